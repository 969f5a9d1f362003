namespace Lodestone.Vocabulary;

/// <summary>
/// Where and when the ledger stands as it judges a statement: the entry index that it will have if accepted, and the
/// block's time (clamped to run forward). The only clock that rules ever see.
/// </summary>
/// <param name="Index">Entry index, from 0.</param>
/// <param name="BlockTime">Time of the block.</param>
public readonly record struct Position(long Index, Instant BlockTime);
