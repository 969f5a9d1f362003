using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>How an engine is.</summary>
/// <param name="Height">The highest final block that was seen and verified; below zero before the first.</param>
/// <param name="LastBlock">The engine's time of that block; null before the first.</param>
/// <param name="IsStalled">Whether nothing became final for longer than its operators allow.</param>
/// <param name="Waiting">Envelopes that were taken and are not final.</param>
/// <param name="Endpoints">Each node that is spoken to.</param>
public sealed record EngineHealth(
    long Height, Instant? LastBlock, bool IsStalled, int Waiting, IReadOnlyList<EndpointHealth> Endpoints);

/// <summary>How a node of an engine is.</summary>
/// <param name="Name">Its address without secrets.</param>
/// <param name="IsReachable">Whether it answered when it was last asked.</param>
/// <param name="Height">The height that it claims; below zero if it claims none.</param>
/// <param name="Trouble">What is wrong with it, in a sentence; null if nothing is known.</param>
public sealed record EndpointHealth(string Name, bool IsReachable, long Height, string? Trouble);
