using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Lodestone.Node.Evidence;

/// <summary>
/// Which entries an evidence bundle needs so that the rules can be replayed to the lot's status: every change of the lot's
/// row, and for each entry among them every earlier change of every row that it changed.
/// </summary>
internal static class LineageClosure
{
    // Rows that carry goods from entry to entry. Registers are proven as rows instead, and running totals of a site do not
    // decide what a lot is.
    private static readonly string[] Carrying =
        ["lot", "circuit", "parent", "shipment", "hold", "proposal", "quarantine", "assay", "credit"];

    /// <summary>The entry indexes, ascending.</summary>
    /// <param name="log">The log.</param>
    /// <param name="table">Table of the row to explain, such as <c>lot</c>.</param>
    /// <param name="key">Its key.</param>
    /// <param name="size">Tree size at which it is explained.</param>
    /// <param name="limit">Most entries.</param>
    /// <exception cref="InvalidOperationException">More entries than the limit are needed.</exception>
    public static SortedSet<long> Of(LogReader log, string table, string key, TreeSize size, int limit)
    {
        SortedSet<long> entries = [];
        Dictionary<(string Table, string Key), long> covered = [];
        Queue<(string Table, string Key, long UpTo)> open = new([(table, key, size.Value)]);
        while (open.TryDequeue(out (string Table, string Key, long UpTo) row))
        {
            if (covered.TryGetValue((row.Table, row.Key), out long done) && done >= row.UpTo)
            {
                continue;
            }

            covered[(row.Table, row.Key)] = row.UpTo;
            foreach (EntryIndex index in log.ChangesOf(row.Table, row.Key, new TreeSize(row.UpTo)))
            {
                if (!entries.Add(index.Value))
                {
                    continue;
                }

                if (entries.Count > limit)
                {
                    throw new InvalidOperationException($"The lineage needs more than {limit} entries.");
                }

                // A late entry was let in by an allowance for its issuer: whatever changed that row is needed too.
                open.Enqueue(("late", log.LogEntryAt(index)!.Statement.Issuer.Value, index.Value + 1));
                foreach ((string changedTable, string changedKey) in log.RowsChangedBy(index))
                {
                    if (Carrying.Contains(changedTable, StringComparer.Ordinal))
                    {
                        open.Enqueue((changedTable, changedKey, index.Value + 1));
                    }
                }
            }
        }

        return entries;
    }
}
