namespace Lodestone.Views;

/// <summary>How large a node is drawn.</summary>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public readonly record struct LayoutSize(int Width, int Height);

/// <summary>A point of a drawing.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
public readonly record struct LayoutPoint(int X, int Y);

/// <summary>Where a node is drawn: its upper left corner and its size.</summary>
/// <param name="Id">The node.</param>
/// <param name="Layer">Its layer, from 0 at the left.</param>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record PlacedNode(int Id, int Layer, int X, int Y, int Width, int Height);

/// <summary>Where an edge is drawn: from the right side of its cause by way of the layers between.</summary>
/// <param name="Edge">Which edge, by its place in the list given.</param>
/// <param name="Points">At least two points, left to right.</param>
public sealed record PlacedEdge(int Edge, IReadOnlyList<LayoutPoint> Points);

/// <summary>
/// A drawing of a graph in layers from left to right (after Sugiyama, Tagawa and Toda 1981): longest-path layers, order
/// by barycentres, places as near to the neighbours as the order allows. The same graph always gives the same drawing.
/// </summary>
/// <param name="Width">Width of the whole.</param>
/// <param name="Height">Height of the whole.</param>
/// <param name="Nodes">Nodes by number.</param>
/// <param name="Edges">Edges in the order given.</param>
public sealed record GraphLayout(
    int Width, int Height, IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges)
{
    /// <summary>Draws a graph.</summary>
    /// <param name="sizes">Size of each node; nodes are numbered with causes first.</param>
    /// <param name="edges">Edges from smaller to larger numbers.</param>
    /// <param name="layerGap">Room between layers.</param>
    /// <param name="nodeGap">Room between nodes of a layer.</param>
    public static GraphLayout Of(
        IReadOnlyList<LayoutSize> sizes, IReadOnlyList<(int From, int To)> edges, int layerGap = 48, int nodeGap = 14)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(edges);
        LayeredOrder order = LayeredOrder.Of(sizes.Count, edges);
        double[] centres = LayeredPlacing.Centres(order, slot => slot < sizes.Count ? sizes[slot].Height : 0, nodeGap);
        int[] left = new int[order.Layers.Count + 1];
        for (int layer = 0; layer < order.Layers.Count; layer++)
        {
            int widest = order.Layers[layer].Where(slot => slot < sizes.Count)
                .Select(slot => sizes[slot].Width).DefaultIfEmpty(0).Max();
            left[layer + 1] = left[layer] + widest + layerGap;
        }

        PlacedNode[] nodes = [.. sizes.Select((size, id) => new PlacedNode(
            id,
            order.LayerOf[id],
            left[order.LayerOf[id]],
            (int)Math.Round(centres[id] - (size.Height / 2.0)),
            size.Width,
            size.Height))];
        PlacedEdge[] placed = [.. order.Paths.Select((path, edge) => new PlacedEdge(
            edge, [.. Points(path, nodes, order, centres, left, layerGap)]))];
        return new GraphLayout(
            Math.Max(0, left[^1] - layerGap),
            nodes.Select(node => node.Y + node.Height).DefaultIfEmpty(0).Max(),
            nodes,
            placed);
    }

    private static IEnumerable<LayoutPoint> Points(
        List<int> path, PlacedNode[] nodes, LayeredOrder order, double[] centres, int[] left, int layerGap)
    {
        foreach (int slot in path)
        {
            int y = (int)Math.Round(centres[slot]);
            if (slot == path[0])
            {
                yield return new LayoutPoint(nodes[slot].X + nodes[slot].Width, y);
            }
            else if (slot == path[^1])
            {
                yield return new LayoutPoint(nodes[slot].X, y);
            }
            else
            {
                int layer = order.LayerOf[slot];
                yield return new LayoutPoint(left[layer], y);
                yield return new LayoutPoint(left[layer + 1] - layerGap, y);
            }
        }
    }
}
