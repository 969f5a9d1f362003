namespace Lodestone.Ledger;

/// <summary>
/// Orders opaque envelopes and hands them back as final blocks: the one seam between the ledger and whatever several nodes
/// agree by. It may stall and is never trusted with truth: what an envelope says is judged by every node itself.
/// </summary>
/// <remarks>Every engine passes the contract in <c>tests/Lodestone.Ordering.Tests</c>.</remarks>
public interface IOrderingEngine : IAsyncDisposable
{
    /// <summary>What kind of engine it is and what it can carry.</summary>
    EngineTraits Traits { get; }

    /// <summary>How it is now. Any thread; never waits.</summary>
    EngineHealth Health { get; }

    /// <summary>
    /// Puts an envelope into the order. The same bytes again are the same envelope: they get the same answer and stand in
    /// the order once.
    /// </summary>
    /// <param name="envelope">At least one byte, at most <see cref="EngineTraits.MaxEnvelopeBytes"/>.</param>
    /// <param name="cancel">Ends the wait, not the envelope: its fate is then unknown to the caller.</param>
    Task<AppendOutcome> AppendAsync(ReadOnlyMemory<byte> envelope, CancellationToken cancel = default);

    /// <summary>
    /// Final blocks in the order of their heights and without gaps, verified as the engine's fault model asks before they
    /// are handed on; waits for more until it is cancelled. Two readers see the same blocks. Blocks without envelopes may be
    /// left out; heights then jump.
    /// </summary>
    /// <param name="fromHeight">The lowest height that is wanted.</param>
    /// <param name="cancel">Ends the reading.</param>
    IAsyncEnumerable<OrderedBlock> ReadAsync(long fromHeight, CancellationToken cancel = default);
}
