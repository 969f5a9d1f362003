using Lodestone.Vocabulary;
using static Lodestone.Rules.Tests.Goods;

namespace Lodestone.Rules.Tests;

/// <summary>Corrections and times that would change what is closed, packed or decided.</summary>
public class UndoAttackTests
{
    private readonly World world = World.Founded();
    private readonly Goods goods;

    public UndoAttackTests() => goods = new Goods(world);

    private static CorrectEvent Correct(PhysicalAct wrong) =>
        new(wrong.Event, wrong.Event.EventId!, "did_not_occur", []);

    [Fact]
    public void A_parent_in_new_use_gets_no_old_lots_back()
    {
        Eid first = world.Seed(Cast.Mine);
        Eid other = world.Seed(Cast.Plant);
        world.Accept(Cast.Mine, world.Pack(first));
        UnpackLots unpacked = world.Unpack(first);
        world.Accept(Cast.Mine, unpacked);
        world.Accept(Cast.Plant, world.Pack(other));
        world.Accept(Cast.Mine, Correct(unpacked));
        Assert.Equal([other], world.State.Parents.Find(Moves.Parent)!.Lots);
        Assert.Null(world.Lot(first).Parent);
    }

    [Fact]
    public void A_shipment_out_of_a_closed_period_is_not_undone()
    {
        Eid lot = world.Seed(Cast.Mine);
        ShipLots shipped = world.Ship(lot);
        world.Accept(Cast.Mine, shipped);
        world.Now = world.Now.PlusDays(2);
        world.Accept(Cast.Industry, new ClosePeriod(Cast.Mine.Site, world.Now.PlusDays(-1)));
        world.Accept(Cast.Mine, Correct(shipped));
        Assert.Equal(LotStatus.InTransit, world.Lot(lot).Status);
        Assert.True(world.Lot(lot).Quarantined);
    }

    [Fact]
    public void A_circuits_loss_in_a_closed_period_is_not_undone()
    {
        world.Accept(Cast.Mine, new RegisterCircuit("urn:test:circuit:1", Cast.Mine.Site, "ree.separation"));
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "ree.separation", [All(world.Seed(Cast.Mine))]) with
        {
            Circuit = "urn:test:circuit:1",
        });
        TransformLots lost = goods.Step(Cast.Mine, "ree.separation", []) with
        {
            Circuit = "urn:test:circuit:1",
            Losses = [new ElementLoss(Element.Of("Nd"), Grams(1_000))],
        };
        world.Accept(Cast.Mine, lost);
        world.Now = world.Now.PlusDays(2);
        world.Accept(Cast.Industry, new ClosePeriod(Cast.Mine.Site, world.Now.PlusDays(-1)));
        world.Accept(Cast.Mine, Correct(lost));
        Assert.Equal(Grams(1_000), world.State.Ends.Find("lost/Nd")!.Amount);
        world.AssertConserved();
    }

    [Fact]
    public void Nothing_leaves_a_site_in_its_closed_period_by_being_seen_elsewhere()
    {
        Eid lot = world.Seed(Cast.Mine);
        Instant then = world.Now;
        world.Now = world.Now.PlusDays(2);
        world.Accept(Cast.Industry, new ClosePeriod(Cast.Mine.Site, world.Now.PlusDays(-1)));
        world.Refuse(RefusalCode.PeriodClosed, Cast.Mine, world.Observe(Cast.Mine.OtherSite, lot) with
        {
            Event = world.Facts(then),
        });
        world.Accept(Cast.Mine, world.Observe(Cast.Mine.OtherSite, lot));
    }

    [Fact]
    public void A_circuits_stock_take_is_not_dated_before_its_last()
    {
        world.Accept(Cast.Mine, new RegisterCircuit("urn:test:circuit:1", Cast.Mine.Site, "ree.separation"));
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "ree.separation", [All(world.Seed(Cast.Mine))]) with
        {
            Circuit = "urn:test:circuit:1",
        });
        TakeStock open = new(
            world.Facts(), Cast.Mine.Site, "urn:test:circuit:1", [new(Element.Of("Nd"), Grams(1))], []);
        world.Accept(Cast.Mine, open);
        Assert.Null(world.State.Unaccounted.Find(Cast.Mine.Site.Gln)!.LastClosed);
        world.Refuse(RefusalCode.EventBeforeItsInput, Cast.Mine, open with
        {
            Event = world.Facts(open.Event.EventTime.PlusMilliseconds(-1)),
        });
    }

    [Fact]
    public void An_assay_that_was_declared_wrong_raises_nothing()
    {
        (Eid lot, RecordAssay assay) = Assayed(604_000_000, Cast.Laboratory);
        world.Now = world.Now.PlusDays(2);
        world.Accept(Cast.Industry, new ClosePeriod(null, world.Now.PlusDays(-1)));
        world.Accept(Cast.Laboratory, Correct(assay));
        world.Refuse(RefusalCode.ValueNotAllowed, Cast.Industry, new Propose(
            new CorrectSource(lot, Element.Of("Nd"), assay.Event.EventId!)));
    }

    [Fact]
    public void Small_corrections_do_not_add_up_beyond_the_uncertainty()
    {
        LotDeclaration large = goods.Lot(Cast.Mine, "ree.oxide.prnd", 100_000, Of(("Nd", 600_000_000)));
        world.Accept(Cast.Mine, goods.Commission(Cast.Mine, large));
        (Eid lot, RecordAssay first) = Assayed(605_000_000, Cast.Laboratory);
        world.Decide(Cast.Industry, new CorrectSource(lot, Element.Of("Nd"), first.Event.EventId!));
        Actor second = new("second-laboratory", 22, PartyRole.Laboratory);
        world.Register(second);
        world.Accept(Cast.Industry, World.Permit(world, second, Activity.Assay, "second-Assay"));
        RecordAssay further = first with
        {
            Event = world.Facts(), Composition = Of(("Nd", 610_000_000), ("Pr", 200_000_000)),
        };
        world.Accept(second, further);
        world.Refuse(RefusalCode.CorrectionBudgetExceeded, Cast.Industry, new Propose(
            new CorrectSource(lot, Element.Of("Nd"), further.Event.EventId!)));
        world.AssertConserved();
    }

    private (Eid Lot, RecordAssay Assay) Assayed(long neodymium, Actor laboratory)
    {
        Eid lot = goods.Oxide(Cast.Mine);
        RecordAssay assay = new(
            world.Facts(), lot, null, Of(("Nd", neodymium), ("Pr", 200_000_000)), "ICP-OES", null, IsFinal: true);
        world.Accept(laboratory, assay);
        return (lot, assay);
    }
}
