using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>
/// One thing that a statement says: a physical event (translated from EPCIS) or an act of authority or administration.
/// The family is closed: rules match on every member.
/// </summary>
public abstract record Act;

/// <summary>A physical event: something that happened at a place and a time.</summary>
/// <param name="Event">What every event says.</param>
public abstract record PhysicalAct(EventFacts Event) : Act;

/// <summary>What every EPCIS event says.</summary>
/// <param name="EventId">The event's URI (EPCIS <c>eventID</c>), or null.</param>
/// <param name="EventTime">When it happened, by the reporter's claim.</param>
/// <param name="TimeZoneOffset">The local offset, such as <c>+08:00</c>.</param>
/// <param name="Step">The CBV business step's bare word, such as <c>shipping</c>; empty if none.</param>
/// <param name="Disposition">The CBV disposition's bare word; empty if none.</param>
/// <param name="ReadPoint">Where it was observed, if at a registered site.</param>
/// <param name="Location">Where the things are afterwards, if at a registered site.</param>
/// <param name="ContentHash">SHA-256 of the event's exact bytes in the payload, in hexadecimal.</param>
public sealed record EventFacts(
    string? EventId,
    Instant EventTime,
    string TimeZoneOffset,
    string Step,
    string Disposition,
    SiteId? ReadPoint,
    SiteId? Location,
    string ContentHash);

/// <summary>What a new lot is declared to be.</summary>
/// <param name="Eid">Its identity, derived from issuer, lot number and nonce.</param>
/// <param name="LotNumber">The issuer's own number (GS1 lot grammar).</param>
/// <param name="Nonce">What the issuer chose at random.</param>
/// <param name="Material">Material code of the catalogue.</param>
/// <param name="Mass">Mass, more than zero.</param>
/// <param name="Basis">What the mass counts: net, dry or wet.</param>
/// <param name="Moisture">Share of water in a wet mass; zero otherwise.</param>
/// <param name="Pieces">Number of pieces, or null.</param>
/// <param name="Composition">Shares by mass, elements and censored values.</param>
/// <param name="Model">Chain-of-custody model that is claimed.</param>
/// <param name="Grade">Trade grade such as <c>N48SH</c> or <c>4N5</c>; empty if none.</param>
/// <param name="Alias">A GS1 key that names the same lot (GTIN+lot or SGTIN URI, SSCC); null if none.</param>
/// <param name="OriginClaims">Origin shares that the issuer claims; usually empty: the books know.</param>
public sealed record LotDeclaration(
    Eid Eid,
    string LotNumber,
    string Nonce,
    string Material,
    Mass Mass,
    Basis Basis,
    Ppb Moisture,
    long? Pieces,
    Composition Composition,
    CustodyModel Model,
    string Grade,
    string? Alias,
    ImmutableArray<OriginClaim> OriginClaims);

/// <summary>A claim that so much of an element of a lot comes from an origin.</summary>
/// <param name="Element">The element.</param>
/// <param name="Origin">The origin: a deposit or source code.</param>
/// <param name="Share">Its share of that element in the lot.</param>
/// <param name="ByCredit">Whether the claim draws on the site's mass-balance credits.</param>
public sealed record OriginClaim(Element Element, string Origin, Ppb Share, bool ByCredit);

/// <summary>A part of a lot, or all of it.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Mass">The mass meant; null means all that is left.</param>
public sealed record LotPortion(Eid Lot, Mass? Mass);

/// <summary>A declared loss of an element (to waste, off-gas), which leaves the books as lost.</summary>
/// <param name="Element">The element.</param>
/// <param name="Amount">The amount lost.</param>
public sealed record ElementLoss(Element Element, ElementAmount Amount);
