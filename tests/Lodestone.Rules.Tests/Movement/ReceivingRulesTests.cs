using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class ReceivingRulesTests
{
    private readonly World world = World.Founded();
    private readonly Eid lot;

    public ReceivingRulesTests() => lot = world.Seed(Cast.Mine);

    [Fact]
    public void Received_lots_are_with_the_receiver_at_its_site()
    {
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Accept(Cast.Plant, world.Receive(lot));
        LotRow row = world.Lot(lot);
        Assert.Equal(LotStatus.Active, row.Status);
        Assert.Equal(Cast.Plant.Id, row.Possessor);
        Assert.Equal(Cast.Mine.Id, row.Owner);
        Assert.Equal(Cast.Plant.Site, row.Site);
        Assert.Null(row.Shipment);
        Assert.False(row.Quarantined);
        Assert.False(world.State.Shipments.Find(Moves.Shipment)!.Open);
    }

    [Fact]
    public void Title_passes_on_receipt_when_the_shipment_says_so()
    {
        world.Accept(Cast.Mine, world.Ship(lot) with { NewOwner = Cast.Magnets.Id });
        Assert.Equal(Cast.Mine.Id, world.Lot(lot).Owner);
        world.Accept(Cast.Plant, world.Receive(lot));
        Assert.Equal(Cast.Magnets.Id, world.Lot(lot).Owner);
    }

    [Fact]
    public void Title_sold_on_the_way_is_not_given_twice()
    {
        world.Accept(Cast.Mine, world.Ship(lot) with { NewOwner = Cast.Plant.Id });
        world.Accept(Cast.Mine, world.Transfer(Cast.Mine, Cast.Magnets, lot));
        world.Accept(Cast.Plant, world.Receive(lot));
        Assert.Equal(Cast.Magnets.Id, world.Lot(lot).Owner);
    }

    [Fact]
    public void A_shipment_is_received_in_parts_and_closes_with_the_last()
    {
        Eid other = world.Seed(Cast.Mine);
        world.Accept(Cast.Mine, world.Ship(lot, other));
        world.Accept(Cast.Plant, world.Receive(other));
        Assert.True(world.State.Shipments.Find(Moves.Shipment)!.Open);
        Assert.Equal(LotStatus.InTransit, world.Lot(lot).Status);
        world.Accept(Cast.Plant, world.Receive(lot));
        Assert.False(world.State.Shipments.Find(Moves.Shipment)!.Open);
    }

    [Fact]
    public void Receipt_without_naming_lots_takes_in_all_that_is_on_the_way()
    {
        Eid other = world.Seed(Cast.Mine);
        world.Accept(Cast.Mine, world.Ship(lot, other));
        world.Accept(Cast.Plant, world.Receive());
        Assert.Equal(Cast.Plant.Id, world.Lot(lot).Possessor);
        Assert.Equal(Cast.Plant.Id, world.Lot(other).Possessor);
        world.Refuse(RefusalCode.MemberMissing, Cast.Plant, world.Receive());
    }

    [Fact]
    public void A_parent_goes_with_its_lots()
    {
        world.Accept(Cast.Mine, world.Pack(lot));
        world.Accept(Cast.Mine, world.Ship() with { Parents = [Moves.Parent] });
        world.Accept(Cast.Plant, world.Receive(lot));
        Assert.Equal(Cast.Plant.Id, world.State.Parents.Find(Moves.Parent)!.Possessor);
        world.Accept(Cast.Plant, world.Unpack());
    }

    [Fact]
    public void Goods_arrive_at_a_site_of_the_receiver()
    {
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Refuse(RefusalCode.SiteOfAnotherParty, Cast.Plant, world.Receive(lot) with { Site = Cast.Mine.Site });
        world.Refuse(RefusalCode.SiteUnknown, Cast.Plant, world.Receive(lot) with { Site = Cast.Stranger.Site });
        world.Accept(Cast.Plant, world.Receive(lot) with { Site = Cast.Plant.OtherSite });
        Assert.Contains("received-elsewhere", world.Lot(lot).Flags);
    }

    [Fact]
    public void A_scale_that_is_not_registered_does_not_weigh()
    {
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Refuse(
            RefusalCode.InstrumentNotCalibrated, Cast.Plant,
            world.Receive(lot) with { Instrument = "urn:test:scale:9" });
    }

    [Fact]
    public void Goods_do_not_arrive_before_they_left()
    {
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Refuse(
            RefusalCode.EventBeforeItsInput, Cast.Plant,
            world.Receive(lot) with { Event = world.Facts(world.Now.PlusMilliseconds(-2_000)) });
    }

    [Fact]
    public void Only_the_receiver_receives()
    {
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Refuse(
            RefusalCode.NotTheReceiver, Cast.Magnets, world.Receive(lot) with { Site = Cast.Magnets.Site });
    }

    [Fact]
    public void Unknown_and_consumed_lots_are_not_received()
    {
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Refuse(
            RefusalCode.LotUnknown, Cast.Plant, world.Receive(Eid.Derive(Cast.Mine.Id, "none", "nonce-none")));
        world.Refuse(
            RefusalCode.LotAlreadyConsumed, Cast.Plant,
            world.Receive(world.Seed(Cast.Mine, row => row with { Status = LotStatus.Consumed })));
        world.Refuse(RefusalCode.LotNamedTwice, Cast.Plant, world.Receive(lot, lot));
    }

    [Fact]
    public void A_final_weight_stays_final()
    {
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Accept(Cast.Plant, world.Receive(lot));
        world.Accept(Cast.Plant, world.Receive(lot) with { IsFinal = true });
        world.Refuse(RefusalCode.ResultAlreadyFinal, Cast.Plant, world.Receive(lot));
        world.Refuse(RefusalCode.ResultAlreadyFinal, Cast.Plant, world.Receive(lot) with { IsFinal = true });
    }

    [Fact]
    public void Goods_that_have_gone_on_are_not_weighed_again()
    {
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Accept(Cast.Plant, world.Receive(lot));
        world.Alter(lot, row => row with { Possessor = Cast.Magnets.Id });
        world.Refuse(RefusalCode.NotInPossession, Cast.Plant, world.Receive(lot));
    }

    [Theory]
    [InlineData(995_000_000, false)]
    [InlineData(994_999_999, true)]
    [InlineData(1_005_000_000, false)]
    [InlineData(1_005_000_001, true)]
    public void A_weight_beyond_half_a_per_cent_of_two_unnamed_scales_is_quarantined(long milligrams, bool isOff)
    {
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Accept(Cast.Plant, world.Receive() with
        {
            Lots = [new WeighedLot(lot, Mass.FromMilligrams(milligrams))],
        });
        Assert.Equal(isOff, world.Lot(lot).Quarantined);
        Assert.Equal(Cast.Plant.Id, world.Lot(lot).Possessor);
        if (isOff)
        {
            world.AssertQuarantined(lot, "weight-beyond-tolerance", Cast.Plant);
        }
    }

    [Fact]
    public void Registered_scales_narrow_the_tolerance_to_the_sum_of_their_uncertainties()
    {
        foreach (Actor actor in new[] { Cast.Mine, Cast.Plant })
        {
            world.Accept(actor, new RegisterInstrument(
                $"urn:test:scale:{actor}", actor.Site, Ppb.FromPpm(500), world.Now.PlusDays(-9),
                world.Now.PlusDays(9)));
        }

        world.Accept(Cast.Mine, world.Ship(lot) with { Instrument = "urn:test:scale:mine" });
        world.Accept(Cast.Plant, world.Receive() with
        {
            Instrument = "urn:test:scale:plant",
            Lots = [new WeighedLot(lot, Mass.FromGrams(998_999))],
        });
        world.AssertQuarantined(lot, "weight-beyond-tolerance", Cast.Plant);
    }

    [Fact]
    public void A_bad_scale_widens_the_tolerance_to_one_per_cent_at_most()
    {
        world.Accept(Cast.Plant, new RegisterInstrument(
            "urn:test:scale:1", Cast.Plant.Site, Ppb.FromPpm(900_000), world.Now.PlusDays(-9), world.Now.PlusDays(9)));
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Accept(Cast.Plant, world.Receive() with
        {
            Instrument = "urn:test:scale:1",
            Lots = [new WeighedLot(lot, Mass.FromGrams(989_999))],
        });
        world.AssertQuarantined(lot, "weight-beyond-tolerance", Cast.Plant);
    }

    [Fact]
    public void Receipt_without_a_shipment_is_recorded_into_quarantine_and_possession_stays()
    {
        world.Accept(Cast.Plant, world.Receive(lot));
        Assert.Equal(Cast.Mine.Id, world.Lot(lot).Possessor);
        Assert.Equal(Cast.Mine.Site, world.Lot(lot).Site);
        world.AssertQuarantined(lot, "receipt-without-shipment", Cast.Mine);
    }

    [Fact]
    public void Receipt_of_a_lot_that_is_not_of_the_shipment_is_recorded_into_quarantine()
    {
        Eid other = world.Seed(Cast.Mine);
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Accept(Cast.Plant, world.Receive(lot, other));
        Assert.False(world.Lot(lot).Quarantined);
        world.AssertQuarantined(other, "receipt-not-of-shipment", Cast.Mine);
    }

    [Fact]
    public void A_lot_held_on_the_way_arrives_without_its_title()
    {
        world.Accept(Cast.Mine, world.Ship(lot) with { NewOwner = Cast.Plant.Id });
        world.Hold(lot);
        world.Accept(Cast.Plant, world.Receive(lot));
        Assert.Equal(Cast.Plant.Id, world.Lot(lot).Possessor);
        Assert.Equal(Cast.Mine.Id, world.Lot(lot).Owner);
        Assert.Equal("HOLD-1", Assert.Single(world.Lot(lot).Holds));
    }
}
