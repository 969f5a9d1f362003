using Lodestone.Rules;
using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

/// <summary>The tables of the staff pages: lots in an order, stock, flows, what is on the way.</summary>
public class ListingTests(Place place)
{
    private readonly Play play = new(place);

    [Fact]
    public void Every_order_lists_every_lot_once_and_pages_follow_each_other()
    {
        Chain.Build(play);
        using Viewed viewed = play.Follow();
        foreach (LotColumn by in Enum.GetValues<LotColumn>())
        {
            foreach (bool descending in new[] { false, true })
            {
                List<Eid> all = [];
                for (int before = 0; before < play.World.State.Lots.Count; before += 3)
                {
                    LotListing page = List(viewed, new LotQuery { Size = 3 }, new LotOrder(by, descending, true, before));
                    Assert.Equal(play.World.State.Lots.Count, page.All);
                    all.AddRange(page.Lots.Select(lot => lot.Eid));
                }

                Assert.Equal(play.World.State.Lots.Count, all.Distinct().Count());
            }
        }
    }

    [Fact]
    public void Order_by_mass_is_the_order_of_masses()
    {
        Chain.Build(play);
        using Viewed viewed = play.Follow();
        long[] masses = [.. List(viewed, new LotQuery(), new LotOrder(LotColumn.Mass, true, false)).Lots
            .Select(lot => lot.Remaining!.Value.Milligrams)];
        Assert.Equal(masses.OrderDescending(), masses);
    }

    [Fact]
    public void What_a_party_may_not_see_of_a_lot_it_can_neither_search_nor_sort_by()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();
        LotRow magnet = play.World.Lot(made.Magnet);
        Reader stranger = Reader.Of(Cast.Stranger.Id);
        LotQuery byName = new() { Names = [made.Magnet.Code] };
        LotSummary found = Assert.Single(List(viewed, byName, By(LotColumn.Age), stranger).Lots);
        Assert.Null(found.Remaining);
        Assert.Null(found.Site);
        Assert.Null(found.LastEvent);
        Assert.Null(found.ContentMilligrams);
        Assert.Empty(List(viewed, byName with { Holder = magnet.Possessor }, By(LotColumn.Age), stranger).Lots);
        Assert.Empty(List(viewed, byName with { Site = magnet.Site }, By(LotColumn.Age), stranger).Lots);
        Assert.Empty(List(viewed, byName with { Since = new Instant(0) }, By(LotColumn.Age), stranger).Lots);
        Assert.Single(List(viewed, byName with { Holder = magnet.Possessor }, By(LotColumn.Age), Reader.Authority).Lots);
        Assert.Empty(List(viewed, new LotQuery { Names = [magnet.LotNumber] }, By(LotColumn.Age), stranger).Lots);
    }

    [Fact]
    public void Stock_is_the_sum_of_the_lots_that_are_there()
    {
        Chain.Build(play);
        using Viewed viewed = play.Follow();
        LotRow[] lots = [.. play.World.State.Lots.Rows.Select(row => row.Value)
            .Where(lot => lot.Status is LotStatus.Active or LotStatus.InTransit)];
        foreach (var group in lots.GroupBy(lot => (lot.Possessor, lot.Material, lot.Status)))
        {
            StockSum sum = viewed.Ask(it => it.Stock(group.Key.Possessor))
                .Single(it => (it.Material, it.Status) == (group.Key.Material, group.Key.Status));
            Assert.Equal(group.Count(), sum.Lots);
            Assert.Equal(group.Sum(lot => lot.Remaining.Milligrams), sum.Milligrams);
            Assert.Equal(
                group.Sum(lot => (long)(lot.Book.Aggregate(Int128.Zero, (all, line) => all + line.Amount.Picograms)
                    / 1_000_000_000)),
                sum.ContentMilligrams);
        }

        foreach (IGrouping<SiteId?, LotRow> there in lots.Where(lot => lot.Site is not null).GroupBy(lot => lot.Site))
        {
            Assert.Equal(
                there.Sum(lot => lot.Remaining.Milligrams),
                viewed.Ask(it => it.Stock(null, there.Key)).Sum(sum => sum.Milligrams));
        }
    }

    [Fact]
    public void Oxides_weigh_more_than_the_rare_earths_in_them()
    {
        play.Mine(Cast.Mine);
        using Viewed viewed = play.Follow();
        StockSum sum = Assert.Single(viewed.Ask(it => it.Stock()));
        Assert.InRange(sum.OxideMilligrams, sum.ContentMilligrams + 1, sum.ContentMilligrams * 3 / 2);
    }

    [Fact]
    public void Flows_of_a_period_say_what_was_made_and_whose()
    {
        Eid ore = play.Mine(Cast.Mine);
        using Viewed viewed = play.Follow();
        FlowSum sum = Assert.Single(viewed.Ask(it => it.Flows(30, Cast.Mine.Id)).Sums);
        Assert.Equal((LotEventKind.Commissioned, FlowDirection.Made), (sum.Kind, sum.Direction));
        Assert.Equal(play.World.Lot(ore).Initial.Milligrams, sum.Milligrams);
        Assert.Empty(viewed.Ask(it => it.Flows(30, Cast.Plant.Id)).Sums);
    }

    private static LotOrder By(LotColumn column) => new(column, false, false);

    private static LotListing List(Viewed viewed, LotQuery query, LotOrder order, Reader? reader = null) =>
        viewed.Ask(it => it.List(query, order, reader ?? Reader.Authority));
}
