using Lodestone.Vocabulary;
using static Lodestone.Rules.Tests.Goods;

namespace Lodestone.Rules.Tests;

public class CustodyRulesTests
{
    private static readonly Element Nd = Element.Of("Nd");
    private readonly World world = World.Founded();
    private readonly Goods goods;

    public CustodyRulesTests() => goods = new Goods(world);

    private static Composition PrNd => Of(("Nd", 600_000_000), ("Pr", 200_000_000));

    private LotDeclaration Output(CustodyModel model, long kilograms = 2_000, params OriginClaim[] claims) =>
        goods.Lot(Cast.Plant, "ree.oxide.prnd", kilograms, PrNd, model) with { OriginClaims = [.. claims] };

    private Eid Oxide(string origin, CustodyModel model = CustodyModel.IdentityPreserved) =>
        world.Seed(Cast.Plant, lot => lot with
        {
            Material = "ree.oxide.prnd", Composition = PrNd, Model = model,
            Book = Book.From(PrNd, lot.Initial, origin).Lines,
        });

    private TransformLots Blend(LotDeclaration output, params Eid[] inputs) =>
        goods.Step(Cast.Plant, "ree.blend", [.. inputs.Select(All)], output);

    private static OriginClaim Claim(string origin, long ppb, bool byCredit) => new(Nd, origin, Ppb.Of(ppb), byCredit);

    [Fact]
    public void Identity_is_not_preserved_by_mixing_origins() => world.Refuse(
        RefusalCode.MixingForbidden, Cast.Plant,
        Blend(Output(CustodyModel.IdentityPreserved), Oxide("BAYAN-OBO"), Oxide("LONGNAN")));

    [Fact]
    public void Identity_is_preserved_within_one_origin()
    {
        LotDeclaration output = Output(CustodyModel.IdentityPreserved);
        world.Accept(Cast.Plant, Blend(output, Oxide("BAYAN-OBO"), Oxide("BAYAN-OBO")));
        Assert.Equal(CustodyModel.IdentityPreserved, world.Lot(output.Eid).Model);
    }

    [Fact]
    public void A_model_does_not_become_stricter() => world.Refuse(
        RefusalCode.CustodyModelTooStrict, Cast.Plant, Blend(
            Output(CustodyModel.Segregated), Oxide("BAYAN-OBO"), Oxide("BAYAN-OBO", CustodyModel.ControlledBlending)));

    [Fact]
    public void A_claimed_origin_share_is_not_above_the_inputs()
    {
        Eid[] inputs = [Oxide("BAYAN-OBO"), Oxide("LONGNAN")];
        world.Refuse(RefusalCode.OriginShareRaised, Cast.Plant, Blend(
            Output(CustodyModel.ControlledBlending, 2_000, Claim("LONGNAN", 500_000_001, false)), inputs));
        Assert.Null(world.Judge(Cast.Plant, Blend(
            Output(CustodyModel.ControlledBlending, 2_000, Claim("LONGNAN", 500_000_000, false)), inputs)));
    }

    [Fact]
    public void Credit_is_for_mass_balance_only() => world.Refuse(
        RefusalCode.OriginShareRaised, Cast.Plant, Blend(
            Output(CustodyModel.ControlledBlending, 1_000, Claim("BAYAN-OBO", 1, true)), Oxide("BAYAN-OBO")));

    [Fact]
    public void A_mass_balance_may_be_assigned_what_went_in_and_each_amount_once()
    {
        Eid[] inputs = [Oxide("BAYAN-OBO"), Oxide("LONGNAN")];
        LotDeclaration all = Output(CustodyModel.MassBalance, 1_000, Claim("LONGNAN", 1_000_000_000, true));
        LotDeclaration rest = Output(CustodyModel.MassBalance, 1_000);
        world.Accept(Cast.Plant, goods.Step(
            Cast.Plant, "ree.blend", [.. inputs.Select(All)], all, rest));
        Assert.Equal(Grams(600_000), Book.Of(world.Lot(all.Eid).Credited).AmountOf(Nd, "LONGNAN"));
        Assert.Equal(Grams(300_000), Book.Of(world.Lot(all.Eid).Book).AmountOf(Nd, "LONGNAN"));

        // The balance now holds no Longnan neodymium any more, only Bayan Obo's.
        world.Refuse(RefusalCode.CreditNotAvailable, Cast.Plant, Blend(
            Output(CustodyModel.MassBalance, 1_000, Claim("LONGNAN", 1_000_000, true)), rest.Eid));
        Assert.Null(world.Judge(Cast.Plant, Blend(
            Output(CustodyModel.MassBalance, 1_000, Claim("BAYAN-OBO", 1_000_000_000, true)), rest.Eid)));
        world.AssertConserved();
    }

    [Fact]
    public void A_mass_balance_lot_earns_no_credit_twice()
    {
        LotDeclaration first = Output(CustodyModel.MassBalance, 1_000);
        world.Accept(Cast.Plant, Blend(first, Oxide("BAYAN-OBO")));
        ElementAmount earned = Balance(Cast.Plant, "BAYAN-OBO");
        world.Accept(Cast.Plant, Blend(Output(CustodyModel.MassBalance, 1_000), first.Eid));
        Assert.Equal(earned, Balance(Cast.Plant, "BAYAN-OBO"));
    }

