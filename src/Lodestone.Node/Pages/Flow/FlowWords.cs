using Lodestone.Node.Texts;
using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>What a person reads for a node of a mass flow.</summary>
internal static class FlowWords
{
    /// <summary>What it is.</summary>
    public static string NameOf(PageFrame frame, FlowNode node, Names names)
    {
        string name = node.Kind switch
        {
            FlowNodeKind.Origin => frame.T(names.OfOrigin(node.Name)),
            FlowNodeKind.Lot => frame.T(Labels.OfMaterial(node.Name)),
            FlowNodeKind.Process or FlowNodeKind.Circuit => frame.T(Labels.OfStep(node.Name)),
            FlowNodeKind.NotFollowed => frame.T(FlowTexts.NotFollowed),
            _ => frame.T(LineageTexts.KindGroup),
        };
        if (name.Length == 0)
        {
            name = frame.T(LineageTexts.KindGroup);
        }

        return node.IsSubject ? $"{name} ({frame.T(FlowTexts.ThisLot)})"
            : node.Count > 1 ? frame.T(FlowTexts.Several, node.Count, name)
            : name;
    }
}
