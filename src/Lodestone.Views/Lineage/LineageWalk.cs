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

    private void Walk(long subject, Func<long, Dictionary<long, long>, IEnumerable<StoredEvent>> next, FlowSide side)
    {
        Dictionary<long, long> reached = [];
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
    private IEnumerable<StoredEvent> Causes(long lot, Dictionary<long, long> reached)
    {
        if (tables.MakerOf(lot) is not { } maker)
        {
            return [];
        }

        if (maker is not { Circuit: { } circuit, Epoch: { } epoch })
        {
            return [maker];
        }

        long from = Math.Max(epoch, reached.GetValueOrDefault(epoch));
        reached[epoch] = Math.Max(from, maker.Id);
        return Charges(circuit, from, maker.Id).Append(maker);
    }

    // What was charged to a circuit is in all that is drawn until it is empty.
    private IEnumerable<StoredEvent> Consequences(long lot, Dictionary<long, long> reached)
    {
        foreach (StoredEvent taker in tables.TakersOf(lot))
        {
            yield return taker;
            if (taker is not { Circuit: { } circuit, Epoch: { } epoch })
            {
                continue;
            }

            long to = reached.GetValueOrDefault(epoch, tables.LastOfEpoch(circuit, epoch));
            reached[epoch] = Math.Min(to, taker.Id);
            foreach (StoredEvent draw in tables.RunOf(circuit, taker.Id, to)
                .Where(it => it.IsStep && tables.FlowsOf(it.Id).Any(flow => flow.Side == FlowSide.Made)))
            {
                yield return draw;
            }
        }
    }

    private IEnumerable<StoredEvent> Charges(long circuit, long from, long to) => from >= to
        ? []
        : tables.RunOf(circuit, from, to)
            .Where(it => it.IsStep && tables.FlowsOf(it.Id).Any(flow => flow.Side == FlowSide.Taken));
}
