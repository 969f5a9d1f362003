using System.Threading.Channels;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// Puts this organisation's statements into the order: gathers what waits into a batch, signs it in envelopes of the
/// organisation's chain, keeps them durably, and sends each until it is final. One batch is on its way at a time, of at most
/// a block of the engine: more would only starve in its pool. A batch that became final and does not count, since its key had
/// no voice when it was read, is signed anew and sent again.
/// </summary>
internal sealed class OrderSender : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Channel<Gathered?> queue = Channel.CreateUnbounded<Gathered?>(
        new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource stop = new();
    private readonly ConsortiumSeat seat;
    private readonly SenderPace pace;
    private readonly Hash network;
    private readonly Outbox outbox;
    private readonly Task running;
    private readonly int maxBatchBytes;
    private readonly List<SentBatch> uncounted = [];
    private long sequence;
    private Hash previous;
    private volatile OrderRead read;
    private volatile bool waitsToCount;
    private volatile string? trouble;

    internal OrderSender(
        ConsortiumSeat seat, Hash network, Outbox outbox, OrderRead read, SenderPace pace)
    {
        this.pace = pace;
        this.seat = seat;
        this.network = network;
        this.outbox = outbox;
        this.read = read;
        (sequence, previous) = (read.Next, read.Last);
        maxBatchBytes = Math.Min(seat.Engine.Traits.MaxBlockBytes, OrderBatch.MaxBytes / 2);
        IReadOnlyList<OrderEnvelope> left = outbox.Content();
        if (left.Count > 0 && left[^1].Place.Sequence >= sequence)
        {
            (sequence, previous) = (left[^1].Place.Sequence + 1, left[^1].Identity);
        }

        running = Task.Factory.StartNew(
            () => RunAsync(left), CancellationToken.None, TaskCreationOptions.DenyChildAttach, pace.Scheduler).Unwrap();
    }

    /// <summary>Why envelopes do not become final or do not count, in a sentence; null while all goes well.</summary>
    internal string? Trouble => trouble;

    /// <summary>Takes statements on their way; their answers come with the blocks that hold them.</summary>
    internal void Send(IReadOnlyList<Submitted> statements, Instant? simulated) =>
        queue.Writer.TryWrite(new Gathered([.. statements.Select(one => one.Arrival.Signed.Bytes)], simulated));

    /// <summary>Hears how far the order is read.</summary>
    internal void Report(OrderRead now)
    {
        read = now;
        if (waitsToCount)
        {
            queue.Writer.TryWrite(null);
        }
    }

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
            foreach (IGrouping<long, OrderEnvelope> batch in left.GroupBy(part => part.Place.Sequence - part.Place.Part))
            {
                await SendAsync(new SentBatch([.. batch], 0));
            }

            while (await queue.Reader.WaitToReadAsync(stop.Token))
            {
                await MendAsync();
                foreach (OrderBatch batch in Gather())
                {
                    await SignAndSendAsync([(batch, 0)]);
                    await MendAsync();
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
            int more = next?.Statements.Sum(OrderBatch.BytesOf) ?? 0;
            if (next is not null && together.Count > 0 && (bytes + more > maxBatchBytes || next.Simulated != simulated))
            {
                break;
            }

            queue.Reader.TryRead(out _);
            if (next is null)
            {
                continue;
            }

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

        if (together.Count > 0)
        {
            batches.Add(new OrderBatch(together, simulated));
        }

        return batches;
    }

    private async Task SignAndSendAsync(IEnumerable<(OrderBatch Batch, int SentBefore)> batches)
    {
        SigningKey key = await KeyAsync();
        SentBatch[] signed = [.. batches.Select(one => Sign(one.Batch, one.SentBefore, key))];
        outbox.Put([.. signed.SelectMany(batch => batch.Envelopes)]);
        foreach (SentBatch batch in signed)
        {
            await SendAsync(batch);
        }
    }

    private SentBatch Sign(OrderBatch batch, int sentBefore, SigningKey key)
    {
        List<OrderEnvelope> envelopes = [];
        IReadOnlyList<ReadOnlyMemory<byte>> parts = batch.Pack(
            Math.Min(seat.Engine.Traits.MaxEnvelopeBytes, OrderEnvelope.MaxBytes) - OrderEnvelope.MaxOverheadBytes,
            sentBefore);
        for (int part = 0; part < parts.Count; part++)
        {
            OrderEnvelope envelope = OrderEnvelope.Create(
                key,
                new EnvelopePlace(network, seat.Organisation.Value, sequence, previous, part, parts.Count),
                parts[part].Span);
            (sequence, previous) = (sequence + 1, envelope.Identity);
            envelopes.Add(envelope);
        }

        return new SentBatch(envelopes, sentBefore);
    }

    // An envelope of a key without a voice would be passed over: nothing is sent until one of ours has it.
    private async Task<SigningKey> KeyAsync()
    {
        SigningKey? key;
        while ((key = read.Key) is null)
        {
            trouble = $"The ledger knows no key of ours that may sign envelopes for {seat.Organisation.Value} now.";
            await Task.Delay(Pause / 5, pace.Time, stop.Token);
        }

        return key;
    }

    private async Task SendAsync(SentBatch batch)
    {
        await Task.WhenAll(batch.Envelopes.Select(envelope => SendAsync(batch, envelope)));
        uncounted.Add(batch);
        waitsToCount = true;
        LetGo();
    }

    // Whatever the engine says short of final, the chain needs this very envelope: a gap would hold up all that follow.
    private async Task SendAsync(SentBatch batch, OrderEnvelope envelope)
    {
        while (true)
        {
            AppendOutcome outcome = await seat.Engine.AppendAsync(envelope.Bytes, stop.Token);
            if (outcome is AppendOutcome.Final final)
            {
                batch.StandsAt(final.Height);
                trouble = null;
                return;
            }

            trouble = outcome is AppendOutcome.Refused refused ? refused.Reason : ((AppendOutcome.Unknown)outcome).Reason;
            await Task.Delay(Pause, pace.Time, stop.Token);
        }
    }

    private void LetGo()
    {
        long next = read.Next;
        uncounted.RemoveAll(batch => batch.Last < next);
        waitsToCount = uncounted.Count > 0;
        outbox.KeepFrom(uncounted.Count > 0 ? uncounted[0].First : next - 1);
    }

    // Read past, and the chain still waits for one of its numbers: it and all after it cannot count any more.
    private async Task MendAsync()
    {
        LetGo();
        OrderRead now = read;
        if (uncounted.Count == 0 || uncounted[0].Height > now.Height || uncounted[0].Last < now.Next)
        {
            return;
        }

        (OrderBatch Content, int SentBefore)[] lost =
        [
            .. uncounted.Select(batch => (Content: batch.Unpack(), SentBefore: batch.SentBefore + 1))
                .Where(one => one.Content is not null).Select(one => (one.Content!, one.SentBefore)),
        ];
        uncounted.Clear();
        trouble = $"Envelope {now.Next} stands in the order and does not count.";
        (sequence, previous) = (now.Next, now.Last);
        if (lost.Length > 0)
        {
            await SignAndSendAsync(lost);
        }
    }

    private sealed record Gathered(IReadOnlyList<ReadOnlyMemory<byte>> Statements, Instant? Simulated);

    /// <summary>A batch on its way, until our node has read that it counts.</summary>
    private sealed class SentBatch(IReadOnlyList<OrderEnvelope> envelopes, int sentBefore)
    {
        private long height = -1;

        internal IReadOnlyList<OrderEnvelope> Envelopes { get; } = envelopes;

        internal int SentBefore { get; } = sentBefore;

        internal long First => Envelopes[0].Place.Sequence;

        internal long Last => Envelopes[^1].Place.Sequence;

        /// <summary>The engine's height by which all of it stands.</summary>
        internal long Height => Interlocked.Read(ref height);

        internal void StandsAt(long final)
        {
            lock (Envelopes)
            {
                height = Math.Max(height, final);
            }
        }

        internal OrderBatch? Unpack() =>
            OrderBatch.Unpack([.. Envelopes.SelectMany(envelope => envelope.Content.ToArray())]);
    }
}
