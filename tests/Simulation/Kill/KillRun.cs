using System.Diagnostics;
using System.Globalization;

namespace Simulation.Kill;

/// <summary>
/// Rounds of kill -9 under load: start a child on the store, kill it at a random moment, open the store and judge it.
/// The same seed kills by the same plan; when the kill really falls is the machine's affair, so what was hit is counted.
/// </summary>
internal sealed class KillRun
{
    private const int RoundsAStore = 50;
    private const int NumbersARound = 1_000_000;

    private readonly Random dice;
    private readonly int seed;
    private readonly KillFault fault;
    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-kill-").FullName;

    internal KillRun(int seed, KillFault fault)
    {
        this.seed = seed;
        this.fault = fault;
        dice = new Random(seed);
    }

    /// <summary>Kills that fell while statements were submitted and unanswered.</summary>
    internal int KillsUnderLoad { get; private set; }

    /// <summary>Kills that fell before the child was ready: while it opened or founded the store.</summary>
    internal int KillsWhileOpening { get; private set; }

    internal int Rounds { get; private set; }

    internal int Acknowledged { get; private set; }

    internal int Promised { get; private set; }

    internal int Unanswered { get; private set; }

    internal List<string> Wrong { get; } = [];

    /// <summary>Runs so many rounds, or until something is wrong.</summary>
    internal async Task RunAsync(int rounds, Action<string>? tell = null)
    {
        KilledStore store = new(Path.Combine(folder, "0"));
        for (Rounds = 0; Rounds < rounds && Wrong.Count == 0; Rounds++)
        {
            if (Rounds > 0 && Rounds % RoundsAStore == 0)
            {
                Close(store);
                store = new KilledStore(Path.Combine(folder, Rounds.ToString(CultureInfo.InvariantCulture)));
            }

            await KillOnceAsync(store);
            Wrong.AddRange(await store.JudgeAsync());
            if ((Rounds + 1) % 25 == 0)
            {
                tell?.Invoke($"{Rounds + 1} rounds, {KillsUnderLoad} under load, {KillsWhileOpening} while opening");
            }
        }

        Close(store);
        if (Wrong.Count == 0 || fault != KillFault.None)
        {
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            Wrong.Add($"the store is kept at {store.Folder}");
        }
    }

    /// <summary>The figures in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {seed}: {Rounds} rounds of kill -9, {KillsUnderLoad} hit under load, {KillsWhileOpening} while opening; "
        + $"{Acknowledged} acknowledged, {Promised} promised, {Unanswered} entries whose sender got no answer; "
        + $"{Wrong.Count} wrong");

    private void Close(KilledStore store)
    {
        Wrong.AddRange(store.CheckWhole());
        Acknowledged += store.Acknowledged;
        Promised += store.Promised;
        Unanswered += store.Unanswered;
        if (Wrong.Count == 0)
        {
            Directory.Delete(store.Folder, recursive: true);
        }
    }

    private async Task KillOnceAsync(KilledStore store)
    {
        Directory.CreateDirectory(store.Folder);
        // A sixth while the child starts and opens, a sixth as soon as it is ready, the rest well under way.
        int moment = dice.Next(6);
        int wait = moment == 0 ? dice.Next(20, 600) : dice.Next(0, 800);
        using Process child = StartChild(store.Folder, (Rounds % RoundsAStore) * NumbersARound / RoundsAStore * 10, dice.Next());
        TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<List<string>> told = ReadAsync(child.StandardOutput, ready, answered);
        if (moment > 0)
        {
            await Task.WhenAny(moment == 1 ? ready.Task : answered.Task, told).WaitAsync(TimeSpan.FromMinutes(2));
        }

        await Task.Delay(wait);
        bool wasReady = ready.Task.IsCompleted;
        child.Kill();
        List<string> lines = await told;
        await child.WaitForExitAsync();
        store.Hear(lines);
        KillsWhileOpening += wasReady ? 0 : 1;
        KillsUnderLoad += wasReady && store.InFlight > 0 ? 1 : 0;
    }

    internal static ProcessStartInfo Itself(params string[] args)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true };
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.ArgumentList.Add(typeof(KillRun).Assembly.Location);
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return start;
    }

    private Process StartChild(string store, int first, int childSeed) => Process.Start(Itself(
        KillChild.Word,
        store,
        first.ToString(CultureInfo.InvariantCulture),
        (childSeed / 2).ToString(CultureInfo.InvariantCulture),
        fault.ToString()))!;

    private static async Task<List<string>> ReadAsync(
        StreamReader output, TaskCompletionSource ready, TaskCompletionSource answered)
    {
        List<string> lines = [];
        string rest = string.Empty;
        char[] some = new char[1 << 16];
        for (int got = await output.ReadAsync(some); got > 0; got = await output.ReadAsync(some))
        {
            string[] parts = (rest + new string(some, 0, got)).Split('\n');
            rest = parts[^1];
            lines.AddRange(parts[..^1]);
            foreach (string line in parts[..^1])
            {
                if (line == "ready")
                {
                    ready.TrySetResult();
                }
                else if (line.StartsWith("a ", StringComparison.Ordinal))
                {
                    answered.TrySetResult();
                }
            }
        }

        return lines;
    }
}
