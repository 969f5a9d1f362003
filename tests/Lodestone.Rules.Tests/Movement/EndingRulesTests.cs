using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class EndingRulesTests
{
    private readonly World world = World.Founded();
    private readonly Eid lot;

    public EndingRulesTests() => lot = world.Seed(Cast.Mine);

    [Theory]
    [InlineData(EndKind.Destroyed, "destroyed/Nd")]
    [InlineData(EndKind.SoldToNonMember, "sold/Nd")]
    [InlineData(EndKind.UsedUp, "used-up/Nd")]
    public void An_ended_lot_leaves_the_books(EndKind kind, string edge)
    {
        ElementAmount held = Book.Of(world.Lot(lot).Book).Total();
        world.Accept(Cast.Mine, world.End(kind, lot));
        Assert.Equal(LotStatus.Ended, world.Lot(lot).Status);
        Assert.True(world.Lot(lot).Remaining.IsZero);
        Assert.Equal(held, world.State.Ends.Find(edge)!.Amount);
        world.AssertConserved();
        world.Refuse(RefusalCode.LotAlreadyConsumed, Cast.Mine, world.Ship(lot));
    }

    [Fact]
    public void A_part_leaves_the_books_exactly()
    {
        world.Accept(Cast.Mine, world.End(EndKind.Destroyed, lot, Mass.FromMilligrams(1)));
        Assert.Equal(999_999_999, world.Lot(lot).Remaining.Milligrams);
        Assert.Equal(LotStatus.Active, world.Lot(lot).Status);
        Assert.Equal(857_367_000, world.State.Ends.Find("destroyed/Nd")!.Amount.Picograms);
        world.AssertConserved();
    }

    [Fact]
    public void An_ended_lot_leaves_its_parent()
    {
        world.Accept(Cast.Mine, world.Pack(lot));
        world.Accept(Cast.Mine, world.End(EndKind.Destroyed, lot));
        Assert.Null(world.State.Parents.Find(Moves.Parent));
    }

    [Fact]
    public void No_more_ends_than_is_left() => world.Refuse(
        RefusalCode.MassExceeded, Cast.Mine,
        world.End(EndKind.Destroyed, lot, Mass.FromMilligrams(1_000_000_001)));

    [Fact]
    public void Nothing_does_not_end() =>
        world.Refuse(RefusalCode.MassZero, Cast.Mine, world.End(EndKind.Destroyed, lot, Mass.Zero));

    [Theory]
    [InlineData(EndKind.Destroyed)]
    [InlineData(EndKind.Lost)]
    [InlineData(EndKind.Stolen)]
    [InlineData(EndKind.SoldToNonMember)]
    [InlineData(EndKind.Exported)]
    [InlineData(EndKind.UsedUp)]
    public void Anothers_goods_do_not_end(EndKind kind) =>
        world.Refuse(RefusalCode.NotInPossession, Cast.Plant, world.End(kind, lot));

    [Theory]
    [InlineData(EndKind.SoldToNonMember)]
    [InlineData(EndKind.Exported)]
    [InlineData(EndKind.UsedUp)]
    public void Only_the_owner_disposes_of_goods(EndKind kind)
    {
        world.Accept(Cast.Mine, world.Transfer(Cast.Mine, Cast.Plant, lot));
        world.Refuse(RefusalCode.NotTheOwner, Cast.Mine, world.End(kind, lot));
    }

    [Theory]
    [InlineData(EndKind.Destroyed)]
    [InlineData(EndKind.SoldToNonMember)]
    [InlineData(EndKind.Exported)]
    [InlineData(EndKind.UsedUp)]
    public void Held_goods_do_not_leave(EndKind kind)
    {
        world.Hold(lot);
        world.Refuse(RefusalCode.LotUnderHold, Cast.Mine, world.End(kind, lot));
    }

    [Fact]
    public void A_packed_lot_does_not_leave_alone()
    {
        world.Accept(Cast.Mine, world.Pack(lot, world.Seed(Cast.Mine)));
        world.Refuse(RefusalCode.LotIsPacked, Cast.Mine, world.End(EndKind.Destroyed, lot));
    }

    [Fact]
    public void A_lot_on_the_way_is_received_before_it_ends()
    {
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Refuse(RefusalCode.LotInTransit, Cast.Mine, world.End(EndKind.Destroyed, lot));
    }

    [Fact]
    public void Goods_are_exported_only_as_customs_cleared_them()
    {
        world.Refuse(RefusalCode.ClearanceMissing, Cast.Mine, world.End(EndKind.Exported, lot));
        world.Accept(Cast.Customs, new ClearGoods("DECL-1", [lot], "DE"));
        world.Refuse(RefusalCode.ClearanceMissing, Cast.Mine, world.End(EndKind.Exported, lot));
        world.Accept(Cast.Customs, new ClearGoods("DECL-2", [lot], "JP"));
        world.Accept(Cast.Mine, world.End(EndKind.Exported, lot));
        Assert.True(world.State.Ends.Find("exported/Nd")!.Amount > ElementAmount.Zero);
        world.AssertConserved();
    }

    [Theory]
    [InlineData(EndKind.Lost, "loss")]
    [InlineData(EndKind.Stolen, "theft")]
    public void Loss_and_theft_are_recorded_into_quarantine_and_stay_in_the_books(EndKind kind, string reason)
    {
        world.Hold(lot);
        ElementAmount held = Book.Of(world.Lot(lot).Book).Total();
        world.Accept(Cast.Mine, world.End(kind, lot));
        Assert.Equal(held, Book.Of(world.Lot(lot).Book).Total());
        world.AssertQuarantined(lot, reason, Cast.Mine);
    }

    [Fact]
    public void Goods_stolen_on_the_way_are_reported_by_the_shipper()
    {
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Accept(Cast.Mine, world.End(EndKind.Stolen, lot));
        world.AssertQuarantined(lot, "theft", Cast.Mine);
        world.Decide(Cast.Industry, new DecideQuarantine([lot], QuarantineOutcome.Forfeited));
        Assert.False(world.State.Shipments.Find(Moves.Shipment)!.Open);
        world.AssertConserved();
    }
}
