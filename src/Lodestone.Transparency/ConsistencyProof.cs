using System.Collections.Immutable;
using System.Numerics;

namespace Lodestone.Transparency;

/// <summary>
/// That a tree's first entries are exactly those of an earlier tree: nothing was rewritten (RFC 9162 section 2.1.4).
/// The fields are claims until verified.
/// </summary>
public sealed class ConsistencyProof
{
    /// <summary>Claims of anybody's making.</summary>
    /// <param name="oldSize">The earlier tree's size.</param>
    /// <param name="newSize">The later tree's size.</param>
    /// <param name="path">The hashes in the order of RFC 9162.</param>
    public ConsistencyProof(TreeSize oldSize, TreeSize newSize, IEnumerable<Hash> path)
    {
        OldSize = oldSize;
        NewSize = newSize;
        Path = [.. path];
    }

    /// <summary>The earlier tree's size.</summary>
    public TreeSize OldSize { get; }

    /// <summary>The later tree's size.</summary>
    public TreeSize NewSize { get; }

    /// <summary>The hashes in the order of RFC 9162; none when the sizes are equal or the old tree is empty.</summary>
    public ImmutableArray<Hash> Path { get; }

    /// <summary>Builds the proof from the log's tiles (RFC 9162 section 2.1.4.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The old size is above the new one.</exception>
    /// <exception cref="TileUnavailableException">A tile is missing.</exception>
    public static ConsistencyProof Build(TreeSize oldSize, TreeSize newSize, TileReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize.Value, newSize.Value, nameof(oldSize));
        var path = new Stack<Hash>();
        if (oldSize == newSize || oldSize == TreeSize.Empty)
            return new ConsistencyProof(oldSize, newSize, path);

        // Walk from the new root to the edge of the old tree, noting the other side at each fork.
        var tree = new TileTree(newSize, reader);
        var (start, end) = (0L, newSize.Value);
        while (end != oldSize.Value)
        {
            var middle = start + MerkleTree.SplitOf(end - start);
            if (oldSize.Value <= middle)
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

        // The subtree that ends the old tree is known to the verifier only when it is the whole old tree.
        if (start != 0)
            path.Push(tree.RangeRoot(start, end));
        return new ConsistencyProof(oldSize, newSize, path);
    }

    /// <summary>
    /// Checks that the tree of the new root grew out of the tree of the old root (RFC 9162 section 2.1.4.2). Every tree
    /// grew out of the empty one, so from there nothing is proven of the new root, and that is what the verdict says; two
    /// roots of one size must be equal.
    /// </summary>
    public ProofVerdict Verify(Hash oldRoot, Hash newRoot)
    {
        if (OldSize > NewSize)
            return ProofVerdict.TreeShrank;
        if (OldSize == TreeSize.Empty || OldSize == NewSize)
            return VerifyWithoutPath(oldRoot, newRoot);

        // An old tree that is one complete subtree is left out of the path: it is the old root itself.
        var isComplete = BitOperations.IsPow2(OldSize.Value);
        if (Path.IsEmpty)
            return ProofVerdict.PathTooShort;
        var (node, last) = (OldSize.Value - 1, NewSize.Value - 1);
        while ((node & 1) == 1)
            (node, last) = (node >> 1, last >> 1);
        var oldComputed = isComplete ? oldRoot : Path[0];
        var newComputed = oldComputed;
        foreach (var hash in isComplete ? Path : Path[1..])
        {
            if (last == 0)
                return ProofVerdict.PathTooLong;
            if ((node & 1) == 1 || node == last)
            {
                oldComputed = MerkleTree.NodeHash(hash, oldComputed);
                newComputed = MerkleTree.NodeHash(hash, newComputed);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                newComputed = MerkleTree.NodeHash(newComputed, hash);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        if (last != 0)
            return ProofVerdict.PathTooShort;
        if (oldComputed != oldRoot)
            return ProofVerdict.OldRootMismatch;
        return newComputed == newRoot ? ProofVerdict.Valid : ProofVerdict.NewRootMismatch;
    }

    private ProofVerdict VerifyWithoutPath(Hash oldRoot, Hash newRoot)
    {
        if (!Path.IsEmpty)
            return ProofVerdict.PathTooLong;
        if (OldSize == TreeSize.Empty && oldRoot != MerkleTree.EmptyRoot)
            return ProofVerdict.EmptyRootMismatch;
        if (OldSize == NewSize && oldRoot != newRoot)
            return ProofVerdict.OldRootMismatch;
        return OldSize == TreeSize.Empty ? ProofVerdict.NothingProven : ProofVerdict.Valid;
    }
}
