using System.Text.Json.Serialization;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>A node of a lineage. Edges lead from lots to processes and circuits and on to lots, never back.</summary>
/// <param name="Id">Number within the graph, from 0, in an order in which causes come first.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(LotNode), "lot")]
[JsonDerivedType(typeof(ProcessNode), "process")]
[JsonDerivedType(typeof(CircuitNode), "circuit")]
[JsonDerivedType(typeof(GroupNode), "group")]
public abstract record LineageNode(int Id)
{
    /// <summary>Who may see what is in it.</summary>
    internal IReadOnlyList<PartyId> Concerned { get; init; } = [];
}

/// <summary>A lot.</summary>
/// <param name="Id">Number within the graph.</param>
/// <param name="Lot">Identity; null if the reader may not see it.</param>
/// <param name="Material">Material code.</param>
/// <param name="Grade">Trade grade or empty.</param>
/// <param name="Issuer">Who made it, or null if withheld.</param>
/// <param name="Site">Where it was made, or null if withheld or unknown.</param>
/// <param name="Initial">Mass as declared, or null if withheld.</param>
/// <param name="Status">Where it stands, or null if withheld.</param>
/// <param name="Quarantined">Whether it is in quarantine.</param>
/// <param name="Flags">Marks for readers; empty if withheld.</param>
/// <param name="Source">Where it comes from if it was commissioned, or null.</param>
/// <param name="IsSubject">Whether the lineage is this lot's.</param>
public sealed record LotNode(
    int Id,
    Eid? Lot,
    string Material,
    string Grade,
    PartyId? Issuer,
    SiteId? Site,
    Mass? Initial,
    LotStatus? Status,
    bool Quarantined,
    IReadOnlyList<string> Flags,
    SourceNote? Source,
    bool IsSubject) : LineageNode(Id);

/// <summary>What is known of an origin.</summary>
/// <param name="Code">Deposit code, or unverified source.</param>
/// <param name="Country">ISO 3166 alpha-2, or empty.</param>
/// <param name="Name">Name of the mine, or the code.</param>
/// <param name="Kind">Kind of source.</param>
public sealed record SourceNote(string Code, string Country, Label Name, SourceKind Kind);

/// <summary>An event that turned lots into lots.</summary>
/// <param name="Id">Number within the graph.</param>
/// <param name="Kind">Kind of event.</param>
/// <param name="Step">Step code.</param>
/// <param name="Party">Who reported it, or null if withheld.</param>
/// <param name="Site">Where, or null if withheld.</param>
/// <param name="Time">When, or null if withheld.</param>
/// <param name="Entry">Entry index.</param>
/// <param name="Acts">How many acts of its statement it stands for: more than one if the effects don't part them.</param>
/// <param name="OtherInputs">Inputs that are not in this graph.</param>
/// <param name="OtherOutputs">Outputs that are not in this graph.</param>
/// <param name="Balance">Accounts by element over all inputs and outputs, shown or not; null if withheld.</param>
public sealed record ProcessNode(
    int Id,
    LotEventKind Kind,
    string Step,
    PartyId? Party,
    SiteId? Site,
    Instant? Time,
    long Entry,
    int Acts,
    int OtherInputs,
    int OtherOutputs,
    Balance? Balance) : LineageNode(Id);

/// <summary>A run of a circuit: charges and draws that follow each other, as one work-in-progress account.</summary>
/// <param name="Id">Number within the graph.</param>
/// <param name="Circuit">URI, or null if withheld.</param>
/// <param name="Step">Step code.</param>
/// <param name="Party">Who runs it, or null if withheld.</param>
/// <param name="Site">Where, or null if withheld.</param>
/// <param name="From">First event, or null if withheld.</param>
/// <param name="To">Last event, or null if withheld.</param>
/// <param name="FirstEntry">Entry index of the first event.</param>
/// <param name="LastEntry">Entry index of the last event.</param>
/// <param name="Events">How many events of the circuit lie in between, both included.</param>
/// <param name="Balance">Accounts by element over all those events; null if withheld.</param>
public sealed record CircuitNode(
    int Id,
    string? Circuit,
    string Step,
    PartyId? Party,
    SiteId? Site,
    Instant? From,
    Instant? To,
    long FirstEntry,
    long LastEntry,
    int Events,
    Balance? Balance) : LineageNode(Id);

/// <summary>Nodes that are shown as one.</summary>
/// <param name="Id">Number within the graph.</param>
/// <param name="Material">Their material or step, if it is one; else empty.</param>
/// <param name="Lots">How many lots.</param>
/// <param name="Processes">How many processes and circuits.</param>
public sealed record GroupNode(int Id, string Material, int Lots, int Processes) : LineageNode(Id);
