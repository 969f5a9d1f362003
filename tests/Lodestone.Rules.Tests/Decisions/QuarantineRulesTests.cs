using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class QuarantineRulesTests
{
    private readonly World world = World.Founded();
    private readonly Eid lot;

    public QuarantineRulesTests() => lot = world.Seed(Cast.Mine);

    [Fact]
    public void Only_the_industry_authority_decides()
    {
        world.Accept(Cast.Mine, world.End(EndKind.Stolen, lot));
        world.Refuse(RefusalCode.AuthorityRequired, Cast.Customs, new Propose(Decision(QuarantineOutcome.Released)));
        world.Refuse(RefusalCode.AuthorityRequired, Cast.Mine, Decision(QuarantineOutcome.Released));
    }

    [Fact]
    public void A_lot_that_is_not_in_quarantine_is_not_decided_about() => world.Refuse(
        RefusalCode.NotInQuarantine, Cast.Industry, new Propose(Decision(QuarantineOutcome.Released)));

    [Fact]
    public void A_quarantine_is_decided_once()
    {
        world.Accept(Cast.Mine, world.End(EndKind.Stolen, lot));
        world.Decide(Cast.Industry, Decision(QuarantineOutcome.Released));
        world.Refuse(
            RefusalCode.NotInQuarantine, Cast.Industry, new Propose(Decision(QuarantineOutcome.Released)));
    }

    [Fact]
    public void Released_lots_are_usable_as_the_books_have_them()
    {
        world.Accept(Cast.Plant, world.Receive(lot));
        world.Decide(Cast.Industry, Decision(QuarantineOutcome.Released));
        world.Accept(Cast.Mine, world.Ship(lot));
        QuarantineRow row = world.State.Quarantines.Find(lot.Code)!;
        Assert.False(row.Open);
        Assert.Equal(QuarantineOutcome.Released, row.Outcome);
    }

    [Fact]
    public void Reassigned_lots_are_with_who_found_them()
    {
        world.Accept(Cast.Plant, world.Receive(lot));
        world.Decide(Cast.Industry, Decision(QuarantineOutcome.Reassigned));
        Assert.Equal(Cast.Plant.Id, world.Lot(lot).Possessor);
        Assert.Equal(Cast.Plant.Site, world.Lot(lot).Site);
        Assert.Equal(Cast.Mine.Id, world.Lot(lot).Owner);
        world.Refuse(RefusalCode.NotInPossession, Cast.Mine, world.Ship(lot));
    }

    [Fact]
    public void Reassigning_a_lot_on_the_way_closes_its_shipment()
    {
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Accept(Cast.Magnets, world.Receive(lot) with
        {
            Shipment = "urn:test:shipment:unknown", Site = Cast.Magnets.Site,
        });
        world.Decide(Cast.Industry, Decision(QuarantineOutcome.Reassigned));
        Assert.Equal(Cast.Magnets.Id, world.Lot(lot).Possessor);
        Assert.False(world.State.Shipments.Find(Moves.Shipment)!.Open);
    }

    [Fact]
    public void A_lot_that_arrived_as_shipped_is_no_longer_given_to_a_false_finder()
    {
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Accept(Cast.Magnets, world.Receive(lot) with
        {
            Shipment = "urn:test:shipment:unknown", Site = Cast.Magnets.Site,
        });
        world.Accept(Cast.Plant, world.Receive(lot));
        Assert.True(world.Lot(lot).Quarantined);
        world.Refuse(
            RefusalCode.ValueNotAllowed, Cast.Industry, new Propose(Decision(QuarantineOutcome.Reassigned)));
    }

    [Fact]
    public void Nobody_is_given_a_lot_that_nobody_found()
    {
        world.Accept(Cast.Mine, world.End(EndKind.Stolen, lot));
        world.Refuse(
            RefusalCode.ValueNotAllowed, Cast.Industry, new Propose(Decision(QuarantineOutcome.Reassigned)));
    }

    [Theory]
    [InlineData(EndKind.Stolen, "stolen/Nd")]
    [InlineData(EndKind.Lost, "goods-lost/Nd")]
    public void Forfeited_goods_leave_the_books_under_the_word_of_what_happened(EndKind kind, string edge)
    {
        ElementAmount held = Book.Of(world.Lot(lot).Book).Total();
        world.Accept(Cast.Mine, world.End(kind, lot));
        world.Decide(Cast.Industry, Decision(QuarantineOutcome.Forfeited));
        Assert.Equal(LotStatus.Ended, world.Lot(lot).Status);
        Assert.Empty(world.Lot(lot).Book);
        Assert.Equal(held, world.State.Ends.Find(edge)!.Amount);
        world.AssertConserved();
    }

    [Fact]
    public void Only_the_stolen_part_is_forfeited_and_the_rest_is_free()
    {
        world.Accept(Cast.Mine, world.End(EndKind.Stolen, lot, Mass.FromMilligrams(333_333_333)));
        world.Decide(Cast.Industry, Decision(QuarantineOutcome.Forfeited));
        Assert.Equal(666_666_667, world.Lot(lot).Remaining.Milligrams);
        Assert.Equal(LotStatus.Active, world.Lot(lot).Status);
        world.AssertConserved();
        world.Accept(Cast.Mine, world.Ship(lot));
    }

    [Fact]
    public void Parts_stolen_twice_are_forfeited_together()
    {
        world.Accept(Cast.Mine, world.End(EndKind.Stolen, lot, Mass.FromKilograms(100)));
        world.Accept(Cast.Mine, world.End(EndKind.Lost, lot, Mass.FromKilograms(50)));
        Assert.Contains("loss", world.State.Quarantines.Find(lot.Code)!.Detail, StringComparison.Ordinal);
        world.Decide(Cast.Industry, Decision(QuarantineOutcome.Forfeited));
        Assert.Equal(Mass.FromKilograms(850), world.Lot(lot).Remaining);
        world.AssertConserved();
    }

    [Fact]
    public void A_second_reason_for_all_of_a_lot_outweighs_the_first_for_a_part()
    {
        world.Accept(Cast.Mine, world.End(EndKind.Stolen, lot, Mass.FromKilograms(100)));
        world.Accept(Cast.Plant, world.Receive(lot));
        Assert.Null(world.State.Quarantines.Find(lot.Code)!.Portion);
        Assert.Equal("theft", world.State.Quarantines.Find(lot.Code)!.Reason);
    }

    private DecideQuarantine Decision(QuarantineOutcome outcome) => new([lot], outcome);
}
