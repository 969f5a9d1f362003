using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>A fictional organisation of the demo.</summary>
/// <param name="Code">Short name within the demo, such as <c>north-mine</c>.</param>
/// <param name="Id">Its identifier; the codes are in ranges that name nobody real.</param>
/// <param name="Role">What it is on the ledger.</param>
/// <param name="Trade">What it does, as the pages group it.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Aliases">Its other identifiers.</param>
/// <param name="Persons">Pseudonyms of those who sign for it; authorities have two.</param>
/// <param name="Sites">Where it works.</param>
/// <param name="Permits">Permits without a site.</param>
public sealed record DemoParty(
    string Code,
    PartyId Id,
    PartyRole Role,
    DemoTrade Trade,
    string NameEn,
    string NameZh,
    string Country,
    ImmutableArray<PartyId> Aliases,
    ImmutableArray<string> Persons,
    ImmutableArray<DemoSite> Sites,
    ImmutableArray<DemoPermit> Permits);

/// <summary>A site of a demo party.</summary>
/// <param name="Code">Short name within the demo.</param>
/// <param name="Id">Its GLN, in the range that GS1 keeps for examples.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="LatitudeMicrodegrees">Latitude.</param>
/// <param name="LongitudeMicrodegrees">Longitude.</param>
/// <param name="Locode">UN/LOCODE, or empty.</param>
/// <param name="Deposit">Deposit of a mine, or empty.</param>
/// <param name="Permits">What may be done there.</param>
/// <param name="Circuits">Its continuous circuits.</param>
/// <param name="Instruments">Its scales and analysers.</param>
/// <param name="Streams">Its by-product streams.</param>
public sealed record DemoSite(
    string Code,
    SiteId Id,
    string NameEn,
    string NameZh,
    long LatitudeMicrodegrees,
    long LongitudeMicrodegrees,
    string Locode,
    string Deposit,
    ImmutableArray<DemoPermit> Permits,
    ImmutableArray<DemoCircuit> Circuits,
    ImmutableArray<DemoInstrument> Instruments,
    ImmutableArray<DemoStream> Streams);

/// <summary>A permit of a demo party.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Activity">What it allows.</param>
/// <param name="Chains">For which chains.</param>
/// <param name="YearlyCapacity">Output mass a year, or null.</param>
public sealed record DemoPermit(
    string Number, Activity Activity, ImmutableArray<Chain> Chains, Mass? YearlyCapacity);

/// <summary>A continuous circuit of a demo site.</summary>
/// <param name="Uri">Its URI.</param>
/// <param name="ProcessStep">The step that it runs.</param>
public sealed record DemoCircuit(string Uri, string ProcessStep);

/// <summary>A scale or analyser of a demo site.</summary>
/// <param name="Uri">Its URI.</param>
/// <param name="Uncertainty">Relative expanded uncertainty (k = 2).</param>
public sealed record DemoInstrument(string Uri, Ppb Uncertainty);

/// <summary>A by-product stream of a demo site.</summary>
/// <param name="Uri">Its URI.</param>
/// <param name="Element">What is recovered.</param>
/// <param name="HostThroughput">Yearly throughput of the host.</param>
/// <param name="Grade">Share in the host.</param>
/// <param name="Recovery">Share recovered.</param>
public sealed record DemoStream(string Uri, Element Element, Mass HostThroughput, Ppb Grade, Ppb Recovery);
