using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>An accepted entry as the views follow it: what was said, and what it did to the state.</summary>
/// <param name="Index">Entry index.</param>
/// <param name="Height">Height of the block that made it durable.</param>
/// <param name="BlockTime">Time of that block.</param>
/// <param name="Statement">What was said.</param>
/// <param name="Effects">What it did; the order is of no account.</param>
public sealed record FollowedEntry(
    long Index, long Height, Instant BlockTime, Statement Statement, IReadOnlyList<StateChange> Effects)
{
    /// <summary>The EPCIS events that it said, in the order of its payload; none if it said acts of another kind.</summary>
    public IReadOnlyList<FollowedEvent> Events { get; init; } = [];
}
