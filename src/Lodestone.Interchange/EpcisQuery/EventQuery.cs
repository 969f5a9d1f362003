using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// A <c>SimpleEventQuery</c> (EPCIS 2.0 section 8.2.7.1): which events it asks for. What tables can answer stands in its
/// properties; <see cref="Matches"/> decides.
/// </summary>
public sealed class EventQuery
{
    private readonly QueryDraft draft;

    internal EventQuery(QueryDraft draft) => this.draft = draft;

    /// <summary>The names of all parameters whose names are fixed, in ordinal order.</summary>
    public static IReadOnlyList<string> ParameterNames { get; } =
        [.. QueryParameters.Names.Order(StringComparer.Ordinal)];

    /// <summary>Kinds of events; empty if it does not say. So with all that follow.</summary>
    public IReadOnlyList<string> Types => draft.Types;

    /// <summary>Actions.</summary>
    public IReadOnlyList<string> Actions => draft.Actions;

    /// <summary>Business steps, bare.</summary>
    public IReadOnlyList<string> Steps => draft.Steps;

    /// <summary>Dispositions, bare.</summary>
    public IReadOnlyList<string> Dispositions => draft.Dispositions;

    /// <summary>Read points, in one spelling.</summary>
    public IReadOnlyList<string> ReadPoints => draft.ReadPoints;

    /// <summary>Business locations, in one spelling.</summary>
    public IReadOnlyList<string> Locations => draft.Locations;

    /// <summary>Identifiers of events.</summary>
    public IReadOnlyList<string> EventIds => draft.EventIds;

    /// <summary>Choices of parents and EPCs, in one spelling: an event names one of each choice.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Things => draft.Things;

    /// <summary>Choices of EPC classes, likewise.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Classes => draft.Classes;

    /// <summary>Happened then or later.</summary>
    public Instant? HappenedFrom => draft.HappenedFrom;

    /// <summary>Happened before.</summary>
    public Instant? HappenedBefore => draft.HappenedBefore;

    /// <summary>Recorded then or later.</summary>
    public Instant? RecordedFrom => draft.RecordedFrom;

    /// <summary>Recorded before.</summary>
    public Instant? RecordedBefore => draft.RecordedBefore;

    /// <summary>The order.</summary>
    public QueryOrder Order => draft.Order;

    /// <summary>Whether from the highest down: the standard's default.</summary>
    public bool IsDescending => draft.IsDescending;

    /// <summary>How many events at most; null if it does not say.</summary>
    public int? CountLimit => draft.CountLimit;

    /// <summary>More than so many events are refused; null if it does not say.</summary>
    public int? MaxCount => draft.MaxCount;

    /// <summary>Whether it asks what master data says of places and things.</summary>
    public bool AsksMasterData => draft.AsksMasterData;

    /// <summary>Reads a query from its parameters; every one must be known and hold what it should.</summary>
    /// <param name="given">What is asked beside the parameters: by an address, say.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="prefixes">What prefixes of extension fields stand for.</param>
    public static QueryReading Read(
        IEnumerable<QueryParameter> given,
        IEnumerable<QueryParameter> parameters,
        IEnumerable<KeyValuePair<string, string>> prefixes)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return QueryDraft.Read(given, parameters, Prefixes.Of(prefixes));
    }

    /// <summary>Reads a query from the JSON of a named query, with its own context.</summary>
    /// <param name="given">What is asked beside it.</param>
    /// <param name="json">The query.</param>
    public static QueryReading Read(IEnumerable<QueryParameter> given, ReadOnlyMemory<byte> json) =>
        QueryJson.Read(given, json);

    /// <summary>Whether the query asks for an event.</summary>
    /// <param name="captured">The event.</param>
    /// <param name="master">What master data says; empty if nobody asks.</param>
    public bool Matches(CapturedEvent captured, MasterFacts master)
    {
        ArgumentNullException.ThrowIfNull(captured);
        return draft.Tests.TrueForAll(test => test(captured, master));
    }

    /// <summary>
    /// Compares two events by the field by which the query orders; those without the field come last.
    /// </summary>
    public int CompareByField(CapturedEvent left, CapturedEvent right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        FieldValue? one = draft.OrderField!.Values(left).FirstOrDefault();
        FieldValue? other = draft.OrderField!.Values(right).FirstOrDefault();
        return (one, other) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            _ => IsDescending ? other.CompareTo(one) : one.CompareTo(other),
        };
    }
}
