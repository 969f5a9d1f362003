using System.Globalization;
using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>A mass flow as bars and bands, ready to be written as SVG.</summary>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Bars">A bar a node.</param>
/// <param name="Bands">A band a link.</param>
internal sealed record FlowDrawing(int Width, int Height, IReadOnlyList<FlowBar> Bars, IReadOnlyList<FlowBand> Bands)
{
    private const int Margin = 16;
    private const int WidestAtOnce = 1_200;
    private const int LabelRoom = 150;
    private const int LayerWidth = 138;
    private const int BarWidth = 12;
    private const int Fullest = 300;
    private const int NodeGap = 34;

    /// <summary>Whether it is wider than a window, so that an overview of it helps.</summary>
    public bool IsWide => Width > WidestAtOnce;

    /// <summary>Draws a flow.</summary>
    public static FlowDrawing Of(PageFrame frame, MassFlow flow, Names names)
    {
        int layers = LayersOf(flow);
        SankeyLayout layout = SankeyLayout.Of(
            flow.Nodes.Count,
            [.. flow.Links.Select(link => new WeightedLink(link.From, link.To, link.Width.Value))],
            Math.Max(LayerWidth, (layers - 1) * LayerWidth) + BarWidth,
            Fullest,
            BarWidth,
            NodeGap);
        return new FlowDrawing(
            layout.Width + LabelRoom + Margin,
            layout.Height + (3 * Margin),
            [.. layout.Nodes.Select(at => BarOf(frame, flow.Nodes[at.Id], at, names))],
            [.. layout.Bands.Select(band => BandOf(frame, flow, band, names))]);
    }

    private static FlowBar BarOf(PageFrame frame, FlowNode node, PlacedNode at, Names names)
    {
        string name = FlowWords.NameOf(frame, node, names);
        string figure = node.Amount is { } amount
            ? Figures.Short(amount)
            : ShareWords.Of(frame, node.Share!.Value, node.Precision);
        return new FlowBar(
            at.X + Margin,
            at.Y + Margin,
            at.Width,
            at.Height,
            $"bar bar-{node.Kind.ToString().ToLowerInvariant()}{(node.IsSubject ? " subject" : string.Empty)}",
            name,
            figure,
            node.Amount is { } exact ? $"{name}\n{Figures.Exact(exact)}" : $"{name}\n{figure}",
            node is { Lot: { } lot, IsSubject: false } ? lot.Path : null);
    }

    private static FlowBand BandOf(PageFrame frame, MassFlow flow, PlacedBand band, Names names)
    {
        FlowLink link = flow.Links[band.Link];
        int x1 = band.FromX + Margin;
        int x2 = band.ToX + Margin;
        int y1 = band.FromY + Margin;
        int y2 = band.ToY + Margin;
        int middle = (x1 + x2) / 2;
        int thick = band.Thickness;
        string figure = link.Amount is { } amount
            ? Figures.Exact(amount)
            : ShareWords.Of(frame, link.Width, link.Precision);
        FlowNode from = flow.Nodes[link.From];
        return new FlowBand(
            string.Create(
                CultureInfo.InvariantCulture,
                $"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}v{thick}"
                + $"C{middle} {y2 + thick} {middle} {y1 + thick} {x1} {y1 + thick}z"),
            from.Kind == FlowNodeKind.Origin ? "band band-origin" : "band",
            $"{FlowWords.NameOf(frame, from, names)} → {FlowWords.NameOf(frame, flow.Nodes[link.To], names)}\n{figure}");
    }

    private static int LayersOf(MassFlow flow)
    {
        int[] layer = new int[flow.Nodes.Count];
        foreach (FlowLink link in flow.Links)
        {
            layer[link.To] = Math.Max(layer[link.To], layer[link.From] + 1);
        }

        return layer.DefaultIfEmpty(0).Max() + 1;
    }
}

/// <summary>A bar of a mass flow.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Class">Style.</param>
/// <param name="Name">First line beside it.</param>
/// <param name="Figure">Second line beside it.</param>
/// <param name="Title">All that is known, in lines.</param>
/// <param name="Address">The lot's passport; null if there is nothing to open.</param>
internal sealed record FlowBar(
    int X, int Y, int Width, int Height, string Class, string Name, string Figure, string Title, string? Address);

/// <summary>A band of a mass flow.</summary>
/// <param name="Path">SVG path data of its outline.</param>
/// <param name="Class">Style.</param>
/// <param name="Title">From where to where, and how much.</param>
internal sealed record FlowBand(string Path, string Class, string Title);
