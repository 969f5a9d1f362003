using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Where a lot stands in its life.</summary>
public enum LotStatus
{
    /// <summary>In somebody's possession.</summary>
    Active = 1,

    /// <summary>Shipped and not yet received.</summary>
    InTransit = 2,

    /// <summary>Nothing is left of it.</summary>
    Consumed = 3,

    /// <summary>Left the books: destroyed, lost, sold, exported, used up or forfeited.</summary>
    Ended = 4,

    /// <summary>Undone by a correction: it never was.</summary>
    Voided = 5,
}

/// <summary>
/// So much of an element from an origin: one line of a book. Books are sorted by element, then origin.
/// </summary>
/// <param name="Element">A listed element.</param>
/// <param name="Origin">Deposit code, or an unverified source.</param>
/// <param name="Amount">Exact amount, more than zero.</param>
public readonly record struct BookLine(Element Element, string Origin, ElementAmount Amount);

/// <summary>A controlled lot.</summary>
/// <param name="Eid">Identity.</param>
/// <param name="Issuer">Party that commissioned it.</param>
/// <param name="LotNumber">Issuer's number.</param>
/// <param name="Material">Material code.</param>
/// <param name="Initial">Mass as declared.</param>
/// <param name="Remaining">Mass not yet taken.</param>
/// <param name="Basis">What the mass counts.</param>
/// <param name="Moisture">Share of water.</param>
/// <param name="Pieces">Pieces, or null.</param>
/// <param name="Composition">As declared.</param>
/// <param name="Model">Chain-of-custody model.</param>
/// <param name="Grade">Trade grade or empty.</param>
/// <param name="Alias">GS1 alias or null.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Possessor">Who has it.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="Site">Where it is; null in transit.</param>
/// <param name="Parent">Packing parent or null.</param>
/// <param name="Shipment">Open shipment or null.</param>
/// <param name="Book">What it holds by element and origin: book, not measurement.</param>
/// <param name="Holds">Numbers of the holds that stand, sorted.</param>
/// <param name="Quarantined">Whether its mass is unusable until two persons decide.</param>
/// <param name="Flags">Marks for readers (late entry, suspect key, low recovery…), sorted.</param>
/// <param name="Evidence">Evidence grade of its weakest source.</param>
/// <param name="Source">Kind of source of a commissioned lot; null if it was made from lots.</param>
/// <param name="RecycledPpb">Share of its listed elements that is recycled content.</param>
/// <param name="Credited">
/// Origin amounts assigned to it by mass-balance or book-and-claim credit, not by its book.
/// </param>
/// <param name="LastEventTime">Time of the last event that it took part in.</param>
/// <param name="LastEvent">Key of the last event that changed it.</param>
public sealed record LotRow(
    Eid Eid,
    PartyId Issuer,
    string LotNumber,
    string Material,
    Mass Initial,
    Mass Remaining,
    Basis Basis,
    Ppb Moisture,
    long? Pieces,
    Composition Composition,
    CustodyModel Model,
    string Grade,
    string? Alias,
    LotStatus Status,
    PartyId Possessor,
    PartyId Owner,
    SiteId? Site,
    string? Parent,
    string? Shipment,
    ImmutableArray<BookLine> Book,
    ImmutableArray<string> Holds,
    bool Quarantined,
    ImmutableArray<string> Flags,
    EvidenceGrade Evidence,
    SourceKind? Source,
    Ppb RecycledPpb,
    ImmutableArray<BookLine> Credited,
    Instant LastEventTime,
    string LastEvent);

/// <summary>Which lot an alias names.</summary>
/// <param name="Lot">The lot.</param>
public sealed record AliasRow(Eid Lot);

/// <summary>A packing parent in use.</summary>
/// <param name="Possessor">Who has it.</param>
/// <param name="Lots">What it holds, sorted.</param>
public sealed record ParentRow(PartyId Possessor, ImmutableArray<Eid> Lots);

