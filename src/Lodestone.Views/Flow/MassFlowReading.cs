using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Builds the mass flow of a lot from what <see cref="Attribution"/> found.</summary>
internal sealed class MassFlowReading
{
    private readonly ViewTables tables;
    private readonly StoredLot subject;
    private readonly Attribution found;
    private readonly Dictionary<long, int> runs;
    private readonly Int128 whole;

    private MassFlowReading(ViewTables tables, StoredLot subject, Attribution found, Int128 whole)
    {
        this.tables = tables;
        this.subject = subject;
        this.found = found;
        this.whole = whole;
        ILookup<FlowPlace, long> taken = found.Parts.Where(it => it.From.Kind == FlowNodeKind.Lot)
            .ToLookup(it => it.To, it => it.From.Number);
        ILookup<FlowPlace, long> made = found.Parts.Where(it => it.To.Kind == FlowNodeKind.Lot)
            .ToLookup(it => it.From, it => it.To.Number);
        runs = CircuitSegments.Assign(found.Events.Values.Select(it => new GraphEvent(
            it.Id, [.. it.Stocks.Select(stock => stock.Circuit)], [.. taken[FlowPlace.OfEvent(it.Id)]], [.. made[FlowPlace.OfEvent(it.Id)]])));
    }

    public static MassFlow Of(ViewTables tables, StoredLot subject, Element element, int maxEvents)
    {
        Attribution found = new(tables, element, maxEvents);
        found.Follow(subject);
        Int128 whole = found.MadeBook(subject).Where(line => line.Element == element)
            .Aggregate(Int128.Zero, (sum, line) => sum + line.Amount.Picograms);
        return new MassFlowReading(tables, subject, found, whole).Flow(element);
    }

    private MassFlow Flow(Element element)
    {
        SortedDictionary<(string From, string To), (Int128 Amount, Int128 Recorded)> links = [];
        Dictionary<string, FlowPlace> places = new(StringComparer.Ordinal)
        {
            [KeyOf(FlowPlace.OfLot(subject.Number))] = FlowPlace.OfLot(subject.Number),
        };
        foreach ((FlowPlace from, FlowPlace to, Int128 amount, Int128 recorded) in found.Parts)
        {
            (string, string) key = (KeyOf(from), KeyOf(to));
            places[key.Item1] = from;
            places[key.Item2] = to;
            if (key.Item1 != key.Item2)
            {
                (Int128 Amount, Int128 Recorded) sum = links.GetValueOrDefault(key);
                links[key] = (sum.Amount + amount, sum.Recorded + recorded);
            }
        }

        List<string> order = TopologicalOrder.Of(places.Keys, links.Keys);
        Dictionary<string, int> ids = order.Select((key, id) => (key, id))
            .ToDictionary(it => it.key, it => it.id, StringComparer.Ordinal);
        IReadOnlyList<FlowLink> made = [.. links
            .Select(it => new FlowLink(
                ids[it.Key.From],
                ids[it.Key.To],
                new ElementAmount(it.Value.Amount),
                new ElementAmount(it.Value.Recorded),
                ShareOfWhole(it.Value.Amount)))
            .OrderBy(link => link.From).ThenBy(link => link.To)];
        Int128[] passed = Passed(order.Count, made);
        return new MassFlow(
            subject.Row.Eid,
            element,
            new ElementAmount(whole),
            [.. order.Select((key, id) => NodeOf(id, places[key], passed[id]))],
            made);
    }

    private Ppb ShareOfWhole(Int128 amount) =>
        whole == 0 ? Ppb.Zero : Ppb.Of((long)Division.Of(Ppb.Whole, [amount, whole - amount])[0]);

    private string KeyOf(FlowPlace place) => place.Kind switch
    {
        FlowNodeKind.Process when runs.TryGetValue(place.Number, out int run) => $"run/{run:D9}",
        FlowNodeKind.Origin => $"origin/{place.Origin}",
        _ => $"{place.Kind}/{place.Number:D18}",
    };

    private FlowNode NodeOf(int id, FlowPlace place, Int128 passed)
    {
        ElementAmount amount = new(passed);
        switch (place.Kind)
        {
            case FlowNodeKind.Lot:
                StoredLot lot = place.Number == subject.Number ? subject : tables.Lot(place.Number);
                return new FlowNode(
                    id, FlowNodeKind.Lot, lot.Row.Material, lot.Row.Eid, 1, amount, lot.Number == subject.Number)
                {
                    Concerned = lot.Concerned,
                };
            case FlowNodeKind.Process:
                StoredEvent it = tables.Event(place.Number);
                return new FlowNode(
                    id,
                    it.Stocks.Count != 1 ? FlowNodeKind.Process : FlowNodeKind.Circuit,
                    StepOf(it),
                    null,
                    1,
                    amount,
                    false)
                {
                    Concerned = [it.Party],
                };
            default:
                return new FlowNode(id, place.Kind, place.Origin, null, 1, amount, false);
        }
    }

    // A stock-take names no step: the circuit's does.
    private string StepOf(StoredEvent it) => it is { Step: "", Stocks: [{ } stock, ..] }
        ? tables.Row<Lodestone.Rules.CircuitRow>("circuit", tables.Terms.Text(stock.Circuit))?.Step ?? string.Empty
        : it.Step;

    /// <summary>What arrived at each node, or left it: the same, but for the first and the last.</summary>
    internal static Int128[] Passed(int nodes, IReadOnlyList<FlowLink> links)
    {
        Int128[] arrived = new Int128[nodes];
        Int128[] left = new Int128[nodes];
        foreach (FlowLink link in links)
        {
            arrived[link.To] += link.Amount?.Picograms ?? 0;
            left[link.From] += link.Amount?.Picograms ?? 0;
        }

        return [.. arrived.Zip(left, (came, went) => came > went ? came : went)];
    }
}
