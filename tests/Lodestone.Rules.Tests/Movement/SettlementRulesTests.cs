using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class SettlementRulesTests
{
    private const string Contract = "urn:test:contract:1";
    private const string Salt = "00112233445566778899aabbccddeeff";

    private readonly World world = World.Founded();
    private readonly Eid lot;

    public SettlementRulesTests()
    {
        lot = world.Seed(Cast.Mine);
        world.Accept(Cast.Mine, new RegisterContract(
            Contract, Cast.Mine.Id, Cast.Plant.Id, Ppb.FromPpm(5_000), Cast.Laboratory.Id));
        world.Accept(Cast.Mine, world.Ship(lot) with { Contract = Contract });
        world.Accept(Cast.Plant, world.Receive(lot));
    }

    private ShipmentLine Line => Assert.Single(world.State.Shipments.Find(Moves.Shipment)!.Lines);

    [Fact]
    public void Results_within_the_splitting_limit_settle_at_their_mean()
    {
        Settle(Result(857_000_000), Result(857_000_001));

        // 10^9 mg × 857,000,000.5 ppb.
        Assert.Equal(857_000_000_500_000_000, Line.Settled!.Value.Picograms);
    }

    [Fact]
    public void An_odd_picogram_is_rounded_down()
    {
        Settle(Result(857_000_000, 1), Result(857_000_001, 1));
        Assert.Equal(857_000_000, Line.Settled!.Value.Picograms);
    }

    [Fact]
    public void The_limit_itself_is_within()
    {
        // |a − b| / mean = 2 × 2 / (798 + 802) = 0.5 % exactly.
        Settle(Result(399_000_000), Result(401_000_000));
        Assert.NotNull(Line.Settled);
    }

    [Fact]
    public void Beyond_the_limit_the_umpire_decides()
    {
        Settle(Result(399_000_000), Result(401_000_001));
        Assert.Null(Line.Settled);
        world.Accept(Cast.Laboratory, Result(400_500_000));
        Assert.Equal(ElementAmount.In(Moves.Ton, Ppb.Of(400_500_000)), Line.Settled);
    }

    [Theory]
    [InlineData(390_000_000, 399_000_000)]
    [InlineData(450_000_000, 420_000_000)]
    public void An_umpire_outside_of_both_results_settles_at_the_nearer_one(long umpire, long settled)
    {
        Settle(Result(399_000_000), Result(420_000_000));
        world.Accept(Cast.Laboratory, Result(umpire));
        Assert.Equal(ElementAmount.In(Moves.Ton, Ppb.Of(settled)), Line.Settled);
    }

    [Fact]
    public void The_umpire_does_not_speak_before_both_have_opened()
    {
        world.Refuse(RefusalCode.ResultsNotComplete, Cast.Laboratory, Result(400_000_000));
        Seal(Cast.Mine, Result(399_000_000));
        Seal(Cast.Plant, Result(450_000_000));
        world.Accept(Cast.Mine, Result(399_000_000));
        world.Refuse(RefusalCode.ResultsNotComplete, Cast.Laboratory, Result(400_000_000));
    }

    [Fact]
    public void An_umpire_that_has_lost_its_accreditation_does_not_decide()
    {
        Settle(Result(399_000_000), Result(420_000_000));
        world.Accept(Cast.Industry, new RevokePermit("laboratory-Assay"));
        world.Refuse(RefusalCode.LaboratoryNotAccredited, Cast.Laboratory, Result(400_000_000));
    }

    [Fact]
    public void A_settled_result_stays_settled()
    {
        Settle(Result(857_000_000), Result(857_000_000));
        world.Refuse(RefusalCode.ResultAlreadyFinal, Cast.Laboratory, Result(400_000_000));
        world.Refuse(RefusalCode.ResultAlreadyFinal, Cast.Mine, Result(857_000_000));
        world.Refuse(RefusalCode.ResultAlreadyFinal, Cast.Mine, Sealed(Cast.Mine, Result(857_000_000)));
    }

    [Fact]
    public void Nobody_opens_before_both_have_sealed()
    {
        Seal(Cast.Mine, Result(857_000_000));
        world.Refuse(RefusalCode.ResultsNotComplete, Cast.Mine, Result(857_000_000));
        world.Refuse(RefusalCode.SealDoesNotMatch, Cast.Plant, Result(857_000_000));
    }

    [Fact]
    public void What_is_opened_is_what_was_sealed()
    {
        Seal(Cast.Mine, Result(857_000_000));
        Seal(Cast.Plant, Result(850_000_000));
        world.Refuse(RefusalCode.SealDoesNotMatch, Cast.Mine, Result(857_000_001));
        world.Refuse(RefusalCode.SealDoesNotMatch, Cast.Mine, Result(857_000_000, 999_999_999));
        world.Refuse(RefusalCode.SealDoesNotMatch, Cast.Mine, Result(857_000_000) with { Salt = Salt + "00" });
        world.Refuse(RefusalCode.SealDoesNotMatch, Cast.Mine, Result(857_000_000) with { Salt = "00" });
        world.Refuse(RefusalCode.SealDoesNotMatch, Cast.Mine, Result(857_000_000) with { Element = Element.Of("Pr") });
        world.Accept(Cast.Mine, Result(857_000_000));
    }

    [Fact]
    public void A_copied_seal_cannot_be_opened_with_the_others_words()
    {
        SealResult seal = Sealed(Cast.Mine, Result(857_000_000));
        world.Accept(Cast.Mine, seal);
        world.Accept(Cast.Plant, seal);
        world.Accept(Cast.Mine, Result(857_000_000));
        world.Refuse(RefusalCode.SealDoesNotMatch, Cast.Plant, Result(857_000_000));
    }

    [Fact]
    public void A_seal_is_not_replaced()
    {
        Seal(Cast.Mine, Result(857_000_000));
        world.Refuse(RefusalCode.ResultAlreadyFinal, Cast.Mine, Sealed(Cast.Mine, Result(900_000_000)));
    }

    [Fact]
    public void A_result_is_opened_once()
    {
        Seal(Cast.Mine, Result(857_000_000));
        Seal(Cast.Plant, Result(850_000_000));
        world.Accept(Cast.Mine, Result(857_000_000));
        world.Refuse(RefusalCode.ResultAlreadyFinal, Cast.Mine, Result(857_000_000));
    }

    [Fact]
    public void Both_speak_of_the_same_element()
    {
        Seal(Cast.Mine, Result(857_000_000));
        OpenResult other = Result(857_000_000) with { Element = Element.Of("Pr") };
        Seal(Cast.Plant, other);
        world.Accept(Cast.Mine, Result(857_000_000));
        world.Refuse(RefusalCode.ValueNotAllowed, Cast.Plant, other);
    }

    [Fact]
    public void Others_neither_seal_nor_open()
    {
        world.Refuse(RefusalCode.NotConcerned, Cast.Magnets, Sealed(Cast.Magnets, Result(857_000_000)));
        world.Refuse(RefusalCode.NotConcerned, Cast.Laboratory, Sealed(Cast.Laboratory, Result(857_000_000)));
        world.Refuse(RefusalCode.NotConcerned, Cast.Magnets, Result(857_000_000));
    }

    [Fact]
    public void An_unknown_shipment_or_lot_is_not_settled()
    {
        Eid other = world.Seed(Cast.Mine);
        world.Refuse(
            RefusalCode.ShipmentUnknown, Cast.Mine, Sealed(Cast.Mine, Result(1)) with { Shipment = "urn:test:none" });
        world.Refuse(RefusalCode.ShipmentUnknown, Cast.Mine, Sealed(Cast.Mine, Result(1)) with { Lot = other });
        world.Refuse(RefusalCode.ShipmentUnknown, Cast.Mine, Result(1) with { Lot = other });
    }

    [Fact]
    public void A_shipment_without_a_contract_is_not_settled()
    {
        Eid other = world.Seed(Cast.Mine);
        world.Accept(Cast.Mine, world.Ship(other) with { Shipment = "urn:test:shipment:2" });
        OpenResult result = Result(1) with { Shipment = "urn:test:shipment:2", Lot = other };
        world.Refuse(RefusalCode.ContractUnknown, Cast.Mine, Sealed(Cast.Mine, result));
        world.Refuse(RefusalCode.ContractUnknown, Cast.Mine, result);
    }

    private OpenResult Result(long sharePpb, long milligrams = 1_000_000_000) => new(
        Moves.Shipment, lot, Mass.FromMilligrams(milligrams), Element.Of("Nd"), Ppb.Of(sharePpb), Salt);

    private static SealResult Sealed(Actor actor, OpenResult result) =>
        new(result.Shipment, result.Lot, ResultSeal.Of(actor.Id, result)!);

    private void Seal(Actor actor, OpenResult result) => world.Accept(actor, Sealed(actor, result));

    private void Settle(OpenResult seller, OpenResult buyer)
    {
        Seal(Cast.Mine, seller);
        Seal(Cast.Plant, buyer);
        world.Accept(Cast.Plant, buyer);
        world.Accept(Cast.Mine, seller);
    }
}
