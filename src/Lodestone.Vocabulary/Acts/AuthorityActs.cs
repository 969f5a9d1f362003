using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>
/// Puts lots under hold (customs or another authority): no clearance, transfer or use until it is lifted.
/// </summary>
/// <param name="Hold">The hold's number.</param>
/// <param name="Lots">The lots.</param>
/// <param name="Reason">A short reason code.</param>
public sealed record PlaceHold(string Hold, ImmutableArray<Eid> Lots, string Reason) : Act;

/// <summary>Lifts a hold (two persons of the authority that placed it).</summary>
/// <param name="Hold">The hold's number.</param>
public sealed record LiftHold(string Hold) : Act;

/// <summary>Clears lots for export (customs). Refused under hold or in quarantine.</summary>
/// <param name="Declaration">Customs declaration number.</param>
/// <param name="Lots">The lots.</param>
/// <param name="Destination">ISO 3166 alpha-2 country.</param>
public sealed record ClearGoods(string Declaration, ImmutableArray<Eid> Lots, string Destination) : Act;

/// <summary>
/// Closes a site's or everybody's period: no event time may lie before its end afterwards (industry authority).
/// </summary>
/// <param name="Site">The site, or null for all.</param>
/// <param name="PeriodEnd">First instant after the period.</param>
public sealed record ClosePeriod(SiteId? Site, Instant PeriodEnd) : Act;

/// <summary>Closes the window in which opening stock may be declared (industry authority).</summary>
public sealed record CloseOpeningWindow : Act;

/// <summary>
/// Proposes an act that needs two persons; it takes effect when another person of the authority approves.
/// </summary>
/// <param name="Proposed">The act.</param>
public sealed record Propose(Act Proposed) : Act;

/// <summary>Approves a proposal as the second person.</summary>
/// <param name="Proposal">Identity of the proposing statement.</param>
/// <param name="ActIndex">Which act of that statement, from 0.</param>
public sealed record Approve(StatementIdentity Proposal, int ActIndex) : Act;

/// <summary>How a quarantine ends.</summary>
public enum QuarantineOutcome
{
    /// <summary>The lots may be used again as they stand in the books.</summary>
    Released = 1,

    /// <summary>
    /// The lots, or the portion concerned, are forfeited: they leave the books; the rest is released.
    /// </summary>
    Forfeited = 2,

    /// <summary>
    /// The lots may be used again by the party that reported their receipt without a shipment: possession follows
    /// the fact.
    /// </summary>
    Reassigned = 3,
}

/// <summary>Decides about quarantined lots (industry authority, two persons: only inside a proposal).</summary>
/// <param name="Lots">The lots.</param>
/// <param name="Outcome">The decision.</param>
public sealed record DecideQuarantine(ImmutableArray<Eid> Lots, QuarantineOutcome Outcome) : Act;

/// <summary>
/// Allows one party to report events of an earlier time until a date (industry authority, two persons).
/// </summary>
/// <param name="Party">The party.</param>
/// <param name="EventsFrom">Earliest event time.</param>
/// <param name="EventsTo">Latest event time.</param>
/// <param name="Until">Until when, block time.</param>
public sealed record AllowLateEntry(PartyId Party, Instant EventsFrom, Instant EventsTo, Instant Until) : Act;

/// <summary>
/// Raises a lot's book to an accredited assay (industry authority, two persons), within the catalogue's uncertainty and
/// the site's yearly budget.
/// </summary>
/// <param name="Lot">The lot.</param>
/// <param name="Element">The element.</param>
/// <param name="Assay">Event id of the accredited, final assay.</param>
public sealed record CorrectSource(Eid Lot, Element Element, string Assay) : Act;

/// <summary>Seals a result before the other party's is known.</summary>
/// <param name="Shipment">The shipment.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Seal">SHA-256 over salt and result, in hexadecimal.</param>
public sealed record SealResult(string Shipment, Eid Lot, string Seal) : Act;

/// <summary>Opens a sealed result.</summary>
/// <param name="Shipment">The shipment.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Weight">The weight.</param>
/// <param name="Element">The paid element.</param>
/// <param name="Share">Its assayed share.</param>
/// <param name="Salt">The salt, 32 or more hexadecimal digits.</param>
public sealed record OpenResult(
    string Shipment, Eid Lot, Mass Weight, Element Element, Ppb Share, string Salt) : Act;

/// <summary>Transfers earned origin credits between parties (book and claim); each is spent once.</summary>
/// <param name="Site">Site whose balance is drawn.</param>
/// <param name="To">Site whose balance grows.</param>
/// <param name="Element">The element.</param>
/// <param name="Origin">The origin.</param>
/// <param name="Amount">How much.</param>
public sealed record TransferCredit(
    SiteId Site, SiteId To, Element Element, string Origin, ElementAmount Amount) : Act;
