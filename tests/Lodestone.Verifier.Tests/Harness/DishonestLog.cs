using System.Collections.Immutable;
using Lodestone.Ledger;
using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Verifier.Tests.Harness;

/// <summary>
/// The log as an operator could make it who has its keys and no scruples: any entries in any order, any rows, any times,
/// all of it proven and signed. Only the statements of others he cannot sign.
/// </summary>
internal sealed class DishonestLog
{
    private readonly DemoNode demo;
    private readonly EvidenceBundle honest;

    public DishonestLog(DemoNode demo, byte[] bundle)
    {
        this.demo = demo;
        honest = BundleReader.Read(bundle).Bundle!;
        Header = BlockHeader.Parse(honest.BlockHeader).Value;
        Rows = [.. honest.Rows.Select(row => new StateChange(row.Table, row.Key, row.Row))];
        Shown = [.. honest.Entries.Select(entry => (entry.Index, entry.BlockTimeMs))];
        Withheld = [.. honest.Withheld.Select(entry => entry.Index)];
        Leaves = [.. demo.EntriesBefore(Header.SizeAfter)];
    }

    private DishonestLog(DishonestLog other)
    {
        demo = other.demo;
        honest = other.honest;
        Header = other.Header;
        Rows = [.. other.Rows];
        Shown = [.. other.Shown];
        Withheld = [.. other.Withheld];
        Leaves = [.. other.Leaves];
    }

    /// <summary>The content of every entry of the log.</summary>
    public List<ReadOnlyMemory<byte>> Leaves { get; }

    /// <summary>Which entries the bundle shows, with the times that it tells.</summary>
    public List<(long Index, long TimeMs)> Shown { get; }

    /// <summary>Which it withholds.</summary>
    public List<long> Withheld { get; }

    /// <summary>All rows of the state that the operator makes up.</summary>
    public List<StateChange> Rows { get; }

    /// <summary>The block's header; root and count are set when the bundle is made.</summary>
    public BlockHeader Header { get; set; }

    /// <summary>The checkpoint's lines, when they have been made.</summary>
    public Func<IEnumerable<string>, IEnumerable<string>> Lines { get; set; } = lines => lines;

    /// <summary>What is done to the bundle before it is sealed.</summary>
    public Func<EvidenceBundle, EvidenceBundle> BeforeSeal { get; set; } = bundle => bundle;

    /// <summary>How it is sealed.</summary>
    public Func<EvidenceBundle, EvidenceBundle>? SealedBy { get; set; }

    /// <summary>Which entry shown, by place, the subject's last own change is.</summary>
    public int LastOwn => Shown.Count - 1;

    public LogKeys Keys => demo.Node.LogKeys;

    public Hash Network => demo.Node.Ledger.Network!.Value;

    /// <summary>Another like this one.</summary>
    public DishonestLog Copy() => new(this);

    /// <summary>Adds an entry to the log and shows it.</summary>
    public DishonestLog Append(ReadOnlyMemory<byte> content)
    {
        Shown.Add((Leaves.Count, Header.TimeMs));
        Leaves.Add(content);
        return this;
    }

    /// <summary>Writes another content in the place of a shown entry.</summary>
    public DishonestLog Rewrite(int place, byte[] content)
    {
        Leaves[(int)Shown[place].Index] = content;
        return this;
    }

    /// <summary>Replaces a row of the state.</summary>
    public DishonestLog Rewrite(string table, Func<StateChange, ReadOnlyMemory<byte>> row)
    {
        int place = Rows.FindIndex(one => one.Table == table);
        Rows[place] = Rows[place] with { Row = row(Rows[place]) };
        return this;
    }

    /// <summary>The bundle.</summary>
    public byte[] Bundle()
    {
        Hash[] leaves = [.. Leaves.Select(leaf => MerkleTree.LeafHash(leaf.Span))];
        Dictionary<TileAddress, ReadOnlyMemory<byte>> tiles = Tile.Grow(TreeSize.Empty, leaves, _ => null)
            .ToDictionary(tile => tile.Address, tile => tile.Bytes);
        TreeSize size = new(leaves.Length);
        Hash root = MerkleFrontier.Empty.Append(leaves).Root;
        StateTree state = new(
            Rows.OrderBy(row => row.Table, StringComparer.Ordinal).ThenBy(row => row.Key, StringComparer.Ordinal),
            Header.StateDigest);
        BlockHeader header = Header with { Root = root, Count = size.Value - Header.First.Value };
        Checkpoint checkpoint = new(
            Keys.Origin, size, root, Lines([header.ExtensionLine, state.Root.ToString()]));
        ImmutableArray<Hash> PathOf(long index) =>
            InclusionProof.Build(new EntryIndex(index), size, address => tiles[address]).Path;
        EvidenceBundle bundle = new(
            honest.Subject,
            checkpoint.Sign(Keys.NoteKey, Keys.Checkpoints).ToBytes(),
            header.Encode(),
            [.. Shown.Select(one => new BundleEntry(one.Index, one.TimeMs, Leaves[(int)one.Index], PathOf(one.Index)))],
            state.Root.Rows,
            [.. state.Rows.Select(row => state.ProofOf(row.Table, row.Key)!).Select(proof => new BundleRow(
                proof.Row.Table, proof.Row.Key, proof.Row.Row!.Value, proof.Leaf, proof.Path))],
            [.. Withheld.Select(index => new WithheldEntry(index, leaves[index], PathOf(index), "not-addressed-to-the-holder"))],
            default);
        return (SealedBy ?? Seal)(BeforeSeal(bundle)).Encode();
    }

    /// <summary>Seals as the log does.</summary>
    public EvidenceBundle Seal(EvidenceBundle bundle) =>
        BundleManifest.Seal(bundle, Keys.Answers, Keys.Origin, Network, issuedAtSeconds: 1);
}
