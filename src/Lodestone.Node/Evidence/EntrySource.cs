using Lodestone.Ledger;
using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Node.Evidence;

/// <summary>
/// Entries and changes of rows up to one tree size, read once each: what lineages of that size are gathered from. Not for
/// several threads at once.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="size">The tree size; nothing beyond it is seen.</param>
internal sealed class EntrySource(LogReader log, TreeSize size)
{
    private readonly Dictionary<long, IReadOnlyList<LogEntry>> blocks = [];
    private readonly Dictionary<(string Table, string Key), IReadOnlyList<EntryIndex>> changes = [];

    /// <summary>The tree size.</summary>
    public TreeSize Size => size;

    /// <summary>The entry at an index.</summary>
    public LogEntry At(EntryIndex index)
    {
        BlockHeader block = log.BlockOf(index)!;
        if (!blocks.TryGetValue(block.Height, out IReadOnlyList<LogEntry>? entries))
        {
            blocks[block.Height] = entries = log.EntriesOf(block);
        }

        return entries[(int)(index.Value - block.First.Value)];
    }

    /// <summary>The entries before an index that changed a row, ascending.</summary>
    public IEnumerable<EntryIndex> ChangesOf(string table, string key, long before) =>
        ChangesOf(table, key).TakeWhile(index => index.Value < before);

    /// <summary>The row as it stood before an entry; null if there was none.</summary>
    public TRow? RowBefore<TRow>(string table, string key, long index)
        where TRow : class
    {
        EntryIndex[] before = [.. ChangesOf(table, key, index)];
        return before.Length > 0
            && At(before[^1]).Effects.First(change => change.Table == table && change.Key == key).Row is { } row
                ? RowReader.Read<TRow>(row.Span)
                : null;
    }

    private IReadOnlyList<EntryIndex> ChangesOf(string table, string key)
    {
        if (!changes.TryGetValue((table, key), out IReadOnlyList<EntryIndex>? all))
        {
            changes[(table, key)] = all = log.ChangesOf(table, key, size);
        }

        return all;
    }
}
