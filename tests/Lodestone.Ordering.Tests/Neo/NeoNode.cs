using System.Diagnostics;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>
/// A process of the neo.express tool. A shell stands between: it ends the process when its own input is closed, which the
/// system does for us however this test run ends.
/// </summary>
internal sealed class NeoNode : IDisposable
{
    private const string Keeper =
        """
        "$@" & node=$!
        echo "pid $node"
        read -r _
        kill -TERM $node 2>/dev/null
        for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 $node 2>/dev/null || exit 0; sleep 0.5; done
        kill -KILL $node 2>/dev/null
        """;

    private readonly Process keeper;
    private readonly string log;
    private string? pid;

    private NeoNode(Process keeper, string log)
    {
        this.keeper = keeper;
        this.log = log;
    }

    /// <summary>The last lines that it wrote.</summary>
    public string LastWords => File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(20)) : string.Empty;

    /// <summary>Starts a node that goes on until it is disposed.</summary>
    public static NeoNode Start(string folder, string log, params string[] arguments)
    {
        ProcessStartInfo start = In(folder, "sh");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec 2>'{log}'; {Keeper.Replace("\"$@\" &", $"\"$@\" >'{log}' 2>&1 &", StringComparison.Ordinal)}");
        start.ArgumentList.Add("sh");
        AddTool(start, arguments);
        return new NeoNode(Process.Start(start)!, log);
    }

    /// <summary>Sends the node a signal by its process id, as the shell told it.</summary>
    public void Signal(string name)
    {
        pid ??= keeper.StandardOutput.ReadLine()!.Split(' ')[1];
        using Process kill = Process.Start("kill", [$"-{name}", pid]);
        kill.WaitForExit();
    }

    /// <summary>Runs the tool to its end; what it wrote is the answer.</summary>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        ProcessStartInfo start = In(folder, "timeout");
        start.ArgumentList.Add("300");
        AddTool(start, arguments);
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> faults = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync() + await faults;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"neo.express ended with {process.ExitCode} on: {string.Join(' ', arguments)}. It needs Debian's "
                + $"libsnappy1v5 (./test installs it) and the package neo.express (restoring fetches it). {output}");
    }

    public void Dispose()
    {
        keeper.StandardInput.Close();
        keeper.WaitForExit();
        keeper.Dispose();
    }

    private static void AddTool(ProcessStartInfo start, string[] arguments)
    {
        start.ArgumentList.Add("dotnet");
        start.ArgumentList.Add(typeof(NeoNode).Assembly.GetCustomAttributes(false)
            .OfType<System.Reflection.AssemblyMetadataAttribute>().Single(it => it.Key == "NeoNode").Value!);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
    }

    private static ProcessStartInfo In(string folder, string program)
    {
        ProcessStartInfo start = new(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["HOME"] = folder;
        start.Environment["XDG_DATA_HOME"] = Path.Combine(folder, "share");
        // It is made for an older runtime.
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        start.Environment["DOTNET_gcServer"] = "0";
        return start;
    }
}
