using System.Globalization;
using Lodestone.Bench.Postgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(Lodestone.Views.Tests.PostgresPlace))]

namespace Lodestone.Views.Tests;

/// <summary>Views in schemas of their own, in one PostgreSQL that runs as long as the tests.</summary>
public sealed class PostgresPlace : Place, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-views-postgres-").FullName;
    private PrivatePostgres server = null!;
    private int schemas;

    /// <summary>The server.</summary>
    internal PrivatePostgres Server => server;

    public async ValueTask InitializeAsync() => server = await PrivatePostgres.StartAsync(
        Path.Join(folder, "0"), "fsync=off", "shared_buffers=64MB", "max_connections=200");

    /// <summary>How to reach new views.</summary>
    internal string NewConnection()
    {
        string schema = string.Create(CultureInfo.InvariantCulture, $"views_{Interlocked.Increment(ref schemas)}");
        return $"Host=127.0.0.1;Port={server.Port};Username=bench;Database=postgres;Timeout=10;Search Path={schema};"
            + $"Application Name={schema}";
    }

    internal override Viewed New()
    {
        string connection = NewConnection();
        return new Viewed(() => Leading(connection), sql => Execute(connection, sql), () => { });
    }

    /// <summary>Views that follow.</summary>
    internal static ViewStore Leading(string connection)
    {
        ViewStore store = ViewStore.InPostgres(connection);
        Assert.True(store.Lead());
        return store;
    }

    /// <summary>Runs statements on the tables.</summary>
    internal static void Execute(string connection, string sql)
    {
        using NpgsqlConnection open = new(connection + ";Pooling=false");
        open.Open();
        using NpgsqlCommand command = new(sql, open);
        command.ExecuteNonQuery();
    }

    public ValueTask DisposeAsync()
    {
        server.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
