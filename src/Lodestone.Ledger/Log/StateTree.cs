using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// The Merkle tree over the rows of the state at one height, in ordinal order of table and key: proves that a row
/// stands, and by two neighbours that none does.
/// </summary>
public sealed class StateTree
{
    private readonly ImmutableArray<StateChange> rows;
    private readonly Dictionary<TileAddress, ReadOnlyMemory<byte>> tiles = [];

    /// <summary>The tree over rows that are in order already.</summary>
    /// <param name="sortedRows">The rows (<see cref="LedgerState.SortedRows"/>).</param>
    /// <param name="digest">The state's digest at that height.</param>
    internal StateTree(IEnumerable<StateChange> sortedRows, Hash digest)
    {
        rows = [.. sortedRows];
        Digest = digest;
        Hash[] leaves = [.. rows.Select(row => MerkleTree.LeafHash(row.LeafBytes()))];
        foreach (Tile tile in Tile.Grow(TreeSize.Empty, leaves, _ => null))
        {
            tiles[tile.Address] = tile.Bytes;
        }

        Root = new StateRootLine(leaves.Length, MerkleFrontier.Empty.Append(leaves).Root);
    }

    /// <summary>How many rows stand, and the root over them.</summary>
    public StateRootLine Root { get; }

    /// <summary>The state's digest at the same height.</summary>
    public Hash Digest { get; }

    /// <summary>The rows in order.</summary>
    public ImmutableArray<StateChange> Rows => rows;

    /// <summary>The proof that a row stands; null if it does not.</summary>
    public RowProof? ProofOf(string table, string key)
    {
        int place = PlaceOf(table, key);
        return place >= 0 ? ProofAt(place) : null;
    }

    /// <summary>
    /// The rows on both sides of where a row would stand, with their proofs: they are neighbours, so nothing lies
    /// between. Null if the row does stand. At the ends of the table one side is missing.
    /// </summary>
    public (RowProof? Before, RowProof? After)? AbsenceOf(string table, string key)
    {
        int place = PlaceOf(table, key);
        if (place >= 0)
        {
            return null;
        }

        int after = ~place;
        return (after > 0 ? ProofAt(after - 1) : null, after < rows.Length ? ProofAt(after) : null);
    }

    private RowProof ProofAt(int place) => new(
        place,
        rows[place],
        InclusionProof.Build(new EntryIndex(place), new TreeSize(rows.Length), address => tiles[address]).Path);

    private int PlaceOf(string table, string key)
    {
        (int low, int high) = (0, rows.Length - 1);
        while (low <= high)
        {
            int middle = low + ((high - low) / 2);
            StateChange row = rows[middle];
            int order = string.CompareOrdinal(row.Table, table);
            order = order != 0 ? order : string.CompareOrdinal(row.Key, key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}

/// <summary>A row of the state and its path in the state's tree.</summary>
/// <param name="Leaf">Its place among all rows.</param>
/// <param name="Row">The row.</param>
/// <param name="Path">The neighbours' hashes, from the leaf up.</param>
public sealed record RowProof(long Leaf, StateChange Row, ImmutableArray<Hash> Path);
