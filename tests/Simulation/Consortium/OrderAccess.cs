using System.Runtime.CompilerServices;
using Lodestone.Ledger;

namespace Simulation.Consortium;

/// <summary>A member's way to the order: through its own engine node.</summary>
internal sealed class OrderAccess(SimulatedOrder order, int member, Func<bool> lies) : IOrderingEngine
{
    private const int MaxEnvelopeBytes = 4_096;

    private readonly List<(byte[] Envelope, TaskCompletionSource<AppendOutcome> Answer)> waiting = [];

    /// <inheritdoc/>
    public EngineTraits Traits { get; } = new(
        "simulated", EngineFaults.Byzantine, Cast.Members, 1, MaxEnvelopeBytes, 4 * MaxEnvelopeBytes, "simulated");

    /// <inheritdoc/>
    public EngineHealth Health => new(order.Blocks.Count - 1, null, IsStalled: false, waiting.Count, []);

    /// <inheritdoc/>
    public Task<AppendOutcome> AppendAsync(ReadOnlyMemory<byte> envelope, CancellationToken cancel = default)
    {
        byte[] bytes = envelope.ToArray();
        if (lies())
        {
            return Task.FromResult<AppendOutcome>(new AppendOutcome.Final(Math.Max(0, order.Blocks.Count - 1)));
        }

        if (order.HeightOf(bytes) is { } height)
        {
            return Task.FromResult<AppendOutcome>(new AppendOutcome.Final(height));
        }

        if (!order.Offer(member, bytes))
        {
            return Task.FromResult<AppendOutcome>(new AppendOutcome.Unknown("The engine's node does not answer."));
        }

        // Its continuation goes to the pump of whoever waits, never to another thread: a run follows from its seed.
        TaskCompletionSource<AppendOutcome> answer = new();
        waiting.Add((bytes, answer));
        return answer.Task;
    }

    /// <summary>Answers what has become final, as far as this member's engine node sees it, and what is lost.</summary>
    public void Answer(bool gaveUp)
    {
        foreach ((byte[] envelope, TaskCompletionSource<AppendOutcome> answer) in waiting.ToArray())
        {
            AppendOutcome? outcome = order.Follows(member) && order.HeightOf(envelope) is { } height
                ? new AppendOutcome.Final(height)
                : gaveUp || !order.Runs[member] ? new AppendOutcome.Unknown("Not final in time.") : null;
            if (outcome is not null)
            {
                waiting.RemoveAll(one => one.Answer == answer);
                answer.SetResult(outcome);
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<OrderedBlock> ReadAsync(
        long fromHeight, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        foreach (OrderedBlock block in order.Blocks.Skip((int)fromHeight))
        {
            yield return block;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
