using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>What the overview shows: of one party, or of all for those who see all.</summary>
/// <param name="Height">Height of the last block that is taken into account.</param>
/// <param name="Time">Its time; null before the first.</param>
/// <param name="ToMe">Shipments on the way to the party.</param>
/// <param name="FromMe">Shipments on the way from the party; all of them for those who see all.</param>
/// <param name="Overdue">How many of all these are late.</param>
/// <param name="Days">Length of the period.</param>
/// <param name="Flows">The period.</param>
/// <param name="Stages">Listed elements in stock by stage, in milligrams.</param>
/// <param name="Shipments">Shipments on the way, as a table.</param>
/// <param name="Stopped">Lots under hold or in quarantine, as a table.</param>
/// <param name="FlowTable">Flows as a table.</param>
/// <param name="StockTable">Stock as a table.</param>
/// <param name="Blocks">The latest blocks as a table.</param>
public sealed record OverviewModel(
    long Height,
    Instant? Time,
    int ToMe,
    int FromMe,
    int Overdue,
    int Days,
    PeriodFlows Flows,
    IReadOnlyList<(Label Stage, long Milligrams)> Stages,
    Grid Shipments,
    Grid Stopped,
    Grid FlowTable,
    Grid StockTable,
    Grid Blocks);
