using System.Threading.Channels;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// Puts this organisation's statements into the order: gathers what waits into a batch, signs it in envelopes of the
/// organisation's chain, keeps them durably, and sends each until it is final. One batch is on its way at a time, of at most
/// a block of the engine: more would only starve in its pool.
/// </summary>
internal sealed class OrderSender : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Channel<Gathered> queue = Channel.CreateUnbounded<Gathered>(
        new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource stop = new();
    private readonly ConsortiumSeat seat;
    private readonly Hash network;
    private readonly Outbox outbox;
    private readonly Task running;
    private readonly int maxBatchBytes;
    private long sequence;
    private Hash previous;
    private volatile string? trouble;

    internal OrderSender(ConsortiumSeat seat, Hash network, Outbox outbox, (long Sequence, Hash Previous) read)
    {
        this.seat = seat;
        this.network = network;
        this.outbox = outbox;
        (sequence, previous) = read;
        maxBatchBytes = Math.Min(seat.Engine.Traits.MaxBlockBytes, OrderBatch.MaxBytes / 2);
        IReadOnlyList<OrderEnvelope> left = outbox.Content();
        if (left.Count > 0 && left[^1].Place.Sequence >= sequence)
        {
            (sequence, previous) = (left[^1].Place.Sequence + 1, left[^1].Identity);
        }

        running = Task.Run(() => RunAsync(left));
    }

    /// <summary>Why envelopes do not become final, in a sentence; null while all goes well.</summary>
    internal string? Trouble => trouble;

    /// <summary>Takes statements on their way; their answers come with the blocks that hold them.</summary>
    internal void Send(IReadOnlyList<Submitted> statements, Instant? simulated) =>
        queue.Writer.TryWrite(new Gathered([.. statements.Select(one => one.Arrival.Signed.Bytes)], simulated));

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        running.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        outbox.Dispose();
        stop.Dispose();
    }

    private async Task RunAsync(IReadOnlyList<OrderEnvelope> left)
    {
        try
        {
            await SendAsync(left);
            while (await queue.Reader.WaitToReadAsync(stop.Token))
            {
                foreach (OrderBatch batch in Gather())
                {
                    List<OrderEnvelope> envelopes = Sign(batch);
                    outbox.Put(envelopes);
                    await SendAsync(envelopes);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Closed: what is in the outbox is sent by the next process.
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Without the outbox nothing may be signed: the node says so and takes nothing more for the order.
            trouble = fault.Message;
        }
    }

    private List<OrderBatch> Gather()
    {
        List<OrderBatch> batches = [];
        List<ReadOnlyMemory<byte>> together = [];
        int bytes = 0;
        Instant? simulated = null;
        while (queue.Reader.TryPeek(out Gathered? next))
        {
            int more = next.Statements.Sum(OrderBatch.BytesOf);
            if (together.Count > 0 && (bytes + more > maxBatchBytes || next.Simulated != simulated))
            {
                break;
            }

            queue.Reader.TryRead(out _);
            simulated = next.Simulated;
            foreach (ReadOnlyMemory<byte> statement in next.Statements)
            {
                if (bytes + OrderBatch.BytesOf(statement) > maxBatchBytes)
                {
                    batches.Add(new OrderBatch(together, simulated));
                    (together, bytes) = ([], 0);
                }

                together.Add(statement);
                bytes += OrderBatch.BytesOf(statement);
            }
        }

        batches.Add(new OrderBatch(together, simulated));
        return batches;
    }

    private List<OrderEnvelope> Sign(OrderBatch batch)
    {
        List<OrderEnvelope> envelopes = [];
        IReadOnlyList<ReadOnlyMemory<byte>> parts = batch.Pack(
            Math.Min(seat.Engine.Traits.MaxEnvelopeBytes, OrderEnvelope.MaxBytes) - OrderEnvelope.MaxOverheadBytes);
        for (int part = 0; part < parts.Count; part++)
        {
            OrderEnvelope envelope = OrderEnvelope.Create(
                seat.Key,
                new EnvelopePlace(network, seat.Organisation.Value, sequence, previous, part, parts.Count),
                parts[part].Span);
            (sequence, previous) = (sequence + 1, envelope.Identity);
            envelopes.Add(envelope);
        }

        return envelopes;
    }

    private async Task SendAsync(IReadOnlyList<OrderEnvelope> envelopes)
    {
        await Task.WhenAll(envelopes.Select(SendAsync));
        if (envelopes.Count > 0)
        {
            outbox.KeepLast(envelopes[^1].Place.Sequence);
        }
    }

    // Whatever the engine says short of final, the chain needs this very envelope: a gap would hold up all that follow.
    private async Task SendAsync(OrderEnvelope envelope)
    {
        while (true)
        {
            AppendOutcome outcome = await seat.Engine.AppendAsync(envelope.Bytes, stop.Token);
            if (outcome is AppendOutcome.Final)
            {
                trouble = null;
                return;
            }

            trouble = outcome is AppendOutcome.Refused refused ? refused.Reason : ((AppendOutcome.Unknown)outcome).Reason;
            await Task.Delay(Pause, stop.Token);
        }
    }

    private sealed record Gathered(IReadOnlyList<ReadOnlyMemory<byte>> Statements, Instant? Simulated);
}
