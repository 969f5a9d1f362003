using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// The latest refusals of statements that were left with the ledger, so that their senders can ask. In memory and
/// bounded: a refusal has no effect, and the same statement may be accepted later.
/// </summary>
internal sealed class RefusalMemory
{
    private const int Capacity = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<Hash, Answer.Refused> refusals = [];
    private readonly Queue<Hash> order = new();

    internal void Keep(Hash identity, Answer.Refused refused)
    {
        lock (gate)
        {
            if (!refusals.ContainsKey(identity))
            {
                order.Enqueue(identity);
            }

            refusals[identity] = refused;
            while (order.Count > Capacity)
            {
                refusals.Remove(order.Dequeue());
            }
        }
    }

    internal Answer.Refused? Find(Hash identity)
    {
        lock (gate)
        {
            return refusals.GetValueOrDefault(identity);
        }
    }
}
