using Lodestone.Rules;
using Lodestone.Vocabulary;

// By origin.
using Amounts = System.Collections.Generic.SortedDictionary<string, System.Int128>;

namespace Lodestone.Views;

/// <summary>
/// Follows what is in a lot back through the events, last first. What an event made is divided over what it took,
/// origin by origin; what a circuit held before is one of the things taken, and leads to the circuit's event before.
/// </summary>
internal sealed class Attribution(ViewTables tables, Element element, int maxEvents)
{
    private readonly Dictionary<long, Amounts> ofLot = [];
    private readonly Dictionary<long, Amounts> ofStock = [];
    private readonly Dictionary<Source, Amounts> taken = [];
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
        Amounts need = new(StringComparer.Ordinal);
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

        if (ofStock.Remove(it.Id, out Amounts? stock))
        {
            Add(need, stock);
        }

        List<(Source From, Amounts Lines)> sources =
        [
            .. tables.FlowsOf(it.Id)
                .Where(flow => flow.Side == FlowSide.Taken && !it.IsVoid)
                .Select(flow => (new Source(IsLot: true, flow.Lot), Lines(tables.Book(flow.Book)))),
            .. it.Stocks.Select(stock => (new Source(IsLot: false, stock.Circuit), Lines(tables.Book(stock.Before)))),
        ];
        foreach ((string origin, Int128 amount) in need)
        {
            DivideOne(it, origin, amount, sources);
        }

        foreach ((Source from, Amounts lines) in sources)
        {
            LinkTaken(it, from, Total(lines));
        }

        taken.Clear();
    }

    private void DivideOne(
        StoredEvent it, string origin, Int128 amount, List<(Source From, Amounts Lines)> sources)
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
                Amounts sum = SumOf(taken, sources[i].From);
                sum[origin] = sum.GetValueOrDefault(origin) + parts[i];
            }
        }
    }

    private void LinkTaken(StoredEvent it, Source from, Int128 recorded)
    {
        if (!taken.TryGetValue(from, out Amounts? lines))
        {
            return;
        }

        if (from.IsLot)
        {
            Parts.Add((FlowPlace.OfLot(from.Number), FlowPlace.OfEvent(it.Id), Total(lines), recorded));
            Reach(from.Number, lines);
            return;
        }

        if (tables.BeforeInCircuit(from.Number, it.Id) is { } before)
        {
            Parts.Add((FlowPlace.OfEvent(before.Id), FlowPlace.OfEvent(it.Id), Total(lines), recorded));
            Add(SumOf(ofStock, before.Id), lines);
            Queue(before.Id);
            return;
        }

        Parts.Add((FlowPlace.Unfollowed, FlowPlace.OfEvent(it.Id), Total(lines), recorded));
    }

    private void Reach(long lot, Amounts lines)
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

        if (ofStock.Remove(it.Id, out Amounts? stock))
        {
            Parts.Add((FlowPlace.Unfollowed, FlowPlace.OfEvent(it.Id), Total(stock), Total(stock)));
            Events[it.Id] = it;
        }
    }

    private Amounts Lines(IEnumerable<BookLine> book)
    {
        Amounts lines = new(StringComparer.Ordinal);
        foreach (BookLine line in book.Where(line => line.Element == element))
        {
            lines[line.Origin] = line.Amount.Picograms;
        }

        return lines;
    }

    private static Int128 Total(Amounts lines) =>
        lines.Values.Aggregate(Int128.Zero, (sum, part) => sum + part);

    private static Amounts SumOf<TKey>(Dictionary<TKey, Amounts> sums, TKey key)
        where TKey : struct
    {
        if (!sums.TryGetValue(key, out Amounts? sum))
        {
            sums[key] = sum = new Amounts(StringComparer.Ordinal);
        }

        return sum;
    }

    private static void Add(Amounts sum, Amounts lines)
    {
        foreach ((string origin, Int128 amount) in lines)
        {
            sum[origin] = sum.GetValueOrDefault(origin) + amount;
        }
    }

    // A lot, or what a circuit held.
    private readonly record struct Source(bool IsLot, long Number);
}
