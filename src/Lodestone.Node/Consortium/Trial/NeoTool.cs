using System.Diagnostics;
using System.Reflection;

namespace Lodestone.Node.Consortium.Trial;

/// <summary>
/// The tool neo.express, which holds a whole node of Neo N3 with dBFT. Restoring the packages brings it. It keeps keys in
/// clear: for trying out, never for a network that counts.
/// </summary>
internal static class NeoTool
{
    private const string Version = "3.5.20";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(10);

    /// <summary>Starts a node that goes on until it is ended.</summary>
    /// <exception cref="InvalidDataException">The tool is not there.</exception>
    public static KeptProcess Start(string folder, string home, string log, params string[] arguments) =>
        KeptProcess.Start(folder, log, EndsWithin, Environment(home), ["dotnet", Find(), .. arguments]);

    /// <summary>Runs the tool to its end; what it wrote is the answer.</summary>
    /// <exception cref="InvalidDataException">The tool is not there, or it failed.</exception>
    public static async Task<string> RunAsync(
        string folder, string home, string[] arguments, CancellationToken cancel = default)
    {
        ProcessStartInfo start = new("dotnet", [Find(), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in Environment(home))
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            Task<string> faults = process.StandardError.ReadToEndAsync(limit.Token);
            string output = await process.StandardOutput.ReadToEndAsync(limit.Token) + await faults;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0
                ? output
                : throw new InvalidDataException(
                    $"neo.express ended with {process.ExitCode} on: {string.Join(' ', arguments)}. {output}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Where the tool lies: where the build restored it, or among the packages of this user.</summary>
    /// <exception cref="InvalidDataException">It is nowhere; the message says what to do.</exception>
    public static string Find()
    {
        string? restored = typeof(NeoTool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(one => one.Key == "NeoNode")?.Value;
        string packages = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Join(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string common = Path.Join(packages, "neo.express", Version, "tools", "net6.0", "any", "neoxp.dll");
        // An operator's own word, or a test's, stands alone.
        string?[] places = System.Environment.GetEnvironmentVariable("LODESTONE_NEO_NODE") is { Length: > 0 } named
            ? [named]
            : [restored, common];
        return places.FirstOrDefault(File.Exists) ?? throw new InvalidDataException(
            $"The engine's nodes come from the package neo.express {Version}, which is not in {packages}. Restore the "
            + "sources once with `dotnet restore src/Lodestone.Node`, or order by PostgreSQL (--postgres). "
            + $"未找到引擎节点所需的 neo.express {Version}：请先运行 dotnet restore，或改用 --postgres。");
    }

    // It is made for an older runtime, and keeps chains in the home folder.
    private static Dictionary<string, string> Environment(string home) => new()
    {
        ["HOME"] = home,
        ["XDG_DATA_HOME"] = Path.Join(home, "share"),
        ["DOTNET_ROLL_FORWARD"] = "Major",
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
    };
}
