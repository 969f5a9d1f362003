using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>What a party is on the ledger. A producer has no role beyond <see cref="Operator"/>.</summary>
public enum PartyRole
{
    /// <summary>Produces, trades, carries or stores.</summary>
    Operator = 1,

    /// <summary>Laboratory.</summary>
    Laboratory = 2,

    /// <summary>The root authority: registers parties and other authorities.</summary>
    RootAuthority = 3,

    /// <summary>Industry authority: permits, periods, quarantine.</summary>
    IndustryAuthority = 4,

    /// <summary>Customs: holds and clearances.</summary>
    Customs = 5,

    /// <summary>Auditor: sees, never acts on lots.</summary>
    Auditor = 6,
}

/// <summary>
/// The first act of a network: names it, its root authority and that authority's keys, and fixes the time policy.
/// Stands alone in entry 0.
/// </summary>
/// <param name="Network">The network's name, also the log's origin.</param>
/// <param name="Root">The root authority.</param>
/// <param name="RootNameEn">Its English name.</param>
/// <param name="RootNameZh">Its Chinese name.</param>
/// <param name="RootKeys">Its first keys, of at least two persons.</param>
/// <param name="IsDemo">Whether demo keys and simulated time are allowed.</param>
/// <param name="SkewSeconds">How far ahead of block time an event may lie; 120 by design.</param>
/// <param name="LatenessDays">How late a physical fact may be reported; in days.</param>
/// <param name="SourceCorrectionPpb">
/// Yearly budget of upward source corrections per site and element, of its throughput.
/// </param>
/// <param name="Consortium">The organisations that hold the network together; null if one keeps it alone.</param>
public sealed record Genesis(
    string Network,
    PartyId Root,
    string RootNameEn,
    string RootNameZh,
    ImmutableArray<KeyDeclaration> RootKeys,
    bool IsDemo,
    int SkewSeconds,
    int LatenessDays,
    Ppb SourceCorrectionPpb,
    ConsortiumDeclaration? Consortium = null) : Act
{
    /// <summary>The suites that count where the genesis names none: Ed25519 and ES256.</summary>
    public static ImmutableArray<int> DefaultSuites { get; } = [-8, -7];

    /// <summary>
    /// The signature suites that count in this network, as COSE algorithms; none stands for
    /// <see cref="DefaultSuites"/>.
    /// </summary>
    public ImmutableArray<int> Suites { get; init; } = [];
}

/// <summary>A public key as it is declared.</summary>
/// <param name="KeyId">Lower-case hexadecimal SHA-256 that names it (COSE <c>kid</c>).</param>
/// <param name="Algorithm">COSE algorithm: -8 EdDSA (Ed25519), -7 ES256, -65537 SM2 with SM3 (private use).</param>
/// <param name="PublicKey">Key bytes in lower-case hexadecimal.</param>
/// <param name="Person">Pseudonym of the person or machine that holds it; two-person acts need two of them.</param>
public sealed record KeyDeclaration(string KeyId, int Algorithm, string PublicKey, string Person);

/// <summary>Registers a party with its first keys (root authority).</summary>
/// <param name="Party">Its identifier.</param>
/// <param name="Role">What it is.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Keys">First keys.</param>
/// <param name="Aliases">Its other identifiers.</param>
public sealed record RegisterParty(
    PartyId Party,
    PartyRole Role,
    string NameEn,
    string NameZh,
    string Country,
    ImmutableArray<KeyDeclaration> Keys,
    ImmutableArray<PartyId> Aliases) : Act;

/// <summary>Suspends a party, or lifts its suspension (root authority, two persons).</summary>
/// <param name="Party">The party.</param>
/// <param name="Suspended">True to suspend.</param>
public sealed record SuspendParty(PartyId Party, bool Suspended) : Act;

/// <summary>Registers a site (the party that runs it, or an authority).</summary>
/// <param name="Site">Its GLN.</param>
/// <param name="Party">Who runs it.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="LatitudeMicrodegrees">Latitude, millionths of a degree, WGS 84.</param>
/// <param name="LongitudeMicrodegrees">Longitude, millionths of a degree, WGS 84.</param>
/// <param name="Locode">UN/LOCODE, or empty.</param>
/// <param name="Deposit">Deposit code of a mine, or empty.</param>
public sealed record RegisterSite(
    SiteId Site,
    PartyId Party,
    string NameEn,
    string NameZh,
    string Country,
    long LatitudeMicrodegrees,
    long LongitudeMicrodegrees,
    string Locode,
    string Deposit) : Act;

