using System.Globalization;
using Lodestone.Node.Access;
using Lodestone.Node.Portal;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>What a signed-in party has, moved and has to look at; of all parties for those who see all.</summary>
internal static class OverviewPages
{
    /// <summary>Periods to choose from, in days.</summary>
    public static readonly int[] Periods = [30, 90, 365];

    private const int MostStopped = 500;
    private const int LatestBlocks = 10;

    /// <summary>Shows the page, or one of its tables as CSV.</summary>
    public static IResult Show(HttpContext http, ReadSide side)
    {
        PageFrame frame = PageFrame.Of(http);
        OverviewModel model = Model(frame, side, AccessGate.CallerOf(http));
        Grid? asked = new[] { model.Shipments, model.Stopped, model.FlowTable, model.StockTable, model.Blocks }
            .FirstOrDefault(grid => grid.Id == frame.Asked("csv"));
        return asked?.AsCsv(frame, http, $"lodestone-{asked.Id}") ?? PageAnswer.Of<OverviewPage>(http, model);
    }

    // What is asked for; else the shortest period in which something was reported.
    private static (int Days, PeriodFlows Flows) Flows(PageFrame frame, ViewReading reading, PartyId? party)
    {
        if (int.TryParse(frame.Asked("days"), CultureInfo.InvariantCulture, out int asked) && Periods.Contains(asked))
        {
            return (asked, reading.Flows(asked, party));
        }

        foreach (int days in Periods[..^1])
        {
            if (reading.Flows(days, party) is { Sums.Count: > 0 } flows)
            {
                return (days, flows);
            }
        }

        return (Periods[^1], reading.Flows(Periods[^1], party));
    }

    private static OverviewModel Model(PageFrame frame, ReadSide side, Caller caller)
    {
        PartyId? party = caller.SeesAll ? null : caller.Key?.Party;
        using ViewReading reading = side.Views.Read();
        IReadOnlyList<OpenShipment> moving = reading.OpenShipments(party);
        IReadOnlyList<StockSum> stock = reading.Stock(party);
        (int days, PeriodFlows flows) = Flows(frame, reading, party);
        IReadOnlyList<LotSummary> stopped =
        [
            .. reading.Search(new LotQuery { OnlyStopped = true, Size = MostStopped }, caller.Reader).Lots
                .Where(lot => lot.Holder is not null),
        ];
        return new OverviewModel(
            reading.Height,
            reading.Time,
            moving.Count(it => it.Row.Receiver == party),
            moving.Count(it => it.Row.Receiver != party),
            moving.Count(it => it.IsLate),
            days,
            flows,
            [
                .. stock.GroupBy(sum => sum.Form).OrderBy(stage => (int?)stage.Key ?? int.MaxValue)
                    .Select(stage => (RegistryLabels.Of(stage.Key), stage.Sum(sum => sum.ContentMilligrams)))
                    .Where(stage => stage.Item2 > 0),
            ],
            OverviewTables.Shipments(frame, reading, moving),
            OverviewTables.Stopped(frame, reading, stopped),
            OverviewTables.Flows(frame, flows),
            OverviewTables.Stock(frame, stock),
            OverviewTables.Blocks(frame, reading.Overview(LatestBlocks).LatestBlocks));
    }
}
