using System.Diagnostics;
using System.Text.Json;

namespace Lodestone.Node.Tests;

/// <summary>The program itself, as a process of its own in a folder of its own.</summary>
internal sealed class Program : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, string> environment = new()
    {
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["LANG"] = "C",
        ["LC_ALL"] = "C",
    };

    public string Folder { get; } = Directory.CreateTempSubdirectory("lodestone-program-").FullName;

    public string Data => Path.Join(Folder, "data");

    public string State => Path.Join(Folder, "state");

    /// <summary>The same program in the same folder under other settings.</summary>
    public Program With(params (string Name, string Value)[] settings)
    {
        foreach ((string name, string value) in settings)
        {
            environment[name] = value;
        }

        return this;
    }

    public string PathOf(string file) => Path.Join(Folder, file);

    /// <summary>Runs a command to its end.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(Patience);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Runs a command on the data folder that must succeed, with JSON as its output.</summary>
    public async Task<JsonElement> Json(params string[] arguments)
    {
        (int exitCode, string output, string errors) =
            await Run([.. arguments, "--data", Data, "--state", State, "--json"]);
        Assert.True(exitCode == 0, $"{string.Join(' ', arguments)}: {exitCode}\n{output}\n{errors}");
        return output.Trim().Length == 0 ? default : JsonDocument.Parse(output).RootElement;
    }

    /// <summary>Starts a node on the data folder and waits until it says where it listens.</summary>
    public Task<(Process Process, string Url)> Serve(params string[] arguments) =>
        Listen(["serve", "--urls", "http://127.0.0.1:0", "--data", Data, "--state", State, .. arguments]);

    /// <summary>Starts a command that listens, and waits until it says where.</summary>
    public async Task<(Process Process, string Url)> Listen(params string[] arguments)
    {
        Process process = Start(arguments);
        _ = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(Patience);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is { } url)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return (process, url);
            }
        }

        throw new InvalidOperationException($"The node ended with {process.ExitCode} and never listened.");
    }

    /// <summary>Asks a process of ours to stop, by a signal, and waits for its end.</summary>
    public static async Task<int> Stop(Process process, string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        using CancellationTokenSource limit = new(Patience);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Starts a command.</summary>
    public Process Start(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.ArgumentList.Add(Path.Join(AppContext.BaseDirectory, "lodestone.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
