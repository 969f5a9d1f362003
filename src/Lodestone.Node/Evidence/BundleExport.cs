using System.Collections.Immutable;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Transparency;
using Lodestone.Verifier;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Evidence;

/// <summary>Makes evidence bundles: what the holder may see is shown, the rest stands as its hash.</summary>
internal static class BundleExport
{
    /// <summary>The most entries of one bundle.</summary>
    public const int MaxEntries = 50_000;

    private const string NotAddressed = "not-addressed-to-the-holder";

    /// <summary>Makes the bundle of a lot for a holder as things stand now, or says why not.</summary>
    /// <exception cref="InvalidOperationException">
    /// The bundle would not be valid: a node hands out no evidence that its own verifier would not take, since to whoever
    /// gets it that looks like fraud.
    /// </exception>
    public static async Task<(byte[]? Bundle, Refusal? Refusal)> Make(
        OpenNode node, Eid lot, Caller holder, CancellationToken cancel)
    {
        if (node.Ledger.ReadState(state => state.Lots.Find(lot.Code)) is null)
        {
            return (null, new Refusal(RefusalCode.LotUnknown, "eid", lot.Code));
        }

        StatePublication published = await node.Ledger.PublishStateRootAsync(cancel);
        EntrySource source = new(node.Ledger.Log, published.Head.Header.SizeAfter);
        EntryReads reads = node.Ledger.ReadState(state => EntryReads.From(state, source));
        (byte[]? bundle, Refusal? refusal) = Make(node, lot, holder, published, source, reads);
        if (bundle is not null
            && BundleVerification.Verify(bundle, node.Anchor) is { Standing: BundleStanding.Invalid } verdict)
        {
            throw new InvalidOperationException($"The bundle of {lot} would not be valid: {verdict.Findings[0]}");
        }

        return (bundle, refusal);
    }

    /// <summary>Makes the bundle of a lot for a holder as of a published state.</summary>
    public static (byte[]? Bundle, Refusal? Refusal) Make(
        OpenNode node, Eid lot, Caller holder, StatePublication published, EntrySource source, EntryReads reads) =>
        LineageClosure.Of(source, reads, lot.Code, MaxEntries) is { } needed
            ? (Assemble(node, lot, holder, published, needed), null)
            : (null, new Refusal(RefusalCode.TooLong, "eid", $"the lineage needs more than {MaxEntries} entries"));

    private static byte[] Assemble(
        OpenNode node, Eid lot, Caller holder, StatePublication published, IReadOnlyCollection<LogEntry> needed)
    {
        TreeSize size = published.Head.Header.SizeAfter;
        ImmutableArray<BundleEntry>.Builder shown = ImmutableArray.CreateBuilder<BundleEntry>();
        ImmutableArray<WithheldEntry>.Builder withheld = ImmutableArray.CreateBuilder<WithheldEntry>();
        SortedSet<string> signers = new(StringComparer.Ordinal);
        foreach (LogEntry entry in needed)
        {
            ImmutableArray<Hash> path = node.Ledger.Log.InclusionProofFor(entry.Index, size).Path;
            if (holder.MaySee(entry.Statement))
            {
                signers.Add(entry.Statement.Key);
                shown.Add(new BundleEntry(entry.Index.Value, entry.Block.TimeMs, entry.Signed.Bytes, path));
            }
            else
            {
                withheld.Add(new WithheldEntry(entry.Index.Value, entry.Signed.LeafHash, path, NotAddressed));
            }
        }

        EvidenceBundle bundle = new(
            lot,
            published.Head.Note.ToBytes(),
            published.Head.Header.Encode(),
            shown.ToImmutable(),
            published.Tree.Root.Rows,
            Rows(published.Tree, lot, signers),
            withheld.ToImmutable(),
            default);
        long now = node.Time.Now.UnixMilliseconds / 1_000;
        return BundleManifest.Seal(
            bundle, node.LogKeys.Answers, node.LogKeys.Origin, node.Ledger.Network!.Value, now).Encode();
    }

    // The lot's status, and of each signing key that it was not revoked before: the rest the replay makes itself.
    private static ImmutableArray<BundleRow> Rows(StateTree tree, Eid lot, SortedSet<string> signers) =>
        [.. signers.Select(key => tree.ProofOf("key", key)!)
            .Append(tree.ProofOf("lot", lot.Code)!)
            .OrderBy(proof => proof.Leaf)
            .Select(proof => new BundleRow(
                proof.Row.Table, proof.Row.Key, proof.Row.Row!.Value, proof.Leaf, proof.Path))];
}
