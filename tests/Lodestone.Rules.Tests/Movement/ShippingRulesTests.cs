using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class ShippingRulesTests
{
    private readonly World world = World.Founded();
    private readonly Eid lot;

    public ShippingRulesTests() => lot = world.Seed(Cast.Mine);

    private ShipLots Good => world.Ship(lot);

    [Fact]
    public void Shipped_lots_are_in_transit_and_still_the_shippers()
    {
        world.Accept(Cast.Mine, Good);
        LotRow row = world.Lot(lot);
        Assert.Equal(LotStatus.InTransit, row.Status);
        Assert.Equal(Cast.Mine.Id, row.Possessor);
        Assert.Null(row.Site);
        Assert.Equal(Moves.Shipment, row.Shipment);
        ShipmentRow shipment = world.State.Shipments.Find(Moves.Shipment)!;
        Assert.True(shipment.Open);
        Assert.Equal(Moves.Ton, Assert.Single(shipment.Lines).Shipped);
    }

    [Fact]
    public void Nothing_is_not_shipped() => world.Refuse(RefusalCode.MemberMissing, Cast.Mine, world.Ship());

    [Fact]
    public void Receiver_carrier_and_new_owner_are_registered()
    {
        world.Refuse(RefusalCode.PartyUnknown, Cast.Mine, Good with { Receiver = Cast.Stranger.Id });
        world.Refuse(RefusalCode.PartyUnknown, Cast.Mine, Good with { Carrier = Cast.Stranger.Id });
        world.Refuse(RefusalCode.PartyUnknown, Cast.Mine, Good with { NewOwner = Cast.Stranger.Id });
    }

    [Fact]
    public void Sites_are_registered_and_of_the_two_parties()
    {
        world.Refuse(RefusalCode.SiteUnknown, Cast.Mine, Good with { From = Cast.Stranger.Site });
        world.Refuse(RefusalCode.SiteUnknown, Cast.Mine, Good with { To = Cast.Stranger.Site });
        world.Refuse(RefusalCode.SiteOfAnotherParty, Cast.Mine, Good with { From = Cast.Plant.Site });
        world.Refuse(RefusalCode.SiteOfAnotherParty, Cast.Mine, Good with { To = Cast.Magnets.Site });
    }

    [Fact]
    public void A_shipper_without_any_permit_at_the_site_does_not_ship()
    {
        foreach (PermitRow permit in world.State.Permits.Rows.Select(pair => pair.Value)
            .Where(permit => permit.Party == Cast.Mine.Id && permit.Activity != Activity.Mining).ToArray())
        {
            world.Accept(Cast.Industry, new RevokePermit(permit.Permit));
        }

        Assert.Null(world.Judge(Cast.Mine, Good));
        world.Accept(Cast.Industry, new RevokePermit("mine-Mining"));
        world.Refuse(RefusalCode.PermitMissing, Cast.Mine, Good);
        world.Accept(Cast.Industry, World.Permit(world, Cast.Mine, Activity.Trading, "Sb-only") with
        {
            Chains = [Chain.Antimony],
        });
        world.Refuse(RefusalCode.PermitDoesNotCoverMaterial, Cast.Mine, Good);
    }

    [Fact]
    public void A_scale_out_of_calibration_does_not_weigh()
    {
        world.Refuse(RefusalCode.InstrumentNotCalibrated, Cast.Mine, Good with { Instrument = "urn:test:scale:1" });
        world.Accept(Cast.Mine, new RegisterInstrument(
            "urn:test:scale:1", Cast.Mine.Site, Ppb.FromPpm(500), world.Now.PlusDays(-9), world.Now.PlusDays(9)));
        Assert.Null(world.Judge(Cast.Mine, Good with { Instrument = "urn:test:scale:1" }));
        world.Now = world.Now.PlusDays(9);
        world.Refuse(RefusalCode.InstrumentNotCalibrated, Cast.Mine, Good with { Instrument = "urn:test:scale:1" });
    }

    [Fact]
    public void Goods_do_not_leave_before_they_came() => world.Refuse(
        RefusalCode.EventBeforeItsInput, Cast.Mine, Good with { Event = world.Facts(world.Now.PlusDays(-2)) });

    [Fact]
    public void An_unknown_lot_is_not_shipped() => world.Refuse(
        RefusalCode.LotUnknown, Cast.Mine, world.Ship(Eid.Derive(Cast.Mine.Id, "none", "nonce-none")));

    [Theory]
    [InlineData(LotStatus.Consumed)]
    [InlineData(LotStatus.Ended)]
    [InlineData(LotStatus.Voided)]
    public void A_lot_that_is_no_more_is_not_shipped(LotStatus status)
    {
        world.Alter(lot, row => row with { Status = status });
        world.Refuse(RefusalCode.LotAlreadyConsumed, Cast.Mine, Good);
    }

    [Fact]
    public void A_quarantined_lot_is_not_shipped() =>
        world.Refuse(RefusalCode.LotInQuarantine, Cast.Mine, world.Ship(world.SeedQuarantined()));

    [Fact]
    public void Only_the_possessor_may_ship() => world.Refuse(
        RefusalCode.NotInPossession, Cast.Mine, world.Ship(world.Seed(Cast.Plant, row => row with
        {
            Site = Cast.Mine.Site,
        })));

    [Fact]
    public void A_packed_child_does_not_move_alone()
    {
        world.Accept(Cast.Mine, world.Pack(lot));
        world.Refuse(RefusalCode.LotIsPacked, Cast.Mine, Good);
    }

    [Fact]
    public void With_its_parent_every_packed_lot_moves()
    {
        Eid other = world.Seed(Cast.Mine);
        world.Accept(Cast.Mine, world.Pack(lot, other));
        world.Accept(Cast.Mine, Good with { Parents = [Moves.Parent] });
        Assert.Equal(LotStatus.InTransit, world.Lot(other).Status);
        Assert.Equal(2, world.State.Shipments.Find(Moves.Shipment)!.Lines.Length);
    }

    [Fact]
    public void A_parent_does_not_carry_a_quarantined_lot_along()
    {
        Eid other = world.Seed(Cast.Mine);
        world.Accept(Cast.Mine, world.Pack(lot, other));
        world.Accept(Cast.Mine, world.End(EndKind.Stolen, other));
        Refusal refusal = world.Refuse(
            RefusalCode.LotInQuarantine, Cast.Mine, world.Ship() with { Parents = [Moves.Parent] });
        Assert.Equal("acts[0].parents[0]", refusal.Field);
    }

    [Fact]
    public void A_lot_on_the_way_is_not_shipped_again()
    {
        world.Accept(Cast.Mine, Good);
        world.Refuse(RefusalCode.LotInTransit, Cast.Mine, Good with { Shipment = "urn:test:shipment:2" });
    }

    [Fact]
    public void A_lot_leaves_from_where_it_is() =>
        world.Refuse(RefusalCode.LotAtAnotherSite, Cast.Mine, Good with { From = Cast.Mine.OtherSite });

    [Fact]
    public void A_lot_is_shipped_once_in_one_act() =>
        world.Refuse(RefusalCode.LotNamedTwice, Cast.Mine, world.Ship(lot, lot));

    [Fact]
    public void An_unknown_parent_does_not_move() =>
        world.Refuse(RefusalCode.ParentUnknown, Cast.Mine, Good with { Parents = [Moves.Parent] });

    [Fact]
    public void A_shipments_identifier_is_used_once()
    {
        world.Accept(Cast.Mine, Good);
        world.Refuse(RefusalCode.ShipmentAlreadyKnown, Cast.Mine, world.Ship(world.Seed(Cast.Mine)));
    }

    [Fact]
    public void Only_the_owner_gives_title_along_with_the_goods()
    {
        world.Alter(lot, row => row with { Owner = Cast.Magnets.Id });
        Assert.Null(world.Judge(Cast.Mine, Good));
        world.Refuse(RefusalCode.NotTheOwner, Cast.Mine, Good with { NewOwner = Cast.Plant.Id });
    }

    [Fact]
    public void A_contract_of_other_parties_is_refused()
    {
        world.Refuse(RefusalCode.ContractUnknown, Cast.Mine, Good with { Contract = "urn:test:contract:1" });
        world.Accept(Cast.Plant, new RegisterContract(
            "urn:test:contract:1", Cast.Plant.Id, Cast.Magnets.Id, Ppb.FromPpm(5_000), Cast.Laboratory.Id));
        world.Refuse(RefusalCode.ContractUnknown, Cast.Mine, Good with { Contract = "urn:test:contract:1" });
    }

    [Fact]
    public void Movement_under_hold_is_recorded_into_quarantine()
    {
        world.Hold(lot);
        world.Accept(Cast.Mine, Good);
        Assert.Equal(LotStatus.InTransit, world.Lot(lot).Status);
        world.AssertQuarantined(lot, "movement-under-hold", Cast.Mine);
    }

    [Fact]
    public void The_lower_number_wins_when_a_consumed_lot_is_of_another_party_and_elsewhere()
    {
        Eid other = world.Seed(Cast.Plant, row => row with { Status = LotStatus.Consumed });
        world.Refuse(RefusalCode.LotAlreadyConsumed, Cast.Mine, world.Ship(lot, other));
        world.Refuse(RefusalCode.LotAlreadyConsumed, Cast.Mine, world.Ship(other, lot));
    }

    [Fact]
    public void The_lower_number_wins_when_site_and_lot_are_both_wrong() => world.Refuse(
        RefusalCode.SiteOfAnotherParty, Cast.Mine, world.Ship(world.SeedQuarantined()) with { From = Cast.Plant.Site });
}
