using Lodestone.Node.Texts;
using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>What a person reads for a node of a lineage.</summary>
internal static class LineageWords
{
    /// <summary>What it is.</summary>
    public static string NameOf(PageFrame frame, LineageNode node) => node switch
    {
        LotNode lot => lot.Grade.Length == 0
            ? frame.T(Labels.OfMaterial(lot.Material))
            : $"{frame.T(Labels.OfMaterial(lot.Material))} {lot.Grade}",
        ProcessNode step => step.Step.Length > 0 ? frame.T(Labels.OfStep(step.Step)) : frame.T(Labels.Of(step.Kind)),
        CircuitNode run => frame.T(Labels.OfStep(run.Step)),
        GroupNode group => GroupName(frame, group),
        _ => string.Empty,
    };

    /// <summary>What is known of it beside: identity and mass of a lot, its source, time of a step.</summary>
    public static string MoreOf(PageFrame frame, LineageNode node) => node switch
    {
        LotNode { Source: { } source, Initial: null } => SourceOf(frame, source),
        LotNode { Source: { } source, Initial: { } mass } => $"{Figures.Short(mass)} · {SourceOf(frame, source)}",
        LotNode { Initial: { } mass, Lot: { } lot } => $"{Figures.Short(mass)} · {lot.Code[..6]}…",
        LotNode { Lot: { } lot } => lot.Code,
        LotNode => frame.T(PassportTexts.Withheld),
        ProcessNode { Time: { } time } => Figures.Minute(time)[..10],
        CircuitNode { From: { } from, To: { } to } => $"{Figures.Minute(from)[..10]} – {Figures.Minute(to)[5..10]}",
        _ => string.Empty,
    };

    /// <summary>Who reported it and where; empty if withheld.</summary>
    public static string WhoOf(PageFrame frame, LineageNode node, Names names) => node switch
    {
        LotNode lot => Joined(frame, frame.T(names.Of(lot.Issuer)), frame.T(names.Of(lot.Site))),
        ProcessNode step => Joined(frame, frame.T(names.Of(step.Party)), frame.T(names.Of(step.Site))),
        CircuitNode run => Joined(frame, frame.T(names.Of(run.Party)), frame.T(names.Of(run.Site))),
        _ => string.Empty,
    };

    /// <summary>Which kind of node it is.</summary>
    public static Label KindOf(LineageNode node) => node switch
    {
        LotNode => LineageTexts.KindLot,
        CircuitNode => LineageTexts.KindCircuit,
        GroupNode => LineageTexts.KindGroup,
        _ => LineageTexts.KindStep,
    };

    private static string GroupName(PageFrame frame, GroupNode group)
    {
        int count = group.Lots + group.Processes;
        if (group.Material.Length == 0)
        {
            return frame.T(LineageTexts.Group, group.Lots, group.Processes);
        }

        Label name = group.Lots > 0 ? Labels.OfMaterial(group.Material) : Labels.OfStep(group.Material);
        return frame.T(FlowTexts.Several, count, frame.T(name));
    }

    private static string SourceOf(PageFrame frame, SourceNote source) => frame.T(OriginWords.Of(source));

    private static string Joined(PageFrame frame, string left, string right) =>
        left.Length == 0 ? right : right.Length == 0 ? left : $"{left}{frame.Comma}{right}";
}
