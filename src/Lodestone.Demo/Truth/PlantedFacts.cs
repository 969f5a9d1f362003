using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>A lot whose whole way was planned.</summary>
/// <param name="Name">Its name, which its statements carry as their narrative.</param>
/// <param name="Eid">The lot it ends with.</param>
/// <param name="LotNumber">The lot's number.</param>
/// <param name="Grade">The lot's grade.</param>
/// <param name="Deposits">Deposits that its lineage reaches.</param>
/// <param name="Shares">Origin shares that the books have to give.</param>
/// <param name="Path">The lots on the way, in the order in which they came to be.</param>
public sealed record DemoStory(
    string Name,
    string Eid,
    string LotNumber,
    string Grade,
    ImmutableArray<string> Deposits,
    ImmutableArray<ExpectedShare> Shares,
    ImmutableArray<StoryLot> Path);

/// <summary>So much of an element comes from an origin.</summary>
/// <param name="Element">Symbol.</param>
/// <param name="Origin">Deposit.</param>
/// <param name="Ppb">Share of the element, in parts per billion.</param>
public sealed record ExpectedShare(string Element, string Origin, long Ppb);

/// <summary>A lot on the way of a story.</summary>
/// <param name="Eid">The lot.</param>
/// <param name="Material">Its material.</param>
/// <param name="Step">The step that made it; <c>commissioning</c> at its source.</param>
/// <param name="Milligrams">Its mass as declared.</param>
public sealed record StoryLot(string Eid, string Material, string Step, long Milligrams);

/// <summary>An unlawful fact that was planted.</summary>
/// <param name="Name">What it is, such as <c>theft</c>.</param>
/// <param name="Reason">The word under which the ledger quarantines it.</param>
/// <param name="Eid">The lot concerned.</param>
/// <param name="Outcome">What two persons decided; null if it still waits.</param>
public sealed record PlantedFact(string Name, string Reason, string Eid, QuarantineOutcome? Outcome);

/// <summary>A hold that was planted.</summary>
/// <param name="Hold">Its number.</param>
/// <param name="Eid">The lot under it.</param>
/// <param name="Lifted">Whether two persons lifted it.</param>
public sealed record PlantedHold(string Hold, string Eid, bool Lifted);

/// <summary>A decision of two persons.</summary>
/// <param name="Authority">Short name of the authority.</param>
/// <param name="Act">What they decided.</param>
/// <param name="Proposal">Identity of the proposing statement.</param>
public sealed record PlantedApproval(string Authority, string Act, string Proposal);

/// <summary>Sealed results of two parties.</summary>
/// <param name="Shipment">The shipment.</param>
/// <param name="Eid">The lot.</param>
/// <param name="Element">The paid element.</param>
/// <param name="ByUmpire">Whether the umpire had to decide.</param>
/// <param name="SettledPicograms">The amount that is settled.</param>
public sealed record PlantedSettlement(
    string Shipment, string Eid, string Element, bool ByUmpire, string SettledPicograms);

/// <summary>An event that was declared wrong.</summary>
/// <param name="Event">Its id.</param>
/// <param name="Eid">The lot that it made.</param>
/// <param name="Undone">Whether it could be undone because nothing depended on it.</param>
public sealed record PlantedCorrection(string Event, string Eid, bool Undone);

/// <summary>An event that came late, by an allowance of two persons.</summary>
/// <param name="Party">Short name of the party.</param>
/// <param name="Event">The event.</param>
/// <param name="Eid">The lot.</param>
public sealed record PlantedLateEntry(string Party, string Event, string Eid);

/// <summary>A correction of a source by an accredited assay and two persons.</summary>
/// <param name="Eid">The lot.</param>
/// <param name="Element">The element.</param>
/// <param name="Picograms">By how much the book rose.</param>
public sealed record PlantedSourceCorrection(string Eid, string Element, string Picograms);

/// <summary>Origin credits that were spent.</summary>
/// <param name="Eid">The lot that claims them.</param>
/// <param name="Element">The element.</param>
/// <param name="Origin">The origin claimed.</param>
/// <param name="Picograms">How much.</param>
/// <param name="Transferred">Whether the credit came from another site.</param>
public sealed record PlantedCredit(string Eid, string Element, string Origin, string Picograms, bool Transferred);
