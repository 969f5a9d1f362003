using Lodestone.Rules;
using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

public class PassportTests(Place place)
{
    private readonly Play play = new(place);

    [Fact]
    public void Passport_tells_what_the_state_knows()
    {
        Eid ore = play.Mine(Cast.Mine, 1_000);
        using Viewed viewed = play.Follow();

        LotPassport passport = viewed.Ask(it => it.Passport(ore))!;

        Assert.Equal("ree.concentrate.mixed", passport.Material);
        Assert.Equal("混合型稀土精矿", passport.MaterialName.Zh);
        Assert.Equal(Mass.FromKilograms(1_000), passport.Initial);
        Assert.Equal(Cast.Mine.Id, passport.Holder!.Party);
        Assert.Equal("CN", passport.Origins[0].Origin.Country);
        Assert.Equal(SourceKind.Mined, passport.Origins[0].Origin.Kind);
        Assert.Equal(play.Entries.Count - 1, passport.StatusHeight);
        Assert.Equal(play.Entries.Count, passport.NextIndex);
        Assert.Equal(play.Entries.Count - 1, passport.MadeByEntry);
        Assert.Equal([play.Entries[^1].Statement.Identity], passport.Statements.Select(it => it.Identity));
    }

    [Fact]
    public void Statements_of_the_lineage_are_all_there_and_no_later_ones_of_ancestors()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();
        LotPassport first = viewed.Ask(it => it.Passport(made.Oxide))!;

