using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Builds a lineage from the stored events.</summary>
internal sealed class LineageReading
{
    private readonly ViewTables tables;
    private readonly LineageWalk walk;
    private readonly StoredLot subject;
    private readonly Dictionary<long, int> runs;
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);

    private LineageReading(ViewTables tables, LineageWalk walk, StoredLot subject)
    {
        this.tables = tables;
        this.walk = walk;
        this.subject = subject;
        runs = CircuitSegments.Assign(walk.Events.Values.Select(it => new GraphEvent(
            it.Id, [.. it.Stocks.Select(stock => stock.Circuit)], LotsOf(it, FlowSide.Taken), LotsOf(it, FlowSide.Made))));
    }

    /// <summary>The lineage of a lot.</summary>
    public static LineageGraph Of(
        ViewTables tables, StoredLot subject, LineageDirection direction, int maxLots, long nextIndex)
    {
        LineageWalk walk = new(tables, maxLots);
        walk.From(subject.Number, direction);
        LineageReading reading = new(tables, walk, subject);
        List<(string From, string To, LineageEdge Edge)> edges = reading.Edges();
        List<string> order = TopologicalOrder.Of(reading.NodeKeys(), edges.Select(it => (it.From, it.To)));
        for (int i = 0; i < order.Count; i++)
        {
            reading.ids[order[i]] = i;
        }

        return new LineageGraph(
            subject.Row.Eid,
            reading.Nodes(order),
            reading.Numbered(edges),
            walk.Omitted,
            nextIndex);
    }

    // Keys sort in the order of events, so that the numbering is the same however the walk went.
    private string KeyOf(StoredEvent it) =>
        runs.TryGetValue(it.Id, out int run) ? $"run/{run:D9}" : $"event/{it.Id:D18}";

    private static string KeyOf(long lot) => $"lot/{lot:D18}";

    private IEnumerable<string> NodeKeys() =>
        walk.Lots.Select(KeyOf).Concat(walk.Events.Values.Select(KeyOf)).Distinct();

    private List<long> LotsOf(StoredEvent it, FlowSide side) =>
        [
            .. tables.FlowsOf(it.Id).Where(flow => flow.Side == side && walk.Lots.Contains(flow.Lot))
                .Select(flow => flow.Lot),
        ];

    private List<(string From, string To, LineageEdge Edge)> Edges()
    {
        List<(string From, string To, LineageEdge Edge)> edges = [];
        Dictionary<long, StoredEvent> last = [];
        foreach (StoredEvent it in walk.Events.Values)
        {
            foreach (StoredStock stock in it.Stocks)
            {
                if (last.TryGetValue(stock.Circuit, out StoredEvent? before) && runs[before.Id] != runs[it.Id])
                {
                    edges.Add((KeyOf(before), KeyOf(it), Edge(it, null, tables.Book(stock.Before))));
                }

                last[stock.Circuit] = it;
            }

            foreach (StoredFlow flow in tables.FlowsOf(it.Id).Where(flow => walk.Lots.Contains(flow.Lot)))
            {
                LineageEdge edge = Edge(it, flow.Mass, tables.Book(flow.Book));
                if (flow.Side != FlowSide.Taken)
                {
                    edges.Add((KeyOf(it), KeyOf(flow.Lot), edge));
                }
                else
                {
                    edges.Add((KeyOf(flow.Lot), KeyOf(it), edge));
                }
            }
        }

        return edges;
    }

    private static LineageEdge Edge(StoredEvent it, Mass? mass, IEnumerable<BookLine> book) =>
        new(0, 0, it.Time, it.Entry, mass, Flows.ByElement(book));

    private IReadOnlyList<LineageEdge> Numbered(List<(string From, string To, LineageEdge Edge)> edges) =>
        [.. edges.Select(it => it.Edge with { From = ids[it.From], To = ids[it.To] })
            .OrderBy(edge => edge.From).ThenBy(edge => edge.To).ThenBy(edge => edge.Entry)];

    private List<LineageNode> Nodes(List<string> order)
    {
        Dictionary<string, List<StoredEvent>> events = walk.Events.Values
            .GroupBy(KeyOf, StringComparer.Ordinal)
            .ToDictionary(it => it.Key, it => it.ToList(), StringComparer.Ordinal);
        Dictionary<string, long> lots = walk.Lots.ToDictionary(KeyOf, lot => lot, StringComparer.Ordinal);
        List<LineageNode> nodes = [];
        foreach (string key in order)
        {
            nodes.Add(lots.TryGetValue(key, out long lot)
                ? LotNodeOf(nodes.Count, lot)
                : events[key] is [{ Stocks.Count: not 1 } step]
                    ? ProcessNodeOf(nodes.Count, step)
                    : CircuitNodeOf(nodes.Count, events[key]));
        }

        return nodes;
    }

    private LotNode LotNodeOf(int id, long number)
    {
        StoredLot lot = number == subject.Number ? subject : tables.Lot(number);
        StoredEvent? made = lot.Made is { } maker ? tables.Event(maker) : null;
        string? origin = made is { Kind: LotEventKind.Commissioned }
            ? tables.FlowsOf(made.Id).SelectMany(flow => tables.Book(flow.Book)).FirstOrDefault().Origin
            : null;
        return new LotNode(
            id,
            lot.Row.Eid,
            lot.Row.Material,
            lot.Row.Grade,
            lot.Row.Issuer,
            made?.Site,
            lot.Row.Initial,
            lot.Row.Status,
            lot.Row.Quarantined,
            lot.Row.Flags,
            origin is null ? null : tables.Origin(origin),
            lot.Number == subject.Number)
        {
            Concerned = lot.Concerned,
        };
    }

    private ProcessNode ProcessNodeOf(int id, StoredEvent it)
    {
        IReadOnlyList<StoredFlow> flows = tables.FlowsOf(it.Id);
        return new ProcessNode(
            id,
            it.Kind,
            it.Step,
            it.Party,
            it.Site,
            it.Time,
            it.Entry,
            it.Acts,
            flows.Count(flow => flow.Side == FlowSide.Taken && !walk.Lots.Contains(flow.Lot)),
            flows.Count(flow => flow.Side == FlowSide.Made && !walk.Lots.Contains(flow.Lot)),
            tables.BalanceOf(it))
        {
            Concerned = [it.Party],
        };
    }

    private CircuitNode CircuitNodeOf(int id, List<StoredEvent> shown)
    {
        StoredEvent first = shown[0];
        StoredEvent last = shown[^1];
        IReadOnlyList<StoredEvent> run = tables.RunOf(first.Stocks[0].Circuit, first.Id, last.Id);
        return new CircuitNode(
            id,
            tables.Terms.Text(first.Stocks[0].Circuit),
            first.Step,
            first.Party,
            first.Site,
            first.Time,
            last.Time,
            first.Entry,
            last.Entry,
            run.Count,
            tables.BalanceOf(first.Stocks[0].Circuit, run))
        {
            Concerned = [first.Party],
        };
    }
}
