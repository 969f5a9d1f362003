using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class HoldRulesTests
{
    private readonly World world = World.Founded();

    [Fact]
    public void Only_an_authority_places_holds() => world.Refuse(
        RefusalCode.AuthorityRequired, Cast.Mine, new PlaceHold("HOLD-1", [world.Seed(Cast.Mine)], "x"));

    [Fact]
    public void A_hold_names_a_lot() =>
        world.Refuse(RefusalCode.MemberMissing, Cast.Customs, new PlaceHold("HOLD-1", [], "x"));

    [Fact]
    public void A_hold_on_an_unknown_lot_is_refused() => world.Refuse(
        RefusalCode.LotUnknown, Cast.Customs,
        new PlaceHold("HOLD-1", [Eid.Derive(Cast.Mine.Id, "none", "nonce-none")], "x"));

    [Fact]
    public void A_hold_on_a_consumed_lot_is_refused() => world.Refuse(
        RefusalCode.LotAlreadyConsumed, Cast.Customs,
        new PlaceHold("HOLD-1", [world.Seed(Cast.Mine, lot => lot with { Status = LotStatus.Consumed })], "x"));

    [Fact]
    public void A_hold_names_a_lot_once()
    {
        Eid lot = world.Seed(Cast.Mine);
        world.Refuse(RefusalCode.LotNamedTwice, Cast.Customs, new PlaceHold("HOLD-1", [lot, lot], "x"));
    }

    [Fact]
    public void A_holds_number_is_used_once()
    {
        Eid lot = world.Seed(Cast.Mine);
        world.Hold(lot);
        world.Refuse(RefusalCode.AlreadyRegistered, Cast.Customs, new PlaceHold("HOLD-1", [lot], "x"));
    }

    [Fact]
    public void A_lot_is_free_when_the_last_of_its_holds_is_lifted()
    {
        Eid lot = world.Seed(Cast.Mine);
        world.Hold(lot);
        world.Accept(Cast.Industry, new PlaceHold("HOLD-2", [lot], "audit"));
        world.Decide(Cast.Customs, new LiftHold("HOLD-1"));
        Assert.Equal("HOLD-2", Assert.Single(world.Lot(lot).Holds));
        world.Decide(Cast.Industry, new LiftHold("HOLD-2"));
        Assert.Empty(world.Lot(lot).Holds);
    }

    [Fact]
    public void A_hold_is_lifted_only_by_the_authority_that_placed_it()
    {
        world.Hold(world.Seed(Cast.Mine));
        world.Refuse(RefusalCode.AuthorityRequired, Cast.Industry, new Propose(new LiftHold("HOLD-1")));
    }

    [Fact]
    public void An_unknown_hold_is_not_lifted()
    {
        world.Refuse(RefusalCode.HoldUnknown, Cast.Customs, new Propose(new LiftHold("HOLD-9")));
        world.Refuse(RefusalCode.AuthorityRequired, Cast.Mine, new Propose(new LiftHold("HOLD-9")));
    }

    [Fact]
    public void Only_customs_clears_goods() => world.Refuse(
        RefusalCode.AuthorityRequired, Cast.Industry, new ClearGoods("DECL-1", [world.Seed(Cast.Mine)], "JP"));

    [Fact]
    public void Held_goods_are_not_cleared()
    {
        Eid lot = world.Seed(Cast.Mine);
        world.Hold(lot);
        world.Refuse(RefusalCode.LotUnderHold, Cast.Customs, new ClearGoods("DECL-1", [lot], "JP"));
    }

    [Fact]
    public void Quarantined_goods_are_not_cleared() => world.Refuse(
        RefusalCode.LotInQuarantine, Cast.Customs, new ClearGoods("DECL-1", [world.SeedQuarantined()], "JP"));

    [Fact]
    public void Quarantine_is_named_before_hold_whichever_lot_stands_first()
    {
        Eid quarantined = world.SeedQuarantined();
        Eid held = world.Seed(Cast.Mine);
        world.Hold(held);
        world.Refuse(RefusalCode.LotInQuarantine, Cast.Customs, new ClearGoods("DECL-1", [held, quarantined], "JP"));
        Refusal refusal = world.Refuse(
            RefusalCode.LotInQuarantine, Cast.Customs, new ClearGoods("DECL-1", [quarantined, held], "JP"));
        Assert.Equal("acts[0].lots[0]", refusal.Field);
    }

    [Fact]
    public void A_declaration_is_cleared_once()
    {
        Eid lot = world.Seed(Cast.Mine);
        world.Accept(Cast.Customs, new ClearGoods("DECL-1", [lot], "JP"));
        world.Refuse(RefusalCode.AlreadyRegistered, Cast.Customs, new ClearGoods("DECL-1", [lot], "JP"));
    }
}
