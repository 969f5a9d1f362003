using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>A query that was read, or why it cannot be.</summary>
/// <param name="Query">The query; null if refused.</param>
/// <param name="Refusal">Why not; null if it was read.</param>
public sealed record QueryReading(EventQuery? Query, Refusal? Refusal);
