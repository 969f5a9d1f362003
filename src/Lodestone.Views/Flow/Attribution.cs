using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// Follows what is in a lot back through the events, last first. What an event made is divided over what it took,
/// origin by origin; what a circuit held before is one of the things taken, and leads to the circuit's event before.
/// </summary>
internal sealed class Attribution(ViewTables tables, Element element, int maxEvents)
{
    private readonly Dictionary<long, SortedDictionary<string, Int128>> ofLot = [];
    private readonly Dictionary<long, SortedDictionary<string, Int128>> ofStock = [];
    private readonly Dictionary<long, SortedDictionary<string, Int128>> taken = [];
    private readonly PriorityQueue<long, long> waiting = new();
    private readonly HashSet<long> queued = [];

    /// <summary>Parts on their way: from what, to what, how much, and how much was recorded in all.</summary>
    public List<(FlowPlace From, FlowPlace To, Int128 Amount, Int128 Recorded)> Parts { get; } = [];

    /// <summary>Events passed, by number.</summary>
    public SortedDictionary<long, StoredEvent> Events { get; } = [];

    /// <summary>Follows a lot's content back.</summary>
    public void Follow(StoredLot lot)
    {
        Reach(lot.Number, Lines(MadeBook(lot)));
        while (waiting.TryDequeue(out long id, out _))
        {
            StoredEvent it = tables.Event(id);
            if (Events.Count >= maxEvents)
            {
                Abandon(it);
                continue;
            }

            Events[id] = it;
            Divide(it);
        }
    }

    /// <summary>What a lot held when it was made; what it holds now if that is not on record.</summary>
    public IEnumerable<BookLine> MadeBook(StoredLot lot)
    {
        StoredFlow? made = lot.Made is { } id
            ? tables.FlowsOf(id).FirstOrDefault(flow => flow.Lot == lot.Number && flow.Side == FlowSide.Made)
            : null;
        return made is null ? lot.Row.Book : tables.Book(made.Book);
    }

    private void Divide(StoredEvent it)
    {
        SortedDictionary<string, Int128> need = new(StringComparer.Ordinal);
        foreach (StoredFlow flow in tables.FlowsOf(it.Id).Where(flow => flow.Side == FlowSide.Made))
        {
            if (ofLot.GetValueOrDefault(flow.Lot) is { } wanted && tables.MakerOf(flow.Lot)?.Id == it.Id)
            {
                Int128 recorded =
                    Lines(tables.Book(flow.Book)).Values.Aggregate(Int128.Zero, (sum, part) => sum + part);
                Parts.Add((FlowPlace.OfEvent(it.Id), FlowPlace.OfLot(flow.Lot), Total(wanted), recorded));
                Add(need, wanted);
            }
        }

        if (ofStock.Remove(it.Id, out SortedDictionary<string, Int128>? stock))
        {
            Add(need, stock);
        }

        List<(long? Lot, SortedDictionary<string, Int128> Lines)> sources = [.. tables.FlowsOf(it.Id)
            .Where(flow => flow.Side == FlowSide.Taken && !it.IsVoid)
            .Select(flow => ((long?)flow.Lot, Lines(tables.Book(flow.Book))))];
        sources.Add((null, Lines(tables.Book(it.Before))));
        foreach ((string origin, Int128 amount) in need)
        {
            DivideOne(it, origin, amount, sources);
        }

        foreach ((long? lot, SortedDictionary<string, Int128> lines) in sources)
        {
            LinkTaken(it, lot, Total(lines));
        }

        taken.Clear();
    }

    private void DivideOne(
        StoredEvent it, string origin, Int128 amount, List<(long? Lot, SortedDictionary<string, Int128> Lines)> sources)
    {
        Int128[] weights = [.. sources.Select(source => source.Lines.GetValueOrDefault(origin))];
        if (weights.All(weight => weight == 0))
        {
            Parts.Add((FlowPlace.Unfollowed, FlowPlace.OfEvent(it.Id), amount, amount));
            return;
        }

        Int128[] parts = Division.Of(amount, weights);
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i] > 0)
            {
                SortedDictionary<string, Int128> sum = SumOf(taken, sources[i].Lot ?? -1);
                sum[origin] = sum.GetValueOrDefault(origin) + parts[i];
            }
        }
    }

    private void LinkTaken(StoredEvent it, long? lot, Int128 recorded)
    {
        if (!taken.TryGetValue(lot ?? -1, out SortedDictionary<string, Int128>? lines))
        {
            return;
        }

        if (lot is { } number)
        {
            Parts.Add((FlowPlace.OfLot(number), FlowPlace.OfEvent(it.Id), Total(lines), recorded));
            Reach(number, lines);
            return;
        }

        if (it.Circuit is { } circuit && tables.BeforeInCircuit(circuit, it.Id) is { } before)
        {
            Parts.Add((FlowPlace.OfEvent(before.Id), FlowPlace.OfEvent(it.Id), Total(lines), recorded));
            Add(SumOf(ofStock, before.Id), lines);
            Queue(before.Id);
            return;
        }

        Parts.Add((FlowPlace.Unfollowed, FlowPlace.OfEvent(it.Id), Total(lines), recorded));
    }

    private void Reach(long lot, SortedDictionary<string, Int128> lines)
    {
        Add(SumOf(ofLot, lot), lines);
        if (tables.MakerOf(lot) is { } maker)
        {
            Queue(maker.Id);
            return;
        }

        foreach ((string origin, Int128 amount) in lines)
        {
            Parts.Add((FlowPlace.OfOrigin(origin), FlowPlace.OfLot(lot), amount, amount));
        }
    }

    private void Queue(long id)
    {
        if (queued.Add(id))
        {
            waiting.Enqueue(id, -id);
        }
    }

    private void Abandon(StoredEvent it)
    {
        foreach (StoredFlow flow in tables.FlowsOf(it.Id).Where(flow => flow.Side == FlowSide.Made))
        {
            if (ofLot.GetValueOrDefault(flow.Lot) is { } wanted && tables.MakerOf(flow.Lot)?.Id == it.Id)
            {
                Parts.Add((FlowPlace.Unfollowed, FlowPlace.OfLot(flow.Lot), Total(wanted), Total(wanted)));
            }
        }

        if (ofStock.Remove(it.Id, out SortedDictionary<string, Int128>? stock))
        {
            Parts.Add((FlowPlace.Unfollowed, FlowPlace.OfEvent(it.Id), Total(stock), Total(stock)));
            Events[it.Id] = it;
        }
    }

    private SortedDictionary<string, Int128> Lines(IEnumerable<BookLine> book)
    {
        SortedDictionary<string, Int128> lines = new(StringComparer.Ordinal);
        foreach (BookLine line in book.Where(line => line.Element == element))
        {
            lines[line.Origin] = line.Amount.Picograms;
        }

        return lines;
    }

    private static Int128 Total(SortedDictionary<string, Int128> lines) =>
        lines.Values.Aggregate(Int128.Zero, (sum, part) => sum + part);

    private static SortedDictionary<string, Int128> SumOf(
        Dictionary<long, SortedDictionary<string, Int128>> sums, long key)
    {
        if (!sums.TryGetValue(key, out SortedDictionary<string, Int128>? sum))
        {
            sums[key] = sum = new SortedDictionary<string, Int128>(StringComparer.Ordinal);
        }

        return sum;
    }

    private static void Add(SortedDictionary<string, Int128> sum, SortedDictionary<string, Int128> lines)
    {
        foreach ((string origin, Int128 amount) in lines)
        {
            sum[origin] = sum.GetValueOrDefault(origin) + amount;
        }
    }
}
