using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Bench.Ingest;

/// <summary>Statements that are submitted together, signed before the clock starts.</summary>
/// <param name="Statements">The signed statements.</param>
/// <param name="Events">How many acts they hold.</param>
/// <param name="At">The simulated time at which they are submitted.</param>
internal sealed record Submittal(IReadOnlyList<SignedStatement> Statements, int Events, Instant At)
{
    /// <summary>The bytes as a caller sends them.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Bytes { get; } = [.. Statements.Select(signed => signed.Bytes)];
}
