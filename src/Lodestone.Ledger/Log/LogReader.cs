using System.Runtime.CompilerServices;
using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// Reads the log up to its published head: what is not yet covered by a checkpoint cannot be seen here. Every entry is
/// checked against its leaf as it is read. Any thread; never waits for the loop.
/// </summary>
public sealed class LogReader
{
    private readonly LedgerStore store;
    private readonly PublishedSignal published;
    private readonly RecentBlocks recent;
    private readonly LogKeys keys;

    internal LogReader(LedgerStore store, PublishedSignal published, RecentBlocks recent, LogKeys keys)
    {
        this.store = store;
        this.published = published;
        this.recent = recent;
        this.keys = keys;
    }

    /// <summary>The published head; null before the genesis.</summary>
    public LedgerHead? Head => published.Head;

    /// <summary>How many entries the published checkpoint covers.</summary>
    public TreeSize Size => Head?.Header.SizeAfter ?? TreeSize.Empty;

    /// <summary>The published checkpoint as a signed note; null before the genesis.</summary>
    public byte[]? LatestCheckpoint() => Head?.Note.ToBytes();

    /// <summary>
    /// A tile or entry bundle by its C2SP path, such as <c>tile/0/000</c> or <c>tile/entries/000.p/5</c>; null if the
    /// path is none or reaches beyond the published tree.
    /// </summary>
    public byte[]? ReadTile(string path)
    {
        Parsed<TileAddress> parsed = TileAddress.Parse(path);
        return !parsed.IsParsed ? null : parsed.Value.IsEntries ? Bundle(parsed.Value) : HashTile(parsed.Value);
    }

    /// <summary>The exact bytes of an entry; null beyond the published tree.</summary>
    /// <exception cref="StoreFailureException">The stored bytes are not those that the tree holds.</exception>
    public byte[]? EntryAt(EntryIndex index)
    {
        if (!Size.Contains(index))
        {
            return null;
        }

        EntryRow row = store.Read(reader => reader.Entries(index.Value, 1)).Single();
        HeadCheck.ConfirmLeaves(store, [row]);
        return row.Cose;
    }

    /// <summary>Where a statement lies; null if the published tree does not hold it.</summary>
    public EntryIndex? IndexOf(Hash identity) =>
        store.IndexOf(identity) is { } index && Size.Contains(index) ? index : null;

