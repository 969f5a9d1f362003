using System.Collections.Immutable;

namespace Lodestone.Rules;

/// <summary>
/// The state as one statement's acts would leave it. Rules read and write here; it is applied whole or thrown away, so
/// a refused statement leaves no trace and later acts of a statement see the earlier ones.
/// </summary>
public sealed class Draft
{
    private readonly List<DraftTable> tables = [];

    internal Draft(LedgerState state)
    {
        Network = Of(state.Network);
        Parties = Of(state.Parties);
        Keys = Of(state.Keys);
        Sites = Of(state.Sites);
        Permits = Of(state.Permits);
        Circuits = Of(state.Circuits);
        Streams = Of(state.Streams);
        Instruments = Of(state.Instruments);
        Contracts = Of(state.Contracts);
        Lots = Of(state.Lots, UndoForms.Lot);
        Aliases = Of(state.Aliases);
        Parents = Of(state.Parents, UndoForms.Parent);
        Shipments = Of(state.Shipments, UndoForms.Shipment);
        Assays = Of(state.Assays);
        FinalAssays = Of(state.FinalAssays);
        Unaccounted = Of(state.Unaccounted, UndoForms.Unaccounted);
        Credits = Of(state.Credits, UndoForms.Credit);
        Quarantines = Of(state.Quarantines);
        Holds = Of(state.Holds);
        Proposals = Of(state.Proposals);
        Periods = Of(state.Periods);
        LateEntries = Of(state.LateEntries);
        Throughputs = Of(state.Throughputs, UndoForms.Throughput);
        Events = Of(state.Events);
        Clearances = Of(state.Clearances);
        Cleared = Of(state.Cleared);
        Ends = Of(state.Ends, UndoForms.End);
    }

    /// <inheritdoc cref="LedgerState.Network"/>
    public DraftTable<NetworkRow> Network { get; }

    /// <inheritdoc cref="LedgerState.Parties"/>
    public DraftTable<PartyRow> Parties { get; }

    /// <inheritdoc cref="LedgerState.Keys"/>
    public DraftTable<KeyRow> Keys { get; }

    /// <inheritdoc cref="LedgerState.Sites"/>
    public DraftTable<SiteRow> Sites { get; }

    /// <inheritdoc cref="LedgerState.Permits"/>
    public DraftTable<PermitRow> Permits { get; }

    /// <inheritdoc cref="LedgerState.Circuits"/>
    public DraftTable<CircuitRow> Circuits { get; }

    /// <inheritdoc cref="LedgerState.Streams"/>
    public DraftTable<StreamRow> Streams { get; }

    /// <inheritdoc cref="LedgerState.Instruments"/>
    public DraftTable<InstrumentRow> Instruments { get; }

    /// <inheritdoc cref="LedgerState.Contracts"/>
    public DraftTable<ContractRow> Contracts { get; }

    /// <inheritdoc cref="LedgerState.Lots"/>
    public DraftTable<LotRow> Lots { get; }

    /// <inheritdoc cref="LedgerState.Aliases"/>
    public DraftTable<AliasRow> Aliases { get; }

    /// <inheritdoc cref="LedgerState.Parents"/>
    public DraftTable<ParentRow> Parents { get; }

    /// <inheritdoc cref="LedgerState.Shipments"/>
    public DraftTable<ShipmentRow> Shipments { get; }

    /// <inheritdoc cref="LedgerState.Assays"/>
    public DraftTable<AssayRow> Assays { get; }

    /// <inheritdoc cref="LedgerState.FinalAssays"/>
    public DraftTable<FinalAssayRow> FinalAssays { get; }

    /// <inheritdoc cref="LedgerState.Unaccounted"/>
    public DraftTable<UnaccountedRow> Unaccounted { get; }

    /// <inheritdoc cref="LedgerState.Credits"/>
    public DraftTable<CreditRow> Credits { get; }

    /// <inheritdoc cref="LedgerState.Quarantines"/>
    public DraftTable<QuarantineRow> Quarantines { get; }

    /// <inheritdoc cref="LedgerState.Holds"/>
    public DraftTable<HoldRow> Holds { get; }

    /// <inheritdoc cref="LedgerState.Proposals"/>
    public DraftTable<ProposalRow> Proposals { get; }

    /// <inheritdoc cref="LedgerState.Periods"/>
    public DraftTable<PeriodRow> Periods { get; }

    /// <inheritdoc cref="LedgerState.LateEntries"/>
    public DraftTable<LateEntryRow> LateEntries { get; }

    /// <inheritdoc cref="LedgerState.Throughputs"/>
    public DraftTable<ThroughputRow> Throughputs { get; }

    /// <inheritdoc cref="LedgerState.Events"/>
    public DraftTable<EventRow> Events { get; }

    /// <inheritdoc cref="LedgerState.Clearances"/>
    public DraftTable<ClearanceRow> Clearances { get; }

    /// <inheritdoc cref="LedgerState.Cleared"/>
    public DraftTable<ClearedRow> Cleared { get; }

    /// <inheritdoc cref="LedgerState.Ends"/>
    public DraftTable<EndRow> Ends { get; }

    /// <summary>The effects so far, in ordinal order of table and key.</summary>
    public IReadOnlyList<StateChange> Changes() =>
        [.. tables.SelectMany(table => table.Changes()).OrderBy(change => change.Table, StringComparer.Ordinal)];

    /// <summary>Applies the draft and leaves the digest as it is: for histories that only test the rules.</summary>
    public void ApplyWithoutDigest()
    {
        foreach (DraftTable table in tables)
        {
            table.ApplyToTable();
        }
    }

    /// <summary>Starts the record of what the next act changes.</summary>
    internal void BeginAct()
    {
        foreach (DraftTable table in tables)
        {
            table.BeginAct();
        }
    }

    /// <summary>
    /// The rows that the act being judged has changed, as they stood before it; of tables that only sum, what it added.
    /// Events are left out: they stay on record whatever happens.
    /// </summary>
    internal ImmutableArray<BeforeImage> BeforeImages()
    {
        ImmutableArray<BeforeImage>.Builder images = ImmutableArray.CreateBuilder<BeforeImage>();
        foreach (DraftTable table in tables)
        {
            if (table != Events)
            {
                table.AddBeforeImages(images);
            }
        }

        images.Sort((left, right) => string.CompareOrdinal(left.Table, right.Table) is var order and not 0
            ? order
            : string.CompareOrdinal(left.Key, right.Key));
        return images.DrainToImmutable();
    }

    /// <summary>What would undo an image of an event; null if something else depends on that row meanwhile.</summary>
    internal Action? PrepareUndo(BeforeImage image, EventRow undone) =>
        tables.Find(table => table.Name == image.Table)?.PrepareUndo(image, undone);

    private DraftTable<TRow> Of<TRow>(Table<TRow> table, UndoForm<TRow>? undo = null)
        where TRow : class
    {
        DraftTable<TRow> draft = new(table, undo ?? UndoForm<TRow>.AsItWas);
        tables.Add(draft);
        return draft;
    }
}
