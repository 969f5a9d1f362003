using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

public class LineageTests(Place place)
{
    private readonly Play play = new(place);

    [Fact]
    public void Magnets_descend_from_both_origins_through_the_circuit()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(made.Magnet, LineageDirection.Up))!;

        Assert.Equal(
            ["unverified:north", "unverified:south"],
            graph.Nodes.OfType<LotNode>().Select(node => node.Source?.Code).OfType<string>().Order());
        Assert.Single(graph.Nodes.OfType<CircuitNode>());
        Assert.Equal(0, graph.OmittedLots);
        Assert.DoesNotContain(graph.Nodes.OfType<LotNode>(), node => node.Lot == made.Swarf);
    }

    [Fact]
    public void Every_event_balances_for_every_element()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(made.SecondMagnet, LineageDirection.Both))!;

        List<Balance> balances = [.. graph.Nodes.OfType<ProcessNode>().Select(node => node.Balance!)
            .Concat(graph.Nodes.OfType<CircuitNode>().Select(node => node.Balance!))];
        Assert.True(balances.Count > 10);
        Assert.All(balances, balance => Assert.True(balance.Closes));
        Assert.All(balances.SelectMany(it => it.Lines), line => Assert.Equal(ElementAmount.Zero, line.Difference));
        Assert.Contains(balances.SelectMany(it => it.Lines), line => line.Lost.Picograms == 12_345_678_901);
        Assert.Contains(balances.SelectMany(it => it.Lines), line => line.Unaccounted > ElementAmount.Zero);
        play.World.AssertConserved();
    }

    [Fact]
    public void Edges_of_a_process_with_all_its_lots_shown_add_up_to_its_balance()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(made.SecondMagnet, LineageDirection.Both))!;

        foreach (ProcessNode node in graph.Nodes.OfType<ProcessNode>()
            .Where(it => it.OtherInputs + it.OtherOutputs == 0))
        {
            foreach (BalanceLine line in node.Balance!.Lines)
            {
                Assert.Equal(line.In, Sum(graph.Edges.Where(edge => edge.To == node.Id), line.Element));
                Assert.Equal(line.Out, Sum(graph.Edges.Where(edge => edge.From == node.Id), line.Element));
            }
        }
    }

    [Fact]
    public void Swarf_charged_to_its_own_line_goes_into_a_later_run()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(made.SecondMagnet, LineageDirection.Up))!;

        CircuitNode[] runs = [.. graph.Nodes.OfType<CircuitNode>()];
        Assert.Equal(2, runs.Length);
        LineageEdge stock = Assert.Single(
            graph.Edges, edge => edge.From == runs[0].Id && edge.To == runs[1].Id);
        Assert.Equal(
            runs[1].Balance!.Lines.Single(line => line.Element == Element.Of("Dy")).StockBefore,
            Sum([stock], Element.Of("Dy")));
        Assert.Contains(graph.Nodes.OfType<LotNode>(), node => node.Lot == made.Swarf);
        Assert.All(graph.Edges, edge => Assert.True(edge.From < edge.To));
    }

    [Fact]
    public void Consequences_of_feed_reach_every_product_drawn_after_it()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(made.Feed[0], LineageDirection.Down))!;

        List<Eid?> lots = [.. graph.Nodes.OfType<LotNode>().Select(node => node.Lot)];
        Assert.Contains(made.Magnet, lots);
        Assert.Contains(made.SecondMagnet, lots);
        Assert.DoesNotContain(made.Feed[1], lots);
    }

    [Fact]
    public void Draw_does_not_stem_from_what_was_charged_later()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();

        LineageGraph first = viewed.Ask(it => it.LineageOf(made.Oxide, LineageDirection.Up))!;

        Assert.Equal(3, first.Nodes.OfType<LotNode>().Count());
    }

    [Fact]
    public void Lots_beyond_the_limit_are_counted_and_the_balance_stays_whole()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();

        LineageGraph all = viewed.Ask(it => it.LineageOf(made.SecondMagnet, LineageDirection.Up))!;
        LineageGraph few = viewed.Ask(it => it.LineageOf(made.SecondMagnet, LineageDirection.Up, maxLots: 5))!;

        Assert.Equal(5, few.Nodes.OfType<LotNode>().Count());
        Assert.True(few.OmittedLots > 0);
        Assert.True(few.Nodes.OfType<ProcessNode>().Sum(node => node.OtherInputs) > 0);
        ProcessNode shown = few.Nodes.OfType<ProcessNode>().Last();
        ProcessNode same = all.Nodes.OfType<ProcessNode>().Single(node => node.Entry == shown.Entry);
        Assert.Equal(same.Balance!.Lines, shown.Balance!.Lines);
    }

    [Fact]
    public void Collapsed_lineage_keeps_subject_and_amounts_and_has_no_loop()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();
        LineageGraph graph = viewed.Ask(it => it.LineageOf(made.SecondMagnet, LineageDirection.Up))!;

        foreach (int limit in Enumerable.Range(4, graph.Nodes.Count))
        {
            LineageGraph small = graph.Collapse(limit);

            Assert.True(small.Nodes.Count <= limit, $"{small.Nodes.Count} nodes of {limit}");
            Assert.Equal(Enumerable.Range(0, small.Nodes.Count), small.Nodes.Select(node => node.Id));
            Assert.All(small.Edges, edge => Assert.True(edge.From < edge.To));
            Assert.Single(small.Nodes.OfType<LotNode>(), node => node.IsSubject);
            Assert.Equal(
                graph.Nodes.OfType<LotNode>().Count(),
                small.Nodes.OfType<LotNode>().Count() + small.Nodes.OfType<GroupNode>().Sum(node => node.Lots));
        }
    }

    [Fact]
    public void Unknown_lot_has_no_lineage()
    {
        using Viewed viewed = play.Follow();
        Assert.Null(viewed.Ask(it => it.LineageOf(Eid.Derive(Cast.Mine.Id, "no", "such-lot-"), LineageDirection.Both)));
    }

    internal static ElementAmount Sum(IEnumerable<LineageEdge> edges, Element element) =>
        new(edges.SelectMany(edge => edge.Amounts!).Where(flow => flow.Element == element)
            .Aggregate(Int128.Zero, (sum, flow) => sum + flow.Amount.Picograms));
}
