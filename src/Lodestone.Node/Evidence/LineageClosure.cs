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
    // Running totals and the index of events do not decide what a lot is; where they did (a cap that sent a lot into
    // quarantine), the entry shows both and they are followed.
    private static readonly string[] Totals = ["event", "unaccounted", "throughput", "end", "alias"];

    private readonly LogReader log;
    private readonly EntryReads reads;
    private readonly int limit;
    private readonly SortedDictionary<long, LogEntry> entries = [];
    private readonly Dictionary<(string Table, string Key), long> covered = [];
    private readonly Queue<(string Table, string Key, long UpTo)> open = new();
    private readonly Dictionary<long, IReadOnlyList<LogEntry>> blocks = [];

    private LineageClosure(LogReader log, EntryReads reads, int limit)
    {
        this.log = log;
        this.reads = reads;
        this.limit = limit;
    }

    /// <summary>The entries by index, ascending; null if there are more than the limit.</summary>
    /// <param name="log">The log.</param>
    /// <param name="reads">What judging looks into.</param>
    /// <param name="lot">EID of the lot to explain.</param>
    /// <param name="size">Tree size at which it is explained.</param>
    /// <param name="limit">Most entries.</param>
    public static IReadOnlyCollection<LogEntry>? Of(LogReader log, EntryReads reads, string lot, TreeSize size, int limit)
    {
        LineageClosure closure = new(log, reads, limit);
        closure.open.Enqueue(("lot", lot, size.Value));
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
            foreach (EntryIndex index in log.ChangesOf(row.Table, row.Key, new TreeSize(row.UpTo)))
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

        LogEntry entry = EntryAt(index);
        entries.Add(index.Value, entry);
        bool capped = entry.Effects.Any(change => change.Table == "quarantine");
        foreach (StateChange change in entry.Effects)
        {
            if (!Totals.Contains(change.Table, StringComparer.Ordinal) || (capped && change.Table == "throughput"))
            {
                open.Enqueue((change.Table, change.Key, index.Value));
            }
        }

        foreach ((string table, string key) in reads.Of(entry.Statement))
        {
            open.Enqueue((table, key, index.Value));
        }
    }

    private LogEntry EntryAt(EntryIndex index)
    {
        BlockHeader block = log.BlockOf(index)!;
        if (!blocks.TryGetValue(block.Height, out IReadOnlyList<LogEntry>? of))
        {
            blocks[block.Height] = of = log.EntriesOf(block);
        }

        return of[(int)(index.Value - block.First.Value)];
    }
}
