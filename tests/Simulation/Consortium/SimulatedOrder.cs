using Lodestone.Ledger;
using Lodestone.Transparency;
using Lodestone.Vocabulary;
using Simulation.Histories;

namespace Simulation.Consortium;

/// <summary>
/// What dBFT promises, and nothing more: final blocks in one order that no member chooses, made while three of four engine
/// nodes see each other. It may delay, leave out for a while, turn round and carry what a member sends many times.
/// </summary>
internal sealed class SimulatedOrder(Dice dice)
{
    private readonly HashSet<Hash> standing = [];
    private readonly List<byte[]>[] pools = [.. Enumerable.Range(0, Cast.Members).Select(_ => new List<byte[]>())];

    /// <summary>The final blocks.</summary>
    public List<OrderedBlock> Blocks { get; } = [];

    /// <summary>Which engine nodes run.</summary>
    public bool[] Runs { get; } = [true, true, true, true];

    /// <summary>Which side of the network each site is on.</summary>
    public int[] Side { get; } = [0, 0, 0, 0];

    /// <summary>Whether two sites reach each other.</summary>
    public bool Reach(int one, int other) => Side[one] == Side[other];

    /// <summary>Whether a member's engine node is of those that make blocks.</summary>
    public bool Follows(int member) => Runs[member] && Majority() is { } side && Side[member] == side;

    /// <summary>An engine node stops, and what it had not passed on is gone.</summary>
    public void Kill(int member)
    {
        Runs[member] = false;
        pools[member].Clear();
    }

    /// <summary>Gives an envelope to a member's engine node; false if it is down.</summary>
    public bool Offer(int member, byte[] envelope)
    {
        if (Runs[member])
        {
            pools[member].Add(envelope);
        }

        return Runs[member];
    }

    /// <summary>The height of the block in which an envelope stands; null if it does not.</summary>
    public long? HeightOf(ReadOnlySpan<byte> envelope)
    {
        if (!standing.Contains(Hash.Of(envelope)))
        {
            return null;
        }

        byte[] bytes = envelope.ToArray();
        return Blocks.First(block => block.Envelopes.Any(one => one.Span.SequenceEqual(bytes))).Height;
    }

    /// <summary>Makes a block if enough engine nodes see each other.</summary>
    /// <param name="time">The primary's time.</param>
    /// <param name="free">Whether a member's own engine takes the same envelope again: honest ones do not.</param>
    public void Produce(Instant time, Func<int, bool> free)
    {
        if (Majority() is not { } side)
        {
            return;
        }

        List<ReadOnlyMemory<byte>> chosen = [];
        for (int member = 0; member < Cast.Members; member++)
        {
            foreach (byte[] envelope in Side[member] == side ? pools[member].ToArray() : [])
            {
                // A primary may pass over what it does not like; it is not the primary for ever.
                if (dice.Percent(15))
                {
                    continue;
                }

                pools[member].Remove(envelope);
                if (standing.Add(Hash.Of(envelope)) || free(member))
                {
                    chosen.Insert(dice.Below(chosen.Count + 1), envelope);
                }
            }
        }

        if (chosen.Count > 0)
        {
            Blocks.Add(new OrderedBlock(Blocks.Count, time, Hash.Of(BitConverter.GetBytes(Blocks.Count)), chosen));
        }
    }

    private int? Majority()
    {
        foreach (int side in Side.Distinct())
        {
            if (Enumerable.Range(0, Cast.Members).Count(member => Runs[member] && Side[member] == side) >= Cast.Quorum)
            {
                return side;
            }
        }

        return null;
    }
}
