using System.Collections.Concurrent;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// The loop's side of a consortium: local statements leave for the order, and what the order holds comes back, theirs and
/// ours alike. Only the loop's thread comes here.
/// </summary>
internal sealed class OrderTurn(
    ConsortiumSeat seat, Outbox outbox, OrderReading reading, Hash network, SenderPace? pace = null) : IDisposable
{
    private readonly OrderSender sender = new(
        seat, network, outbox, new OrderRead(
            reading.EngineHeight, reading.NextOf(seat.Organisation.Value).Sequence,
            reading.NextOf(seat.Organisation.Value).Previous, Key: null), pace ?? SenderPace.Real);
    private const int BlocksPassed = 2;
    private const int MaxRemarks = 1_000;
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(5);

    private readonly Dictionary<Hash, List<Submitted>> waiting = [];
    private readonly TimeProvider clock = (pace ?? SenderPace.Real).Time;
    private readonly ConcurrentDictionary<Hash, Sent> sent = new();
    private readonly ConcurrentQueue<OrderRemark> remarks = new();
    private long blocks;

    /// <summary>Why our envelopes do not become final; null while all goes well. Any thread.</summary>
    internal string? Trouble => sender.Trouble;

    /// <summary>What was noted of envelopes, the latest thousand since the node was started. Any thread.</summary>
    internal IReadOnlyList<OrderRemark> Remarks => [.. remarks];

    /// <summary>What was sent and is not there, though two blocks have come since or five seconds passed. Any thread.</summary>
    internal IReadOnlyList<HeldUp> HeldUp(int most)
    {
        long now = Interlocked.Read(ref blocks);
        return
        [
            .. sent.Where(one => now - one.Value.AtBlock >= BlocksPassed || clock.GetElapsedTime(one.Value.Since) > TooLong)
                .OrderBy(one => one.Value.Since).Take(most).Select(one => new HeldUp(one.Key, one.Value.Bytes)),
        ];
    }

    /// <summary>What the store keeps of how far the order is read.</summary>
    internal byte[] Position => reading.Save();

    /// <summary>
    /// Sends statements into the order; they are answered when they come back in a block. One that is on its way already is
    /// not sent twice.
    /// </summary>
    internal void Send(IReadOnlyList<Submitted> statements, Instant? simulated)
    {
        List<Submitted> fresh = [];
        foreach (Submitted one in statements)
        {
            if (!waiting.TryGetValue(one.Identity, out List<Submitted>? same))
            {
                waiting.Add(one.Identity, same = []);
                fresh.Add(one);
                sent[one.Identity] = new Sent(one.Arrival.Signed.Bytes, clock.GetTimestamp(), blocks);
            }

            same.Add(one);
        }

        if (fresh.Count > 0)
        {
            sender.Send(fresh, simulated);
        }
    }

    /// <summary>What a block of the engine holds, for everybody who keeps this log.</summary>
    /// <returns>The statements in order, and the time of the block that they make.</returns>
    internal (IReadOnlyList<Submitted> Statements, Instant Time) Read(OrderedBlock block, Chain chain)
    {
        LedgerState state = chain.State;
        IReadOnlyList<OrderBatch> batches = reading.Read(
            block, network, (organisation, keyId) => MaySign(chain, block.Time, organisation, keyId.ToHex()));
        Interlocked.Add(ref blocks, block.Envelopes.Count > 0 ? 1 : 0);
        Keep(reading.Remarks);
        Instant? simulated = state.Network.Find(Chain.NetworkKey) is { IsDemo: true }
            ? batches.Max(batch => batch.SimulatedTime)
            : null;
        ReadOnlyMemory<byte>[] statements = [.. batches.SelectMany(batch => batch.Statements)];
        Submitted?[] read = new Submitted?[statements.Length];
        Parallel.For(0, statements.Length, i => read[i] = AtTheDoor(chain.Ring, statements[i]));
        return ([.. read.OfType<Submitted>()], simulated ?? block.Time);
    }

    /// <summary>Tells the sender what is read and which key speaks for us, after each block and before the first.</summary>
    internal void Report(Chain chain)
    {
        string own = seat.Organisation.Value;
        Instant now = new(chain.Last?.TimeMs ?? 0);
        bool Speaks(SigningKey key) => MaySign(chain, now, own, key.PublicKey.KeyId.ToHex()) is not null;
        SigningKey? speaks = seat.NextKey is { } next && Speaks(next) ? next : Speaks(seat.Key) ? seat.Key : null;
        sender.Report(new OrderRead(reading.EngineHeight, reading.NextOf(own).Sequence, reading.NextOf(own).Previous, speaks));
    }

    /// <summary>Those who wait for a statement that came back, and wait no longer.</summary>
    internal IReadOnlyList<Submitted> WaitingFor(Hash identity)
    {
        sent.TryRemove(identity, out _);
        return waiting.Remove(identity, out List<Submitted>? same) ? same : [];
    }

    /// <summary>Ends every wait.</summary>
    internal void Abandon(NotAcceptingReason reason)
    {
        foreach (Submitted one in waiting.Values.SelectMany(same => same))
        {
            one.Give(new Answer.NotTaken(reason));
        }

        waiting.Clear();
        sent.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => sender.Dispose();

    private void Keep(IReadOnlyList<OrderRemark> noted)
    {
        foreach (OrderRemark remark in noted)
        {
            remarks.Enqueue(remark);
        }

        while (remarks.Count > MaxRemarks)
        {
            remarks.TryDequeue(out _);
        }
    }

    private sealed record Sent(ReadOnlyMemory<byte> Bytes, long Since, long AtBlock);

    // What the door of an honest node would not have let through is no statement: nobody waits for an answer to it.
    private static Submitted? AtTheDoor(KeyRing ring, ReadOnlyMemory<byte> bytes)
    {
        (SignedStatement? signed, Statement? statement, Refusal? refusal) = StatementDoor.Read(bytes);
        if (refusal is not null)
        {
            return null;
        }

        bool holds = ring.Find(statement!.Key) is { } key && StatementJudge.SignatureRefusal(signed!, key) is null;
        return new Submitted(new Arrival(signed!, statement, holds), null);
    }

    // By the state that the blocks before have left: the same on every node.
    private static PublicKey? MaySign(Chain chain, Instant time, string organisation, string keyId)
    {
        LedgerState state = chain.State;
        long size = chain.Frontier.Size.Value;
        CharterRow? charter = Charters.At(state, size);
        if (state.Keys.Find(keyId) is not { } key || key.Party.Value != organisation || key.From > size
            || key.RevokedAt < size || key.ValidTo <= time || (charter is not null && charter.MemberOf(key.Party) is null))
        {
            return null;
        }

        // Where members are named, they need not be registered as parties too.
        bool stands = state.Parties.Find(organisation) is { } party ? !party.Suspended : charter is not null;
        return stands ? chain.Ring.Find(keyId) : null;
    }
}
