using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>A weighed lot in a movement.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Weight">Its weight as the reporter measured it; null if not weighed.</param>
public sealed record WeighedLot(Eid Lot, Mass? Weight);

/// <summary>Goods leave the possessor for a receiver (ObjectEvent OBSERVE, shipping).</summary>
/// <param name="Event">What every event says.</param>
/// <param name="Shipment">The shipment's URI (business transaction of type <c>desadv</c>, or SSCC/GSIN).</param>
/// <param name="Lots">Lots that move, packed children included when their parent is named.</param>
/// <param name="Parents">Packing parents that move.</param>
/// <param name="From">Site left.</param>
/// <param name="Receiver">Party that is to receive.</param>
/// <param name="To">Site of destination.</param>
/// <param name="Carrier">Carrier, or null.</param>
/// <param name="NewOwner">Party that owns from now on, or null if title stays.</param>
/// <param name="Contract">Registered contract for weights and assays, or null.</param>
/// <param name="Instrument">Registered scale, or null.</param>
public sealed record ShipLots(
    EventFacts Event,
    string Shipment,
    ImmutableArray<WeighedLot> Lots,
    ImmutableArray<string> Parents,
    SiteId From,
    PartyId Receiver,
    SiteId To,
    PartyId? Carrier,
    PartyId? NewOwner,
    string? Contract,
    string? Instrument) : PhysicalAct(Event);

/// <summary>
/// Goods arrive (ObjectEvent OBSERVE, receiving). Without a matching shipment the fact goes to quarantine.
/// </summary>
/// <param name="Event">What every event says.</param>
/// <param name="Shipment">The shipment's URI.</param>
/// <param name="Lots">
/// Lots received, with the receiver's weights; empty means all of the shipment that is on the way.
/// </param>
/// <param name="Site">Where.</param>
/// <param name="Instrument">Registered scale, or null.</param>
/// <param name="IsFinal">Whether the weights are final.</param>
public sealed record ReceiveLots(
    EventFacts Event,
    string Shipment,
    ImmutableArray<WeighedLot> Lots,
    SiteId Site,
    string? Instrument,
    bool IsFinal) : PhysicalAct(Event);

/// <summary>
/// Lots are seen or moved inside the possessor's reach: storing, loading, arriving, departing (ObjectEvent OBSERVE).
/// </summary>
/// <param name="Event">What every event says.</param>
/// <param name="Lots">The lots.</param>
/// <param name="Site">Where they are now.</param>
public sealed record ObserveLots(EventFacts Event, ImmutableArray<Eid> Lots, SiteId Site) : PhysicalAct(Event);

/// <summary>Title passes without movement (TransactionEvent, owning_party source and destination).</summary>
/// <param name="Event">What every event says.</param>
/// <param name="Lots">The lots.</param>
/// <param name="From">Owner until now.</param>
/// <param name="To">Owner from now on.</param>
public sealed record TransferTitle(EventFacts Event, ImmutableArray<Eid> Lots, PartyId From, PartyId To)
    : PhysicalAct(Event);

/// <summary>How lots end.</summary>
public enum EndKind
{
    /// <summary>Destroyed on purpose (destroying).</summary>
    Destroyed = 1,

    /// <summary>Lost (a fact: recorded into quarantine for the authority to see).</summary>
    Lost = 2,

    /// <summary>Stolen (a fact: recorded into quarantine for the authority to see).</summary>
    Stolen = 3,

    /// <summary>Sold to a non-member at home.</summary>
    SoldToNonMember = 4,

    /// <summary>Exported to a non-member.</summary>
    Exported = 5,

    /// <summary>Built into a product that is no longer followed.</summary>
    UsedUp = 6,
}

/// <summary>Lots, or parts of them, leave the books (ObjectEvent DELETE).</summary>
/// <param name="Event">What every event says.</param>
/// <param name="Kind">How.</param>
/// <param name="Lots">The portions.</param>
/// <param name="Destination">ISO 3166 alpha-2 country, for exports; empty otherwise.</param>
/// <param name="Counterparty">Salted commitment to the buyer's name; null if none.</param>
public sealed record EndLots(
    EventFacts Event, EndKind Kind, ImmutableArray<LotPortion> Lots, string Destination, string? Counterparty)
    : PhysicalAct(Event);

/// <summary>
/// An earlier event is declared wrong (EPCIS errorDeclaration). It is undone while no accepted entry depends on it;
/// otherwise a compensating entry is posted, descendants are flagged and a deficit is quarantined.
/// </summary>
/// <param name="Event">What every event says; its content is the event as it was, with the error declaration.</param>
/// <param name="Target">The <c>eventID</c> declared wrong.</param>
/// <param name="Reason">CBV reason (<c>did_not_occur</c>, <c>incorrect_data</c>) or a URI; empty if not stated.</param>
/// <param name="CorrectiveEvents">Event ids that tell it right.</param>
public sealed record CorrectEvent(
    EventFacts Event, string Target, string Reason, ImmutableArray<string> CorrectiveEvents) : PhysicalAct(Event)
{
    /// <summary>
    /// Whether the declaration stands on a copy that names things and no lots. Its event may then have been recorded
    /// elsewhere, and the declaration alone is kept.
    /// </summary>
    public bool IsOfThings { get; init; }
}

/// <summary>
/// An event about things that are no controlled lots: recorded and queried like in any EPCIS repository. It can never
/// create or feed a lot.
/// </summary>
/// <param name="Event">What every event says.</param>
/// <param name="Things">The EPCs and classes named.</param>
public sealed record RecordThings(EventFacts Event, ImmutableArray<string> Things) : PhysicalAct(Event)
{
    /// <summary>
    /// SHA-256 of what the event says, in hexadecimal: events that differ only in how they are written have the same.
    /// </summary>
    public string Said { get; init; } = Event.ContentHash;
}