        // Two purchases, two charges, one draw, one split of the oxide itself.
        Assert.Equal(6, first.Statements.Count);
    }

    [Fact]
    public void Timeline_tells_events_in_order_in_both_languages()
    {
        Actor plant = Cast.Plant;
        Eid lot = play.Buy(plant, "north", 100);
        play.Accept(Cast.Customs, new PlaceHold("H-1", [lot], "check"));
        play.Decide(Cast.Customs, new LiftHold("H-1"));
        play.Make(
            plant, "ree.blend", [Goods.Part(lot, 40)], null, null, play.Lot(plant, "ree.mixed.oxide", 40, 299_000_000, 0));
        play.Accept(plant, new EndLots(play.World.Facts(), EndKind.Destroyed, [Goods.All(lot)], string.Empty, null));
        using Viewed viewed = play.Follow();

        IReadOnlyList<TimelineEvent> timeline = viewed.Ask(it => it.Timeline(lot));

        Assert.Equal(
            [
                LotEventKind.Commissioned, LotEventKind.Held, LotEventKind.HoldLifted, LotEventKind.Transformed,
                LotEventKind.Ended,
            ],
            timeline.Select(it => it.Kind));
        Assert.Equal("氧化物配料", timeline[3].Name.Zh);
        Assert.Equal(Mass.FromKilograms(40), timeline[3].Weight);
        Assert.Equal("Destroyed", timeline[4].Detail);
        Assert.All(timeline, it => Assert.False(it.IsLate));
        Assert.Equal(play.Entries[^1].Statement.Identity, timeline[4].Identity);
    }

    [Fact]
    public void Quarantine_and_its_decision_are_shown()
    {
        Actor plant = Cast.Plant;
        Eid lot = play.Buy(plant, "north", 100);
        Eid blend = play.Make(
            plant, "ree.blend", [Goods.All(lot)], null, null, play.Lot(plant, "ree.mixed.oxide", 100, 400_000_000, 0))[0];
        play.Decide(Cast.Industry, new DecideQuarantine([blend], QuarantineOutcome.Forfeited));
        using Viewed viewed = play.Follow();

        LotPassport passport = viewed.Ask(it => it.Passport(blend))!;

        Assert.Equal(LotEventKind.QuarantineDecided, passport.Timeline[^1].Kind);
        Assert.Equal("Forfeited", passport.Timeline[^1].Detail);
        Assert.False(passport.Quarantine!.Open);
        Assert.Equal(LotStatus.Ended, passport.Status);
        Assert.NotEmpty(passport.Origins);
    }

    [Fact]
    public void Undone_step_leaves_no_lineage_and_stays_in_the_timeline()
    {
        (Eid lot, Eid made, string step) = Blend();
        play.Accept(Cast.Plant, Correction(step));
        using Viewed viewed = play.Follow();

        Assert.Empty(viewed.Ask(it => it.LineageOf(made, LineageDirection.Both))!.Edges);
        Assert.Single(viewed.Ask(it => it.LineageOf(lot, LineageDirection.Both))!.Nodes);
        Assert.Equal(LotStatus.Voided, viewed.Ask(it => it.FindLot(made))!.Status);
        IReadOnlyList<TimelineEvent> timeline = viewed.Ask(it => it.Timeline(lot));
        Assert.Equal([false, true, true], timeline.Select(it => it.IsUndone));
        Assert.Equal($"{play.Entries[^1].Statement.Identity.Hex}#0", timeline[1].CorrectedBy);
        Assert.Equal(1, viewed.Ask(it => it.Overview()).Lots);
    }

    [Fact]
    public void Compensated_step_keeps_its_lineage()
    {
        (_, Eid made, string step) = Blend();
        Eid part = play.Make(
            Cast.Plant, "ree.blend", [Goods.Part(made, 50)], null, null,
            play.Lot(Cast.Plant, "ree.mixed.oxide", 49, 290_000_000, 0))[0];
        play.Accept(Cast.Plant, Correction(step));
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(part, LineageDirection.Up))!;

        Assert.Equal(3, graph.Nodes.OfType<LotNode>().Count());
        Assert.Contains(graph.Nodes.OfType<LotNode>(), node => node.Flags.Contains("corrected-ancestor"));
        StatementTests.AssertBalanced(graph);
        Assert.All(viewed.Ask(it => it.Timeline(made)), it => Assert.False(it.IsUndone));
        Assert.True(viewed.Ask(it => it.Passport(made))!.Quarantine!.Open);
    }

    [Fact]
    public void Undone_charge_leaves_the_circuit_balanced()
    {
        Actor plant = Cast.Plant;
        play.Accept(plant, new RegisterCircuit(Chain.Line, plant.Site, "ree.separation"));
        Eid kept = play.Buy(plant, "north", 100);
        Eid undone = play.Buy(plant, "south", 100);
        play.Make(plant, "ree.separation", [Goods.All(kept)], Chain.Line);
        play.Make(plant, "ree.separation", [Goods.All(undone)], Chain.Line);
        play.Accept(plant, Correction(((PhysicalAct)play.Entries[^1].Statement.Acts[0]).Event.EventId!));
        Eid drawn = play.Make(
            plant, "ree.separation", [], Chain.Line, null, play.Lot(plant, "ree.mixed.oxide", 50, 300_000_000, 0))[0];
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(drawn, LineageDirection.Up))!;
        MassFlow flow = viewed.Ask(it => it.MassFlow(drawn, Element.Of("Nd")))!;

        Assert.DoesNotContain(graph.Nodes.OfType<LotNode>(), node => node.Lot == undone);
        StatementTests.AssertBalanced(graph);
        MassFlowTests.AssertFlows(flow);
        Assert.Equal(["unverified:north"], flow.Nodes.Where(it => it.Kind == FlowNodeKind.Origin).Select(it => it.Name));
    }

    [Fact]
    public void Stock_take_posts_its_difference_and_closes()
    {
        Actor plant = Cast.Plant;
        play.Accept(plant, new RegisterCircuit(Chain.Line, plant.Site, "ree.separation"));
        Eid feed = play.Buy(plant, "north", 100);
        play.Make(plant, "ree.separation", [Goods.All(feed)], Chain.Line);
        play.Accept(plant, new TakeStock(
            play.World.Facts(), plant.Site, Chain.Line,
            [new ElementLoss(Element.Of("Nd"), Goods.Grams(29_999)), new ElementLoss(Element.Of("Dy"), Goods.Grams(20_000))],
            []));
        Eid drawn = play.Make(
            plant, "ree.separation", [], Chain.Line, null, play.Lot(plant, "ree.mixed.oxide", 50, 300_000_000, 0))[0];
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(drawn, LineageDirection.Up))!;

        Balance balance = graph.Nodes.OfType<CircuitNode>().Single().Balance!;
        StatementTests.AssertBalanced(graph);
        Assert.Equal(Goods.Grams(1), balance.Lines.Single(line => line.Element == Element.Of("Nd")).Unaccounted);
        Assert.Equal(ElementAmount.Zero, balance.Lines.Single(line => line.Element == Element.Of("Dy")).Unaccounted);
        MassFlowTests.AssertFlows(viewed.Ask(it => it.MassFlow(drawn, Element.Of("Nd")))!);
    }

    [Fact]
    public void Shipment_and_receipt_tell_both_parties_and_let_the_receiver_see()
    {
        Actor plant = Cast.Plant;
        Eid lot = play.Buy(plant, "north", 100);
        play.Accept(plant, new ShipLots(
            play.World.Facts(), "urn:test:shipment:1", [new WeighedLot(lot, Mass.FromKilograms(100))], [], plant.Site,
            Cast.Magnets.Id, Cast.Magnets.Site, null, Cast.Magnets.Id, null, null));
        using Viewed viewed = play.Follow();
        Reader receiver = Reader.Of(Cast.Magnets.Id);

        Assert.Equal(ReaderRelation.Concerned, viewed.Ask(it => it.RelationOf(receiver, lot)));
        Assert.Equal(Cast.Magnets.Id, viewed.Ask(it => it.Passport(lot))!.Redact(receiver).Receiver!.Party);

        play.Accept(Cast.Magnets, new ReceiveLots(
            play.World.Facts(), "urn:test:shipment:1", [new WeighedLot(lot, Mass.FromKilograms(100))], Cast.Magnets.Site,
            null, true));
        viewed.Store.Follow(play.Entries);

        IReadOnlyList<TimelineEvent> timeline = viewed.Ask(it => it.Timeline(lot));
        Assert.Equal(
            [LotEventKind.Commissioned, LotEventKind.Shipped, LotEventKind.Received], timeline.Select(it => it.Kind));
        Assert.Equal(Cast.Magnets.Id, timeline[1].Other);
        Assert.Equal(Mass.FromKilograms(100), timeline[2].Weight);
        Assert.Equal(ReaderRelation.Public, viewed.Ask(it => it.RelationOf(Reader.Of(plant.Id), lot)));
        Assert.Null(viewed.Ask(it => it.Passport(lot))!.Receiver);
    }

    private (Eid Lot, Eid Made, string Step) Blend()
    {
        Eid lot = play.Buy(Cast.Plant, "north", 100);
        Eid made = play.Make(
            Cast.Plant, "ree.blend", [Goods.All(lot)], null, null,
            play.Lot(Cast.Plant, "ree.mixed.oxide", 99, 300_000_000, 0))[0];
        return (lot, made, ((PhysicalAct)play.Entries[^1].Statement.Acts[0]).Event.EventId!);
    }

    // An error declaration repeats the event's own identifier.
    private CorrectEvent Correction(string target) => new(play.World.Facts(id: target), target, "did_not_occur", []);
}
