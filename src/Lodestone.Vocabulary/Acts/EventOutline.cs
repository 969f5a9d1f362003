using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>
/// What it takes to find a captured event again without reading it: where its bytes stand in the payload, and what it
/// names, each in one spelling.
/// </summary>
/// <param name="Start">First byte of the event in the payload.</param>
/// <param name="Length">Number of its bytes.</param>
/// <param name="Type">Kind of event.</param>
/// <param name="Action"><c>ADD</c>, <c>OBSERVE</c>, <c>DELETE</c>; empty if the kind has none.</param>
/// <param name="EventId">Its identifier; null if it has none.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Step">Business step, bare if it is of the CBV; empty if none.</param>
/// <param name="Disposition">Disposition, likewise.</param>
/// <param name="ReadPoint">Read point; empty if none.</param>
/// <param name="Location">Business location; empty if none.</param>
/// <param name="Things">Parents and EPCs that it names.</param>
/// <param name="Classes">EPC classes that it names.</param>
/// <param name="Parties">Parties that its sources and destinations name.</param>
public sealed record EventOutline(
    int Start,
    int Length,
    string Type,
    string Action,
    string? EventId,
    Instant Time,
    string Step,
    string Disposition,
    string ReadPoint,
    string Location,
    ImmutableArray<string> Things,
    ImmutableArray<string> Classes,
    ImmutableArray<PartyId> Parties)
{
    /// <summary>
    /// What the master data of its document describes: stands with the document's first event only.
    /// </summary>
    public ImmutableArray<string> Described { get; init; } = [];
}
