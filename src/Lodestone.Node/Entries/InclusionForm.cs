using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Lodestone.Node.Entries;

/// <summary>An inclusion proof as JSON.</summary>
/// <param name="Index">The entry.</param>
/// <param name="Size">The tree that it is in.</param>
/// <param name="Leaf">Its leaf hash, hexadecimal.</param>
/// <param name="Path">The audit path, hexadecimal.</param>
internal sealed record InclusionForm(long Index, long Size, string Leaf, IReadOnlyList<string> Path)
{
    /// <summary>The proof of an entry in a tree of the log.</summary>
    public static InclusionForm Of(LogReader log, EntryIndex index, TreeSize size)
    {
        InclusionProof proof = log.InclusionProofFor(index, size);
        Hash leaf = MerkleTree.LeafHash(log.EntryAt(index));
        return new InclusionForm(index.Value, size.Value, leaf.ToHex(), [.. proof.Path.Select(hash => hash.ToHex())]);
    }

    /// <summary>Checks it against a root.</summary>
    public ProofVerdict Verify(Hash root) =>
        new InclusionProof(new EntryIndex(Index), new TreeSize(Size), Path.Select(Hash.FromHex))
            .Verify(Hash.FromHex(Leaf), root);
}
