using System.Globalization;
using System.Text;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>A lineage as boxes and lines, ready to be written as SVG.</summary>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Boxes">Boxes, causes first.</param>
/// <param name="Lines">Lines between them.</param>
internal sealed record LineageDrawing(
    int Width, int Height, IReadOnlyList<LineageBox> Boxes, IReadOnlyList<LineageLine> Lines)
{
    private const int Margin = 8;
    private const int WidestAtOnce = 1_200;

    /// <summary>Whether it is wider than a window, so that an overview of it helps.</summary>
    public bool IsWide => Width > WidestAtOnce;

    /// <summary>Draws a lineage.</summary>
    public static LineageDrawing Of(PageFrame frame, LineageGraph graph, Names names)
    {
        GraphLayout layout = GraphLayout.Of(
            [.. graph.Nodes.Select(SizeOf)],
            [.. graph.Edges.Select(edge => (edge.From, edge.To))],
            layerGap: 26,
            nodeGap: 10);
        return new LineageDrawing(
            layout.Width + (2 * Margin),
            layout.Height + (2 * Margin),
            [.. graph.Nodes.Select(node => BoxOf(frame, node, layout.Nodes[node.Id], names))],
            [.. layout.Edges.Select(edge => new LineageLine(PathOf(edge.Points), TitleOf(graph.Edges[edge.Edge])))]);
    }

    private static LayoutSize SizeOf(LineageNode node) => node switch
    {
        LotNode { IsSubject: true } => new LayoutSize(180, 56),
        LotNode => new LayoutSize(164, 46),
        _ => new LayoutSize(142, 40),
    };

    private static LineageBox BoxOf(PageFrame frame, LineageNode node, PlacedNode at, Names names)
    {
        string name = LineageWords.NameOf(frame, node);
        string more = LineageWords.MoreOf(frame, node);
        string who = LineageWords.WhoOf(frame, node, names);
        return new LineageBox(
            at.X + Margin,
            at.Y + Margin,
            at.Width,
            at.Height,
            ClassOf(node),
            name,
            more,
            string.Join("\n", new[] { name, more, who }.Where(line => line.Length > 0)),
            node is LotNode { Lot: { } lot, IsSubject: false } ? lot.Path : null);
    }

    private static string ClassOf(LineageNode node) => node switch
    {
        LotNode lot => $"node lot form-{FormOf(lot.Material)}"
            + (lot.IsSubject ? " subject" : lot.Lot is null ? " withheld" : string.Empty)
            + (lot.Quarantined ? " stopped" : string.Empty),
        CircuitNode => "node step circuit",
        GroupNode { Lots: > 0, Processes: 0 } group => $"node lot group form-{FormOf(group.Material)}",
        GroupNode => "node step group",
        _ => "node step",
    };

    private static string FormOf(string material) => MaterialCatalogue.TryFind(material, out Material? known)
        ? known.Form.ToString().ToLowerInvariant()
        : "other";

    private static string TitleOf(LineageEdge edge) => edge.Mass is { } mass ? Figures.Exact(mass) : string.Empty;

    // Straight where layers are crossed, a gentle curve from point to point.
    private static string PathOf(IReadOnlyList<LayoutPoint> points)
    {
        StringBuilder path = new();
        path.Append(CultureInfo.InvariantCulture, $"M{points[0].X + Margin} {points[0].Y + Margin}");
        for (int i = 1; i < points.Count; i++)
        {
            int x = points[i].X + Margin;
            int y = points[i].Y + Margin;
            int middle = (points[i - 1].X + points[i].X + (2 * Margin)) / 2;
            path.Append(CultureInfo.InvariantCulture, $"C{middle} {points[i - 1].Y + Margin} {middle} {y} {x} {y}");
        }

        return path.ToString();
    }
}

/// <summary>A box of a lineage.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Class">Style.</param>
/// <param name="First">First line.</param>
/// <param name="Second">Second line.</param>
/// <param name="Title">All that is known, in lines.</param>
/// <param name="Address">The lot's passport; null if there is nothing to open.</param>
internal sealed record LineageBox(
    int X, int Y, int Width, int Height, string Class, string First, string Second, string Title, string? Address);

/// <summary>A line of a lineage.</summary>
/// <param name="Path">SVG path data.</param>
/// <param name="Title">How much went this way; empty if withheld.</param>
internal sealed record LineageLine(string Path, string Title);
