using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class CommissionRulesTests
{
    private readonly World world = World.Founded();
    private readonly Goods goods;

    public CommissionRulesTests() => goods = new Goods(world);

    private static Composition PrNd => Goods.Of(("Nd", 600_000_000), ("Pr", 200_000_000));

    private CommissionLot Good => goods.Commission(Cast.Mine, goods.Lot(Cast.Mine, "ree.oxide.prnd", 1_000, PrNd));

    [Fact]
    public void A_mined_lot_enters_the_books_with_its_deposit()
    {
        CommissionLot act = Good;
        world.Accept(Cast.Mine, act);
        LotRow lot = world.Lot(act.Lot.Eid);
        Assert.Equal(Goods.Grams(600_000), Book.Of(lot.Book).AmountOf(Element.Of("Nd"), "BAYAN-OBO"));
        Assert.Equal(Cast.Mine.Id, lot.Owner);
        Assert.Equal(SourceKind.Mined, lot.Source);
        world.AssertConserved();
    }

    [Fact]
    public void A_lot_from_outside_stays_unverified()
    {
        LotDeclaration lot = goods.Lot(Cast.Plant, "ree.oxide.prnd", 10, PrNd, CustodyModel.ControlledBlending);
        world.Accept(Cast.Plant, goods.Commission(Cast.Plant, lot, Goods.From(SourceKind.Import, string.Empty)));
        Assert.All(world.Lot(lot.Eid).Book, line => Assert.Equal("unverified:MM", line.Origin));
    }

    [Fact]
    public void A_lot_is_commissioned_once()
    {
        CommissionLot act = Good;
        world.Accept(Cast.Mine, act);
        world.Refuse(RefusalCode.LotAlreadyCommissioned, Cast.Mine, act with { Event = world.Facts() });
    }

    [Fact]
    public void An_identity_of_another_issuer_does_not_derive() => world.Refuse(
        RefusalCode.EidDoesNotDerive, Cast.Mine,
        goods.Commission(Cast.Mine, goods.Lot(Cast.Plant, "ree.oxide.prnd", 1, PrNd)));

    [Fact]
    public void An_identity_must_be_in_its_grammar() => world.Refuse(
        RefusalCode.IdentifierMalformed, Cast.Mine, Good with { Lot = Good.Lot with { Nonce = "short" } });

    [Fact]
    public void A_material_must_be_in_the_catalogue() => world.Refuse(
        RefusalCode.MaterialUnknown, Cast.Mine, Good with { Lot = Good.Lot with { Material = "ree.unobtainium" } });

    [Fact]
    public void A_gross_mass_cannot_be_accounted_for() => world.Refuse(
        RefusalCode.BasisNotUsable, Cast.Mine, Good with { Lot = Good.Lot with { Basis = Basis.Gross } });

    [Fact]
    public void Moisture_belongs_to_a_wet_mass() => world.Refuse(
        RefusalCode.BasisNotUsable, Cast.Mine, Good with { Lot = Good.Lot with { Moisture = Ppb.FromPpm(10_000) } });

    [Fact]
    public void Nobody_verifies_his_own_source() => world.Refuse(
        RefusalCode.ValueNotAllowed, Cast.Mine,
        Good with { Source = Goods.Mined() with { Grade = EvidenceGrade.Verified } });

    [Fact]
    public void A_mine_commissions_only_from_its_own_deposit() => world.Refuse(
        RefusalCode.ValueNotAllowed, Cast.Mine, Good with { Source = Goods.Mined("LONGNAN") });

    [Fact]
    public void A_site_of_another_party_commissions_nothing() => world.Refuse(
        RefusalCode.SiteOfAnotherParty, Cast.Mine, Good with { Site = Cast.Plant.Site });

    [Fact]
    public void Mining_needs_its_permit()
    {
        world.Accept(Cast.Industry, new RevokePermit("mine-Mining"));
        world.Refuse(RefusalCode.PermitMissing, Cast.Mine, Good);
    }

    [Fact]
    public void Output_above_the_capacity_is_recorded_and_quarantined()
    {
        world.Accept(Cast.Industry, new RevokePermit("mine-Mining"));
        world.Accept(Cast.Industry, World.Permit(world, Cast.Mine, Activity.Mining, "small") with
        {
            YearlyCapacity = Mass.FromKilograms(1_500),
        });
        CommissionLot first = Good;
        CommissionLot second = Good;
        world.Accept(Cast.Mine, first);
        world.Accept(Cast.Mine, second);
        Assert.False(world.Lot(first.Lot.Eid).Quarantined);
        Assert.True(world.Lot(second.Lot.Eid).Quarantined);
        Assert.Equal("over-capacity", world.State.Quarantines.Find(second.Lot.Eid.Code)!.Reason);
        world.AssertConserved();
    }

    [Fact]
    public void Opening_stock_comes_only_while_its_window_is_open()
    {
        SourceDeclaration opening = Goods.From(SourceKind.OpeningStock, "old-stock");
        LotDeclaration lot = goods.Lot(Cast.Plant, "ree.oxide.prnd", 10, PrNd, CustodyModel.ControlledBlending);
        Assert.Null(world.Judge(Cast.Plant, goods.Commission(Cast.Plant, lot, opening)));
        world.Accept(Cast.Industry, new CloseOpeningWindow());
        world.Refuse(RefusalCode.OpeningWindowClosed, Cast.Plant, goods.Commission(Cast.Plant, lot, opening));
    }

    [Fact]
    public void A_lot_of_no_mass_is_refused() => world.Refuse(
        RefusalCode.MassZero, Cast.Mine, Good with { Lot = Good.Lot with { Mass = Mass.Zero } });

    [Fact]
    public void An_alias_names_one_lot()
    {
        world.Accept(Cast.Mine, Good with { Lot = Good.Lot with { Alias = "urn:epc:id:sgtin:690.1.1" } });
        world.Refuse(
            RefusalCode.AliasInUse, Cast.Mine,
            Good with { Lot = Good.Lot with { Alias = "urn:epc:id:sgtin:690.1.1" } });
    }

    [Theory]
    [InlineData("unaccounted")]
    [InlineData("urn.muf.6901234001118")]
    public void Material_unaccounted_for_is_no_source(string origin) => world.Refuse(
        RefusalCode.UnaccountedForIsNotSpendable, Cast.Plant, goods.Commission(
            Cast.Plant,
            goods.Lot(Cast.Plant, "ree.oxide.prnd", 10, PrNd, CustodyModel.ControlledBlending),
            Goods.From(SourceKind.OpeningStock, origin)));

    [Fact]
    public void What_comes_from_outside_is_not_segregated() => world.Refuse(
        RefusalCode.CustodyModelTooStrict, Cast.Plant, goods.Commission(
            Cast.Plant, goods.Lot(Cast.Plant, "ree.oxide.prnd", 10, PrNd), Goods.From(SourceKind.Purchase, "X")));

    [Fact]
    public void An_oxide_cannot_hold_more_than_its_formula() => world.Refuse(
        RefusalCode.CompositionDoesNotFitMaterial, Cast.Mine,
        goods.Commission(Cast.Mine, goods.Lot(Cast.Mine, "ree.oxide.nd", 1, Goods.Of(("Nd", 900_000_000)))));

    [Fact]
    public void A_lot_without_any_listed_element_is_not_accounted_for() => world.Refuse(
        RefusalCode.CompositionDoesNotFitMaterial, Cast.Mine,
        goods.Commission(Cast.Mine, goods.Lot(Cast.Mine, "ree.oxide.nd", 1, Goods.Of(("Fe", 900_000_000)))));

    [Fact]
    public void A_claimed_origin_is_borne_out_by_the_source() => world.Refuse(
        RefusalCode.OriginShareRaised, Cast.Mine, Good with
        {
            Lot = Good.Lot with { OriginClaims = [new(Element.Of("Nd"), "LONGNAN", Ppb.Of(1), false)] },
        });
}
