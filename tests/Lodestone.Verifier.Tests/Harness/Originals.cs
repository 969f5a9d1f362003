using Lodestone.Demo;
using Lodestone.Node.Access;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier.Tests.Harness;

/// <summary>Bundles of one log to alter: of every chain and state of a lot that the year has, whole and in part.</summary>
internal static class Originals
{
    // Bigger bundles have more of the same fields, and would take most of the time.
    private const int Largest = 300_000;

    /// <summary>At least the magnets, whole and in part, and up to so many others; some of a later block.</summary>
    public static async Task<IReadOnlyList<Original>> Of(DemoNode demo, int count)
    {
        Eid magnets = DemoTruth.MagnetLot();
        LotRow row = demo.Lots.First(lot => lot.Eid == magnets);
        List<Original> originals =
        [
            Take(demo, "magnets", magnets, null),
            Take(demo, "magnets for their maker", magnets, demo.CallerOf(row.Issuer)),
            Take(demo, "magnets for their holder", magnets, demo.CallerOf(row.Possessor)),
        ];
        (string Name, Eid Lot) first = default;
        foreach ((string name, Eid lot) in OfEveryKind(demo.Lots).Where(other => other.Lot != magnets))
        {
            if (originals.Count < count - 2 && Take(demo, name, lot, null) is { Bytes.Length: < Largest } original)
            {
                first = first.Name is null ? (name, lot) : first;
                originals.Add(original);
            }
        }

        await demo.GrowAsync();
        originals.Add(Take(demo, "magnets, a block later", magnets, null));
        originals.Add(Take(demo, $"{first.Name}, a block later", first.Lot, null));
        return originals;
    }

    /// <summary>The first lot of each chain, state and mark.</summary>
    private static IEnumerable<(string Name, Eid Lot)> OfEveryKind(IReadOnlyList<LotRow> lots)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        IEnumerable<(string Name, Eid Lot)> all =
        [
            .. from lot in lots
               from kind in (string[])[ChainOf(lot), lot.Status.ToString(), .. lot.Flags, .. StopsOf(lot)]
               where seen.Add(kind)
               select (kind, lot.Eid),
            .. lots.Select(lot => (lot.Material, lot.Eid)).DistinctBy(pair => pair.Material),
        ];
        return all.DistinctBy(pair => pair.Lot);
    }

    private static string ChainOf(LotRow lot) =>
        MaterialCatalogue.TryFind(lot.Material, out Material? material) ? material.Chain.ToString() : lot.Material;

    private static IEnumerable<string> StopsOf(LotRow lot) =>
        (string[])[lot.Quarantined ? "quarantined" : "free", lot.Holds.IsEmpty ? "not held" : "held"];

    private static Original Take(DemoNode demo, string name, Eid lot, Caller? holder)
    {
        byte[] bytes = demo.Bundle(lot, holder);
        BundleVerdict verdict = BundleVerification.Verify(bytes, demo.Anchor);
        return verdict.Standing != BundleStanding.Invalid
            ? new Original(name, bytes, verdict.Standing)
            : throw new InvalidOperationException($"{name}: {verdict.Findings[0]}");
    }
}
