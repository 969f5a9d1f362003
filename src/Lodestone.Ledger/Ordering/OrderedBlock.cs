using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>Envelopes that an engine made final together.</summary>
/// <param name="Height">Its height in the engine's chain, from 0.</param>
/// <param name="Time">The engine's time of it; whoever uses it clamps it to run forward.</param>
/// <param name="Id">The engine's own hash of it.</param>
/// <param name="Envelopes">The envelopes in their order, each as it was appended.</param>
public sealed record OrderedBlock(
    long Height, Instant Time, Hash Id, IReadOnlyList<ReadOnlyMemory<byte>> Envelopes);
