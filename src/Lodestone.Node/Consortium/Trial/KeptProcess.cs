using System.Diagnostics;
using System.Globalization;

namespace Lodestone.Node.Consortium.Trial;

/// <summary>
/// A process that ends with this one, however this one ends. A shell stands between: the system closes its input for us, and
/// it then ends the process. The shell ends when the process does, so that a death is seen at once.
/// </summary>
internal sealed class KeptProcess : IAsyncDisposable
{
    // Ctrl-C at a terminal goes to all of its processes: the kept one does not hear it (a job in the background), so that
    // its owner decides in which order things end.
    private const string Keeper =
        """
        log=$1; patience=$2; shift 2
        trap : INT TERM HUP
        exec 3<&0
        "$@" </dev/null >>"$log" 2>&1 3<&- &
        kept=$!
        echo $kept
        exec >/dev/null 2>&1
        (
          trap : HUP
          read -r _ <&3
          kill -TERM $kept
          while kill -0 $kept && [ $patience -gt 0 ]; do sleep 0.2; patience=$((patience - 1)); done
          kill -KILL $kept
        ) &
        watch=$!
        wait $kept; code=$?
        while kill -0 $kept; do wait $kept; code=$?; done
        kill $watch
        exit $code
        """;

    private static readonly TimeSpan BeyondPatience = TimeSpan.FromSeconds(10);

    private readonly Process keeper;
    private readonly TimeSpan patience;

    private KeptProcess(Process keeper, int id, string log, TimeSpan patience)
    {
        this.keeper = keeper;
        this.patience = patience;
        Id = id;
        Log = log;
    }

    /// <summary>The process's number.</summary>
    public int Id { get; }

    /// <summary>The file that holds what it writes.</summary>
    public string Log { get; }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => keeper.HasExited;

    /// <summary>The last lines that it wrote.</summary>
    public string LastWords => File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(20)) : string.Empty;

    /// <summary>Starts a process.</summary>
    /// <param name="folder">Its working folder.</param>
    /// <param name="log">Where what it writes is added to.</param>
    /// <param name="patience">How long it may take to end once it is asked to.</param>
    /// <param name="environment">Variables that it gets beside ours.</param>
    /// <param name="command">The program and its arguments.</param>
    public static KeptProcess Start(
        string folder, string log, TimeSpan patience, IReadOnlyDictionary<string, string> environment,
        IEnumerable<string> command)
    {
        string steps = ((int)(patience.TotalSeconds * 5)).ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo start = new("sh", ["-c", Keeper, "sh", Path.GetFullPath(log), steps, .. command])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        Process keeper = Process.Start(start)!;
        int id = int.Parse(keeper.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        return new KeptProcess(keeper, id, log, patience);
    }

    /// <summary>Sends it a signal by name.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Asks it to end and waits until it has; one that does not listen is killed.</summary>
    public async Task EndAsync()
    {
        keeper.StandardInput.Close();
        using CancellationTokenSource limit = new(patience + BeyondPatience);
        try
        {
            await keeper.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Somebody has killed the shell that should have done it.
            await KillAsync();
        }
    }

    /// <summary>Kills it as a crash does, and waits until it has ended.</summary>
    public async Task KillAsync()
    {
        Signal("KILL");
        await keeper.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        keeper.Dispose();
    }
}
