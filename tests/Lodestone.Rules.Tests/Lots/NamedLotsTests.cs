using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

/// <summary>What holds for every act that names lots, act by act.</summary>
public class NamedLotsTests
{
    private static readonly Eid Unknown = Eid.Derive(Cast.Mine.Id, "none", "nonce-none");

    private readonly World world = World.Founded();

    public static TheoryData<string> PhysicalActs =>
        [
            nameof(PackLots), nameof(UnpackLots), nameof(ShipLots), nameof(ReceiveLots), nameof(ObserveLots),
            nameof(TransferTitle), nameof(EndLots),
        ];

    public static TheoryData<string> ActsOnLots =>
        [
            nameof(PackLots), nameof(ShipLots), nameof(ReceiveLots), nameof(ObserveLots), nameof(TransferTitle),
            nameof(EndLots), nameof(PlaceHold), nameof(ClearGoods),
        ];

    [Theory]
    [MemberData(nameof(ActsOnLots))]
    public void An_act_about_lots_names_at_least_one(string kind) => Assert.Equal(
        "acts[0].lots", world.Refuse(RefusalCode.MemberMissing, ActorOf(kind), Named(kind)).Field);

    [Theory]
    [MemberData(nameof(ActsOnLots))]
    [InlineData(nameof(UnpackLots))]
    public void An_unknown_lot_is_refused(string kind) =>
        world.Refuse(RefusalCode.LotUnknown, ActorOf(kind), Named(kind, world.Seed(Cast.Mine), Unknown));

    [Theory]
    [MemberData(nameof(ActsOnLots))]
    public void A_lot_that_is_no_more_is_refused(string kind) => world.Refuse(
        RefusalCode.LotAlreadyConsumed, ActorOf(kind),
        Named(kind, world.Seed(Cast.Mine), world.Seed(Cast.Mine, lot => lot with { Status = LotStatus.Ended })));

    [Theory]
    [MemberData(nameof(ActsOnLots))]
    [InlineData(nameof(UnpackLots))]
    public void A_lot_that_is_named_twice_is_refused(string kind)
    {
        Eid lot = world.Seed(Cast.Mine);
        world.Refuse(RefusalCode.LotNamedTwice, ActorOf(kind), Named(kind, lot, lot));
    }

    [Theory]
    [MemberData(nameof(PhysicalActs))]
    public void An_event_in_the_future_is_refused(string kind)
    {
        PhysicalAct act = (PhysicalAct)Named(kind, world.Seed(Cast.Mine));
        world.Refuse(
            RefusalCode.EventInTheFuture, ActorOf(kind), act with { Event = world.Facts(world.Now.PlusDays(1)) });
    }

    [Theory]
    [MemberData(nameof(PhysicalActs))]
    public void An_event_before_the_lots_last_one_is_refused(string kind)
    {
        PhysicalAct act = (PhysicalAct)Named(kind, world.Seed(Cast.Mine));
        world.Refuse(
            RefusalCode.EventBeforeItsInput, ActorOf(kind), act with { Event = world.Facts(world.Now.PlusDays(-2)) });
    }

    [Theory]
    [MemberData(nameof(PhysicalActs))]
    public void An_event_in_a_closed_period_is_refused(string kind)
    {
        world.Accept(Cast.Industry, new ClosePeriod(Cast.Mine.Site, world.Now), new ClosePeriod(
            Cast.Plant.Site, world.Now));
        Instant then = world.Now.PlusMilliseconds(-60_000);
        PhysicalAct act = (PhysicalAct)Named(kind, world.Seed(Cast.Mine));
        world.Refuse(RefusalCode.PeriodClosed, ActorOf(kind), act with { Event = world.Facts(then) });
    }

    [Fact]
    public void A_quarantine_that_is_decided_names_lots_that_are_known_and_once()
    {
        Eid lot = world.SeedQuarantined();
        world.Refuse(RefusalCode.MemberMissing, Cast.Industry, Decision());
        world.Refuse(RefusalCode.LotUnknown, Cast.Industry, Decision(lot, Unknown));
        world.Refuse(RefusalCode.LotNamedTwice, Cast.Industry, Decision(lot, lot));
    }

    [Fact]
    public void A_lot_on_the_way_is_not_packed()
    {
        Eid lot = world.Seed(Cast.Mine);
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Refuse(RefusalCode.LotInTransit, Cast.Mine, world.Pack(lot));
    }

    [Fact]
    public void A_lot_on_the_way_is_not_seen_at_an_unknown_site()
    {
        Eid lot = world.Seed(Cast.Mine);
        world.Accept(Cast.Mine, world.Ship(lot));
        world.Refuse(RefusalCode.SiteUnknown, Cast.Mine, world.Observe(Cast.Stranger.Site, lot));
    }

    private static Propose Decision(params Eid[] lots) =>
        new(new DecideQuarantine([.. lots], QuarantineOutcome.Released));

    private static Actor ActorOf(string kind) => kind switch
    {
        nameof(ReceiveLots) => Cast.Plant,
        nameof(PlaceHold) or nameof(ClearGoods) => Cast.Customs,
        _ => Cast.Mine,
    };

    private Act Named(string kind, params Eid[] lots) => kind switch
    {
        nameof(PackLots) => world.Pack(lots),
        nameof(UnpackLots) => world.Unpack(lots),
        nameof(ShipLots) => world.Ship(lots),
        nameof(ReceiveLots) => world.Receive(lots),
        nameof(ObserveLots) => world.Observe(Cast.Mine.Site, lots),
        nameof(TransferTitle) => world.Transfer(Cast.Mine, Cast.Plant, lots),
        nameof(EndLots) => new EndLots(
            world.Facts(), EndKind.Destroyed, [.. lots.Select(lot => new LotPortion(lot, null))], string.Empty, null),
        nameof(PlaceHold) => new PlaceHold("HOLD-1", [.. lots], "inspection"),
        nameof(ClearGoods) => new ClearGoods("DECL-1", [.. lots], "JP"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such act here."),
    };
}