/// <summary>A weighed line of a shipment.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Shipped">Shipper's weight, or null.</param>
/// <param name="Received">Receiver's weight, or null while it is open.</param>
/// <param name="SealSeller">Seller's seal, or null.</param>
/// <param name="SealBuyer">Buyer's seal, or null.</param>
/// <param name="Paid">The paid element of the first opened result, or null.</param>
/// <param name="SellerElement">Paid element amount of the seller's opened result, or null.</param>
/// <param name="BuyerElement">Paid element amount of the buyer's opened result, or null.</param>
/// <param name="Settled">Settled element amount, or null.</param>
/// <param name="Final">Whether weights are final.</param>
public sealed record ShipmentLine(
    Eid Lot,
    Mass? Shipped,
    Mass? Received,
    string? SealSeller,
    string? SealBuyer,
    Element? Paid,
    ElementAmount? SellerElement,
    ElementAmount? BuyerElement,
    ElementAmount? Settled,
    bool Final);

/// <summary>A shipment.</summary>
/// <param name="Shipper">Who sent.</param>
/// <param name="Receiver">Who is to receive.</param>
/// <param name="From">Site left.</param>
/// <param name="To">Site of destination.</param>
/// <param name="Carrier">Carrier or null.</param>
/// <param name="NewOwner">Owner on receipt, or null if title stays.</param>
/// <param name="Contract">Contract or null.</param>
/// <param name="ShippedAt">Event time of shipping.</param>
/// <param name="Uncertainty">Relative uncertainty of the shipper's weights.</param>
/// <param name="Lines">Its lots, sorted by EID.</param>
/// <param name="Open">Whether some lot is not yet received.</param>
public sealed record ShipmentRow(
    PartyId Shipper,
    PartyId Receiver,
    SiteId From,
    SiteId To,
    PartyId? Carrier,
    PartyId? NewOwner,
    string? Contract,
    Instant ShippedAt,
    Ppb Uncertainty,
    ImmutableArray<ShipmentLine> Lines,
    bool Open);

/// <summary>A recorded assay.</summary>
/// <param name="Lot">For which lot.</param>
/// <param name="Laboratory">By whom.</param>
/// <param name="Accredited">Whether by an accredited laboratory other than the possessor.</param>
/// <param name="Composition">Result.</param>
/// <param name="IsFinal">Whether final.</param>
/// <param name="At">Event time.</param>
public sealed record AssayRow(
    Eid Lot, PartyId Laboratory, bool Accredited, Composition Composition, bool IsFinal, Instant At);

/// <summary>A laboratory's final assay of a lot: there is only one.</summary>
/// <param name="Assay">Key of the assay's event.</param>
public sealed record FinalAssayRow(string Assay);

/// <summary>A circuit's work-in-progress account.</summary>
/// <param name="Site">Where.</param>
/// <param name="Party">Who runs it.</param>
/// <param name="Step">Step code.</param>
/// <param name="Owner">Whose material is in it; null while empty.</param>
/// <param name="Book">What it holds by element and origin.</param>
/// <param name="Model">Weakest custody model charged so far.</param>
/// <param name="Evidence">Weakest evidence grade charged so far.</param>
/// <param name="RecycledPpb">Recycled share of its content.</param>
/// <param name="Measured">What it holds by measurements: last hold-up and declared flows, with the flows' variance.</param>
/// <param name="HoldUp">What the last stock-take measured, with its variance.</param>
/// <param name="LastTaken">Event time of its last stock-take, or null: nothing in it may be dated before.</param>
/// <param name="LastEvent">Key of the last event that changed it; empty before the first.</param>
/// <param name="Flags">Marks of what was charged that pass on to what is drawn, sorted.</param>
public sealed record CircuitRow(
    SiteId Site,
    PartyId Party,
    string Step,
    PartyId? Owner,
    ImmutableArray<BookLine> Book,
    CustodyModel Model,
    EvidenceGrade Evidence,
    Ppb RecycledPpb,
    ImmutableArray<MeasuredLine> Measured,
    ImmutableArray<MeasuredLine> HoldUp,
    Instant? LastTaken,
    string LastEvent,
    ImmutableArray<string> Flags)
{
    /// <summary>An empty circuit, as it is registered.</summary>
    public static CircuitRow New(SiteId site, PartyId party, string step) => new(
        site, party, step, Owner: null, [], CustodyModel.IdentityPreserved, EvidenceGrade.Verified, Ppb.Zero, [], [],
        LastTaken: null, LastEvent: string.Empty, Flags: []);
}

/// <summary>What measurements say of one element, as against the book: a signed sum and how uncertain it is.</summary>
/// <param name="Element">The element.</param>
/// <param name="Sum">The sum of declared amounts, in minus out; negative if more came out.</param>
/// <param name="Variance">Sum of the squared standard uncertainties, in square micrograms.</param>
public readonly record struct MeasuredLine(Element Element, ElementAmount Sum, Int128 Variance);

