namespace Lodestone.Views;

/// <summary>Where a link of a Sankey drawing lies: a band between two vertical edges.</summary>
/// <param name="Link">Which link, by its place in the list given.</param>
/// <param name="FromX">Right side of its cause.</param>
/// <param name="FromY">Upper end there.</param>
/// <param name="ToX">Left side of its consequence.</param>
/// <param name="ToY">Upper end there.</param>
/// <param name="Thickness">Thickness, at least 1.</param>
public sealed record PlacedBand(int Link, int FromX, int FromY, int ToX, int ToY, int Thickness);

/// <summary>A link to be drawn.</summary>
/// <param name="From">Cause.</param>
/// <param name="To">Consequence.</param>
/// <param name="Weight">Weight, zero or more; thickness is in proportion.</param>
public readonly record struct WeightedLink(int From, int To, long Weight);

/// <summary>
/// A Sankey drawing from left to right in whole coordinates. The same flow always gives the same drawing.
/// </summary>
/// <param name="Width">Width of the whole.</param>
/// <param name="Height">Height of the whole.</param>
/// <param name="Nodes">Nodes by number.</param>
/// <param name="Bands">Bands in the order of the links given.</param>
public sealed record SankeyLayout(
    int Width, int Height, IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedBand> Bands)
{
    /// <summary>Draws a flow.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="width">Width to fill.</param>
    /// <param name="height">Height that the fullest layer fills.</param>
    public static SankeyLayout Of(MassFlow flow, int width = 960, int height = 420)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return Of(
            flow.Nodes.Count,
            [.. flow.Links.Select(link => new WeightedLink(link.From, link.To, link.Width.Value))],
            width,
            height);
    }

    /// <summary>Draws weighted links between nodes numbered with causes first.</summary>
    public static SankeyLayout Of(
        int nodes, IReadOnlyList<WeightedLink> links, int width, int height, int nodeWidth = 12, int nodeGap = 10)
    {
        ArgumentNullException.ThrowIfNull(links);
        LayeredOrder order = LayeredOrder.Of(nodes, [.. links.Select(link => (link.From, link.To))]);
        double scale = ScaleOf(nodes, links, order, height, nodeGap);
        int[] thickness = [.. links.Select(link => Math.Max(1, (int)Math.Round(link.Weight * scale)))];
        int[] heights = HeightsOf(nodes, links, thickness);
        double[] centres = LayeredPlacing.Centres(order, slot => slot < nodes ? heights[slot] : 0, nodeGap);
        int step = order.Layers.Count > 1 ? (width - nodeWidth) / (order.Layers.Count - 1) : 0;
        PlacedNode[] placed = [.. Enumerable.Range(0, nodes).Select(id => new PlacedNode(
            id,
            order.LayerOf[id],
            order.LayerOf[id] * step,
            (int)Math.Round(centres[id] - (heights[id] / 2.0)),
            nodeWidth,
            heights[id]))];
        return new SankeyLayout(
            width,
            placed.Select(node => node.Y + node.Height).DefaultIfEmpty(0).Max(),
            placed,
            BandsOf(links, thickness, placed));
    }

    private static double ScaleOf(
        int nodes, IReadOnlyList<WeightedLink> links, LayeredOrder order, int height, int nodeGap)
    {
        double[] weights = new double[nodes];
        foreach (int id in Enumerable.Range(0, nodes))
        {
            weights[id] = Math.Max(
                links.Where(link => link.From == id).Sum(link => (double)link.Weight),
                links.Where(link => link.To == id).Sum(link => (double)link.Weight));
        }

        double scale = double.MaxValue;
        foreach (List<int> layer in order.Layers)
        {
            double sum = layer.Where(slot => slot < nodes).Sum(slot => weights[slot]);
            double room = Math.Max(height / 4.0, height - (nodeGap * (layer.Count - 1)));
            scale = sum > 0 ? Math.Min(scale, room / sum) : scale;
        }

        return scale is double.MaxValue ? 0 : scale;
    }

    private static int[] HeightsOf(int nodes, IReadOnlyList<WeightedLink> links, int[] thickness)
    {
        int[] arriving = new int[nodes];
        int[] leaving = new int[nodes];
        for (int i = 0; i < links.Count; i++)
        {
            arriving[links[i].To] += thickness[i];
            leaving[links[i].From] += thickness[i];
        }

        return [.. Enumerable.Range(0, nodes).Select(id => Math.Max(1, Math.Max(arriving[id], leaving[id])))];
    }

    private static PlacedBand[] BandsOf(IReadOnlyList<WeightedLink> links, int[] thickness, PlacedNode[] nodes)
    {
        int[] leaveAt = new int[links.Count];
        int[] arriveAt = new int[links.Count];
        foreach (var group in Enumerable.Range(0, links.Count).GroupBy(i => links[i].From))
        {
            int at = nodes[group.Key].Y;
            foreach (int i in group.OrderBy(i => nodes[links[i].To].Y).ThenBy(i => i))
            {
                leaveAt[i] = at;
                at += thickness[i];
            }
        }

        foreach (var group in Enumerable.Range(0, links.Count).GroupBy(i => links[i].To))
        {
            int at = nodes[group.Key].Y;
            foreach (int i in group.OrderBy(i => nodes[links[i].From].Y).ThenBy(i => i))
            {
                arriveAt[i] = at;
                at += thickness[i];
            }
        }

        return [.. Enumerable.Range(0, links.Count).Select(i => new PlacedBand(
            i,
            nodes[links[i].From].X + nodes[links[i].From].Width,
            leaveAt[i],
            nodes[links[i].To].X,
            arriveAt[i],
            thickness[i]))];
    }
}
