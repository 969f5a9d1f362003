namespace Simulation.Consortium;

/// <summary>A promise of the consortium's protocol was broken in a simulated run.</summary>
internal sealed class ProtocolBrokenException(string message) : Exception(message);
