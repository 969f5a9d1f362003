using System.Numerics;

namespace Lodestone.Transparency;

/// <summary>The tree of one size, seen through its tiles; each tile is read once.</summary>
internal sealed class TileTree(TreeSize size, TileReader reader)
{
    private const int LevelsPerTile = 8;

    private readonly Dictionary<(int Level, long Index), Hash[]> _tiles = [];

    /// <summary>
    /// The Merkle tree hash over the entries from <paramref name="start"/> up to <paramref name="end"/>. The start must
    /// be a multiple of the smallest power of two that is not below the length: all ranges of RFC 9162 are so.
    /// </summary>
    internal Hash RangeRoot(long start, long end)
    {
        var count = end - start;
        if (BitOperations.IsPow2(count))
            return Node(BitOperations.Log2((ulong)count), start / count);
        var middle = start + MerkleTree.SplitOf(count);
        return MerkleTree.NodeHash(RangeRoot(start, middle), RangeRoot(middle, end));
    }

    // The root of the complete subtree of 2^height entries at that place: hashed from the tile row at or below it.
    private Hash Node(int height, long place)
    {
        var level = height / LevelsPerTile;
        var rise = height % LevelsPerTile;
        var first = place << rise;
        var tile = TileAt(level, first / TileAddress.FullWidth);
        var offset = (int)(first % TileAddress.FullWidth);
        return MerkleTree.RootOf(new ArraySegment<Hash>(tile, offset, 1 << rise));
    }

    private Hash[] TileAt(int level, long index)
    {
        if (_tiles.TryGetValue((level, index), out var known))
            return known;
        var inLevel = size.Value >> (LevelsPerTile * level);
        var width = (int)Math.Min(TileAddress.FullWidth, inLevel - (index * TileAddress.FullWidth));
        return _tiles[(level, index)] = Tile.HashesOf(TileAddress.Hashes(level, index, width), reader);
    }
}
