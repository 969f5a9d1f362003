using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// A lot in a list. The reader is concerned with it, is an authority, or gave its whole EID or alias.
/// </summary>
/// <param name="Eid">Identity.</param>
/// <param name="Material">Material code.</param>
/// <param name="Grade">Trade grade or empty.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="IsStopped">Whether it is under hold or in quarantine.</param>
/// <param name="LotNumber">Issuer's own number; null if withheld.</param>
/// <param name="Remaining">Mass that is left; null if withheld.</param>
/// <param name="Holder">Who has it; null if withheld.</param>
public sealed record LotSummary(
    Eid Eid,
    string Material,
    string Grade,
    LotStatus Status,
    bool IsStopped,
    string? LotNumber,
    Mass? Remaining,
    PartyId? Holder)
{
    /// <summary>Where it is; null if withheld or on the way.</summary>
    public SiteId? Site { get; init; }

    /// <summary>Time of its last event; null if withheld.</summary>
    public Instant? LastEvent { get; init; }

    /// <summary>Listed elements in it by its book, rounded down to the milligram; null if withheld.</summary>
    public long? ContentMilligrams { get; init; }
}
