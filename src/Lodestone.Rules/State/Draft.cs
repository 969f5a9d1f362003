using System.Collections.Immutable;

namespace Lodestone.Rules;

/// <summary>
/// The state as one statement's acts would leave it. Rules read and write here; it is applied whole or thrown away, so
/// a refused statement leaves no trace and later acts of a statement see the earlier ones.
/// </summary>
public sealed class Draft
{
    // A table is drafted when a rule first asks for it: most statements touch few.
    private readonly List<DraftTable> touched = [];
    private readonly LedgerState state;

    internal Draft(LedgerState state) => this.state = state;

    /// <inheritdoc cref="LedgerState.Network"/>
    public DraftTable<NetworkRow> Network => field ??= Of(state.Network);

    /// <inheritdoc cref="LedgerState.Parties"/>
    public DraftTable<PartyRow> Parties => field ??= Of(state.Parties);

    /// <inheritdoc cref="LedgerState.Keys"/>
    public DraftTable<KeyRow> Keys => field ??= Of(state.Keys);

    /// <inheritdoc cref="LedgerState.Sites"/>
    public DraftTable<SiteRow> Sites => field ??= Of(state.Sites);

    /// <inheritdoc cref="LedgerState.Permits"/>
    public DraftTable<PermitRow> Permits => field ??= Of(state.Permits);

    /// <inheritdoc cref="LedgerState.Circuits"/>
    public DraftTable<CircuitRow> Circuits => field ??= Of(state.Circuits);

    /// <inheritdoc cref="LedgerState.Streams"/>
    public DraftTable<StreamRow> Streams => field ??= Of(state.Streams);

    /// <inheritdoc cref="LedgerState.Instruments"/>
    public DraftTable<InstrumentRow> Instruments => field ??= Of(state.Instruments);

    /// <inheritdoc cref="LedgerState.Contracts"/>
    public DraftTable<ContractRow> Contracts => field ??= Of(state.Contracts);

    /// <inheritdoc cref="LedgerState.Lots"/>
    public DraftTable<LotRow> Lots => field ??= Of(state.Lots, UndoForms.Lot);

    /// <inheritdoc cref="LedgerState.Aliases"/>
    public DraftTable<AliasRow> Aliases => field ??= Of(state.Aliases);

    /// <inheritdoc cref="LedgerState.Parents"/>
    public DraftTable<ParentRow> Parents => field ??= Of(state.Parents, UndoForms.Parent);

    /// <inheritdoc cref="LedgerState.Shipments"/>
    public DraftTable<ShipmentRow> Shipments => field ??= Of(state.Shipments, UndoForms.Shipment);

    /// <inheritdoc cref="LedgerState.Assays"/>
    public DraftTable<AssayRow> Assays => field ??= Of(state.Assays);

    /// <inheritdoc cref="LedgerState.FinalAssays"/>
    public DraftTable<FinalAssayRow> FinalAssays => field ??= Of(state.FinalAssays);

    /// <inheritdoc cref="LedgerState.Unaccounted"/>
    public DraftTable<UnaccountedRow> Unaccounted => field ??= Of(state.Unaccounted, UndoForms.Unaccounted);

    /// <inheritdoc cref="LedgerState.Credits"/>
    public DraftTable<CreditRow> Credits => field ??= Of(state.Credits, UndoForms.Credit);

    /// <inheritdoc cref="LedgerState.Quarantines"/>
    public DraftTable<QuarantineRow> Quarantines => field ??= Of(state.Quarantines);

    /// <inheritdoc cref="LedgerState.Holds"/>
    public DraftTable<HoldRow> Holds => field ??= Of(state.Holds);

    /// <inheritdoc cref="LedgerState.Proposals"/>
    public DraftTable<ProposalRow> Proposals => field ??= Of(state.Proposals);

    /// <inheritdoc cref="LedgerState.Periods"/>
    public DraftTable<PeriodRow> Periods => field ??= Of(state.Periods);

    /// <inheritdoc cref="LedgerState.LateEntries"/>
    public DraftTable<LateEntryRow> LateEntries => field ??= Of(state.LateEntries);

    /// <inheritdoc cref="LedgerState.Throughputs"/>
    public DraftTable<ThroughputRow> Throughputs => field ??= Of(state.Throughputs, UndoForms.Throughput);

    /// <inheritdoc cref="LedgerState.Events"/>
    public DraftTable<EventRow> Events => field ??= Of(state.Events);

    /// <inheritdoc cref="LedgerState.Clearances"/>
    public DraftTable<ClearanceRow> Clearances => field ??= Of(state.Clearances);

    /// <inheritdoc cref="LedgerState.Cleared"/>
    public DraftTable<ClearedRow> Cleared => field ??= Of(state.Cleared);

    /// <inheritdoc cref="LedgerState.Ends"/>
    public DraftTable<EndRow> Ends => field ??= Of(state.Ends, UndoForms.End);

    /// <inheritdoc cref="LedgerState.Charters"/>
    public DraftTable<CharterRow> Charters => field ??= Of(state.Charters);

    /// <inheritdoc cref="LedgerState.Motions"/>
    public DraftTable<MotionRow> Motions => field ??= Of(state.Motions);

    /// <summary>Whether several organisations hold the network together.</summary>
    internal bool HasMembers => state.Charters.Count > 0;

    /// <summary>The effects so far, in ordinal order of table and key.</summary>
    public IReadOnlyList<StateChange> Changes()
    {
        SortTouched();
        List<StateChange> changes = new(touched.Sum(static table => table.MostChanges));
        foreach (DraftTable table in touched)
        {
            table.AddChanges(changes);
        }

        return changes;
    }

    /// <summary>Applies the draft and leaves the digest as it is: for histories that only test the rules.</summary>
    public void ApplyWithoutDigest()
    {
        foreach (DraftTable table in touched)
        {
            table.ApplyToTable();
        }
    }

    /// <summary>Starts the record of what the next act changes.</summary>
    internal void BeginAct()
    {
        foreach (DraftTable table in touched)
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
        SortTouched();
        ImmutableArray<BeforeImage>.Builder images = ImmutableArray.CreateBuilder<BeforeImage>();
        foreach (DraftTable table in touched)
        {
            if (table is not DraftTable<EventRow>)
            {
                table.AddBeforeImages(images);
            }
        }

        return images.DrainToImmutable();
    }

    /// <summary>What would undo an image of an event; null if something else depends on that row meanwhile.</summary>
    internal Action? PrepareUndo(BeforeImage image, EventRow undone) =>
        All().Find(table => table.Name == image.Table)?.PrepareUndo(image, undone);

    private List<DraftTable> All() =>
    [
        Network, Parties, Keys, Sites, Permits, Circuits, Streams, Instruments, Contracts, Lots, Aliases, Parents, Shipments, Assays, FinalAssays, Unaccounted, Credits, Quarantines, Holds, Proposals, Periods, LateEntries, Throughputs, Events, Clearances, Cleared, Ends, Charters,
        Motions,
    ];

    private void SortTouched() =>
        touched.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));

    private DraftTable<TRow> Of<TRow>(Table<TRow> table, UndoForm<TRow>? undo = null)
        where TRow : class
    {
        DraftTable<TRow> draft = new(table, undo ?? UndoForm<TRow>.AsItWas);
        touched.Add(draft);
        return draft;
    }
}
