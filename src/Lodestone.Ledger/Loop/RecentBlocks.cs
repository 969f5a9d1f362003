using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// The latest blocks with their entries as they were read at the door and judged, so that whoever follows closely need
/// not read, parse and unpack again what was at hand a moment ago. Bounded; older blocks are read from the store. A block
/// is found only by its whole header.
/// </summary>
internal sealed class RecentBlocks
{
    private const int MaxEntries = 8_192;
    private const long MaxBytes = 32 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<IReadOnlyList<LogEntry>> blocks = new();
    private int entries;
    private long bytes;

    internal void Add(IReadOnlyList<LogEntry> block)
    {
        lock (gate)
        {
            blocks.Enqueue(block);
            entries += block.Count;
            bytes += BytesOf(block);
            while (entries > MaxEntries || bytes > MaxBytes)
            {
                IReadOnlyList<LogEntry> oldest = blocks.Dequeue();
                entries -= oldest.Count;
                bytes -= BytesOf(oldest);
            }
        }
    }

    internal IReadOnlyList<LogEntry>? Find(BlockHeader header)
    {
        IReadOnlyList<LogEntry>? block = BlockWith(header.First);
        return block?[0].Block == header ? block : null;
    }

    internal BlockHeader? BlockOf(EntryIndex index) => BlockWith(index)?[0].Block;

    private static long BytesOf(IReadOnlyList<LogEntry> block) => block.Sum(entry => (long)entry.Signed.Bytes.Length);

    private IReadOnlyList<LogEntry>? BlockWith(EntryIndex index)
    {
        lock (gate)
        {
            foreach (IReadOnlyList<LogEntry> block in blocks)
            {
                if (block[0].Index <= index && index <= block[^1].Index)
                {
                    return block;
                }
            }
        }

        return null;
    }
}
