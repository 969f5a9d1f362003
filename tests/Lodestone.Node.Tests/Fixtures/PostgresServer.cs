using System.Globalization;
using Lodestone.Bench.Postgres;

[assembly: AssemblyFixture(typeof(Lodestone.Node.Tests.PostgresServer))]

namespace Lodestone.Node.Tests;

/// <summary>One PostgreSQL for views, started when a test first asks for it; each views have a schema of their own.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-node-postgres-").FullName;
    private readonly SemaphoreSlim gate = new(1);
    private PrivatePostgres? server;
    private int schemas;

    /// <summary>How to connect to views that nobody has made yet.</summary>
    internal async Task<string> NewViews()
    {
        await gate.WaitAsync();
        try
        {
            server ??= await PrivatePostgres.StartAsync(
                Path.Join(folder, "0"), "fsync=off", "shared_buffers=64MB", "max_connections=200");
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Host=127.0.0.1;Port={server.Port};Username=bench;Database=postgres;Timeout=10;Search Path=views_{schemas++}");
        }
        finally
        {
            gate.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        server?.Dispose();
        gate.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
