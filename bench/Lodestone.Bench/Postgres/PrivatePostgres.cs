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
/// <remarks>The benchmarks and the tests of the ordering engine share this file.</remarks>
internal sealed class PrivatePostgres : IDisposable
{
    private readonly string folder;
    private readonly string[] settings;
    private Process server;
    private Process guard;

    private PrivatePostgres(string folder, int port, string[] settings)
    {
        (this.folder, Port, this.settings) = (folder, port, settings);
        server = StartServer();
        guard = StartGuard();
    }

    /// <summary>Where it listens, stopped or not.</summary>
    public int Port { get; }

    /// <summary>How to connect.</summary>
    public string Connection => $"Host=127.0.0.1;Port={Port};Username=bench;Database=postgres;Pooling=false;Timeout=5";

    /// <summary>The server's process.</summary>
    public int ProcessId => server.Id;

    /// <summary>Makes and starts a server in a folder that is not there yet.</summary>
    public static async Task<PrivatePostgres> StartAsync(string folder, params string[] settings)
    {
        await OwnAsync(folder);
        await MakeAsync(
            Path.Join(ProgramsFolder(), "initdb"), "-D", Cluster(folder), "-U", "bench", "-A", "trust", "-E", "UTF8",
            "--locale=C");
        return await StartedAsync(new PrivatePostgres(folder, FreePort(), settings));
    }

    /// <summary>Makes and starts a standby in a folder of its own, which follows this server under a name.</summary>
    public async Task<PrivatePostgres> StandbyAsync(string at, string name, params string[] settings)
    {
        await OwnAsync(at);
        await MakeAsync(
            Path.Join(ProgramsFolder(), "pg_basebackup"), "-D", Cluster(at), "-R", "-X", "stream", "-c", "fast", "-d",
            $"host=127.0.0.1 port={Port} user=bench application_name={name}");
        return await StartedAsync(new PrivatePostgres(at, FreePort(), settings));
    }

    /// <summary>Starts it again after it was stopped or killed.</summary>
    public async Task StartAgainAsync()
    {
        server.Dispose();
        guard.Dispose();
        server = StartServer();
        guard = StartGuard();
        await StartedAsync(this);
    }

    /// <summary>A new open connection.</summary>
    public async Task<NpgsqlConnection> OpenAsync()
    {
        NpgsqlConnection connection = new(Connection);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Sends a signal by name to the server's process.</summary>
    public void Signal(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{server.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>PostgreSQL's fast shutdown.</summary>
    public void Stop()
    {
        EndGuard();
        if (!server.HasExited)
        {
            // SIGINT is PostgreSQL's fast shutdown; Process has no way to send it.
            Signal("INT");
            if (!server.WaitForExit(TimeSpan.FromSeconds(30)))
            {
                Kill();
            }
        }
    }

    /// <summary>Ends it at once, as a crash does. Its children notice and end too.</summary>
    public void Kill()
    {
        EndGuard();
        server.Kill();
        server.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        server.Dispose();
        guard.Dispose();
    }

    private static async Task<PrivatePostgres> StartedAsync(PrivatePostgres postgres)
    {
        for (int i = 0; ; i++)
        {
            try
            {
                await using NpgsqlConnection connection = await postgres.OpenAsync();
                return postgres;
            }
            catch (NpgsqlException) when (i < 600 && !postgres.server.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    private Process StartServer() => Start(
        Path.Join(ProgramsFolder(), "postgres"),
        [
            "-D", Cluster(folder), "-h", "127.0.0.1", "-k", folder, "-p", $"{Port}",
            "-c", "synchronous_commit=on", "-c", "fsync=on", "-c", "log_min_messages=panic",
            .. settings.SelectMany(one => new[] { "-c", one }),
        ]);

    /// <summary>Waits for the end of this process, however it comes, and ends the server then.</summary>
    private Process StartGuard()
    {
        ProcessStartInfo start = new("sh", ["-c", $"read _; kill -QUIT {server.Id}"]) { RedirectStandardInput = true };
        return Process.Start(start)!;
    }

    private void EndGuard()
    {
        if (!guard.HasExited)
        {
            guard.Kill();
            guard.WaitForExit();
        }
    }

    private static string Cluster(string folder) => Path.Join(folder, "cluster");

    private static async Task OwnAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", folder);
            await RunAsync("chmod", "a+x", Path.GetDirectoryName(folder)!);
        }
    }

    private static async Task MakeAsync(string program, params string[] arguments)
    {
        using Process made = Start(program, arguments);
        await made.WaitForExitAsync();
        if (made.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {made.ExitCode}.");
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
