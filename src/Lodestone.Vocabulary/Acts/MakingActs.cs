using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>Where a commissioned lot comes from.</summary>
public enum SourceKind
{
    /// <summary>Mined at the site; the site names the deposit.</summary>
    Mined = 1,

    /// <summary>By-product of an unlotted stream (Bayer liquor, zinc residue, fly ash, lead slime).</summary>
    ByProduct = 2,

    /// <summary>Stock on hand as the ledger opened.</summary>
    OpeningStock = 3,

    /// <summary>Bought from somebody who is not a member.</summary>
    Purchase = 4,

    /// <summary>Imported.</summary>
    Import = 5,

    /// <summary>Collected end-of-life goods or scrap from non-members.</summary>
    Collected = 6,
}

/// <summary>How good the evidence for a declared source is.</summary>
public enum EvidenceGrade
{
    /// <summary>Only declared.</summary>
    Declared = 1,

    /// <summary>With documents (invoice, customs entry).</summary>
    Documented = 2,

    /// <summary>Assayed by an accredited laboratory.</summary>
    Assayed = 3,

    /// <summary>Verified by an authority.</summary>
    Verified = 4,
}

/// <summary>The declared source of a commissioned lot.</summary>
/// <param name="Kind">Kind of source.</param>
/// <param name="Origin">
/// Deposit code for mined lots (must be the site's); for all others the claimed origin, which stays unverified.
/// </param>
/// <param name="Grade">Evidence grade; <see cref="EvidenceGrade.Verified"/> is for authorities.</param>
/// <param name="Stream">The registered by-product stream, for by-products; else null.</param>
/// <param name="Counterparty">Salted commitment to the non-member's name, in hexadecimal; null if none.</param>
/// <param name="Country">ISO 3166 alpha-2 country of the source; empty if not stated.</param>
public sealed record SourceDeclaration(
    SourceKind Kind, string Origin, EvidenceGrade Grade, string? Stream, string? Counterparty, string Country);

/// <summary>A lot comes into being (EPCIS ObjectEvent ADD, commissioning).</summary>
/// <param name="Event">What every event says.</param>
/// <param name="Site">Where.</param>
/// <param name="Lot">What it is.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record CommissionLot(EventFacts Event, SiteId Site, LotDeclaration Lot, SourceDeclaration Source)
    : PhysicalAct(Event);

/// <summary>
/// Lots become lots (EPCIS TransformationEvent): a process step, a split, a merge, a sample. With a circuit, inputs are
/// charged to the circuit's account and outputs are drawn from it; either list may then be empty.
/// </summary>
/// <param name="Event">What every event says.</param>
/// <param name="Site">Where.</param>
/// <param name="ProcessStep">Step code of the catalogue.</param>
/// <param name="Inputs">What goes in.</param>
/// <param name="Outputs">What comes out, residues included.</param>
/// <param name="Losses">Declared losses by element.</param>
/// <param name="Circuit">The circuit (EPCIS <c>transformationID</c>), or null for a batch.</param>
/// <param name="OnBehalfOf">The owner whose material is tolled, or null: outputs belong to the inputs' owner.</param>
public sealed record TransformLots(
    EventFacts Event,
    SiteId Site,
    string ProcessStep,
    ImmutableArray<LotPortion> Inputs,
    ImmutableArray<LotDeclaration> Outputs,
    ImmutableArray<ElementLoss> Losses,
    string? Circuit,
    PartyId? OnBehalfOf) : PhysicalAct(Event);

/// <summary>Lots are packed into a parent (AggregationEvent ADD, packing).</summary>
/// <param name="Event">What every event says.</param>
/// <param name="Parent">The parent's URI: SSCC, container, pallet.</param>
/// <param name="Lots">The lots packed, whole.</param>
public sealed record PackLots(EventFacts Event, string Parent, ImmutableArray<Eid> Lots) : PhysicalAct(Event);

/// <summary>Lots are unpacked from a parent (AggregationEvent DELETE, unpacking).</summary>
/// <param name="Event">What every event says.</param>
/// <param name="Parent">The parent's URI.</param>
/// <param name="Lots">The lots unpacked; empty means all.</param>
public sealed record UnpackLots(EventFacts Event, string Parent, ImmutableArray<Eid> Lots) : PhysicalAct(Event);

/// <summary>
/// An independent or own result of analysis for a lot (ObjectEvent OBSERVE, inspecting, with sensor reports).
/// </summary>
/// <param name="Event">What every event says.</param>
/// <param name="Lot">The lot that the result is for.</param>
/// <param name="Sample">The sample lot analysed, or null.</param>
/// <param name="Composition">Shares with their uncertainties.</param>
/// <param name="Method">Method code, such as <c>ICP-OES</c>.</param>
/// <param name="Instrument">Registered instrument, or null.</param>
/// <param name="IsFinal">Whether the result is final.</param>
public sealed record RecordAssay(
    EventFacts Event, Eid Lot, Eid? Sample, Composition Composition, string Method, string? Instrument, bool IsFinal)
    : PhysicalAct(Event);

/// <summary>
/// A physical stock-take (ObjectEvent OBSERVE, cycle_counting): what is really in a circuit, or of a lot. It closes the
/// account of material unaccounted for of that site's period.
/// </summary>
/// <param name="Event">What every event says.</param>
/// <param name="Site">Where.</param>
/// <param name="Circuit">The circuit measured, or null for the whole site.</param>
/// <param name="Measured">Measured hold-up or stock by element.</param>
/// <param name="Lots">Lots found, with their weight.</param>
public sealed record TakeStock(
    EventFacts Event,
    SiteId Site,
    string? Circuit,
    ImmutableArray<ElementLoss> Measured,
    ImmutableArray<LotPortion> Lots) : PhysicalAct(Event);
