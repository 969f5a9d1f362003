using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// Which events to look at: a superset of what a query asks for, as far as the tables know. Empty lists ask nothing.
/// </summary>
public sealed record EventSelection
{
    /// <summary>Who reads; only what it may see is found.</summary>
    public required Reader Reader { get; init; }

    /// <summary>Each list is a choice: an event has at least one key of every list.</summary>
    public IReadOnlyList<IReadOnlyList<EventKey>> Keys { get; init; } = [];

    /// <summary>Kinds of events.</summary>
    public IReadOnlyCollection<string> Types { get; init; } = [];

    /// <summary>Actions.</summary>
    public IReadOnlyCollection<string> Actions { get; init; } = [];

    /// <summary>Business steps.</summary>
    public IReadOnlyCollection<string> Steps { get; init; } = [];

    /// <summary>Dispositions.</summary>
    public IReadOnlyCollection<string> Dispositions { get; init; } = [];

    /// <summary>Read points.</summary>
    public IReadOnlyCollection<string> ReadPoints { get; init; } = [];

    /// <summary>Business locations.</summary>
    public IReadOnlyCollection<string> Locations { get; init; } = [];

    /// <summary>Happened then or later.</summary>
    public Instant? HappenedFrom { get; init; }

    /// <summary>Happened before.</summary>
    public Instant? HappenedBefore { get; init; }

    /// <summary>Recorded then or later.</summary>
    public Instant? RecordedFrom { get; init; }

    /// <summary>Recorded before.</summary>
    public Instant? RecordedBefore { get; init; }

    /// <summary>Numbers below this only: what a first page saw, further pages see.</summary>
    public long Below { get; init; } = long.MaxValue;

    /// <summary>Numbers from this only.</summary>
    public long From { get; init; }

    /// <summary>The order.</summary>
    public EventOrder Order { get; init; } = EventOrder.Recorded;

    /// <summary>Whether the order is turned round.</summary>
    public bool IsDescending { get; init; }
}
