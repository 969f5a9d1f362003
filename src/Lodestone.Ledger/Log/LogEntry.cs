using System.Diagnostics;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>An accepted entry as those who follow the log see it.</summary>
/// <param name="Index">Where it lies.</param>
/// <param name="Block">Header of its block; gives height and time.</param>
/// <param name="Signed">The exact bytes and their envelope.</param>
/// <param name="Statement">What it says.</param>
/// <param name="Effects">What it did to the state, in ordinal order of table and key.</param>
public sealed record LogEntry(
    EntryIndex Index,
    BlockHeader Block,
    SignedStatement Signed,
    Statement Statement,
    IReadOnlyList<StateChange> Effects)
{
    /// <summary>The trace of its submission; default if it was not traced, or not by this process of late.</summary>
    public ActivityContext Trace { get; init; }

    /// <summary>The block's time.</summary>
    public Instant BlockTime => new(Block.TimeMs);
}
