using Lodestone.Interchange;
using Lodestone.Node.Imports;
using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>What is wrong with an imported table and what its rows become, as tables.</summary>
internal static class ImportTables
{
    public static Grid Errors(PageFrame frame, ImportJob job) => Grid.Of(
        frame,
        "errors",
        [
            new("row", ImportTexts.Row, true),
            new("column", ImportTexts.Column),
            new("number", ImportTexts.Number, true),
            new("sentence", ImportTexts.Sentence),
            new("detail", ImportTexts.Detail),
            new("about", ImportTexts.About),
            new("remedy", ImportTexts.Remedy),
        ],
        job.Refusals.Select(it => RowOf(frame, it.Row, it.About)));

    public static Grid Made(PageFrame frame, ImportJob job) => Grid.Of(
        frame,
        "made",
        [
            new("event", ImportTexts.Event),
            new("name", ImportTexts.Name),
            new("eid", ImportTexts.Identity),
            new("material", OverviewTexts.Material),
            new("lots", OverviewTexts.Lots, true),
            new("mass", OverviewTexts.Mass, true),
        ],
        (job.HasEnded ? job.Made : []).Select(act => RowOf(frame, act)));

    private static IReadOnlyList<GridCell> RowOf(PageFrame frame, RowRefusal row, string about)
    {
        RefusalText text = RefusalCatalogue.Of(row.Refusal.Code);
        return
        [
            GridCell.Count(row.Row),
            GridCell.Of(row.Column),
            GridCell.Count((int)row.Refusal.Code, $"/problems/{(int)row.Refusal.Code}"),
            GridCell.Of(frame.IsChinese ? text.SentenceZh : text.SentenceEn),
            GridCell.Code(row.Refusal.Detail ?? string.Empty),
            GridCell.Of(about),
            GridCell.Of(frame.IsChinese ? text.RemedyZh : text.RemedyEn),
        ];
    }

    private static IReadOnlyList<GridCell> RowOf(PageFrame frame, PhysicalAct act) => act switch
    {
        CommissionLot made =>
        [
            GridCell.Of(frame.T(ActTexts.Of(act))),
            GridCell.Of(made.Lot.LotNumber) with { IsWhole = true },
            GridCell.Code(made.Lot.Eid.Code, made.Lot.Eid.Path),
            GridCell.Of(Words.Capital(frame.T(Labels.OfMaterial(made.Lot.Material)))),
            GridCell.Count(1),
            GridCell.Kilograms(made.Lot.Mass.Milligrams),
        ],
        ShipLots shipped =>
        [
            GridCell.Of(frame.T(ActTexts.Of(act))),
            GridCell.Of(Words.Last(shipped.Shipment)) with { IsWhole = true, Plain = shipped.Shipment },
            GridCell.Empty,
            GridCell.Empty,
            GridCell.Count(shipped.Lots.Length),
            GridCell.Kilograms(shipped.Lots.Sum(lot => lot.Weight?.Milligrams ?? 0)),
        ],
        _ =>
        [
            GridCell.Of(frame.T(ActTexts.Of(act))), GridCell.Code(act.Event.EventId ?? string.Empty), GridCell.Empty,
            GridCell.Empty, GridCell.Empty, GridCell.Empty,
        ],
    };
}
