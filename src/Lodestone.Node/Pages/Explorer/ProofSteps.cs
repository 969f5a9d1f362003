using Lodestone.Transparency;

namespace Lodestone.Node.Pages;

/// <summary>One step of an inclusion proof: two hashes become the one above them.</summary>
/// <param name="Neighbour">The hash from the log.</param>
/// <param name="IsLeft">Whether the neighbour stands on the left.</param>
/// <param name="Result">The hash computed.</param>
public sealed record ProofStep(Hash Neighbour, bool IsLeft, Hash Result);

/// <summary>An inclusion proof computed step by step.</summary>
/// <param name="Index">The entry.</param>
/// <param name="Size">The tree of the checkpoint.</param>
/// <param name="Leaf">Hash of the entry.</param>
/// <param name="Steps">The steps, from the leaf up.</param>
/// <param name="Root">The root that the checkpoint signs.</param>
public sealed record ProofSteps(long Index, long Size, Hash Leaf, IReadOnlyList<ProofStep> Steps, Hash Root)
{
    /// <summary>What the steps lead to.</summary>
    public Hash Computed => Steps.Count == 0 ? Leaf : Steps[^1].Result;

    /// <summary>Whether that is the checkpoint's root, by the steps and by the proof's own check.</summary>
    public required bool Holds { get; init; }

    /// <summary>Computes the steps (RFC 9162 section 2.1.3.2).</summary>
    public static ProofSteps Of(InclusionProof proof, Hash leaf, Hash root)
    {
        ArgumentNullException.ThrowIfNull(proof);
        List<ProofStep> steps = [];
        (long node, long last, Hash at) = (proof.Index.Value, proof.Size.Value - 1, leaf);
        foreach (Hash neighbour in proof.Path)
        {
            bool isLeft = (node & 1) == 1 || node == last;
            at = isLeft ? MerkleTree.NodeHash(neighbour, at) : MerkleTree.NodeHash(at, neighbour);
            steps.Add(new ProofStep(neighbour, isLeft, at));
            while (isLeft && (node & 1) == 0 && node != 0)
            {
                (node, last) = (node >> 1, last >> 1);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return new ProofSteps(proof.Index.Value, proof.Size.Value, leaf, steps, root)
        {
            Holds = at == root && proof.Verify(leaf, root) == ProofVerdict.Valid,
        };
    }
}
