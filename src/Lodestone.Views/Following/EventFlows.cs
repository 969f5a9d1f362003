using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Which way a lot's book went in an event.</summary>
internal enum FlowSide
{
    /// <summary>Taken from the lot.</summary>
    Taken = 0,

    /// <summary>Put into the lot: made, or added.</summary>
    Made = 1,

    /// <summary>Made and used up by acts of the same statement that the effects cannot tell apart.</summary>
    Inside = 2,
}

/// <summary>What an event took from a lot or put into it.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Side">Which way.</param>
/// <param name="Milligrams">Mass that went with it.</param>
/// <param name="Book">Exact amounts by element and origin.</param>
internal sealed record LotFlow(Eid Lot, FlowSide Side, long Milligrams, ImmutableArray<BookLine> Book);

/// <summary>The books of a circuit around an event.</summary>
/// <param name="Before">Before.</param>
/// <param name="After">After.</param>
internal sealed record CircuitStock(ImmutableArray<BookLine> Before, ImmutableArray<BookLine> After);

/// <summary>
/// An event as the views store it: one act of a statement, or several that the effects cannot tell apart.
/// </summary>
internal sealed class EventFlows
{
    /// <summary>The acts, ascending.</summary>
    public required IReadOnlyList<int> Acts { get; init; }

    /// <summary>What the first act says.</summary>
    public required ActFacts Facts { get; init; }

    /// <summary>Lots concerned, each once, in ordinal order, and their weight as reported, if any.</summary>
    public required IReadOnlyList<WeighedLot> Touched { get; init; }

    /// <summary>What moved between books.</summary>
    public List<LotFlow> Flows { get; } = [];

    /// <summary>Declared losses.</summary>
    public List<ElementFlow> Lost { get; } = [];

    /// <summary>
    /// What each of its circuits held before and after: one circuit, unless acts on several could not be told apart.
    /// </summary>
    public SortedDictionary<string, CircuitStock> Stocks { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of the events that it declares wrong.</summary>
    public List<string> Targets { get; } = [];

    /// <summary>Whether the site's account of material unaccounted for moved by just the difference.</summary>
    public bool Closes { get; set; } = true;
}
