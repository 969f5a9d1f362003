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
        TreeSize size = published.Head.Header.SizeAfter;
        SortedSet<long> needed;
        try
        {
            needed = LineageClosure.Of(node.Ledger.Log, "lot", lot.Code, size, MaxEntries);
        }
        catch (InvalidOperationException tooMany)
        {
            return (null, new Refusal(RefusalCode.TooLong, "eid", tooMany.Message));
        }

        return (Assemble(node, lot, holder, published, needed), null);
    }

    private static byte[] Assemble(
        OpenNode node, Eid lot, Caller holder, StatePublication published, SortedSet<long> needed)
    {
        TreeSize size = published.Head.Header.SizeAfter;
        ImmutableArray<BundleEntry>.Builder shown = ImmutableArray.CreateBuilder<BundleEntry>();
        ImmutableArray<WithheldEntry>.Builder withheld = ImmutableArray.CreateBuilder<WithheldEntry>();
        List<LogEntry> seen = [];
        foreach (long index in needed)
        {
            LogEntry entry = node.Ledger.Log.LogEntryAt(new EntryIndex(index))!;
            ImmutableArray<Hash> path = node.Ledger.Log.InclusionProofFor(entry.Index, size).Path;
            if (holder.MaySee(entry.Statement))
            {
                seen.Add(entry);
                shown.Add(new BundleEntry(index, entry.Block.TimeMs, entry.Signed.Bytes, path));
            }
            else
            {
                withheld.Add(new WithheldEntry(index, entry.Signed.LeafHash, path, NotAddressed));
            }
        }

        EvidenceBundle bundle = new(
            lot,
            published.Head.Note.ToBytes(),
            published.Head.Header.Encode(),
            shown.ToImmutable(),
            published.Tree.Root.Rows,
            Rows(published, lot, seen, withheld.Count > 0),
            withheld.ToImmutable(),
            default);
        long now = node.Time.Now.UnixMilliseconds / 1_000;
        return BundleManifest.Seal(
            bundle, node.LogKeys.Answers, node.LogKeys.Origin, node.Ledger.Network!.Value, now).Encode();
    }

    private static ImmutableArray<BundleRow> Rows(
        StatePublication published, Eid lot, IReadOnlyList<LogEntry> shown, bool inPart)
    {
        ShownRegisters registers = ShownRegisters.Of(shown, published.Tree);
        return [.. published.Tree.Rows
            .Where(row => (row.Table == "lot" && row.Key == lot.Code) || registers.Contain(row, inPart))
            .Select(row => published.Tree.ProofOf(row.Table, row.Key)!)
            .Select(proof => new BundleRow(
                proof.Row.Table, proof.Row.Key, proof.Row.Row!.Value, proof.Leaf, proof.Path))];
    }
}
