using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>A statement as a script writes it, before it has its place among those of the other scripts.</summary>
/// <param name="Time">When it is submitted.</param>
/// <param name="Issuer">Who says it.</param>
/// <param name="Person">Whose key signs it.</param>
/// <param name="Acts">What it says.</param>
/// <param name="Narrative">Name of the narrative, or null.</param>
internal sealed record Entry(
    Instant Time, PartyId Issuer, string Person, ImmutableArray<Act> Acts, string? Narrative)
{
    /// <summary>What it says.</summary>
    public ImmutableArray<Act> Acts { get; private set; } = Acts;

    /// <summary>Says what it says only when it has its place: for measurements of what all scripts share.</summary>
    public Func<Act>? Late { get; init; }

    /// <summary>The lots that it makes, in the order of the declaration.</summary>
    public ImmutableArray<Lot> Made { get; init; } = [];

    /// <summary>What is to be noted once it has its place; all earlier statements have been noted then.</summary>
    public Action? Placed { get; init; }

    /// <summary>The statement that it became.</summary>
    public DemoStatement? Statement { get; private set; }

    /// <summary>Id of its first event.</summary>
    public string EventId => ((PhysicalAct)Acts[0]).Event.EventId!;

    /// <summary>The lot that it makes.</summary>
    public Lot Lot => Made[0];

    /// <summary>Gives it its place.</summary>
    public DemoStatement Place(Func<Entry, DemoStatement> at)
    {
        Acts = Late is null ? Acts : [Late()];
        Statement = at(this);
        Placed?.Invoke();
        return Statement;
    }
}
