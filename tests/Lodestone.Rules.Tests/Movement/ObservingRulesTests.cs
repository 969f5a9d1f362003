using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class ObservingRulesTests
{
    private readonly World world = World.Founded();
    private readonly Eid lot;

    public ObservingRulesTests() => lot = world.Seed(Cast.Mine);

    [Fact]
    public void A_lot_moves_between_sites_of_its_possessor()
    {
        world.Accept(Cast.Mine, world.Observe(Cast.Mine.OtherSite, lot));
        Assert.Equal(Cast.Mine.OtherSite, world.Lot(lot).Site);
    }

    [Fact]
    public void A_lot_is_kept_at_a_known_site_of_its_possessor()
    {
        world.Refuse(RefusalCode.SiteUnknown, Cast.Mine, world.Observe(Cast.Stranger.Site, lot));
        world.Refuse(RefusalCode.SiteOfAnotherParty, Cast.Mine, world.Observe(Cast.Plant.Site, lot));
    }

    [Fact]
    public void Only_the_possessor_tells_where_a_lot_is() =>
        world.Refuse(RefusalCode.NotInPossession, Cast.Plant, world.Observe(Cast.Plant.Site, lot));

    [Fact]
    public void A_consumed_lot_is_not_seen_again()
    {
        world.Alter(lot, row => row with { Status = LotStatus.Consumed });
        world.Refuse(RefusalCode.LotAlreadyConsumed, Cast.Mine, world.Observe(Cast.Mine.Site, lot));
    }

    [Fact]
    public void A_packed_lot_does_not_move_alone()
    {
        world.Accept(Cast.Mine, world.Pack(lot, world.Seed(Cast.Mine)));
        world.Refuse(RefusalCode.LotIsPacked, Cast.Mine, world.Observe(Cast.Mine.OtherSite, lot));
    }

    [Fact]
    public void A_lot_is_named_once() =>
        world.Refuse(RefusalCode.LotNamedTwice, Cast.Mine, world.Observe(Cast.Mine.Site, lot, lot));

    [Fact]
    public void A_move_under_hold_is_recorded_into_quarantine_and_a_look_is_not()
    {
        world.Hold(lot);
        world.Accept(Cast.Mine, world.Observe(Cast.Mine.Site, lot));
        Assert.False(world.Lot(lot).Quarantined);
        world.Accept(Cast.Mine, world.Observe(Cast.Mine.OtherSite, lot));
        world.AssertQuarantined(lot, "movement-under-hold", Cast.Mine);
    }

    [Fact]
    public void The_carrier_sees_goods_on_the_way_and_no_other_party_does()
    {
        world.Accept(Cast.Mine, world.Ship(lot) with { Carrier = Cast.Carrier.Id });
        world.Refuse(RefusalCode.NotInPossession, Cast.Magnets, world.Observe(Cast.Magnets.Site, lot));
        ObserveLots seen = world.Observe(Cast.Magnets.Site, lot);
        world.Accept(Cast.Carrier, seen);
        Assert.Equal(LotStatus.InTransit, world.Lot(lot).Status);
        Assert.Null(world.Lot(lot).Site);
        Assert.Equal(seen.Event.EventId, world.Lot(lot).LastEvent);
    }

    [Fact]
    public void Things_are_recorded_however_late()
    {
        EventFacts facts = world.Facts(world.Now.PlusDays(-4_000));
        world.Accept(Cast.Mine, new RecordThings(facts, ["urn:epc:id:sgtin:0614141.107346.2017"]));
        Assert.Empty(world.State.Events.Find(facts.EventId!)!.Lots);
        world.Refuse(
            RefusalCode.EventInTheFuture, Cast.Mine,
            new RecordThings(world.Facts(world.Now.PlusDays(1)), ["urn:epc:id:sgtin:0614141.107346.2017"]));
    }

    [Fact]
    public void The_same_event_again_is_the_one_that_is_there_and_another_content_is_refused()
    {
        var seen = new RecordThings(world.Facts(), ["urn:epc:id:sgtin:0614141.107346.2017"]);
        world.Accept(Cast.Mine, seen);
        EventRow there = world.State.Events.Find(seen.Event.EventId!)!;
        world.Accept(Cast.Mine, seen);
        Assert.Equal(there, world.State.Events.Find(seen.Event.EventId!));
        world.Refuse(
            RefusalCode.EventIdInUse, Cast.Mine, seen with { Said = new string('0', 64) });
        world.Refuse(RefusalCode.EventIdInUse, Cast.Plant, seen);
    }

    [Fact]
    public void A_thing_named_like_no_lot_is_recorded() => world.Accept(Cast.Mine, new RecordThings(
        world.Facts(), [$"https://id.example/eid/{Eid.Derive(Cast.Mine.Id, "none", "nonce-none")}", lot.Code[1..]]));

    [Fact]
    public void A_lot_is_no_thing_under_any_of_its_names()
    {
        Draft draft = world.State.Begin();
        draft.Aliases.Put("https://id.gs1.org/01/06901234000016/10/LOT1", new AliasRow(lot));
        world.State.Apply(draft);
        string[] names =
        [
            lot.Code, $"https://id.lodestone.example/eid/{lot}", $"https://id.example/eid/{lot}?linkType=all#top",
            $"urn:lodestone:eid:{lot.Code.ToLowerInvariant()}",
            "https://id.gs1.org/01/06901234000016/10/LOT1", "https://shop.example/01/06901234000016/10/LOT1",
            "urn:epc:class:lgtin:6901234.000001.LOT1",
        ];
        Assert.All(names, name => world.Refuse(
            RefusalCode.NotAControlledLot, Cast.Mine, new RecordThings(world.Facts(), [name])));
    }
}
