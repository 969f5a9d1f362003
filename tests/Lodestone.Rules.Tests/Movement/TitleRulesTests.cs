using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class TitleRulesTests
{
    private readonly World world = World.Founded();
    private readonly Eid lot;

    public TitleRulesTests() => lot = world.Seed(Cast.Mine);

    [Fact]
    public void Title_passes_and_possession_stays()
    {
        world.Accept(Cast.Mine, world.Transfer(Cast.Mine, Cast.Magnets, lot));
        Assert.Equal(Cast.Magnets.Id, world.Lot(lot).Owner);
        Assert.Equal(Cast.Mine.Id, world.Lot(lot).Possessor);
    }

    [Fact]
    public void A_possessor_who_is_not_the_owner_does_not_transfer()
    {
        world.Accept(Cast.Mine, world.Transfer(Cast.Mine, Cast.Magnets, lot));
        world.Refuse(RefusalCode.NotTheOwner, Cast.Mine, world.Transfer(Cast.Mine, Cast.Plant, lot));
    }

    [Fact]
    public void Nobody_transfers_in_anothers_name() =>
        world.Refuse(RefusalCode.NotConcerned, Cast.Plant, world.Transfer(Cast.Mine, Cast.Plant, lot));

    [Fact]
    public void Title_goes_to_a_registered_party() =>
        world.Refuse(RefusalCode.PartyUnknown, Cast.Mine, world.Transfer(Cast.Mine, Cast.Stranger, lot));

    [Fact]
    public void Held_goods_are_not_transferred()
    {
        world.Hold(lot);
        world.Refuse(RefusalCode.LotUnderHold, Cast.Mine, world.Transfer(Cast.Mine, Cast.Plant, lot));
    }

    [Fact]
    public void Quarantined_goods_are_not_transferred() => world.Refuse(
        RefusalCode.LotInQuarantine, Cast.Mine, world.Transfer(Cast.Mine, Cast.Plant, world.SeedQuarantined()));

    [Fact]
    public void A_packed_lot_is_transferred_only_with_everything_in_its_parent()
    {
        Eid other = world.Seed(Cast.Mine);
        world.Accept(Cast.Mine, world.Pack(lot, other));
        world.Refuse(RefusalCode.LotIsPacked, Cast.Mine, world.Transfer(Cast.Mine, Cast.Plant, lot));
        world.Accept(Cast.Mine, world.Transfer(Cast.Mine, Cast.Plant, lot, other));
    }

    [Fact]
    public void A_lot_is_transferred_once_in_one_act() =>
        world.Refuse(RefusalCode.LotNamedTwice, Cast.Mine, world.Transfer(Cast.Mine, Cast.Plant, lot, lot));
}
