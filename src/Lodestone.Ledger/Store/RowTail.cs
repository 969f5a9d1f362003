using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// What the latest blocks did to rows and which identities they brought, as long as only the blocks themselves hold it.
/// The tables of rows, of their history and of identities are looked up by scattered keys, so they are written for many
/// blocks together (<see cref="RowFold"/>); until then whoever looks something up asks here first and then the tables,
/// in this order, and misses nothing. Any thread.
/// </summary>
internal sealed class RowTail
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Table, string Key), ChangedRow> rows = [];
    private readonly Dictionary<Hash, long> identities = [];

    /// <summary>How many changes of rows wait to be folded.</summary>
    internal int Changes { get; private set; }

    /// <summary>Takes up the entries of a block.</summary>
    internal void Add(long first, IReadOnlyList<StoredEntry> entries)
    {
        lock (gate)
        {
            for (int i = 0; i < entries.Count; i++)
            {
                identities[entries[i].Identity] = first + i;
                foreach (StateChange change in entries[i].Effects)
                {
                    (string, string) key = (change.Table, change.Key);
                    if (!rows.TryGetValue(key, out ChangedRow? row))
                    {
                        rows.Add(key, row = new ChangedRow(change));
                    }

                    row.Last = change;
                    row.Entries.Add(first + i);
                    Changes++;
                }
            }
        }
    }

    /// <summary>Where a statement lies, if one of these blocks brought it.</summary>
    internal EntryIndex? IndexOf(Hash identity)
    {
        lock (gate)
        {
            return identities.TryGetValue(identity, out long index) ? new EntryIndex(index) : null;
        }
    }

    /// <summary>The entries of these blocks that changed a row, ascending.</summary>
    internal long[] ChangesOf(string table, string key)
    {
        lock (gate)
        {
            return rows.TryGetValue((table, key), out ChangedRow? row) ? [.. row.Entries] : [];
        }
    }

    /// <summary>Hands all of it to whoever folds it into the tables. Only the writer's thread changes the tail.</summary>
    internal (IReadOnlyCollection<ChangedRow> Rows, IReadOnlyDictionary<Hash, long> Identities) Content =>
        (rows.Values, identities);

    /// <summary>Forgets it, once the tables hold it durably.</summary>
    internal void Clear()
    {
        lock (gate)
        {
            rows.Clear();
            identities.Clear();
            Changes = 0;
        }
    }
}

/// <summary>A row that the latest blocks changed.</summary>
internal sealed class ChangedRow(StateChange first)
{
    /// <summary>As the last of them left it.</summary>
    internal StateChange Last { get; set; } = first;

    /// <summary>The entries that changed it, ascending.</summary>
    internal List<long> Entries { get; } = [];
}
