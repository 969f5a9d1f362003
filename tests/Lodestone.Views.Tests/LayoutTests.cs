using CsCheck;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

public class LayoutTests(Place place)
{
    private static readonly Gen<(int Nodes, (int From, int To)[] Edges)> Graphs = Gen.Int[1, 40].SelectMany(nodes =>
        Gen.Select(Gen.Int[0, Math.Max(0, nodes - 1)], Gen.Int[0, Math.Max(0, nodes - 1)])
            .Array[0, 3 * nodes]
            .Select(pairs => (nodes, pairs
                .Where(pair => pair.Item1 != pair.Item2)
                .Select(pair => (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2)))
                .Distinct().ToArray())));

    [Fact]
    public void Nodes_do_not_overlap_and_edges_run_to_the_right() => Graphs.Sample(graph =>
    {
        GraphLayout layout = GraphLayout.Of(
            [.. Enumerable.Range(0, graph.Nodes).Select(i => new LayoutSize(40 + (i % 3 * 20), 16 + (i % 2 * 10)))],
            graph.Edges);
        AssertApart(layout.Nodes, layout.Width, layout.Height, gap: 13);
        for (int i = 0; i < graph.Edges.Length; i++)
        {
            IReadOnlyList<LayoutPoint> points = layout.Edges[i].Points;
            Assert.Equal(i, layout.Edges[i].Edge);
            Assert.Equal(layout.Nodes[graph.Edges[i].From].X + layout.Nodes[graph.Edges[i].From].Width, points[0].X);
            Assert.Equal(layout.Nodes[graph.Edges[i].To].X, points[^1].X);
            Assert.Equal(points.OrderBy(point => point.X), points);
        }
    }, iter: 500);

    [Fact]
    public void Bands_leave_and_arrive_within_their_nodes() => Graphs.Sample(graph =>
    {
        WeightedLink[] links = [.. graph.Edges.Select((edge, i) =>
            new WeightedLink(edge.From, edge.To, i % 4 == 0 ? 0 : (i + 1) * 1_000_000L))];
        SankeyLayout layout = SankeyLayout.Of(graph.Nodes, links, 960, 400);
        AssertApart(layout.Nodes, layout.Width, layout.Height, gap: 9);
        foreach (PlacedBand band in layout.Bands)
        {
            PlacedNode from = layout.Nodes[links[band.Link].From];
            PlacedNode to = layout.Nodes[links[band.Link].To];
            Assert.InRange(band.FromY, from.Y, from.Y + from.Height - band.Thickness);
            Assert.InRange(band.ToY, to.Y, to.Y + to.Height - band.Thickness);
            Assert.True(band.Thickness >= 1);
        }
    }, iter: 500);

    [Fact]
    public void Same_graph_gives_the_same_drawing()
    {
        (int From, int To)[] edges = [(0, 2), (1, 2), (0, 3), (2, 4), (3, 4), (1, 4)];
        LayoutSize[] sizes = [.. Enumerable.Repeat(new LayoutSize(80, 30), 5)];
        GraphLayout first = GraphLayout.Of(sizes, edges);
        GraphLayout second = GraphLayout.Of(sizes, edges);

        Assert.Equal(first.Nodes, second.Nodes);
        Assert.Equal(first.Edges.SelectMany(edge => edge.Points), second.Edges.SelectMany(edge => edge.Points));
    }

    [Fact]
    public void Two_chains_that_could_cross_do_not()
    {
        GraphLayout layout = GraphLayout.Of(
            [.. Enumerable.Repeat(new LayoutSize(80, 30), 6)], [(0, 3), (1, 2), (2, 5), (3, 4)]);

        Assert.Equal(layout.Nodes[0].Y < layout.Nodes[1].Y, layout.Nodes[3].Y < layout.Nodes[2].Y);
        Assert.Equal(layout.Nodes[2].Y < layout.Nodes[3].Y, layout.Nodes[5].Y < layout.Nodes[4].Y);
    }

    [Fact]
    public void Lineage_and_flow_of_the_chain_can_be_drawn()
    {
        Play play = new(place);
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();
        LineageGraph graph = viewed.Ask(it => it.LineageOf(made.SecondMagnet, LineageDirection.Both))!;
        MassFlow flow = viewed.Ask(it => it.MassFlow(made.SecondMagnet, Element.Of("Dy")))!;

        GraphLayout layout = GraphLayout.Of(
            [.. graph.Nodes.Select(_ => new LayoutSize(120, 36))], [.. graph.Edges.Select(edge => (edge.From, edge.To))]);
        SankeyLayout sankey = SankeyLayout.Of(flow.Redact(Reader.Public));

        Assert.Equal(graph.Nodes.Count, layout.Nodes.Count);
        Assert.Equal(flow.Links.Count, sankey.Bands.Count);
        Assert.InRange(sankey.Width, 960, 960);
    }

    private static void AssertApart(IReadOnlyList<PlacedNode> nodes, int width, int height, int gap)
    {
        foreach (PlacedNode node in nodes)
        {
            Assert.InRange(node.X, 0, width - node.Width);
            Assert.InRange(node.Y, 0, height - node.Height);
        }

        foreach (IGrouping<int, PlacedNode> layer in nodes.GroupBy(node => node.Layer))
        {
            PlacedNode[] down = [.. layer.OrderBy(node => node.Y)];
            for (int i = 1; i < down.Length; i++)
            {
                Assert.True(down[i].Y - down[i - 1].Y - down[i - 1].Height >= gap - 1);
            }
        }
    }
}