    /// <summary>Proves that an entry is in the published tree, or in an earlier tree of that size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree does not hold the entry, or is not published.</exception>
    public InclusionProof InclusionProofFor(EntryIndex index, TreeSize? size = null)
    {
        TreeSize tree = size ?? Size;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tree.Value, Size.Value, nameof(size));
        return InclusionProof.Build(index, tree, store.Tile);
    }

    /// <summary>Proves that one tree grew out of an earlier one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sizes are not in order, or not published.</exception>
    public ConsistencyProof ConsistencyProof(TreeSize oldSize, TreeSize newSize)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(newSize.Value, Size.Value, nameof(newSize));
        return Transparency.ConsistencyProof.Build(oldSize, newSize, store.Tile);
    }

    /// <summary>
    /// The receipt of an entry, in the tree of its own block: the same bytes whenever it is asked for (a deterministic
    /// key). Null beyond the published tree.
    /// </summary>
    public Receipt? ReceiptFor(EntryIndex index)
    {
        if (BlockOf(index) is not { } block)
        {
            return null;
        }

        byte[] entry = EntryAt(index)!;
        InclusionProof proof = InclusionProof.Build(index, block.SizeAfter, store.Tile);
        return Receipt.Create(keys.Answers, proof, MerkleTree.LeafHash(entry), block.Root);
    }

    /// <summary>The header of the block that holds an entry; null beyond the published tree.</summary>
    public BlockHeader? BlockOf(EntryIndex index) =>
        Size.Contains(index) ? recent.BlockOf(index) ?? store.Read(reader => reader.BlockOf(index)) : null;

    /// <summary>The header of a block; null beyond the published head.</summary>
    public BlockHeader? BlockAt(long height) =>
        height <= (Head?.Header.Height ?? -1) ? store.Read(reader => reader.Block(height)) : null;

    /// <summary>Headers of blocks in order.</summary>
    /// <param name="from">First height.</param>
    /// <param name="count">At most so many, up to 10,000.</param>
    public IReadOnlyList<BlockHeader> Blocks(long from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 10_000);
        long last = Head?.Header.Height ?? -1;
        return [.. store.Read(reader => reader.Blocks(from, count)).Where(header => header.Height <= last)];
    }

    /// <summary>The state root that the checkpoint of a block carried; null if it carried none.</summary>
    public StateRootLine? StateRootOf(long height) => store.Read(reader => reader.StateRootOf(height));

    /// <summary>The entries that changed a row of the state, ascending, in the first so many entries.</summary>
    public IReadOnlyList<EntryIndex> ChangesOf(string table, string key, TreeSize? upTo = null)
    {
        TreeSize bound = upTo is { } asked && asked < Size ? asked : Size;
        return store.ChangesOf(table, key, bound);
    }

    /// <summary>The rows that an entry changed; none beyond the published tree.</summary>
    public IReadOnlyList<(string Table, string Key)> RowsChangedBy(EntryIndex index) =>
        BlockOf(index) is not { } block
            ? []
            : [.. store.Read(reader => reader.Effects(block))[(int)(index.Value - block.First.Value)]
                .Select(change => (change.Table, change.Key))];

    /// <summary>
    /// All entries of a block with their effects. Those of the latest blocks come from memory, as they were judged.
    /// </summary>
    /// <exception cref="StoreFailureException">What is stored is damaged.</exception>
    public IReadOnlyList<LogEntry> EntriesOf(BlockHeader block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (recent.Find(block) is { } judged)
        {
            return judged;
        }

        List<EntryRow> rows = store.Read(reader => reader.Entries(block.First.Value, (int)block.Count));
        IReadOnlyList<StateChange>[] effects = store.Read(reader => reader.Effects(block));
        List<LogEntry> entries = new(rows.Count);
        HeadCheck.ConfirmLeaves(store, rows);
        foreach (EntryRow row in rows)
        {
            Arrival arrival = StatementDoor.ReadLogged(row.Cose, new EntryIndex(row.Index));
            entries.Add(new LogEntry(
                new EntryIndex(row.Index), block, arrival.Signed, arrival.Statement,
                effects[row.Index - block.First.Value]));
        }

        return entries;
    }

    /// <summary>One entry with its effects; null beyond the published tree.</summary>
    public LogEntry? LogEntryAt(EntryIndex index) => BlockOf(index) is { } block
        ? EntriesOf(block)[(int)(index.Value - block.First.Value)]
        : null;

    /// <summary>
    /// Every entry from an index on, in order and without gaps, each only once a checkpoint covers it; then waits for
    /// more until it is cancelled.
    /// </summary>
    public async IAsyncEnumerable<LogEntry> FollowAsync(
        EntryIndex from, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        EntryIndex next = from;
        while (true)
        {
            await published.BeyondAsync(new TreeSize(next.Value), cancel);
            BlockHeader block = BlockOf(next)!;
            foreach (LogEntry entry in EntriesOf(block))
            {
                if (entry.Index >= next)
                {
                    cancel.ThrowIfCancellationRequested();
                    yield return entry;
                }
            }

            next = block.SizeAfter.Next;
        }
    }

    /// <summary>Ends once the published tree is larger than a size.</summary>
    public Task GrownBeyondAsync(TreeSize size, CancellationToken cancel = default) =>
        published.BeyondAsync(size, cancel);

    private byte[]? HashTile(TileAddress address)
    {
        long inLevel = address.Level < 8 ? Size.Value >> (8 * address.Level) : 0;
        return (address.Index * TileAddress.FullWidth) + address.Width > inLevel || store.Tile(address) is not { } tile
            ? null
            : tile.Span[..(address.Width * Hash.Length)].ToArray();
    }

    private byte[]? Bundle(TileAddress address)
    {
        long first = address.Index * TileAddress.FullWidth;
        if (first + address.Width > Size.Value)
        {
            return null;
        }

        List<EntryRow> rows = store.Read(reader => reader.Entries(first, address.Width));
        HeadCheck.ConfirmLeaves(store, rows);
        return EntryBundle.Encode([.. rows.Select(row => (ReadOnlyMemory<byte>)row.Cose)]);
    }
}
