using System.Collections.Immutable;

namespace Lodestone.Transparency;

/// <summary>
/// That an entry is in the tree of some size (RFC 9162 section 2.1.3). The fields are claims until verified.
/// </summary>
public sealed class InclusionProof
{
    /// <summary>Claims of anybody's making.</summary>
    /// <param name="index">Where the entry lies.</param>
    /// <param name="size">The tree's size.</param>
    /// <param name="path">The neighbours' hashes, from the leaf up.</param>
    public InclusionProof(EntryIndex index, TreeSize size, IEnumerable<Hash> path)
    {
        Index = index;
        Size = size;
        Path = [.. path];
    }

    /// <summary>Where the entry lies.</summary>
    public EntryIndex Index { get; }

    /// <summary>The tree's size.</summary>
    public TreeSize Size { get; }

    /// <summary>The neighbours' hashes, from the leaf up.</summary>
    public ImmutableArray<Hash> Path { get; }

    /// <summary>
    /// Builds the proof for any past or present size from the log's tiles (RFC 9162 section 2.1.3.1).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree of that size does not hold the entry.</exception>
    /// <exception cref="TileUnavailableException">A tile is missing.</exception>
    public static InclusionProof Build(EntryIndex index, TreeSize size, TileReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index.Value, size.Value, nameof(index));
        var tree = new TileTree(size, reader);
        var path = new Stack<Hash>();
        var (start, end) = (0L, size.Value);
        while (end - start > 1)
        {
            var middle = start + MerkleTree.SplitOf(end - start);
            if (index.Value < middle)
            {
                path.Push(tree.RangeRoot(middle, end));
                end = middle;
            }
            else
            {
                path.Push(tree.RangeRoot(start, middle));
                start = middle;
            }
        }

        return new InclusionProof(index, size, path);
    }

    /// <summary>
    /// Checks that the leaf hash lies under the root, with exactly as many hashes as the size needs. Compare
    /// <see cref="Size"/> with that of the checkpoint the root comes from: a root does not spell its size.
    /// </summary>
    public ProofVerdict Verify(Hash leaf, Hash root)
    {
        var (verdict, computed) = RootFor(leaf);
        return verdict == ProofVerdict.Valid && computed != root ? ProofVerdict.RootMismatch : verdict;
    }

    /// <summary>
    /// The root that the path leads to, for formats that sign it rather than name it (RFC 9162 section 2.1.3.2). Only
    /// of use when the verdict is valid, and trusted only once that root is.
    /// </summary>
    public (ProofVerdict Verdict, Hash Root) RootFor(Hash leaf)
    {
        if (!Size.Contains(Index))
            return (ProofVerdict.IndexBeyondTree, Hash.Zero);
        var (node, last) = (Index.Value, Size.Value - 1);
        var root = leaf;
        foreach (var neighbour in Path)
        {
            if (last == 0)
                return (ProofVerdict.PathTooLong, Hash.Zero);
            if ((node & 1) == 1 || node == last)
            {
                root = MerkleTree.NodeHash(neighbour, root);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                root = MerkleTree.NodeHash(root, neighbour);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 ? (ProofVerdict.Valid, root) : (ProofVerdict.PathTooShort, Hash.Zero);
    }
}
