using Lodestone.Ledger;

namespace Simulation.Kill;

/// <summary>Replays an exported log in a process of its own, whose culture, time zone and processors the parent chose.</summary>
internal static class ReplayChild
{
    internal const string Word = "replay-child";

    internal static int Run(string export)
    {
        Console.WriteLine(Told(Replay.FromZero(export)));
        return 0;
    }

    internal static string Told(ReplayReport report) =>
        $"{report.IsSound} {report.Size} {report.Root} {report.StateDigest} {report.StateRoot}";
}