/// <summary>A site's account of material unaccounted for: can never be spent.</summary>
/// <param name="Book">Balance since the last closing stock-take, by element and origin.</param>
/// <param name="Cumulative">Everything ever posted, by element and origin.</param>
/// <param name="Period">Measured differences since the last closing stock-take.</param>
/// <param name="Ever">Measured differences since the beginning.</param>
/// <param name="Flags">
/// What the last stock-take found beyond its limit, such as <c>period-over-limit/Nd</c>, sorted.
/// </param>
/// <param name="LastClosed">Event time of the last closing stock-take, or null.</param>
public sealed record UnaccountedRow(
    ImmutableArray<BookLine> Book,
    ImmutableArray<BookLine> Cumulative,
    ImmutableArray<MeasuredLine> Period,
    ImmutableArray<MeasuredLine> Ever,
    ImmutableArray<string> Flags,
    Instant? LastClosed);

/// <summary>Origin credits of a site (mass balance, book and claim).</summary>
/// <param name="Amount">What is left to spend.</param>
public sealed record CreditRow(ElementAmount Amount);

/// <summary>Why a lot is in quarantine, as the authority sees it.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Reason">Stable word: <c>excess-recovery</c>, <c>receipt-without-shipment</c>…</param>
/// <param name="Detail">Figures, ASCII.</param>
/// <param name="Reporter">Who reported the fact.</param>
/// <param name="At">Event time.</param>
/// <param name="Open">Whether it waits for a decision.</param>
/// <param name="Outcome">The decision, or null.</param>
/// <param name="Portion">The part of its mass that is concerned; null means all of it.</param>
/// <param name="FoundWith">Who says to have received it without a shipment, or null.</param>
/// <param name="FoundAt">Where it is said to have been received, or null.</param>
public sealed record QuarantineRow(
    Eid Lot,
    string Reason,
    string Detail,
    PartyId Reporter,
    Instant At,
    bool Open,
    QuarantineOutcome? Outcome,
    Mass? Portion,
    PartyId? FoundWith,
    SiteId? FoundAt);

/// <summary>A hold.</summary>
/// <param name="Authority">Who placed it.</param>
/// <param name="Lots">On what, sorted.</param>
/// <param name="Reason">Reason code.</param>
/// <param name="Lifted">Whether it is lifted.</param>
public sealed record HoldRow(PartyId Authority, ImmutableArray<Eid> Lots, string Reason, bool Lifted);

/// <summary>A clearance by customs.</summary>
/// <param name="Authority">By whom.</param>
/// <param name="Lots">What, sorted.</param>
/// <param name="Destination">Where to.</param>
public sealed record ClearanceRow(PartyId Authority, ImmutableArray<Eid> Lots, string Destination);

/// <summary>The latest clearance of a lot.</summary>
/// <param name="Declaration">Customs declaration number.</param>
/// <param name="Destination">Where to.</param>
public sealed record ClearedRow(string Declaration, string Destination);

/// <summary>A running total of a calendar year.</summary>
/// <param name="Milligrams">Mass, for capacities.</param>
/// <param name="Amount">Element amount, for caps and budgets.</param>
public sealed record ThroughputRow(long Milligrams, ElementAmount Amount);

/// <summary>A recorded event.</summary>
/// <param name="Reporter">Who reported it.</param>
/// <param name="Index">Entry index.</param>
/// <param name="ContentHash">
/// Hash of its exact bytes, in hexadecimal; of an event about things, of what it says however it is written.
/// </param>
/// <param name="EventTime">When it happened.</param>
/// <param name="Lots">Lots that it changed or made, sorted.</param>
/// <param name="Made">Those that it made, sorted.</param>
/// <param name="Undo">What undoes it; empty once something depends on it.</param>
/// <param name="CorrectedBy">Key of the correcting event, or null.</param>
public sealed record EventRow(
    PartyId Reporter,
    long Index,
    string ContentHash,
    Instant EventTime,
    ImmutableArray<Eid> Lots,
    ImmutableArray<Eid> Made,
    ImmutableArray<BeforeImage> Undo,
    string? CorrectedBy);

/// <summary>What entered or left the books, summed: both sides of the conservation sum.</summary>
/// <param name="Amount">Exact sum.</param>
public sealed record EndRow(ElementAmount Amount);
