namespace Lodestone.Ledger;

/// <summary>
/// What waits for the loop: a bounded queue. Without a consortium its order is the order of the log; what waits is taken
/// together, so that one durable commit serves many callers (group commit).
/// </summary>
internal sealed class WorkQueue(int capacity)
{
    private readonly object gate = new();
    private readonly Queue<Work> queue = new();
    private int places;
    private NotAcceptingReason? closed;

    /// <summary>How many statements wait.</summary>
    internal int Waiting
    {
        get
        {
            lock (gate)
            {
                return places;
            }
        }
    }

    /// <summary>
    /// Takes work into the order, or says why not. A group larger than the queue is taken when nothing waits.
    /// </summary>
    internal NotAcceptingReason? Offer(Work work)
    {
        lock (gate)
        {
            if (closed is { } reason)
            {
                return reason;
            }

            if (places > 0 && places + work.Places > capacity)
            {
                return NotAcceptingReason.QueueFull;
            }

            places += work.Places;
            queue.Enqueue(work);
            Monitor.Pulse(gate);
            return null;
        }
    }

    /// <summary>
    /// The next work in order: single statements that wait together come as one group up to the limits. Blocks until
    /// there is some; null once the engine is closed and empty.
    /// </summary>
    internal Work? Take(int maxStatements, int maxBytes)
    {
        lock (gate)
        {
            while (queue.Count == 0)
            {
                if (closed is not null)
                {
                    return null;
                }

                Monitor.Wait(gate);
            }

            Work first = queue.Dequeue();
            places -= first.Places;
            return first is Work.One one ? Gather(one.Submitted, maxStatements, maxBytes) : first;
        }
    }

    /// <summary>Takes nothing more; what waits can still be taken.</summary>
    internal void Close(NotAcceptingReason reason)
    {
        lock (gate)
        {
            closed ??= reason;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Closes and gives back what waits, unanswered.</summary>
    internal IReadOnlyList<Work> Abort(NotAcceptingReason reason)
    {
        lock (gate)
        {
            closed = reason;
            Work[] left = [.. queue];
            queue.Clear();
            places = 0;
            Monitor.PulseAll(gate);
            return left;
        }
    }

    private Work.Many Gather(Submitted first, int maxStatements, int maxBytes)
    {
        List<Submitted> group = [first];
        int bytes = first.Arrival.Signed.Bytes.Length;
        while (group.Count < maxStatements && queue.TryPeek(out Work? next) && next is Work.One one
            && bytes + one.Submitted.Arrival.Signed.Bytes.Length <= maxBytes)
        {
            queue.Dequeue();
            places--;
            bytes += one.Submitted.Arrival.Signed.Bytes.Length;
            group.Add(one.Submitted);
        }

        return new Work.Many(group, at: null);
    }
}
