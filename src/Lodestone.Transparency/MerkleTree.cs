using System.Buffers;
using System.Numerics;

namespace Lodestone.Transparency;

/// <summary>
/// The hashing of the log's tree (RFC 9162 section 2.1.1), and its definition written out as a second opinion.
/// </summary>
public static class MerkleTree
{
    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;

    /// <summary>The root of the tree without an entry: SHA-256 of nothing.</summary>
    public static Hash EmptyRoot { get; } = Hash.Of([]);

    /// <summary>
    /// The hash of one entry: SHA-256(0x00 ‖ entry). The prefix keeps an entry from posing as a node.
    /// </summary>
    public static Hash LeafHash(ReadOnlySpan<byte> entry)
    {
        var leaf = ArrayPool<byte>.Shared.Rent(1 + entry.Length);
        leaf[0] = LeafPrefix;
        entry.CopyTo(leaf.AsSpan(1));
        var hash = Hash.Of(leaf.AsSpan(0, 1 + entry.Length));
        ArrayPool<byte>.Shared.Return(leaf);
        return hash;
    }

    /// <summary>The hash of two neighbours: SHA-256(0x01 ‖ left ‖ right).</summary>
    public static Hash NodeHash(Hash left, Hash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Hash.Length)];
        input[0] = NodePrefix;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Hash.Length)..]);
        return Hash.Of(input);
    }

    /// <summary>
    /// The root over <paramref name="leaves"/> by the recursive definition of RFC 9162 section 2.1.1.
    /// Slow and obvious: what <see cref="MerkleFrontier"/> and the proofs are judged against.
    /// </summary>
    public static Hash RootOf(IReadOnlyList<Hash> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        return leaves.Count == 0 ? EmptyRoot : RootOf(leaves, 0, leaves.Count);
    }

    private static Hash RootOf(IReadOnlyList<Hash> leaves, int from, int to)
    {
        if (to - from == 1)
            return leaves[from];
        var middle = from + (int)SplitOf(to - from);
        return NodeHash(RootOf(leaves, from, middle), RootOf(leaves, middle, to));
    }

    /// <summary>The largest power of two smaller than <paramref name="count"/>, which is at least 2.</summary>
    internal static long SplitOf(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
