using Lodestone.Vocabulary;
using static Lodestone.Rules.Tests.Goods;

namespace Lodestone.Rules.Tests;

public class StockRulesTests
{
    private static readonly Element Nd = Element.Of("Nd");
    private readonly World world = World.Founded();
    private readonly Goods goods;
    private readonly Eid lot;

    public StockRulesTests()
    {
        goods = new Goods(world);
        lot = goods.Oxide(Cast.Mine);
    }

    private TakeStock Found(params LotPortion[] lots) => new(world.Facts(), Cast.Mine.Site, null, [], [.. lots]);

    [Fact]
    public void What_is_found_the_same_closes_the_account()
    {
        world.Accept(Cast.Mine, Found(All(lot)));
        UnaccountedRow account = world.State.Unaccounted.Find(Cast.Mine.Site.Gln)!;
        Assert.NotNull(account.LastClosed);
        Assert.Empty(account.Flags);
    }

    [Fact]
    public void What_is_missing_of_a_lot_is_unaccounted_for()
    {
        world.Accept(Cast.Mine, Found(Part(lot, 990)));
        Assert.Equal(Mass.FromKilograms(990), world.Lot(lot).Remaining);
        Assert.Equal(["stock-below-book"], world.Lot(lot).Flags);
        UnaccountedRow account = world.State.Unaccounted.Find(Cast.Mine.Site.Gln)!;
        Assert.Equal(Grams(6_000), Book.Of(account.Cumulative).TotalOf(Nd));
        Assert.Contains("period-over-limit/Nd", account.Flags);
        Assert.Null(account.LastClosed);
        world.AssertConserved();
    }

    [Fact]
    public void What_is_found_above_the_book_does_not_raise_it()
    {
        world.Accept(Cast.Mine, Found(Part(lot, 1_010)));
        Assert.Equal(Mass.FromKilograms(1_000), world.Lot(lot).Remaining);
        Assert.Equal(["stock-above-book"], world.Lot(lot).Flags);
        world.AssertConserved();
    }

    [Fact]
    public void A_difference_within_the_scale_changes_nothing()
    {
        world.Accept(Cast.Mine, Found(Part(lot, 999)));
        Assert.Equal(Mass.FromKilograms(1_000), world.Lot(lot).Remaining);
        Assert.Empty(world.Lot(lot).Flags);
    }

    [Fact]
    public void What_is_not_found_at_all_is_another_event() => world.Refuse(
        RefusalCode.MassZero, Cast.Mine, Found(Part(lot, 0)));

    [Fact]
    public void Elements_are_measured_in_a_circuit() => world.Refuse(
        RefusalCode.EventMalformed, Cast.Mine, Found() with { Measured = [new(Nd, Grams(1))] });

    [Fact]
    public void Each_listed_element_is_measured_once()
    {
        world.Refuse(RefusalCode.ValueNotAllowed, Cast.Mine, Found() with
        {
            Circuit = "urn:test:circuit:1", Measured = [new(Nd, Grams(1)), new(Nd, Grams(1))],
        });
        world.Refuse(RefusalCode.NumberOutOfRange, Cast.Mine, Found() with
        {
            Circuit = "urn:test:circuit:1", Measured = [new(Nd, Grams(-1))],
        });
    }

    [Fact]
    public void A_circuit_is_of_the_site() => world.Refuse(
        RefusalCode.CircuitUnknown, Cast.Mine, Found() with { Circuit = "urn:test:circuit:1" });

    [Fact]
    public void Stock_is_taken_on_ones_own_site() => world.Refuse(
        RefusalCode.SiteOfAnotherParty, Cast.Plant, Found());

    [Fact]
    public void Stock_is_not_taken_before_the_last_time()
    {
        Instant before = world.Now;
        world.Now = world.Now.PlusDays(1);
        world.Accept(Cast.Mine, Found());
        world.Refuse(RefusalCode.EventBeforeItsInput, Cast.Mine, Found() with { Event = world.Facts(before) });
    }

    [Fact]
    public void A_main_element_that_is_not_measured_keeps_the_account_open()
    {
        world.Accept(Cast.Mine, new RegisterCircuit("urn:test:circuit:1", Cast.Mine.Site, "ree.separation"));
        TransformLots charge = goods.Step(Cast.Mine, "ree.separation", [All(lot)]);
        world.Accept(Cast.Mine, charge with { Circuit = "urn:test:circuit:1" });
        world.Accept(Cast.Mine, Found() with { Circuit = "urn:test:circuit:1", Measured = [new(Nd, Grams(600_000))] });
        UnaccountedRow account = world.State.Unaccounted.Find(Cast.Mine.Site.Gln)!;
        Assert.Equal(["not-measured/Pr"], account.Flags);
        Assert.Null(account.LastClosed);
    }

    [Fact]
    public void A_stock_take_is_never_undone()
    {
        TakeStock take = Found(Part(lot, 990));
        world.Accept(Cast.Mine, take);
        world.Accept(Cast.Mine, new CorrectEvent(take.Event, take.Event.EventId!, "incorrect_data", []));
        Assert.Equal(Mass.FromKilograms(990), world.Lot(lot).Remaining);
        Assert.True(world.Lot(lot).Quarantined);
        world.AssertConserved();
    }
}
