using System.Buffers.Binary;

namespace Lodestone.Transparency.Tests;

/// <summary>A log in memory: numbered leaves, and the tiles that grew entry by entry or in lumps.</summary>
internal sealed class TestLog
{
    private readonly Dictionary<(int Level, long Index), ReadOnlyMemory<byte>> _tiles = [];

    internal TestLog(int size, int lump = 1)
    {
        for (var done = 0; done < size; done += lump)
            Append(Math.Min(lump, size - done));
    }

    internal List<Hash> Leaves { get; } = [];

    internal TreeSize Size => new(Leaves.Count);

    internal Hash RootAt(int size) => MerkleTree.RootOf(Leaves[..size]);

    internal ReadOnlyMemory<byte>? Read(TileAddress address) =>
        _tiles.TryGetValue((address.Level, address.Index), out var bytes) ? bytes : null;

    internal static Hash Leaf(int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return MerkleTree.LeafHash(bytes);
    }

    private void Append(int count)
    {
        var leaves = Enumerable.Range(Leaves.Count, count).Select(Leaf).ToList();
        foreach (var tile in Tile.Grow(Size, leaves, Read))
            _tiles[(tile.Address.Level, tile.Address.Index)] = tile.Bytes;
        Leaves.AddRange(leaves);
    }
}
