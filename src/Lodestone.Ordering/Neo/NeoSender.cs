using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Neo;

/// <summary>
/// Brings envelopes into the chain: signs each once, keeps what it signed, sends it to as many nodes that one of them is
/// honest, and again until it is seen in a verified block. No more than a block's worth is on its way; the rest waits.
/// </summary>
internal sealed class NeoSender(
    NeoOptions options, NeoAccount account, NeoEndpoint[] endpoints, NeoStore store, Func<NeoTip?> tip)
{
    /// <summary>What a block holds beside transactions: header, witness, count.</summary>
    private const int BlockOverhead = 2_048;

    /// <summary>What a transaction holds beside the envelope, amply.</summary>
    private const int TransactionOverhead = 192;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<Hash, NeoFlight> flights = [];
    private readonly List<NeoFlight> waiting = [];
    private readonly List<NeoFlight> sent = [];
    private readonly NeoFeeQuestion question = new(options, account, endpoints);
    private NeoFees? fees;
    private string? trouble;
    private int turn;

    /// <summary>The most bytes of transactions on their way.</summary>
    public static int Room(NeoOptions options) => options.MaxBlockBytes - BlockOverhead;

    /// <summary>Envelopes that were taken and are not final.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return flights.Count;
            }
        }
    }

    /// <summary>Takes an envelope and waits for its fate, for as long as the options say.</summary>
    public async Task<AppendOutcome> AppendAsync(ReadOnlyMemory<byte> envelope, CancellationToken cancel)
    {
        Hash id = Hash.Of(envelope.Span);
        NeoFlight? flight;
        lock (gate)
        {
            if (store.HeightOf(id) is { } stands)
            {
                return new AppendOutcome.Final(stands);
            }

            if (!flights.TryGetValue(id, out flight))
            {
                // The caller's memory may be used again while the envelope is on its way.
                flights.Add(id, flight = new NeoFlight(id, envelope.ToArray()));
                waiting.Add(flight);
            }

            flight.Waiters++;
        }

        try
        {
            return await flight.Answer.Task.WaitAsync(options.AnswerWithin, options.Clock, cancel);
        }
        catch (TimeoutException)
        {
            return new AppendOutcome.Unknown(FateOf(flight));
        }
        finally
        {
            Leave(flight);
        }
    }

    /// <summary>Answers for what has come to stand, and lets go of what cannot come in any more.</summary>
    public void Settle()
    {
        lock (gate)
        {
            long height = tip()?.Height ?? -1;
            foreach (NeoFlight flight in flights.Values.ToArray())
            {
                if (store.HeightOf(flight.Id) is { } stands)
                {
                    End(flight, new AppendOutcome.Final(stands));
                }
                else if (flight.Signed?.Until <= height)
                {
                    Expire(flight);
                }
            }
        }
    }

    /// <summary>Signs what there is room for and sends what has to be sent.</summary>
    public async Task StepAsync(CancellationToken cancel)
    {
        if (!IsAbreast())
        {
            return;
        }

        if (fees is null && HasWork())
        {
            await AskFeesAsync(cancel);
        }

        foreach ((NeoFlight flight, NeoEndpoint[] to) in Due())
        {
            foreach (NeoEndpoint endpoint in to)
            {
                _ = SendAsync(flight, flight.Signed!, endpoint, cancel);
            }
        }

        await PayMoreAsync(cancel);
    }

    /// <summary>Nothing is promised any more: all that waits is answered as unknown.</summary>
    public void Close(string why)
    {
        lock (gate)
        {
            foreach (NeoFlight flight in flights.Values.ToArray())
            {
                End(flight, new AppendOutcome.Unknown(why));
            }
        }
    }

    private int Faulty => NeoOptions.FaultyOf(tip()?.Nodes is > 0 and var nodes ? nodes : options.Validators);

    /// <summary>So many answers that one of them is an honest node's, as far as there are nodes to ask.</summary>
    private int Enough => Math.Min(Faulty + 1, endpoints.Length);

    private bool HasWork()
    {
        lock (gate)
        {
            return flights.Count > 0;
        }
    }

    /// <summary>Whether we are about as high as an honest node says: what is signed at a low height expires at once.</summary>
    private bool IsAbreast()
    {
        long[] claims = [.. endpoints.Select(it => it.Claimed).Where(it => it >= 0).OrderDescending()];
        return claims.Length > 0
            && tip() is { } last && last.Height >= claims[Math.Min(Enough, claims.Length) - 1] - options.ResendAfterBlocks;
    }

    private async Task AskFeesAsync(CancellationToken cancel)
    {
        try
        {
            fees = await question.AskAsync(cancel);
            trouble = null;
        }
        catch (NeoAnswerException fault)
        {
            trouble = fault.Message;
        }
    }

    /// <summary>What has to be sent now and to whom; moves on from waiting what has room.</summary>
    private List<(NeoFlight Flight, NeoEndpoint[] To)> Due()
    {
        lock (gate)
        {
            if (fees is not null)
            {
                SignWhatHasRoom(fees);
            }

            NeoEndpoint[] reachable = [.. endpoints.Where(it => it.IsReachable)];
            List<(NeoFlight Flight, NeoEndpoint[] To)> due = [];
            foreach (NeoFlight flight in reachable.Length == 0 ? [] : sent)
            {
                NeoEndpoint[] to = [.. ReceiversOf(flight, reachable).Where(flight.Sending.Add)];
                if (to.Length > 0)
                {
                    flight.LastSent = (tip()!.Height, options.Clock.GetTimestamp());
                    due.Add((flight, to));
                }
            }

            return due;
        }
    }

    private NeoEndpoint[] ReceiversOf(NeoFlight flight, NeoEndpoint[] reachable)
    {
        if (flight.LastSent is not { } last)
        {
            int first = turn++ & int.MaxValue;
            return [.. Enumerable.Range(0, Math.Min(Enough, reachable.Length))
                .Select(i => reachable[(first + i) % reachable.Length])];
        }

        bool isOverdue = tip()!.Height - last.Height >= options.ResendAfterBlocks;
        bool isHomeless = flight.Taken.Count == 0 && options.Clock.GetElapsedTime(last.Time) > RetryAfter;
        return isOverdue || isHomeless ? reachable : [];
    }

    private void SignWhatHasRoom(NeoFees current)
    {
        int room = Room(options) - sent.Sum(SizeOf);
        List<(Hash, NeoSigned)> fresh = [];
        int taken = 0;
        foreach (NeoFlight flight in waiting)
        {
            room -= SizeOf(flight);
            if (sent.Count >= options.MaxBlockTransactions || (room < 0 && sent.Count > 0))
            {
                break;
            }

            NeoSigned? before = store.SignedFor(flight.Id);
            flight.Sign(before ?? Sign(flight, current));
            sent.Add(flight);
            taken++;
            if (before is null)
            {
                fresh.Add((flight.Id, flight.Signed!));
            }
        }

        waiting.RemoveRange(0, taken);
        store.Remember(fresh);
    }

    private static int SizeOf(NeoFlight flight) => flight.Envelope.Length + TransactionOverhead;

    private NeoSigned Sign(NeoFlight flight, NeoFees current)
    {
        long until = tip()!.Height + options.ValidForBlocks;
        byte[] unsigned = NeoTransaction.Unsigned(flight.Envelope.Span, account.Id, current, (uint)until);
        return new NeoSigned(until, account.Sign(unsigned, options.Magic));
    }

    private async Task SendAsync(NeoFlight flight, NeoSigned signed, NeoEndpoint endpoint, CancellationToken cancel)
    {
        string? said = null;
        bool isTaken = false;
        try
        {
            await endpoint.SendAsync(signed.Transaction, cancel);
            isTaken = true;
        }
        catch (NeoAnswerException fault)
        {
            said = fault.IsRefusal ? fault.Message : null;
            isTaken = said is not null && NeoRefusal.MeansTaken(said);
        }
        catch (OperationCanceledException)
        {
            // The engine closes.
        }

        lock (gate)
        {
            flight.Sending.Remove(endpoint);
            if (flight.Signed != signed)
            {
                return;
            }

            if (isTaken)
            {
                flight.Taken.Add(endpoint);
                flight.Refusals.Remove(endpoint);
            }
            else if (said is not null && NeoRefusal.MeansNever(said))
            {
                flight.Refusals[endpoint] = said;
            }
        }
    }

    /// <summary>What honest nodes refuse is signed once more if fees have risen; otherwise it is refused.</summary>
    private async Task PayMoreAsync(CancellationToken cancel)
    {
        NeoFlight[] refused;
        lock (gate)
        {
            refused = [.. sent.Where(it => it.Taken.Count == 0 && it.Refusals.Count >= Enough)];
        }

        if (refused.Length == 0)
        {
            return;
        }

        NeoFees? before = fees;
        await AskFeesAsync(cancel);
        lock (gate)
        {
            bool isDearer = fees is not null && before is not null && fees != before;
            foreach (NeoFlight flight in refused.Where(it => flights.ContainsKey(it.Id)))
            {
                if (!isDearer || flight.HasPaidMore)
                {
                    End(flight, RefusalOf(flight));
                    continue;
                }

                flight.Sign(Sign(flight, fees!));
                flight.HasPaidMore = true;
                store.Remember([(flight.Id, flight.Signed!)]);
            }
        }
    }

    private void Expire(NeoFlight flight)
    {
        if (flight.Taken.Count == 0 && flight.Refusals.Count >= Enough)
        {
            End(flight, RefusalOf(flight));
        }
        else if (flight.Waiters == 0)
        {
            End(flight, new AppendOutcome.Unknown("It did not come in while it could, and nobody waits for it."));
        }
        else
        {
            sent.Remove(flight);
            flight.Sign(null);
            waiting.Insert(0, flight);
        }
    }

    private void End(NeoFlight flight, AppendOutcome outcome)
    {
        flights.Remove(flight.Id);
        waiting.Remove(flight);
        sent.Remove(flight);
        flight.Answer.TrySetResult(outcome);
    }

    private void Leave(NeoFlight flight)
    {
        lock (gate)
        {
            flight.Waiters--;
            if (flight.Waiters == 0 && flight.Signed is null && !flight.Answer.Task.IsCompleted)
            {
                End(flight, new AppendOutcome.Unknown("Nobody waits for it, and it was not sent."));
            }
        }
    }

    private static AppendOutcome.Refused RefusalOf(NeoFlight flight) => new(
        string.Join(" ", flight.Refusals.Select(it => $"{it.Key.Name} says: {it.Value}.")));

    private string FateOf(NeoFlight flight)
    {
        lock (gate)
        {
            string last = tip() is { } block ? $"The last verified block is {block.Height}." : "No block is verified yet.";
            string fate = flight.Signed is null
                ? "It was not sent, for the nodes do not answer, we are behind them or too much is on its way."
                : $"{flight.Taken.Count} nodes have taken it; it may come in up to block {flight.Signed.Until}.";
            string refused = string.Concat(flight.Refusals.Select(it => $" {it.Key.Name} says: {it.Value}."));
            return $"{fate} {last}{refused}{(trouble is null ? string.Empty : $" {trouble}")}";
        }
    }
}
