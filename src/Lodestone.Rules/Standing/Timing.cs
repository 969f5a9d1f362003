using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// When: a claimed event time against block time, the network's lateness, what the event builds on, and closed periods.
/// Law is never evaluated at the claimed time; it only has to be believable.
/// </summary>
internal static class Timing
{
    /// <summary>The flag of lots whose events came late, by allowance.</summary>
    public const string LateFlag = "late";

    /// <summary>
    /// Whether an event's time may stand, in order: not in the future beyond the skew (401), not later reported than
    /// allowed (402), not before what it builds on (403), not in a closed period of the site or of all (404).
    /// </summary>
    /// <param name="it">The case.</param>
    /// <param name="facts">The event.</param>
    /// <param name="builtOn">The latest time among the facts that it builds on, or null.</param>
    /// <param name="site">The site whose periods count, or null for those of all sites only.</param>
    public static Refusal? Check(Case it, EventFacts facts, Instant? builtOn, SiteId? site) =>
        NotInTheFuture(it, facts)
        ?? NotTooLate(it, facts)
        ?? NotBeforeWhatItBuildsOn(it, facts, builtOn)
        ?? NotInAClosedPeriod(it, facts, site);

    /// <summary>Whether the event is not ahead of block time by more than the network's skew (401).</summary>
    public static Refusal? NotInTheFuture(Case it, EventFacts facts)
    {
        Instant latest = it.Position.BlockTime.PlusMilliseconds(Network(it).SkewMilliseconds);
        return facts.EventTime > latest
            ? it.Refuse(RefusalCode.EventInTheFuture, "eventTime", facts.EventTime.ToString())
            : null;
    }

    /// <summary>
    /// Whether the event came later than the network allows to anybody; it may still be allowed to this party.
    /// </summary>
    public static bool IsLate(Case it, EventFacts facts) =>
        facts.EventTime.PlusDays(Network(it).LatenessDays) < it.Position.BlockTime;

    /// <summary>The end of the latest closed period of a site or of all, or null.</summary>
    public static Instant? ClosedTo(Case it, SiteId? site)
    {
        Instant? all = it.Draft.Periods.Find(Tables.AllSites)?.ClosedTo;
        Instant? own = site is { } at ? it.Draft.Periods.Find(at.Gln)?.ClosedTo : null;
        return all is null || own > all ? own : all;
    }

    private static Refusal? NotTooLate(Case it, EventFacts facts) =>
        IsLate(it, facts) && !IsAllowedLate(it, facts)
            ? it.Refuse(RefusalCode.EventTooLate, "eventTime", facts.EventTime.ToString())
            : null;

    private static bool IsAllowedLate(Case it, EventFacts facts) =>
        it.Draft.LateEntries.Find(it.Issuer.Value) is { } allowed
        && allowed.EventsFrom <= facts.EventTime && facts.EventTime <= allowed.EventsTo
        && it.Position.BlockTime < allowed.Until;

    private static Refusal? NotBeforeWhatItBuildsOn(Case it, EventFacts facts, Instant? builtOn) =>
        builtOn is { } earliest && facts.EventTime < earliest
            ? it.Refuse(RefusalCode.EventBeforeItsInput, "eventTime", $"{facts.EventTime} < {earliest}")
            : null;

    // A closed period changes only by an adjustment in the open one: an allowance for late entry does not open it.
    private static Refusal? NotInAClosedPeriod(Case it, EventFacts facts, SiteId? site) =>
        ClosedTo(it, site) is { } end && facts.EventTime < end
            ? it.Refuse(RefusalCode.PeriodClosed, "eventTime", $"{facts.EventTime} < {end}")
            : null;

    private static NetworkRow Network(Case it) => it.Draft.Network.Find(Tables.NetworkKey)
        ?? throw new InvalidOperationException("Nothing but the genesis is judged before there is a network.");
}
