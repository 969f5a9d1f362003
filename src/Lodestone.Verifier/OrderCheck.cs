using System.Collections.Immutable;
using Lodestone.Transparency;

namespace Lodestone.Verifier;

/// <summary>
/// Entries, rows and withheld entries ascend and none occurs twice; block times run forward and end with the checkpoint's
/// block.
/// </summary>
internal static class OrderCheck
{
    internal static IEnumerable<Finding> Run(EvidenceBundle bundle, BundleChecks without) =>
        without.HasFlag(BundleChecks.Order) ? [] : [.. EntriesAscend(bundle), .. RowsAscend(bundle.Rows)];

    /// <summary>
    /// A block time is the log's word; what holds it is that it runs forward, that the entries of the checkpoint's own block
    /// have that block's time, and all before it none later.
    /// </summary>
    internal static IEnumerable<Finding> BlockTimes(EvidenceBundle bundle, BlockHeader head)
    {
        for (int i = 0; i < bundle.Entries.Length; i++)
        {
            BundleEntry entry = bundle.Entries[i];
            if (i > 0 && entry.BlockTimeMs < bundle.Entries[i - 1].BlockTimeMs)
            {
                yield return new Finding(
                    FindingCode.TimesRunBackwards, $"entries[{i}]", "block time is before the last");
            }

            bool isInHead = entry.Index >= head.First.Value;
            if (isInHead ? entry.BlockTimeMs != head.TimeMs : entry.BlockTimeMs > head.TimeMs)
            {
                yield return new Finding(
                    FindingCode.TimeNotOfTheBlock, $"entries[{i}]",
                    $"block time {entry.BlockTimeMs}, the checkpoint's block has {head.TimeMs}");
            }
        }
    }

    private static IEnumerable<Finding> EntriesAscend(EvidenceBundle bundle)
    {
        for (int i = 1; i < bundle.Entries.Length; i++)
        {
            if (bundle.Entries[i].Index <= bundle.Entries[i - 1].Index)
            {
                yield return new Finding(FindingCode.NotInOrder, $"entries[{i}]", "index does not ascend");
            }
        }

        HashSet<long> shown = [.. bundle.Entries.Select(entry => entry.Index)];
        for (int i = 0; i < bundle.Withheld.Length; i++)
        {
            if ((i > 0 && bundle.Withheld[i].Index <= bundle.Withheld[i - 1].Index)
                || shown.Contains(bundle.Withheld[i].Index))
            {
                yield return new Finding(FindingCode.NotInOrder, $"withheld[{i}]", "index does not ascend or is shown");
            }
        }
    }

    // Leaves stand in the order of their names: a log that has two rows of one name shows at least not both.
    private static IEnumerable<Finding> RowsAscend(ImmutableArray<BundleRow> rows)
    {
        for (int i = 1; i < rows.Length; i++)
        {
            int byTable = string.CompareOrdinal(rows[i - 1].Table, rows[i].Table);
            bool named = byTable < 0 || (byTable == 0 && string.CompareOrdinal(rows[i - 1].Key, rows[i].Key) < 0);
            if (!named || rows[i].Leaf <= rows[i - 1].Leaf)
            {
                yield return new Finding(FindingCode.NotInOrder, $"rows[{i}]", "leaf or name does not ascend");
            }
        }
    }
}
