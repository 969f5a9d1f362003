using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Lodestone.Rules;

namespace Lodestone.Verifier.Tests.Harness;

/// <summary>Exports and verifies the bundle of every lot of a demo year.</summary>
/// <param name="demo">The node.</param>
internal sealed class LineageRun(DemoNode demo)
{
    private readonly SortedDictionary<string, int> kinds = new(StringComparer.Ordinal);

    /// <summary>Lots whose bundle was not found valid, with the first finding.</summary>
    public List<string> Wrong { get; } = [];

    public int Lots { get; private set; }

    public int MostEntries { get; private set; }

    public int MostBytes { get; private set; }

    public TimeSpan SlowestExport { get; private set; }

    public TimeSpan SlowestVerification { get; private set; }

    public long Entries { get; private set; }

    public void Run(int every = 1, Action<string>? say = null)
    {
        foreach (LotRow lot in demo.Lots.Where((_, place) => place % every == 0))
        {
            long started = Stopwatch.GetTimestamp();
            byte[] bundle = demo.Bundle(lot.Eid);
            SlowestExport = Longer(SlowestExport, started);
            started = Stopwatch.GetTimestamp();
            BundleVerdict verdict = BundleVerification.Verify(bundle, demo.Anchor);
            SlowestVerification = Longer(SlowestVerification, started);
            Count(lot, bundle, verdict);
            if (Lots % 1_000 == 0)
            {
                say?.Invoke($"{Lots} lots");
            }
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Lots} lots, {Wrong.Count} not valid; biggest bundle {MostEntries} entries, {MostBytes} bytes, mean "
        + $"{Entries / Math.Max(1, Lots)} entries; slowest export {SlowestExport.TotalMilliseconds:0} ms, verification "
        + $"{SlowestVerification.TotalMilliseconds:0} ms; {string.Join(", ", kinds.Select(kind => $"{kind.Key} {kind.Value}"))}");

    private static TimeSpan Longer(TimeSpan longest, long started) =>
        Stopwatch.GetElapsedTime(started) is { } taken && taken > longest ? taken : longest;

    private void Count(LotRow lot, byte[] bundle, BundleVerdict verdict)
    {
        Lots++;
        Entries += verdict.EntriesShown;
        MostEntries = Math.Max(MostEntries, verdict.EntriesShown);
        MostBytes = Math.Max(MostBytes, bundle.Length);
        bool isSame = verdict.Status is { } status && RowReader.Write(status.Lot).AsSpan().SequenceEqual(RowReader.Write(lot));
        if (verdict.Standing != BundleStanding.Valid || !isSame)
        {
            Wrong.Add($"{lot.Eid} {lot.Material} {lot.Status}: {verdict.Standing} {verdict.Findings.FirstOrDefault()}");
        }

        foreach (string kind in KindsOf(lot))
        {
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        }
    }

    private static ImmutableArray<string> KindsOf(LotRow lot) =>
    [
        lot.Status.ToString(),
        .. lot.Quarantined ? (string[])["quarantined"] : [],
        .. lot.Holds.IsEmpty ? [] : (string[])["held"],
        .. lot.Credited.IsEmpty ? [] : (string[])["credited"],
        .. lot.Flags,
    ];
}
