using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;

namespace Lodestone.Transparency;

/// <summary>
/// All that is needed of a tree to append to it and to name its root: the roots of its complete subtrees, largest
/// first, one for each bit set in its size. Immutable: a block that is not committed leaves nothing behind.
/// </summary>
public sealed class MerkleFrontier
{
    private readonly ImmutableArray<Hash> _subtrees;

    private MerkleFrontier(TreeSize size, ImmutableArray<Hash> subtrees)
    {
        Size = size;
        _subtrees = subtrees;
    }

    /// <summary>The frontier of the tree without an entry.</summary>
    public static MerkleFrontier Empty { get; } = new(TreeSize.Empty, []);

    /// <summary>How many leaves were appended.</summary>
    public TreeSize Size { get; }

    /// <summary>The roots of the complete subtrees, largest and leftmost first.</summary>
    public IReadOnlyList<Hash> Subtrees => _subtrees;

    /// <summary>The root of the tree (RFC 9162 section 2.1.1).</summary>
    public Hash Root
    {
        get
        {
            if (_subtrees.IsEmpty)
                return MerkleTree.EmptyRoot;
            var root = _subtrees[^1];
            for (var i = _subtrees.Length - 2; i >= 0; i--)
                root = MerkleTree.NodeHash(_subtrees[i], root);
            return root;
        }
    }

    /// <summary>The frontier with one more leaf.</summary>
    public MerkleFrontier Append(Hash leaf) => Append([leaf]);

    /// <summary>The frontier with these leaves after the ones it has.</summary>
    public MerkleFrontier Append(IReadOnlyList<Hash> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        var subtrees = new List<Hash>(_subtrees);
        var size = Size.Value;
        foreach (var leaf in leaves)
        {
            // Each trailing one of the size is a complete subtree that the new leaf's side now matches.
            var hash = leaf;
            for (var merges = BitOperations.TrailingZeroCount(~size); merges > 0; merges--)
            {
                hash = MerkleTree.NodeHash(subtrees[^1], hash);
                subtrees.RemoveAt(subtrees.Count - 1);
            }

            subtrees.Add(hash);
            size++;
        }

        return new MerkleFrontier(new TreeSize(size), [.. subtrees]);
    }

    /// <summary>The frontier of the first <paramref name="size"/> entries, gathered from stored tiles.</summary>
    /// <exception cref="TileUnavailableException">A tile is missing.</exception>
    public static MerkleFrontier FromTiles(TreeSize size, TileReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var tree = new TileTree(size, reader);
        var subtrees = ImmutableArray.CreateBuilder<Hash>();
        var start = 0L;
        for (var rest = size.Value; rest > 0;)
        {
            var count = 1L << BitOperations.Log2((ulong)rest);
            subtrees.Add(tree.RangeRoot(start, start + count));
            start += count;
            rest -= count;
        }

        return new MerkleFrontier(size, subtrees.ToImmutable());
    }

    /// <summary>The size in eight bytes big-endian, then 32 bytes for each subtree.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[8 + (_subtrees.Length * Hash.Length)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size.Value);
        for (var i = 0; i < _subtrees.Length; i++)
            _subtrees[i].CopyTo(bytes.AsSpan(8 + (i * Hash.Length)));
        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote; the number of subtrees must fit the size.</summary>
    public static Parsed<MerkleFrontier> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8)
            return Parsed<MerkleFrontier>.Bad(FormatFault.Truncated, "size");
        var size = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (size < 0)
            return Parsed<MerkleFrontier>.Bad(FormatFault.OutOfRange, "size");
        var count = BitOperations.PopCount((ulong)size);
        if (bytes.Length != 8 + (count * Hash.Length))
            return Parsed<MerkleFrontier>.Bad(FormatFault.WrongLength, "subtrees");
        var subtrees = ImmutableArray.CreateBuilder<Hash>(count);
        for (var i = 0; i < count; i++)
            subtrees.Add(Hash.FromBytes(bytes.Slice(8 + (i * Hash.Length), Hash.Length)));
        return Parsed<MerkleFrontier>.Of(new MerkleFrontier(new TreeSize(size), subtrees.MoveToImmutable()));
    }
}
