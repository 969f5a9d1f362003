// How far the events of a circuit's epoch have been walked.
using Reached = System.Collections.Generic.Dictionary<(long Circuit, long Epoch), long>;

namespace Lodestone.Views;

/// <summary>Finds the lots and events that a lineage consists of, nearest first, up to a number of lots.</summary>
internal sealed class LineageWalk(ViewTables tables, int maxLots)
{
    private readonly HashSet<long> omitted = [];

    /// <summary>Lots found.</summary>
    public SortedSet<long> Lots { get; } = [];

    /// <summary>Events found, ascending: causes come first.</summary>
    public SortedDictionary<long, StoredEvent> Events { get; } = [];

    /// <summary>How many lots were met and left out; what lies beyond them is not counted.</summary>
    public int Omitted => omitted.Count(lot => !Lots.Contains(lot));

    /// <summary>Walks from a lot.</summary>
    public void From(long subject, LineageDirection direction)
    {
        Lots.Add(subject);
        if (direction.HasFlag(LineageDirection.Up))
        {
            Walk(subject, Causes, FlowSide.Taken);
        }

        if (direction.HasFlag(LineageDirection.Down))
        {
            Walk(subject, Consequences, FlowSide.Made);
        }
    }

    private void Walk(long subject, Func<long, Reached, IEnumerable<StoredEvent>> next, FlowSide side)
    {
        Reached reached = [];
        Queue<long> queue = new([subject]);
        HashSet<long> seen = [subject];
        HashSet<long> passed = [];
        while (queue.TryDequeue(out long lot))
        {
            foreach (StoredEvent it in next(lot, reached))
            {
                if (!passed.Add(it.Id))
                {
                    continue;
                }

                Events[it.Id] = it;
                foreach (StoredFlow flow in tables.FlowsOf(it.Id))
                {
                    if (flow.Side == side && seen.Add(flow.Lot))
                    {
                        Reach(flow.Lot, queue);
                    }
                }
            }
        }
    }

    private void Reach(long lot, Queue<long> queue)
    {
        if (Lots.Count < maxLots || Lots.Contains(lot))
        {
            Lots.Add(lot);
            queue.Enqueue(lot);
        }
        else
        {
            omitted.Add(lot);
        }
    }

    // A lot drawn from a circuit stems from all that was charged since the circuit was last empty, up to the draw.
    private List<StoredEvent> Causes(long lot, Reached reached)
    {
        List<StoredEvent> causes = [];
        if (tables.MakerOf(lot) is { } maker)
        {
            causes.Add(maker);
        }

        for (int i = 0; i < causes.Count; i++)
        {
            // Of charges, the circuit is already being walked; only acts on several circuits lead on to another one.
            if (i == 0 || causes[i].Stocks.Count > 1)
            {
                causes.AddRange(causes[i].Stocks.SelectMany(stock => Charges(causes[i], stock, reached)).ToList());
            }
        }

        return causes;
    }

    // What was charged to a circuit is in all that is drawn until it is empty.
    private List<StoredEvent> Consequences(long lot, Reached reached)
    {
        List<StoredEvent> found = [.. tables.TakersOf(lot)];
        int takers = found.Count;
        for (int i = 0; i < found.Count; i++)
        {
            if (i < takers || found[i].Stocks.Count > 1)
            {
                found.AddRange(found[i].Stocks.SelectMany(stock => Draws(found[i], stock, reached)).ToList());
            }
        }

        return found;
    }

    private List<StoredEvent> Charges(StoredEvent maker, StoredStock stock, Reached reached)
    {
        (long, long) key = (stock.Circuit, stock.Epoch);
        long from = Math.Max(stock.Epoch, reached.GetValueOrDefault(key));
        reached[key] = Math.Max(from, maker.Id);
        return from >= maker.Id ? [] : [.. Steps(stock.Circuit, from, maker.Id, FlowSide.Taken)];
    }

    private List<StoredEvent> Draws(StoredEvent taker, StoredStock stock, Reached reached)
    {
        (long, long) key = (stock.Circuit, stock.Epoch);
        if (!reached.TryGetValue(key, out long to))
        {
            to = tables.LastOfEpoch(stock.Circuit, stock.Epoch);
        }

        reached[key] = Math.Min(to, taker.Id);
        return to <= taker.Id ? [] : [.. Steps(stock.Circuit, taker.Id, to, FlowSide.Made)];
    }

    private IEnumerable<StoredEvent> Steps(long circuit, long from, long to, FlowSide side) => tables
        .RunOf(circuit, from, to)
        .Where(it => it.IsStep && (it.Stocks.Count > 1 || tables.FlowsOf(it.Id).Any(flow => flow.Side == side)));
}
