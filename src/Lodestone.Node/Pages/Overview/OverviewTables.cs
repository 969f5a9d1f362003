using Lodestone.Node.Texts;
using Lodestone.Rules;
using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>The tables of the overview; some stand on other pages as well.</summary>
internal static class OverviewTables
{
    public static Grid Shipments(PageFrame frame, ViewReading reading, IEnumerable<OpenShipment> moving) => Grid.Of(
        frame,
        "shipments",
        [
            new("shipment", OverviewTexts.Shipment),
            new("from", OverviewTexts.From),
            new("to", OverviewTexts.To),
            new("site", OverviewTexts.Destination),
            new("shipped", OverviewTexts.ShippedAt),
            new("lots", OverviewTexts.Lots, true),
            new("mass", OverviewTexts.Mass, true),
            new("state", OverviewTexts.State),
        ],
        moving.Select(it => (IReadOnlyList<GridCell>)
        [
            GridCell.Code(Words.Last(it.Shipment)) with { Plain = it.Shipment },
            GridCell.Of(frame.NameOf(reading.NameOf(it.Row.Shipper)), RegistryAddress.Of(it.Row.Shipper)),
            GridCell.Of(frame.NameOf(reading.NameOf(it.Row.Receiver)), RegistryAddress.Of(it.Row.Receiver)),
            GridCell.Of(frame.T(reading.NameOf(it.Row.To).Name), RegistryAddress.Of(it.Row.To)),
            GridCell.Time(it.Row.ShippedAt),
            GridCell.Count(it.Lots),
            GridCell.Kilograms(it.Milligrams),
            it.IsLate
                ? GridCell.State(("warning", frame.T(OverviewTexts.Late)))
                : GridCell.State(("moving", frame.T(OverviewTexts.Moving))),
        ]),
        size: 10);

    public static Grid Stopped(PageFrame frame, ViewReading reading, IEnumerable<LotSummary> lots) => Grid.Of(
        frame,
        "stopped",
        [
            new("lot", OverviewTexts.Lot),
            new("material", OverviewTexts.Material),
            new("holder", OverviewTexts.Holder),
            new("mass", StartTexts.ColumnMass, true),
            new("state", OverviewTexts.State),
        ],
        lots.Select(lot => (IReadOnlyList<GridCell>)
        [
            GridCell.Code(lot.Eid.Code, lot.Eid.Path),
            GridCell.Of(Words.Capital(frame.T(Labels.OfMaterial(lot.Material)))),
            GridCell.Of(lot.Holder is { } holder ? frame.NameOf(reading.NameOf(holder)) : string.Empty),
            GridCell.Kilograms(lot.Remaining?.Milligrams),
            GridCell.State(Stops(frame, reading.FindLot(lot.Eid))),
        ]),
        size: 10);

    public static Grid Flows(PageFrame frame, PeriodFlows flows) => Grid.Of(
        frame,
        "flows",
        [
            new("kind", OverviewTexts.Kind),
            new("direction", OverviewTexts.Direction),
            new("material", OverviewTexts.Material),
            new("events", OverviewTexts.Events, true),
            new("lots", OverviewTexts.Lots, true),
            new("mass", OverviewTexts.Mass, true),
            new("unweighed", OverviewTexts.Unweighed, true),
            new("content", OverviewTexts.Content, true),
            new("oxide", OverviewTexts.Oxide, true),
        ],
        flows.Sums.Select(sum => (IReadOnlyList<GridCell>)
        [
            GridCell.Of(frame.T(Labels.Of(sum.Kind))) with { SortKey = (int)sum.Kind },
            GridCell.Of(frame.T(sum.Direction switch
            {
                FlowDirection.Taken => OverviewTexts.Taken,
                FlowDirection.Made => OverviewTexts.Made,
                _ => OverviewTexts.Moved,
            })),
            GridCell.Of(Words.Capital(frame.T(Labels.OfMaterial(sum.Material)))),
            GridCell.Count(sum.Events),
            GridCell.Count(sum.Lots),
            GridCell.Kilograms(sum.Milligrams),
            sum.Direction == FlowDirection.Moved ? GridCell.Count(sum.Unweighed) : GridCell.Empty,
            GridCell.Kilograms(sum.ContentMilligrams),
            GridCell.Kilograms(sum.OxideMilligrams),
        ]));

    public static Grid Stock(PageFrame frame, IEnumerable<StockSum> stock) => Grid.Of(
        frame,
        "stock",
        [
            new("material", OverviewTexts.Material),
            new("stage", OverviewTexts.Stage),
            new("state", OverviewTexts.State),
            new("lots", OverviewTexts.Lots, true),
            new("mass", OverviewTexts.Mass, true),
            new("content", OverviewTexts.Content, true),
            new("oxide", OverviewTexts.Oxide, true),
        ],
        stock.OrderBy(sum => sum.Form).ThenBy(sum => sum.Material, StringComparer.Ordinal)
            .Select(sum => (IReadOnlyList<GridCell>)
            [
                GridCell.Of(
                    Words.Capital(frame.T(Labels.OfMaterial(sum.Material))),
                    $"/search?material={Uri.EscapeDataString(sum.Material)}&status={sum.Status}"),
                GridCell.Of(frame.T(RegistryLabels.Of(sum.Form))) with { SortKey = (int?)sum.Form ?? 0 },
                GridCell.State((StateBadge.ToneOf(sum.Status), frame.T(Labels.Of(sum.Status)))),
                GridCell.Count(sum.Lots),
                GridCell.Kilograms(sum.Milligrams),
                GridCell.Kilograms(sum.ContentMilligrams),
                GridCell.Kilograms(sum.OxideMilligrams),
            ]));

    public static Grid Blocks(PageFrame frame, IEnumerable<BlockLine> blocks) => Grid.Of(
        frame,
        "blocks",
        [
            new("height", ExplorerTexts.Height, true),
            new("time", ExplorerTexts.Time),
            new("first", ExplorerTexts.FirstEntry, true),
            new("entries", ExplorerTexts.EntryCount, true),
        ],
        blocks.Select(block => (IReadOnlyList<GridCell>)
        [
            GridCell.Count(block.Height, $"/blocks/{block.Height}"),
            GridCell.Time(block.Time),
            GridCell.Count(block.FirstIndex, $"/entries/{block.FirstIndex}/proof"),
            GridCell.Count(block.Entries),
        ]));

    private static IReadOnlyList<(string Tone, string Text)> Stops(PageFrame frame, LotRow? lot) =>
    [
        .. lot?.Holds.Length > 0 ? [("stop", frame.T(PassportTexts.Held))] : Array.Empty<(string, string)>(),
        .. lot?.Quarantined == true
            ? [("warning", frame.T(PassportTexts.Quarantined))]
            : Array.Empty<(string, string)>(),
    ];
}
