using Lodestone.Vocabulary;
using static Lodestone.Rules.Tests.Goods;

namespace Lodestone.Rules.Tests;

/// <summary>Origins that would be raised, laundered or spent out of quarantine.</summary>
public class CreditAttackTests
{
    private static readonly Element Nd = Element.Of("Nd");
    private readonly World world = World.Founded();
    private readonly Goods goods;

    public CreditAttackTests() => goods = new Goods(world);

    private static OriginClaim Credit(string origin, long share) => new(Nd, origin, Ppb.Of(share), ByCredit: true);

    private static OriginClaim Said(string origin, long share) => new(Nd, origin, Ppb.Of(share), ByCredit: false);

    private LotDeclaration Oxide(Actor issuer, CustodyModel model, params OriginClaim[] claims) => goods.Lot(
        issuer, "ree.oxide.nd", 1_000, Of(("Nd", 857_367_000)), model) with
    {
        OriginClaims = [.. claims],
    };

    [Fact]
    public void An_origin_share_is_not_raised_by_saying_it_twice()
    {
        Eid[] half = [world.Seed(Cast.Plant), world.Seed(Cast.Plant, lot => lot with
        {
            Book = Book.From(lot.Composition, lot.Remaining, "LONGNAN").Lines,
        })];
        TransformLots blend = goods.Step(
            Cast.Plant, "ree.blend", [.. half.Select(All)],
            Oxide(Cast.Plant, CustodyModel.Segregated, Said("LONGNAN", 500_000_000), Said("LONGNAN", 500_000_000)),
            Oxide(Cast.Plant, CustodyModel.Segregated));
        world.Refuse(RefusalCode.OriginShareRaised, Cast.Plant, blend);
    }

    [Fact]
    public void Transferred_credit_does_not_become_earned_by_working_its_lot_up()
    {
        EarnAndTransfer("LONGNAN");
        Eid feed = world.Seed(Cast.Magnets);
        LotDeclaration claimed =
            Oxide(Cast.Magnets, CustodyModel.BookAndClaim, Credit("LONGNAN", 500_000_000));
        world.Accept(Cast.Magnets, goods.Step(Cast.Magnets, "ree.blend", [All(feed)], claimed));
        world.Accept(Cast.Magnets, goods.Step(
            Cast.Magnets, "ree.blend", [All(claimed.Eid)], Oxide(Cast.Magnets, CustodyModel.BookAndClaim)));
        Assert.Null(world.State.Credits.Find($"{Cast.Magnets.Site.Gln}/Nd/LONGNAN"));
        world.Refuse(RefusalCode.CreditNotAvailable, Cast.Magnets, goods.Step(
            Cast.Magnets, "ree.blend", [All(world.Seed(Cast.Magnets))],
            Oxide(Cast.Magnets, CustodyModel.MassBalance, Credit("LONGNAN", 100_000_000))));
    }

    [Fact]
    public void No_origin_is_named_so_that_it_reads_the_transferred_balance()
    {
        EarnAndTransfer("LONGNAN");
        world.Refuse(RefusalCode.CreditNotAvailable, Cast.Magnets, goods.Step(
            Cast.Magnets, "ree.blend", [All(world.Seed(Cast.Magnets))],
            Oxide(Cast.Magnets, CustodyModel.MassBalance, Credit("LONGNAN/transferred", 100_000_000))));
        world.Refuse(RefusalCode.CreditNotAvailable, Cast.Magnets, new TransferCredit(
            Cast.Magnets.Site, Cast.Plant.Site, Nd, "LONGNAN/transferred", Grams(1)));
    }

    [Fact]
    public void What_is_commissioned_into_quarantine_earns_no_credit()
    {
        Cap(Activity.Mining);
        LotDeclaration lot = Oxide(Cast.Mine, CustodyModel.MassBalance);
        world.Accept(Cast.Mine, goods.Commission(Cast.Mine, lot));
        Assert.True(world.Lot(lot.Eid).Quarantined);
        Assert.Equal(0, world.State.Credits.Count);
    }

    [Fact]
    public void What_is_made_into_quarantine_earns_no_credit()
    {
        Cap(Activity.Separation);
        TransformLots over = goods.Step(
            Cast.Mine, "ree.blend", [All(world.Seed(Cast.Mine))], Oxide(Cast.Mine, CustodyModel.MassBalance));
        world.Accept(Cast.Mine, over);
        Assert.True(world.Lot(over.Outputs[0].Eid).Quarantined);
        world.Refuse(RefusalCode.CreditNotAvailable, Cast.Mine, new TransferCredit(
            Cast.Mine.Site, Cast.Plant.Site, Nd, "BAYAN-OBO", new ElementAmount(1)));
        world.AssertConserved();
    }

    [Fact]
    public void Marks_are_not_washed_off_in_a_circuit()
    {
        world.Accept(Cast.Mine, new RegisterCircuit("urn:test:circuit:1", Cast.Mine.Site, "ree.separation"));
        Eid suspect = world.Seed(Cast.Mine, lot => lot with { Flags = ["suspect-key"] });
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "ree.separation", [All(suspect)]) with
        {
            Circuit = "urn:test:circuit:1",
        });
        TransformLots drawn = goods.Step(
            Cast.Mine, "ree.separation", [], Oxide(Cast.Mine, CustodyModel.Segregated)) with
        {
            Circuit = "urn:test:circuit:1",
        };
        world.Accept(Cast.Mine, drawn);
        Assert.Contains("suspect-key", world.Lot(drawn.Outputs[0].Eid).Flags);
        Assert.Empty(world.State.Circuits.Find("urn:test:circuit:1")!.Flags);
    }

    [Fact]
    public void A_hold_up_that_nothing_explains_does_not_let_undeclared_feed_out()
    {
        world.Accept(Cast.Mine, new RegisterCircuit("urn:test:circuit:1", Cast.Mine.Site, "ree.separation"));
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "ree.separation", [Part(world.Seed(Cast.Mine), 10)]) with
        {
            Circuit = "urn:test:circuit:1",
        });
        world.Accept(Cast.Mine, new TakeStock(
            world.Facts(), Cast.Mine.Site, "urn:test:circuit:1", [new ElementLoss(Nd, Grams(900_000))], []));
        TransformLots drawn = goods.Step(
            Cast.Mine, "ree.separation", [], Oxide(Cast.Mine, CustodyModel.Segregated)) with
        {
            Circuit = "urn:test:circuit:1",
        };
        world.Accept(Cast.Mine, drawn);
        world.AssertQuarantined(drawn.Outputs[0].Eid, "stock-above-limit", Cast.Mine);
    }

    private void EarnAndTransfer(string origin)
    {
        Eid source = world.Seed(Cast.Plant, lot => lot with
        {
            Book = Book.From(lot.Composition, lot.Remaining, origin).Lines,
        });
        world.Accept(Cast.Plant, goods.Step(
            Cast.Plant, "ree.blend", [All(source)], Oxide(Cast.Plant, CustodyModel.MassBalance)));
        world.Accept(Cast.Plant, new TransferCredit(
            Cast.Plant.Site, Cast.Magnets.Site, Nd, origin, Grams(600_000)));
    }

    private void Cap(Activity activity)
    {
        world.Accept(Cast.Industry, new RevokePermit($"mine-{activity}"));
        world.Accept(Cast.Industry, World.Permit(world, Cast.Mine, activity, $"mine-{activity}-capped") with
        {
            YearlyCapacity = Mass.FromKilograms(1),
        });
    }
}
