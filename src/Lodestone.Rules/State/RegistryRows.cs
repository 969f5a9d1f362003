using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>The network's own facts, from the genesis.</summary>
/// <param name="Name">Network name and log origin.</param>
/// <param name="Root">Root authority.</param>
/// <param name="IsDemo">Whether demo keys and simulated time are allowed.</param>
/// <param name="SkewMilliseconds">How far ahead of block time an event may lie.</param>
/// <param name="LatenessDays">How late a physical fact may be reported.</param>
/// <param name="SourceCorrection">Yearly budget of upward source corrections, share of a site's throughput.</param>
/// <param name="OpeningClosed">Whether the opening window is closed.</param>
public sealed record NetworkRow(
    string Name,
    PartyId Root,
    bool IsDemo,
    long SkewMilliseconds,
    int LatenessDays,
    Ppb SourceCorrection,
    bool OpeningClosed)
{
    /// <summary>The signature suites that the genesis names, as COSE algorithms; null where it names none.</summary>
    public ImmutableArray<int>? Suites { get; init; }

    /// <summary>The suites that count.</summary>
    [JsonIgnore]
    public ImmutableArray<int> SuitesThatCount => Suites ?? Genesis.DefaultSuites;
}

/// <summary>A registered party.</summary>
/// <param name="Party">Identifier.</param>
/// <param name="Role">What it is.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Suspended">Whether it may not act.</param>
/// <param name="Aliases">Other identifiers.</param>
public sealed record PartyRow(
    PartyId Party,
    PartyRole Role,
    string NameEn,
    string NameZh,
    string Country,
    bool Suspended,
    ImmutableArray<PartyId> Aliases);

/// <summary>A registered key, valid by log position.</summary>
/// <param name="Party">Whose it is.</param>
/// <param name="Person">Pseudonym of its holder.</param>
/// <param name="Algorithm">COSE algorithm.</param>
/// <param name="PublicKey">Key bytes in hexadecimal.</param>
/// <param name="From">First entry index that it may sign.</param>
/// <param name="ValidTo">Block time from which it may no longer sign, or null.</param>
/// <param name="RevokedAt">Entry index of its revocation, or null.</param>
/// <param name="SuspectSince">Entry index since which it may have been misused, or null.</param>
public sealed record KeyRow(
    PartyId Party,
    string Person,
    int Algorithm,
    string PublicKey,
    long From,
    Instant? ValidTo,
    long? RevokedAt,
    long? SuspectSince);

/// <summary>A registered site.</summary>
/// <param name="Site">GLN.</param>
/// <param name="Party">Who runs it.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="LatitudeMicrodegrees">Latitude.</param>
/// <param name="LongitudeMicrodegrees">Longitude.</param>
/// <param name="Locode">UN/LOCODE or empty.</param>
/// <param name="Deposit">Deposit code of a mine, or empty.</param>
public sealed record SiteRow(
    SiteId Site,
    PartyId Party,
    string NameEn,
    string NameZh,
    string Country,
    long LatitudeMicrodegrees,
    long LongitudeMicrodegrees,
    string Locode,
    string Deposit);

/// <summary>A granted permit.</summary>
/// <param name="Permit">Number.</param>
/// <param name="Party">Who may act.</param>
/// <param name="Site">Where, or null.</param>
/// <param name="Activity">What.</param>
/// <param name="Chains">For which chains.</param>
/// <param name="YearlyCapacity">Output mass a calendar year, or null.</param>
/// <param name="ValidFrom">From block time.</param>
/// <param name="ValidTo">Until block time, not included.</param>
public sealed record PermitRow(
    string Permit,
    PartyId Party,
    SiteId? Site,
    Activity Activity,
    ImmutableArray<Chain> Chains,
    Mass? YearlyCapacity,
    Instant ValidFrom,
    Instant ValidTo);

/// <summary>A by-product stream.</summary>
/// <param name="Site">Where.</param>
/// <param name="Element">What is recovered.</param>
/// <param name="YearlyCap">Cap of the element a calendar year: throughput × grade × recovery.</param>
public sealed record StreamRow(SiteId Site, Element Element, ElementAmount YearlyCap);

/// <summary>A scale or analyser.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Party">Whose it is.</param>
/// <param name="Uncertainty">Relative expanded uncertainty (k = 2).</param>
/// <param name="CalibratedFrom">Start of calibration.</param>
/// <param name="CalibratedTo">End of calibration.</param>
public sealed record InstrumentRow(
    SiteId Site, PartyId Party, Ppb Uncertainty, Instant CalibratedFrom, Instant CalibratedTo);

/// <summary>A contract's rule for weights and assays.</summary>
/// <param name="Seller">Seller.</param>
/// <param name="Buyer">Buyer.</param>
/// <param name="SplittingLimit">Largest relative difference that is split.</param>
/// <param name="Umpire">Umpire laboratory.</param>
public sealed record ContractRow(PartyId Seller, PartyId Buyer, Ppb SplittingLimit, PartyId Umpire);

/// <summary>A proposal that waits for its second person.</summary>
/// <param name="Authority">Proposing party.</param>
/// <param name="Person">Proposing person.</param>
/// <param name="Key">The key that it was proposed with.</param>
/// <param name="ActType">Name of the proposed act's type.</param>
/// <param name="ActJson">The proposed act, canonical JSON of its type.</param>
/// <param name="Decided">Whether it took effect.</param>
public sealed record ProposalRow(
    PartyId Authority, string Person, string Key, string ActType, string ActJson, bool Decided);

/// <summary>A closed period.</summary>
/// <param name="ClosedTo">First instant that is still open.</param>
public sealed record PeriodRow(Instant ClosedTo);

/// <summary>An allowance for late entry.</summary>
/// <param name="EventsFrom">Earliest event time.</param>
/// <param name="EventsTo">Latest event time.</param>
/// <param name="Until">Until block time.</param>
public sealed record LateEntryRow(Instant EventsFrom, Instant EventsTo, Instant Until);
