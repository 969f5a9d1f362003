using Lodestone.Ledger;
using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Node.Evidence;

/// <summary>
/// Which entries an evidence bundle needs so that the rules can be replayed from nothing to the lot's status: every change
/// of the lot's row, and for each entry among them every earlier change of every row that it changed or that judging it
/// looked into. The least set that is closed under this.
/// </summary>
internal sealed class LineageClosure
{
    // Running totals and the index of events do not decide what a lot is; where they do (a cap that sent a lot into
    // quarantine, an event that is corrected, a budget that is drawn on), they are among what judging looks into.
    private static readonly string[] Totals = ["event", "unaccounted", "throughput", "end", "alias"];

    private readonly EntrySource source;
    private readonly EntryReads reads;
    private readonly int limit;
    private readonly SortedDictionary<long, LogEntry> entries = [];
    private readonly Dictionary<(string Table, string Key), long> covered = [];
    private readonly Queue<(string Table, string Key, long UpTo)> open = new();

    private LineageClosure(EntrySource source, EntryReads reads, int limit)
    {
        this.source = source;
        this.reads = reads;
        this.limit = limit;
    }

    /// <summary>The entries by index, ascending; null if there are more than the limit.</summary>
    /// <param name="source">The entries of the tree size at which the lot is explained.</param>
    /// <param name="reads">What judging looks into.</param>
    /// <param name="lot">EID of the lot to explain.</param>
    /// <param name="limit">Most entries.</param>
    public static IReadOnlyCollection<LogEntry>? Of(EntrySource source, EntryReads reads, string lot, int limit)
    {
        LineageClosure closure = new(source, reads, limit);
        closure.open.Enqueue(("lot", lot, source.Size.Value));
        return closure.Close() ? closure.entries.Values : null;
    }

    private bool Close()
    {
        while (open.TryDequeue(out (string Table, string Key, long UpTo) row))
        {
            if (covered.TryGetValue((row.Table, row.Key), out long done) && done >= row.UpTo)
            {
                continue;
            }

            covered[(row.Table, row.Key)] = row.UpTo;
            foreach (EntryIndex index in source.ChangesOf(row.Table, row.Key, row.UpTo))
            {
                if (entries.Count >= limit)
                {
                    return false;
                }

                Take(index);
            }
        }

        return true;
    }

    private void Take(EntryIndex index)
    {
        if (entries.ContainsKey(index.Value))
        {
            return;
        }

        LogEntry entry = source.At(index);
        entries.Add(index.Value, entry);

        foreach (StateChange change in entry.Effects)
        {
            if (change.Table != "lot" && !Totals.Contains(change.Table, StringComparer.Ordinal))
            {
                open.Enqueue((change.Table, change.Key, index.Value));
            }
        }

        foreach (string lot in DecidingReads.LotsFollowed(entry))
        {
            open.Enqueue(("lot", lot, index.Value));
        }

        foreach ((string table, string key) in reads.Of(entry))
        {
            open.Enqueue((table, key, index.Value));
        }
    }
}
