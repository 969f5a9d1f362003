using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// Where the ledger stands: state, tree and last block, moved on by one block at a time. The loop and every replay
/// drive the same chain. If making a block throws, the chain is of no use any more: whoever drives it stops.
/// </summary>
internal sealed class Chain
{
    /// <summary>The key of the state's one network row.</summary>
    internal const string NetworkKey = "network";

    private readonly Dictionary<int, Tile> edge = [];
    private readonly TileReader stored;
    private volatile object? network;

    /// <summary>The chain before its genesis.</summary>
    internal Chain(TileReader stored) => this.stored = stored;

    /// <summary>The chain as a store left it.</summary>
    internal Chain(TileReader stored, LedgerState state, MerkleFrontier frontier, BlockHeader last, Hash network)
        : this(stored)
    {
        State = state;
        Frontier = frontier;
        Last = last;
        this.network = network;
        Ring.Add(state);
    }

    internal LedgerState State { get; } = new();

    internal KeyRing Ring { get; } = new();

    internal MerkleFrontier Frontier { get; private set; } = MerkleFrontier.Empty;

    internal BlockHeader? Last { get; private set; }

    /// <summary>Identity of the genesis: what every later statement names as its audience. Any thread.</summary>
    internal Hash? Network => network is Hash genesis ? genesis : null;

    /// <summary>Begins a block at a time, clamped to run forward.</summary>
    internal BlockInMaking Begin(Instant now) => new(
        this,
        Last is null ? 0 : Last.Height + 1,
        Frontier.Size.Next,
        Last is null || now.UnixMilliseconds > Last.TimeMs ? now : new Instant(Last.TimeMs));

    /// <summary>The root over the rows as they stand.</summary>
    internal StateRootLine StateRoot()
    {
        MerkleFrontier rows = MerkleFrontier.Empty;
        foreach (StateChange[] some in State.SortedRows().Chunk(1_024))
        {
            rows = rows.Append([.. some.Select(row => MerkleTree.LeafHash(row.LeafBytes()))]);
        }

        return new StateRootLine(rows.Size.Value, rows.Root);
    }

    /// <summary>
    /// The version of the law that judges the block whose first entry is at a size: the charter's, or this program's where
    /// the genesis names no members.
    /// </summary>
    internal int RulesVersionAt(TreeSize size) => Charters.At(State, size.Value)?.RulesVersion ?? Rulebook.Version;

    internal void FoundedBy(Hash genesis) => network ??= genesis;

    internal StoredBlock Append(
        BlockInMaking block, IReadOnlyList<StoredEntry> entries, IReadOnlyList<Hash> leaves, StateRootPlan plan)
    {
        System.Collections.Immutable.ImmutableArray<Tile> tiles = Tile.Grow(Frontier.Size, leaves, AtTheEdge);
        foreach (Tile tile in tiles)
        {
            edge[tile.Address.Level] = tile;
        }

        Frontier = Frontier.Append(leaves);
        BlockHeader header = new(
            block.Height,
            Last?.HeaderHash ?? Hash.Zero,
            block.Time.UnixMilliseconds,
            block.First,
            entries.Count,
            Frontier.Root,
            Hash.FromBytes(State.Digest.Span),
            RulesVersionAt(new TreeSize(block.First.Value)));
        StateRootLine? root = plan.IsDue(Last, header) ? StateRoot() : null;
        Last = header;
        return new StoredBlock(header, entries, tiles, Frontier, root);
    }

    private ReadOnlyMemory<byte>? AtTheEdge(TileAddress address) =>
        edge.TryGetValue(address.Level, out Tile? tile) && tile.Address.Index == address.Index
            ? tile.Bytes
            : stored(address);
}

/// <summary>When a checkpoint carries a state root.</summary>
/// <param name="EveryBlocks">After so many blocks.</param>
/// <param name="EachDay">On each new day (UTC) of block time.</param>
internal sealed record StateRootPlan(int EveryBlocks, bool EachDay)
{
    private const long DayMilliseconds = 86_400_000;

    /// <summary>Never but on demand.</summary>
    internal static StateRootPlan Never { get; } = new(int.MaxValue, EachDay: false);

    internal bool IsDue(BlockHeader? before, BlockHeader header) =>
        (before is not null && header.Height % EveryBlocks == 0)
        || (before is not null && before.RulesVersion != header.RulesVersion)
        || (EachDay && before is not null && before.TimeMs / DayMilliseconds != header.TimeMs / DayMilliseconds);
}
