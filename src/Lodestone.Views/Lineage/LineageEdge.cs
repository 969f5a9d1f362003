using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>What went from one node to another.</summary>
/// <param name="From">Where it came from.</param>
/// <param name="To">Where it went.</param>
/// <param name="Time">When, or null if withheld or several.</param>
/// <param name="Entry">Entry index; the first one if several.</param>
/// <param name="Mass">Mass that went along, or null if withheld or not weighed (stock inside a circuit).</param>
/// <param name="Amounts">Exact amounts by element, as the books moved; null if withheld.</param>
public sealed record LineageEdge(
    int From, int To, Instant? Time, long Entry, Mass? Mass, IReadOnlyList<ElementFlow>? Amounts);