    [Fact]
    public void Consumed_credit_goes_back_to_the_balance_and_stays_with_split_parts()
    {
        LotDeclaration made = Output(CustodyModel.MassBalance, 1_000, Claim("BAYAN-OBO", 1_000_000_000, true));
        world.Accept(Cast.Plant, Blend(made, Oxide("BAYAN-OBO")));
        LotDeclaration part = Output(CustodyModel.MassBalance, 250);
        world.Accept(Cast.Plant, goods.Step(Cast.Plant, "split", [Part(made.Eid, 250)], part));
        Assert.Equal(Grams(150_000), Book.Of(world.Lot(part.Eid).Credited).AmountOf(Nd, "BAYAN-OBO"));
        Assert.Equal(Grams(450_000), Book.Of(world.Lot(made.Eid).Credited).AmountOf(Nd, "BAYAN-OBO"));
        world.Accept(Cast.Plant, Blend(Output(CustodyModel.MassBalance, 250), part.Eid));
        Assert.Equal(Grams(150_000), Balance(Cast.Plant, "BAYAN-OBO"));
    }

    [Fact]
    public void An_origin_that_was_given_to_the_balance_is_not_claimed_beside_it() => world.Refuse(
        RefusalCode.OriginShareRaised, Cast.Plant, Blend(
            Output(CustodyModel.MassBalance, 1_000, Claim("BAYAN-OBO", 1, false)), Oxide("BAYAN-OBO")));

    [Fact]
    public void Unverified_origins_earn_no_credit()
    {
        world.Accept(Cast.Plant, Blend(
            Output(CustodyModel.MassBalance, 1_000), Oxide("unverified:MM", CustodyModel.ControlledBlending)));
        Assert.Equal(0, world.State.Credits.Count);
    }

    [Fact]
    public void Transferred_credit_is_for_book_and_claim_and_spent_once()
    {
        world.Accept(Cast.Plant, Blend(Output(CustodyModel.MassBalance, 1_000), Oxide("BAYAN-OBO")));
        TransferCredit transfer = new(Cast.Plant.Site, Cast.Magnets.Site, Nd, "BAYAN-OBO", Grams(600_000));
        world.Accept(Cast.Plant, transfer);
        world.Refuse(RefusalCode.CreditNotAvailable, Cast.Plant, transfer);

        Eid other = world.Seed(Cast.Magnets, lot => lot with { Model = CustodyModel.ControlledBlending });
        TransformLots Use(CustodyModel model) => goods.Step(Cast.Magnets, "split", [All(other)], goods.Lot(
            Cast.Magnets, "ree.oxide.nd", 1_000, world.Lot(other).Composition, model) with
        {
            OriginClaims = [Claim("BAYAN-OBO", 500_000_000, true)],
        });
        world.Accept(Cast.Magnets, Use(CustodyModel.BookAndClaim));
        world.AssertConserved();
    }

    [Fact]
    public void A_mass_balance_draws_on_no_transferred_credit()
    {
        world.Accept(Cast.Plant, Blend(Output(CustodyModel.MassBalance, 1_000), Oxide("LONGNAN")));
        world.Accept(Cast.Plant, new TransferCredit(Cast.Plant.Site, Cast.Magnets.Site, Nd, "LONGNAN", Grams(600_000)));
        Eid other = world.Seed(Cast.Magnets);
        world.Refuse(
            RefusalCode.CreditNotAvailable, Cast.Magnets, goods.Step(Cast.Magnets, "split", [All(other)], goods.Lot(
            Cast.Magnets, "ree.oxide.nd", 1_000, world.Lot(other).Composition, CustodyModel.MassBalance) with
        {
            OriginClaims = [Claim("LONGNAN", 500_000_000, true)],
        }));
    }

    [Fact]
    public void Credit_is_transferred_from_ones_own_site() => world.Refuse(
        RefusalCode.SiteOfAnotherParty, Cast.Magnets,
        new TransferCredit(Cast.Plant.Site, Cast.Magnets.Site, Nd, "BAYAN-OBO", Grams(1)));

    [Fact]
    public void No_credit_of_nothing_or_of_the_unaccounted_is_transferred()
    {
        world.Refuse(RefusalCode.NumberOutOfRange, Cast.Plant,
            new TransferCredit(Cast.Plant.Site, Cast.Magnets.Site, Nd, "BAYAN-OBO", Grams(-1)));
        world.Refuse(RefusalCode.UnaccountedForIsNotSpendable, Cast.Plant,
            new TransferCredit(Cast.Plant.Site, Cast.Magnets.Site, Nd, "muf", Grams(1)));
    }

    private ElementAmount Balance(Actor actor, string origin) =>
        world.State.Credits.Find($"{actor.Site.Gln}/Nd/{origin}")!.Amount;
}
