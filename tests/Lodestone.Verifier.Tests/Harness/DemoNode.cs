using Lodestone.Demo;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Commands;
using Lodestone.Node.Demo;
using Lodestone.Node.Evidence;
using Lodestone.Node.Hosting;
using Lodestone.Node.Vault;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier.Tests.Harness;

/// <summary>A node with a demo year in a folder of its own, its state published once, to take bundles from.</summary>
internal sealed class DemoNode : IDisposable
{
    private readonly string folder;
    private EntrySource source;
    private EntryReads reads;

    private DemoNode(string folder, OpenNode node, DemoTruth truth, StatePublication published)
    {
        this.folder = folder;
        Node = node;
        Truth = truth;
        (Published, source, reads) = SeenFrom(published);
    }

    /// <summary>An authority, which sees every entry.</summary>
    public static Caller Authority { get; } = new(null, PartyRole.RootAuthority);

    public OpenNode Node { get; }

    public DemoTruth Truth { get; }

    public StatePublication Published { get; private set; }

    public TrustAnchor Anchor => Node.Anchor;

    /// <summary>Every lot that the state knows, by EID.</summary>
    public IReadOnlyList<LotRow> Lots => Node.Ledger.ReadState(
        state => (IReadOnlyList<LotRow>)[.. state.Lots.Rows.Select(pair => pair.Value).OrderBy(lot => lot.Eid)]);

    public static async Task<DemoNode> Fill(long scale)
    {
        string folder = Directory.CreateTempSubdirectory("lodestone-evidence-").FullName;
        OpenNode node = NodeOpening.Open(new NodeOptions
        {
            DataFolder = Path.Join(folder, "data"),
            StateFolder = Path.Join(folder, "state"),
            DemoScale = (int)scale,
        });
        DemoTruth truth = await DemoLoading.Load(node, scale, _ => { }, CancellationToken.None);
        return new DemoNode(folder, node, truth, await node.Ledger.PublishStateRootAsync());
    }

    /// <summary>The bundle of a lot for a holder.</summary>
    public byte[] Bundle(Eid lot, Caller? holder = null) =>
        BundleExport.Make(Node, lot, holder ?? Authority, Published, source, reads) is { Bundle: { } bundle }
            ? bundle
            : throw new InvalidOperationException($"No bundle of {lot}.");

    /// <summary>The content of every entry of a tree.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> EntriesBefore(TreeSize size)
    {
        for (long next = 0; next < size.Value;)
        {
            BlockHeader block = Node.Ledger.Log.BlockOf(new EntryIndex(next))!;
            foreach (LogEntry entry in Node.Ledger.Log.EntriesOf(block))
            {
                yield return entry.Signed.Bytes;
            }

            next = block.SizeAfter.Value;
        }
    }

    /// <summary>Adds a block, so that later bundles have another checkpoint and state.</summary>
    public async Task GrowAsync()
    {
        await SubmitAsync(Pen.Say(Node, Pen.NewSite()));
        await PublishAsync();
    }

    /// <summary>Submits a statement that must be accepted.</summary>
    public async Task SubmitAsync(SignedStatement statement)
    {
        Submission answer = await Node.Ledger.SubmitAsync(statement.Bytes);
        if (answer is not Submission.Accepted)
        {
            throw new InvalidOperationException($"{answer}");
        }
    }

    /// <summary>Publishes the state: bundles are of here from now on.</summary>
    public async Task PublishAsync() =>
        (Published, source, reads) = SeenFrom(await Node.Ledger.PublishStateRootAsync());

    /// <summary>A party of the demo, as one that asks.</summary>
    public Caller CallerOf(PartyId party) => new(
        new ManagedKey(party, "person", string.Empty),
        Node.Ledger.ReadState(state => state.Parties.Find(party.Value)?.Role));

    private (StatePublication Published, EntrySource Source, EntryReads Reads) SeenFrom(StatePublication published)
    {
        EntrySource entries = new(Node.Ledger.Log, published.Head.Header.SizeAfter);
        return (published, entries, Node.Ledger.ReadState(state => EntryReads.From(state, entries)));
    }

    public void Dispose()
    {
        Node.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
