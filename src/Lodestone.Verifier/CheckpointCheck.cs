using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Verifier;

/// <summary>A checkpoint that holds, with its block and the state root that it carries.</summary>
/// <param name="Checkpoint">What the log signed.</param>
/// <param name="Block">Header of its block.</param>
/// <param name="State">How many rows the state has, and their root.</param>
internal sealed record ProvenHead(Checkpoint Checkpoint, BlockHeader Block, StateRootLine State);

/// <summary>
/// The checkpoint is this log's, signed by it and the quorum, and carries this block header and one state root.
/// </summary>
internal static class CheckpointCheck
{
    internal static (ProvenHead? Head, Finding? Fault) Run(
        EvidenceBundle bundle, TrustAnchor anchor, BundleChecks without)
    {
        (Checkpoint? checkpoint, Finding? unsigned) = Signed(bundle, anchor, without);
        if (checkpoint is null)
        {
            return (null, unsigned);
        }

        Parsed<BlockHeader> header = BlockHeader.Parse(bundle.BlockHeader);
        if (!header.IsParsed)
        {
            return (null, new Finding(FindingCode.BlockHeaderInvalid, "blockHeader", $"{header.Fault} in {header.Field}"));
        }

        if (!without.HasFlag(BundleChecks.Block) && !IsBlockOf(checkpoint, header.Value))
        {
            return (null, new Finding(FindingCode.BlockHeaderInvalid, "blockHeader", "is not the checkpoint's block"));
        }

        // A second line of a kind would leave it to the reader which of them was meant.
        if (StateRootLine.Of(checkpoint) is not { } state || LinesOf(checkpoint, "state ") != 1)
        {
            return (null, new Finding(FindingCode.StateRootMissing, "checkpoint", "carries not one state line"));
        }

        if (header.Value.RulesVersion > Rulebook.Version && !without.HasFlag(BundleChecks.RulesVersion))
        {
            return (null, new Finding(
                FindingCode.RulesUnknown, "blockHeader", $"version {header.Value.RulesVersion}, known up to {Rulebook.Version}"));
        }

        return state.Rows != bundle.StateSize && !without.HasFlag(BundleChecks.StateSize)
            ? (null, new Finding(FindingCode.RowNotIncluded, "stateSize", $"the checkpoint says {state.Rows} rows"))
            : (new ProvenHead(checkpoint, header.Value, state), null);
    }

    private static (Checkpoint? Checkpoint, Finding? Fault) Signed(
        EvidenceBundle bundle, TrustAnchor anchor, BundleChecks without)
    {
        Parsed<SignedNote> note = SignedNote.Parse(bundle.Checkpoint.Span);
        if (!note.IsParsed)
        {
            return (null, new Finding(FindingCode.CheckpointInvalid, "checkpoint", $"{note.Fault} in {note.Field}"));
        }

        CheckpointJudgement judgement = SignedCheckpoint.Verify(note.Value, anchor.LogKey, anchor.Policy);
        if (judgement.IsValid)
        {
            return (judgement.Checkpoint.Checkpoint, null);
        }

        return without.HasFlag(BundleChecks.CheckpointSignatures)
            && Checkpoint.Parse(note.Value.Text) is { IsParsed: true } claimed
                ? (claimed.Value, null)
                : (null, new Finding(FindingCode.CheckpointInvalid, "checkpoint", judgement.Verdict.ToString()));
    }

    private static bool IsBlockOf(Checkpoint checkpoint, BlockHeader header) =>
        LinesOf(checkpoint, "block ") == 1
        && checkpoint.Extensions.Contains(header.ExtensionLine, StringComparer.Ordinal)
        && header.Root == checkpoint.Root && header.SizeAfter == checkpoint.Size;

    private static int LinesOf(Checkpoint checkpoint, string kind) =>
        checkpoint.Extensions.Count(line => line.StartsWith(kind, StringComparison.Ordinal));
}
