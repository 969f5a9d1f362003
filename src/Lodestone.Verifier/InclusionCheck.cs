using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Verifier;

/// <summary>Every entry, shown or withheld, is in the log's tree, and every row in the tree of the state.</summary>
internal static class InclusionCheck
{
    internal static IEnumerable<Finding> Run(EvidenceBundle bundle, ProvenHead head, BundleChecks without)
    {
        Checkpoint checkpoint = head.Checkpoint;
        for (int i = 0; i < bundle.Entries.Length && !without.HasFlag(BundleChecks.EntriesIncluded); i++)
        {
            BundleEntry entry = bundle.Entries[i];
            Hash leaf = MerkleTree.LeafHash(entry.Statement.Span);
            if (Fault(entry.Index, entry.Path, checkpoint.Size, checkpoint.Root, leaf) is { } fault)
            {
                yield return new Finding(FindingCode.EntryNotIncluded, $"entries[{i}]", $"entry {entry.Index}: {fault}");
            }
        }

        for (int i = 0; i < bundle.Withheld.Length && !without.HasFlag(BundleChecks.WithheldIncluded); i++)
        {
            WithheldEntry entry = bundle.Withheld[i];
            if (Fault(entry.Index, entry.Path, checkpoint.Size, checkpoint.Root, entry.LeafHash) is { } fault)
            {
                yield return new Finding(
                    FindingCode.WithheldNotIncluded, $"withheld[{i}]", $"entry {entry.Index}: {fault}");
            }
        }

        for (int i = 0; i < bundle.Rows.Length && !without.HasFlag(BundleChecks.RowsIncluded); i++)
        {
            BundleRow row = bundle.Rows[i];
            Hash leaf = MerkleTree.LeafHash(new StateChange(row.Table, row.Key, row.Row).LeafBytes());
            if (Fault(row.Leaf, row.Path, new TreeSize(head.State.Rows), head.State.Root, leaf) is { } fault)
            {
                yield return new Finding(FindingCode.RowNotIncluded, $"rows[{i}]", $"{row.Table}/{row.Key}: {fault}");
            }
        }
    }

    private static ProofVerdict? Fault(long place, ImmutableArray<Hash> path, TreeSize size, Hash root, Hash leaf)
    {
        ProofVerdict verdict = new InclusionProof(new EntryIndex(place), size, path).Verify(leaf, root);
        return verdict == ProofVerdict.Valid ? null : verdict;
    }
}
