using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier;

/// <summary>
/// Judges an evidence bundle with no network: from the trust anchor to the checkpoint, from the checkpoint to entries
/// and rows, from entries through the same rules that every node applies to the lot's status. Absence of evidence is
/// failure.
/// </summary>
public static class BundleVerification
{
    /// <summary>Verifies a bundle's bytes against what the caller trusts.</summary>
    public static BundleVerdict Verify(ReadOnlyMemory<byte> bytes, TrustAnchor anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        (EvidenceBundle? bundle, Finding? fault) = BundleReader.Read(bytes);
        return bundle is null
            ? new BundleVerdict(BundleStanding.Invalid, null, null, null, null, 0, 0, [fault!])
            : Verify(bundle, anchor);
    }

    private static BundleVerdict Verify(EvidenceBundle bundle, TrustAnchor anchor)
    {
        List<Finding> findings =
            [.. CheckpointAndBlock(bundle, anchor, out Checkpoint? checkpoint, out BlockHeader? block)];
        if (checkpoint is not null)
        {
            findings.AddRange(EntriesAreIncluded(bundle, checkpoint));
            findings.AddRange(RowsAreInTheState(bundle, checkpoint));
        }

        findings.AddRange(OrderIsKept(bundle));
        ImmutableArray<ProvenStatement> statements = [];
        if (findings.Count == 0)
        {
            statements = StatementCheck.Run(bundle, anchor, findings);
        }

        string? row = RowOf(bundle, "lot", bundle.Subject.Code);
        if (row is null)
        {
            findings.Add(new Finding(FindingCode.SubjectMissing, "rows", $"no row lot/{bundle.Subject.Code}"));
        }
        else if (findings.Count == 0)
        {
            findings.AddRange(LineageReplay.Run(bundle, statements, row));
        }

        findings.AddRange(BundleManifest.Check(bundle, anchor));
        return Conclude(bundle, anchor, block, row, findings);
    }

    /// <summary>
    /// The checkpoint is this log's, signed by it and the quorum, and carries this block header and a state root.
    /// </summary>
    private static List<Finding> CheckpointAndBlock(
        EvidenceBundle bundle, TrustAnchor anchor, out Checkpoint? checkpoint, out BlockHeader? block)
    {
        checkpoint = null;
        block = null;
        Parsed<SignedNote> note = SignedNote.Parse(bundle.Checkpoint.Span);
        if (!note.IsParsed)
        {
            return [new Finding(FindingCode.CheckpointInvalid, "checkpoint", note.ToString())];
        }

        CheckpointJudgement judgement = SignedCheckpoint.Verify(note.Value, anchor.LogKey, anchor.Policy);
        if (!judgement.IsValid)
        {
            return [new Finding(FindingCode.CheckpointInvalid, "checkpoint", judgement.Verdict.ToString())];
        }

        Checkpoint signed = judgement.Checkpoint.Checkpoint;
        Parsed<BlockHeader> header = BlockHeader.Parse(bundle.BlockHeader);
        if (!header.IsParsed)
        {
            return [new Finding(FindingCode.BlockHeaderInvalid, "blockHeader", header.ToString())];
        }

        if (!signed.Extensions.Contains(header.Value.ExtensionLine, StringComparer.Ordinal)
            || header.Value.Root != signed.Root || header.Value.SizeAfter != signed.Size)
        {
            return [new Finding(FindingCode.BlockHeaderInvalid, "blockHeader", "is not the checkpoint's block")];
        }

        if (StateRootLine.Of(signed) is not { } state)
        {
            return [new Finding(FindingCode.StateRootMissing, "checkpoint", "carries no state line")];
        }

        if (state.Rows != bundle.StateSize)
        {
            return [new Finding(FindingCode.RowNotIncluded, "stateSize", $"the checkpoint says {state.Rows} rows")];
        }

        checkpoint = signed;
        block = header.Value;
        return [];
    }

