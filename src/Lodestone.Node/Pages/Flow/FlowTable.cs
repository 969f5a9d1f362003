using Lodestone.Node.Texts;
using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>A mass flow as a table.</summary>
internal static class FlowTable
{
    /// <summary>The rows with their heads, in the reader's language; every column of figures names its unit.</summary>
    public static string ToCsv(PageFrame frame, MassFlow flow, Names names) => Csv.Of(
        [
            [
                frame.T(FlowTexts.From), frame.T(FlowTexts.To), frame.T(FlowTexts.Amount), frame.T(FlowTexts.Recorded),
                $"{frame.T(FlowTexts.Share)} (%)",
            ],
            .. flow.Links.Select(link => new[]
            {
                NameOf(frame, flow.Nodes[link.From], names),
                NameOf(frame, flow.Nodes[link.To], names),
                link.Amount is { } amount ? Figures.Plain(amount) : string.Empty,
                link.Recorded is { } recorded ? Figures.Plain(recorded) : string.Empty,
                ShareWords.WithoutUnit(frame, link.Width, link.Precision),
            }),
        ]);

    private static string NameOf(PageFrame frame, FlowNode node, Names names) =>
        node.Lot is { } lot ? $"{FlowWords.NameOf(frame, node, names)} {lot.Code}" : FlowWords.NameOf(frame, node, names);
}
