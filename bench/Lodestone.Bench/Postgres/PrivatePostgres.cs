using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Lodestone.Bench.Postgres;

/// <summary>
/// A PostgreSQL of one's own on the loopback, started in a folder and stopped by its process id. It never runs as root:
/// under root its files and its process are the user postgres's.
/// </summary>
internal sealed class PrivatePostgres : IDisposable
{
    private readonly Process server;

    private PrivatePostgres(Process server, string connection)
    {
        this.server = server;
        Connection = connection;
    }

    /// <summary>How to connect.</summary>
    public string Connection { get; }

    /// <summary>Makes and starts a server in a folder that is not there yet.</summary>
    public static async Task<PrivatePostgres> StartAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", folder);
            await RunAsync("chmod", "a+x", Path.GetDirectoryName(folder)!);
        }

        string programs = ProgramsFolder();
        string cluster = Path.Join(folder, "cluster");
        using (Process made = Start(
            Path.Join(programs, "initdb"), "-D", cluster, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C"))
        {
            await made.WaitForExitAsync();
            if (made.ExitCode != 0)
            {
                throw new InvalidOperationException($"initdb ended with {made.ExitCode}.");
            }
        }

        int port = FreePort();
        Process server = Start(
            Path.Join(programs, "postgres"), "-D", cluster, "-h", "127.0.0.1", "-k", folder, "-p", $"{port}",
            "-c", "synchronous_commit=on", "-c", "fsync=on", "-c", "shared_buffers=512MB", "-c", "max_wal_size=4GB",
            "-c", "log_min_messages=fatal");
        PrivatePostgres postgres = new(
            server, $"Host=127.0.0.1;Port={port};Username=bench;Database=postgres;Pooling=false;Timeout=5");
        await postgres.AnswersAsync();
        return postgres;
    }

    /// <summary>A new open connection.</summary>
    public async Task<NpgsqlConnection> OpenAsync()
    {
        NpgsqlConnection connection = new(Connection);
        await connection.OpenAsync();
        return connection;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!server.HasExited)
        {
            // SIGINT is PostgreSQL's fast shutdown; Process has no way to send it.
            using Process stop = Process.Start("kill", ["-INT", $"{server.Id}"]);
            stop.WaitForExit();
            if (!server.WaitForExit(TimeSpan.FromSeconds(30)))
            {
                server.Kill();
                server.WaitForExit();
            }
        }

        server.Dispose();
    }

    private async Task AnswersAsync()
    {
        for (int i = 0; ; i++)
        {
            try
            {
                await using NpgsqlConnection connection = await OpenAsync();
                return;
            }
            catch (NpgsqlException) when (i < 100 && !server.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    private static Process Start(string program, params string[] arguments)
    {
        ProcessStartInfo start = Environment.UserName == "root"
            ? new("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments])
            : new(program, arguments);
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = "/";
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static string ProgramsFolder()
    {
        const string Versions = "/usr/lib/postgresql";
        string? newest = Directory.Exists(Versions)
            ? Directory.EnumerateDirectories(Versions).OrderBy(it => it, StringComparer.Ordinal).LastOrDefault()
            : null;
        return newest is not null
            ? Path.Join(newest, "bin")
            : throw new Win32Exception("PostgreSQL is not installed; on Debian: apt-get install postgresql");
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
