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

    /// <summary>Makes the bundle of a lot for a holder, or says why not.</summary>
    public static async Task<(byte[]? Bundle, Refusal? Refusal)> Make(
        OpenNode node, Eid lot, Caller holder, CancellationToken cancel)
    {
        if (node.Ledger.ReadState(state => state.Lots.Find(lot.Code)) is null)
        {
            return (null, new Refusal(RefusalCode.LotUnknown, "eid", lot.Code));
        }

        StatePublication published = await node.Ledger.PublishStateRootAsync(cancel);
        IReadOnlyCollection<LogEntry>? needed = LineageClosure.Of(
            node.Ledger.Log, node.Ledger.ReadState(EntryReads.From), lot.Code, published.Head.Header.SizeAfter,
            MaxEntries);
        return needed is null
            ? (null, new Refusal(RefusalCode.TooLong, "eid", $"the lineage needs more than {MaxEntries} entries"))
            : (Assemble(node, lot, holder, published, needed), null);
    }

    private static byte[] Assemble(
        OpenNode node, Eid lot, Caller holder, StatePublication published, IReadOnlyCollection<LogEntry> needed)
    {
        TreeSize size = published.Head.Header.SizeAfter;
        ImmutableArray<BundleEntry>.Builder shown = ImmutableArray.CreateBuilder<BundleEntry>();
        ImmutableArray<WithheldEntry>.Builder withheld = ImmutableArray.CreateBuilder<WithheldEntry>();
        HashSet<string> signers = [];
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
    private static ImmutableArray<BundleRow> Rows(StateTree tree, Eid lot, HashSet<string> signers) =>
        [.. tree.Rows
            .Where(row => (row.Table == "lot" && row.Key == lot.Code) || (row.Table == "key" && signers.Contains(row.Key)))
            .Select(row => tree.ProofOf(row.Table, row.Key)!)
            .Select(proof => new BundleRow(
                proof.Row.Table, proof.Row.Key, proof.Row.Row!.Value, proof.Leaf, proof.Path))];
}
