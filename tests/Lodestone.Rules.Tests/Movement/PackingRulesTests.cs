using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class PackingRulesTests
{
    private readonly World world = World.Founded();
    private readonly Eid first;
    private readonly Eid second;

    public PackingRulesTests()
    {
        first = world.Seed(Cast.Mine);
        second = world.Seed(Cast.Mine);
    }

    [Fact]
    public void Packed_lots_are_in_their_parent_until_the_last_is_unpacked()
    {
        world.Accept(Cast.Mine, world.Pack(first, second));
        Assert.Equal(2, world.State.Parents.Find(Moves.Parent)!.Lots.Length);
        world.Accept(Cast.Mine, world.Unpack(first));
        Assert.Null(world.Lot(first).Parent);
        Assert.Equal(Moves.Parent, world.Lot(second).Parent);
        world.Accept(Cast.Mine, world.Unpack(second));
        Assert.Null(world.State.Parents.Find(Moves.Parent));
    }

    [Fact]
    public void Unpacking_without_naming_lots_unpacks_all()
    {
        world.Accept(Cast.Mine, world.Pack(first, second));
        world.Accept(Cast.Mine, world.Unpack());
        Assert.Null(world.Lot(first).Parent);
        Assert.Null(world.Lot(second).Parent);
    }

    [Fact]
    public void Nothing_is_not_packed() => world.Refuse(RefusalCode.MemberMissing, Cast.Mine, world.Pack());

    [Fact]
    public void A_packed_lot_is_not_packed_again()
    {
        world.Accept(Cast.Mine, world.Pack(first));
        world.Refuse(RefusalCode.LotIsPacked, Cast.Mine, world.Pack(first));
    }

    [Fact]
    public void Anothers_lot_is_not_packed() =>
        world.Refuse(RefusalCode.NotInPossession, Cast.Plant, world.Pack(first));

    [Fact]
    public void A_held_lot_is_not_packed()
    {
        world.Hold(first);
        world.Refuse(RefusalCode.LotUnderHold, Cast.Mine, world.Pack(first));
    }

    [Fact]
    public void A_quarantined_lot_is_not_packed() =>
        world.Refuse(RefusalCode.LotInQuarantine, Cast.Mine, world.Pack(world.SeedQuarantined()));

    [Fact]
    public void Lots_of_two_sites_are_not_packed_together()
    {
        world.Accept(Cast.Mine, world.Observe(Cast.Mine.OtherSite, second));
        world.Refuse(RefusalCode.LotAtAnotherSite, Cast.Mine, world.Pack(first, second));
        world.Accept(Cast.Mine, world.Pack(first));
        world.Refuse(RefusalCode.LotAtAnotherSite, Cast.Mine, world.Pack(second));
    }

    [Fact]
    public void A_lot_is_packed_once_in_one_act() =>
        world.Refuse(RefusalCode.LotNamedTwice, Cast.Mine, world.Pack(first, first));

    [Fact]
    public void A_parent_in_use_by_another_party_is_not_used()
    {
        world.Accept(Cast.Mine, world.Pack(first));
        world.Refuse(
            RefusalCode.ParentInUse, Cast.Plant,
            world.Pack(world.Seed(Cast.Plant, lot => lot with { Site = Cast.Mine.Site })));
    }

    [Fact]
    public void An_unknown_parent_is_not_unpacked() =>
        world.Refuse(RefusalCode.ParentUnknown, Cast.Mine, world.Unpack());

    [Fact]
    public void A_lot_is_not_unpacked_from_a_parent_that_it_is_not_in()
    {
        world.Accept(Cast.Mine, world.Pack(first));
        world.Refuse(RefusalCode.ParentUnknown, Cast.Mine, world.Unpack(second));
    }

    [Fact]
    public void Anothers_parent_is_not_unpacked()
    {
        world.Accept(Cast.Mine, world.Pack(first));
        world.Refuse(RefusalCode.NotInPossession, Cast.Plant, world.Unpack());
    }

    [Fact]
    public void A_parent_on_the_way_is_not_unpacked()
    {
        world.Accept(Cast.Mine, world.Pack(first));
        world.Accept(Cast.Mine, world.Ship() with { Parents = [Moves.Parent] });
        world.Refuse(RefusalCode.LotInTransit, Cast.Mine, world.Unpack());
    }

    [Fact]
    public void A_hold_does_not_keep_a_lot_from_being_unpacked()
    {
        world.Accept(Cast.Mine, world.Pack(first));
        world.Hold(first);
        world.Accept(Cast.Mine, world.Unpack(first));
        Assert.False(world.Lot(first).Quarantined);
    }
}
