using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>What the page of a lot shows; all of it as far as the reader may see it.</summary>
/// <param name="Passport">The passport.</param>
/// <param name="Relation">How the reader stands to the lot.</param>
/// <param name="StatusTime">Time of the block at which the status stands.</param>
/// <param name="Lineage">The lineage, as far as it is drawn.</param>
/// <param name="LineageLots">How many lots the whole lineage has.</param>
/// <param name="LineageSteps">How many steps the whole lineage has.</param>
/// <param name="CanBeFuller">Whether alike nodes were put together.</param>
/// <param name="Elements">Elements whose flow can be shown.</param>
/// <param name="Element">The one that is shown; null if there is none.</param>
/// <param name="Flow">Its flow; null if there is none.</param>
/// <param name="Timeline">The timeline as it was asked for.</param>
/// <param name="Names">Names of the parties and sites in it.</param>
/// <param name="MayHoldBundle">Whether the reader may have the evidence bundle.</param>
public sealed record PassportModel(
    LotPassport Passport,
    ReaderRelation Relation,
    Instant? StatusTime,
    LineageGraph Lineage,
    int LineageLots,
    int LineageSteps,
    bool CanBeFuller,
    IReadOnlyList<Element> Elements,
    Element? Element,
    MassFlow? Flow,
    TimelineTable Timeline,
    Names Names,
    bool MayHoldBundle);