    /// <summary>Every entry, shown or withheld, is in the tree of the checkpoint.</summary>
    private static IEnumerable<Finding> EntriesAreIncluded(EvidenceBundle bundle, Checkpoint checkpoint)
    {
        for (int i = 0; i < bundle.Entries.Length; i++)
        {
            BundleEntry entry = bundle.Entries[i];
            ProofVerdict verdict = new InclusionProof(new EntryIndex(entry.Index), checkpoint.Size, entry.Path)
                .Verify(MerkleTree.LeafHash(entry.Statement.Span), checkpoint.Root);
            if (verdict != ProofVerdict.Valid)
            {
                yield return new Finding(
                    FindingCode.EntryNotIncluded, $"entries[{i}]", $"entry {entry.Index}: {verdict}");
            }
        }

        for (int i = 0; i < bundle.Withheld.Length; i++)
        {
            WithheldEntry entry = bundle.Withheld[i];
            ProofVerdict verdict = new InclusionProof(new EntryIndex(entry.Index), checkpoint.Size, entry.Path)
                .Verify(entry.LeafHash, checkpoint.Root);
            if (verdict != ProofVerdict.Valid)
            {
                yield return new Finding(
                    FindingCode.WithheldNotIncluded, $"withheld[{i}]", $"entry {entry.Index}: {verdict}");
            }
        }
    }

    /// <summary>Every row is in the state tree whose root the checkpoint carries.</summary>
    private static IEnumerable<Finding> RowsAreInTheState(EvidenceBundle bundle, Checkpoint checkpoint)
    {
        StateRootLine state = StateRootLine.Of(checkpoint)!;
        for (int i = 0; i < bundle.Rows.Length; i++)
        {
            BundleRow row = bundle.Rows[i];
            byte[] leaf = new StateChange(row.Table, row.Key, row.Row).LeafBytes();
            ProofVerdict verdict = new InclusionProof(new EntryIndex(row.Leaf), new TreeSize(state.Rows), row.Path)
                .Verify(MerkleTree.LeafHash(leaf), state.Root);
            if (verdict != ProofVerdict.Valid)
            {
                yield return new Finding(FindingCode.RowNotIncluded, $"rows[{i}]", $"{row.Table}/{row.Key}: {verdict}");
            }
        }
    }

    /// <summary>Indexes ascend, none occurs twice, and block times never run backwards.</summary>
    private static IEnumerable<Finding> OrderIsKept(EvidenceBundle bundle)
    {
        for (int i = 1; i < bundle.Entries.Length; i++)
        {
            if (bundle.Entries[i].Index <= bundle.Entries[i - 1].Index)
            {
                yield return new Finding(FindingCode.NotInOrder, $"entries[{i}]", "index does not ascend");
            }

            if (bundle.Entries[i].BlockTimeMs < bundle.Entries[i - 1].BlockTimeMs)
            {
                yield return new Finding(
                    FindingCode.TimesRunBackwards, $"entries[{i}]", "block time is before the last");
            }
        }

        HashSet<long> shown = [.. bundle.Entries.Select(entry => entry.Index)];
        for (int i = 0; i < bundle.Withheld.Length; i++)
        {
            if ((i > 0 && bundle.Withheld[i].Index <= bundle.Withheld[i - 1].Index)
                || shown.Contains(bundle.Withheld[i].Index))
            {
                yield return new Finding(FindingCode.NotInOrder, $"withheld[{i}]", "index does not ascend or is shown");
            }
        }

        for (int i = 1; i < bundle.Rows.Length; i++)
        {
            if (bundle.Rows[i].Leaf <= bundle.Rows[i - 1].Leaf)
            {
                yield return new Finding(FindingCode.NotInOrder, $"rows[{i}]", "leaf does not ascend");
            }
        }
    }

    private static BundleVerdict Conclude(
        EvidenceBundle bundle, TrustAnchor anchor, BlockHeader? block, string? row, List<Finding> findings)
    {
        bool invalid = findings.Exists(finding => finding.IsFatal);
        if (bundle.Withheld.Length > 0)
        {
            findings.Add(new Finding(FindingCode.NotShown, "withheld", $"{bundle.Withheld.Length} entries not shown"));
        }

        if (anchor.Policy.Quorum == 0)
        {
            findings.Add(new Finding(FindingCode.NoWitnessAsked, "checkpoint", "the trust anchor asks for no witness"));
        }

        BundleStanding standing = invalid ? BundleStanding.Invalid
            : bundle.Withheld.Length > 0 ? BundleStanding.ValidInPart
            : BundleStanding.Valid;
        return new BundleVerdict(
            standing,
            bundle.Subject,
            invalid ? null : block?.Height,
            invalid || block is null ? null : new Instant(block.TimeMs),
            invalid ? null : row,
            bundle.Entries.Length,
            bundle.Withheld.Length,
            [.. findings]);
    }

    private static string? RowOf(EvidenceBundle bundle, string table, string key)
    {
        foreach (BundleRow row in bundle.Rows)
        {
            if (row.Table == table && row.Key == key)
            {
                return System.Text.Encoding.UTF8.GetString(row.Row.Span);
            }
        }

        return null;
    }
}