/// <summary>Permits an activity (industry authority).</summary>
/// <param name="Permit">The permit's number.</param>
/// <param name="Party">Who may act.</param>
/// <param name="Site">Where; null for activities without a site (transport, trading).</param>
/// <param name="Activity">What.</param>
/// <param name="Chains">For which chains.</param>
/// <param name="YearlyCapacity">Output mass a calendar year, or null; above it output goes to quarantine.</param>
/// <param name="ValidFrom">From when, block time.</param>
/// <param name="ValidTo">Until when, not included.</param>
public sealed record GrantPermit(
    string Permit,
    PartyId Party,
    SiteId? Site,
    Activity Activity,
    ImmutableArray<Chain> Chains,
    Mass? YearlyCapacity,
    Instant ValidFrom,
    Instant ValidTo) : Act;

/// <summary>Ends a permit now (industry authority).</summary>
/// <param name="Permit">The permit's number.</param>
public sealed record RevokePermit(string Permit) : Act;

/// <summary>Adds a key to the issuer's own party (rotation: add, then revoke the old one).</summary>
/// <param name="Key">The key.</param>
/// <param name="ValidTo">Until when it may sign, block time; null without end.</param>
public sealed record RegisterKey(KeyDeclaration Key, Instant? ValidTo) : Act;

/// <summary>
/// Revokes a key of the issuer's party, or of any party by the root authority. Statements before stay valid.
/// </summary>
/// <param name="KeyId">The key.</param>
/// <param name="SuspectSince">
/// Entry index since which it may have been misused; lots touched since are flagged. Null if not.
/// </param>
public sealed record RevokeKey(string KeyId, long? SuspectSince) : Act;

/// <summary>Registers a circuit (separation line, tank, leach field, silo, furnace heel) of a site.</summary>
/// <param name="Circuit">Its URI, used as EPCIS <c>transformationID</c>.</param>
/// <param name="Site">The site.</param>
/// <param name="ProcessStep">The step that it runs.</param>
public sealed record RegisterCircuit(string Circuit, SiteId Site, string ProcessStep) : Act;

/// <summary>Registers a by-product stream: the cap of what can be commissioned from it in a calendar year.</summary>
/// <param name="Stream">Its URI.</param>
/// <param name="Site">The site.</param>
/// <param name="Element">The element recovered.</param>
/// <param name="HostThroughput">Yearly throughput of the host process.</param>
/// <param name="Grade">The element's share in the host stream.</param>
/// <param name="Recovery">Share that the step can recover.</param>
public sealed record RegisterStream(
    string Stream, SiteId Site, Element Element, Mass HostThroughput, Ppb Grade, Ppb Recovery) : Act;

/// <summary>Registers a scale or analyser with its calibration.</summary>
/// <param name="Instrument">Its URI.</param>
/// <param name="Site">Where it stands.</param>
/// <param name="Uncertainty">Relative expanded uncertainty (k = 2).</param>
/// <param name="CalibratedFrom">Start of the calibration's validity.</param>
/// <param name="CalibratedTo">End of the calibration's validity.</param>
public sealed record RegisterInstrument(
    string Instrument, SiteId Site, Ppb Uncertainty, Instant CalibratedFrom, Instant CalibratedTo) : Act;

/// <summary>Registers the rule of a contract for weights and assays between two parties.</summary>
/// <param name="Contract">Its URI.</param>
/// <param name="Seller">Seller.</param>
/// <param name="Buyer">Buyer.</param>
/// <param name="SplittingLimit">
/// Largest relative difference of both results that is split; beyond it the umpire decides.
/// </param>
/// <param name="Umpire">Umpire laboratory.</param>
public sealed record RegisterContract(
    string Contract, PartyId Seller, PartyId Buyer, Ppb SplittingLimit, PartyId Umpire) : Act;
