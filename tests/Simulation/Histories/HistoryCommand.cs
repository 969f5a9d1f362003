using System.Globalization;

namespace Simulation.Histories;

/// <summary>
/// <c>dotnet run --project tests/Simulation -c Release -- histories [--count N] [--seed N]</c>: a million by default.
/// </summary>
internal static class HistoryCommand
{
    public const string Word = "histories";

    internal static int Run(string[] args)
    {
        long count = Number(args, "--count") ?? 1_000_000;
        long seed = Number(args, "--seed") ?? Random.Shared.NextInt64();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} histories from seed {seed}"));
        (Tally tally, TimeSpan duration) = HistoryRun.Of(count, (ulong)seed);
        Console.WriteLine(HistoryRun.Report(tally, duration));
        return tally.Histories == count ? 0 : 1;
    }

    private static long? Number(string[] args, string name)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? long.Parse(args[at + 1], CultureInfo.InvariantCulture) : null;
    }
}
