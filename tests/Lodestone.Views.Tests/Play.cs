using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

/// <summary>
/// A world whose entries are written down as the views follow them: one entry a statement, one block each.
/// </summary>
internal sealed class Play
{
    private readonly Place place;
    private Dictionary<(string Table, string Key), byte[]> before;

    public Play(Place place)
    {
        this.place = place;
        World = World.Founded();
        Goods = new Goods(World);
        before = [];

        // As many entries as the founding took, so that each has the index that the state knows it by.
        while (Entries.Count < World.NextIndex)
        {
            Note(new Statement(default, Cast.Root.Id, Cast.Root.Key, World.Now, World.Now.PlusDays(1), [World.Genesis()]));
        }
    }

    public World World { get; }

    public Goods Goods { get; }

    public List<FollowedEntry> Entries { get; } = [];

    public void Accept(Actor actor, params Act[] acts) => AcceptBy(actor, actor.Key, acts);

    public StatementIdentity AcceptBy(Actor actor, string key, params Act[] acts)
    {
        Instant at = World.Now;
        StatementIdentity identity = World.AcceptBy(actor, key, acts);
        Note(new Statement(identity, actor.Id, key, at, at.PlusDays(30), [.. acts]));
        return identity;
    }

    public void Decide(Actor authority, Act act)
    {
        StatementIdentity proposal = AcceptBy(authority, authority.Key, new Propose(act));
        AcceptBy(authority, authority.SecondKey, new Approve(proposal, 0));
    }

    /// <summary>Mines ore of the two elements and one origin.</summary>
    public Eid Mine(Actor issuer, long kilograms = 1_000, long nd = 300_000_000, long dy = 10_000_000)
    {
        LotDeclaration lot = Goods.Lot(
            issuer, "ree.concentrate.mixed", kilograms, Goods.Of(("Nd", nd), ("Dy", dy)));
        Accept(issuer, Goods.Commission(issuer, lot));
        return lot.Eid;
    }

    /// <summary>Buys oxide from outside: an unverified origin.</summary>
    public Eid Buy(Actor issuer, string origin, long kilograms = 1_000, long nd = 300_000_000, long dy = 200_000_000)
    {
        LotDeclaration lot = Goods.Lot(
            issuer, "ree.mixed.oxide", kilograms, Goods.Of(("Nd", nd), ("Dy", dy)), CustodyModel.ControlledBlending);
        Accept(issuer, Goods.Commission(issuer, lot, Goods.From(SourceKind.Import, origin)));
        return lot.Eid;
    }

    /// <summary>Makes lots of one material from others, in a batch or a circuit.</summary>
    public Eid[] Make(
        Actor issuer, string step, LotPortion[] inputs, string? circuit = null, ElementLoss[]? losses = null,
        params LotDeclaration[] outputs)
    {
        Accept(issuer, Act(issuer, step, inputs, circuit, losses, [.. outputs]));
        return [.. outputs.Select(output => output.Eid)];
    }

    public TransformLots Act(
        Actor issuer, string step, LotPortion[] inputs, string? circuit, ElementLoss[]? losses,
        params ImmutableArray<LotDeclaration> outputs) =>
        Goods.Step(issuer, step, inputs, outputs) with { Circuit = circuit, Losses = [.. losses ?? []] };

    public LotDeclaration Lot(Actor issuer, string material, long kilograms, long nd, long dy) => Goods.Lot(
        issuer, material, kilograms, Goods.Of(("Nd", nd), ("Dy", dy)), CustodyModel.ControlledBlending);

    /// <summary>A view that has followed everything so far.</summary>
    public Viewed Follow(int batch = int.MaxValue)
    {
        Viewed viewed = place.New();
        foreach (FollowedEntry[] part in Entries.Chunk(Math.Min(batch, Entries.Count)))
        {
            viewed.Store.Follow(part);
        }

        return viewed;
    }

    private void Note(Statement statement)
    {
        Dictionary<(string Table, string Key), byte[]> after = World.State.SortedRows()
            .ToDictionary(row => (row.Table, row.Key), row => row.Row!.Value.ToArray());
        List<StateChange> changes = [.. after
            .Where(row => !before.TryGetValue(row.Key, out byte[]? old) || !old.AsSpan().SequenceEqual(row.Value))
            .Select(row => new StateChange(row.Key.Table, row.Key.Key, row.Value))
            .Concat(before.Keys.Where(key => !after.ContainsKey(key))
                .Select(key => new StateChange(key.Table, key.Key, null)))];
        before = after;
        Entries.Add(new FollowedEntry(Entries.Count, Entries.Count, World.Now, statement, changes));
    }
}
