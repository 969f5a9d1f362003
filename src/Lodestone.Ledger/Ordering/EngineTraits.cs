namespace Lodestone.Ledger;

/// <summary>What an engine is and what it can carry.</summary>
/// <param name="Name">Its word: <c>solo</c>, <c>postgres</c>, <c>neo</c>.</param>
/// <param name="Faults">What it survives.</param>
/// <param name="Nodes">How many nodes order.</param>
/// <param name="FaultyNodes">How many of them may be faulty while it still orders.</param>
/// <param name="MaxEnvelopeBytes">The longest envelope.</param>
/// <param name="MaxBlockBytes">The most bytes of envelopes in one block: no more should be on their way at once.</param>
/// <param name="TrustAnchor">What a reader trusts from the beginning: empty if it trusts the engine itself.</param>
public sealed record EngineTraits(
    string Name,
    EngineFaults Faults,
    int Nodes,
    int FaultyNodes,
    int MaxEnvelopeBytes,
    int MaxBlockBytes,
    string TrustAnchor);

/// <summary>What an engine survives. There is no zero.</summary>
public enum EngineFaults
{
    /// <summary>Nothing: one process orders, and ordering waits for it.</summary>
    Single = 1,

    /// <summary>Nodes that stop.</summary>
    Crash = 2,

    /// <summary>Nodes that lie.</summary>
    Byzantine = 3,
}
