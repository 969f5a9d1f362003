using System.Threading.Channels;
using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Lodestone.Ordering;

/// <summary>The envelopes of this process that wait for their block, each once however often it was appended.</summary>
internal sealed class PostgresWaiting
{
    private readonly Lock gate = new();
    private readonly Dictionary<Hash, WaitingEnvelope> all = [];
    private readonly Channel<WaitingEnvelope> unsent = Channel.CreateUnbounded<WaitingEnvelope>();

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return all.Count;
            }
        }
    }

    /// <summary>Those that nobody has sent yet.</summary>
    public ChannelReader<WaitingEnvelope> Unsent => unsent.Reader;

    /// <summary>Since when the oldest one waits, in ticks of the machine; null if none does.</summary>
    public long? Oldest
    {
        get
        {
            lock (gate)
            {
                return all.Count == 0 ? null : all.Values.Min(one => one.Since);
            }
        }
    }

    /// <summary>Takes an envelope, or finds that it waits already. Each call wants its <see cref="Release"/>.</summary>
    public WaitingEnvelope Take(ReadOnlyMemory<byte> envelope)
    {
        Hash id = Hash.Of(envelope.Span);
        lock (gate)
        {
            if (!all.TryGetValue(id, out WaitingEnvelope? one))
            {
                all.Add(id, one = new WaitingEnvelope(id, envelope.ToArray()));
                unsent.Writer.TryWrite(one);
            }

            one.Callers++;
            return one;
        }
    }

    /// <summary>A caller waits no longer; with the last one the envelope is let go.</summary>
    public void Release(WaitingEnvelope one)
    {
        lock (gate)
        {
            if (--one.Callers == 0 && all.GetValueOrDefault(one.Id) == one)
            {
                all.Remove(one.Id);
            }
        }
    }

    /// <summary>An envelope stands in a final block.</summary>
    public void Stands(Hash id, long height)
    {
        lock (gate)
        {
            if (all.Remove(id, out WaitingEnvelope? one))
            {
                one.Answer.TrySetResult(new AppendOutcome.Final(height));
            }
        }
    }

    /// <summary>Those that have waited for at least so long.</summary>
    public WaitingEnvelope[] SinceBefore(TimeSpan atLeast)
    {
        long before = Environment.TickCount64 - (long)atLeast.TotalMilliseconds;
        lock (gate)
        {
            return [.. all.Values.Where(one => one.Since < before)];
        }
    }

    /// <summary>Nobody will learn any more what became of them.</summary>
    public void GiveUp(string reason)
    {
        lock (gate)
        {
            foreach (WaitingEnvelope one in all.Values)
            {
                one.Answer.TrySetResult(new AppendOutcome.Unknown(reason));
            }

            all.Clear();
        }
    }
}

/// <summary>An envelope, and those who wait for it.</summary>
internal sealed class WaitingEnvelope(Hash id, byte[] bytes)
{
    public Hash Id { get; } = id;

    public byte[] Bytes { get; } = bytes;

    public long Since { get; } = Environment.TickCount64;

    public int Callers { get; set; }

    public TaskCompletionSource<AppendOutcome> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
