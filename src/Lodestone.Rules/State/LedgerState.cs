using System.Buffers;
using System.Security.Cryptography;

namespace Lodestone.Rules;

/// <summary>
/// What is true now, as rows in named tables, and a digest chained over every effect that led here. Single-threaded;
/// readers take what they need between two entries.
/// </summary>
public sealed class LedgerState
{
    private readonly Table[] tables;

    /// <summary>The empty state, before the genesis.</summary>
    public LedgerState()
    {
        RowForms forms = RowForms.Default;
        Network = new("network", forms.NetworkRow);
        Parties = new("party", forms.PartyRow);
        Keys = new("key", forms.KeyRow);
        Sites = new("site", forms.SiteRow);
        Permits = new("permit", forms.PermitRow);
        Circuits = new("circuit", forms.CircuitRow);
        Streams = new("stream", forms.StreamRow);
        Instruments = new("instrument", forms.InstrumentRow);
        Contracts = new("contract", forms.ContractRow);
        Lots = new("lot", forms.LotRow);
        Aliases = new("alias", forms.AliasRow);
        Parents = new("parent", forms.ParentRow);
        Shipments = new("shipment", forms.ShipmentRow);
        Assays = new("assay", forms.AssayRow);
        FinalAssays = new("assay-final", forms.FinalAssayRow);
        Unaccounted = new("unaccounted", forms.UnaccountedRow);
        Credits = new("credit", forms.CreditRow);
        Quarantines = new("quarantine", forms.QuarantineRow);
        Holds = new("hold", forms.HoldRow);
        Proposals = new("proposal", forms.ProposalRow);
        Periods = new("period", forms.PeriodRow);
        LateEntries = new("late", forms.LateEntryRow);
        Throughputs = new("throughput", forms.ThroughputRow);
        Events = new("event", forms.EventRow);
        Clearances = new("clearance", forms.ClearanceRow);
        Cleared = new("cleared", forms.ClearedRow);
        Ends = new("end", forms.EndRow);
        Charters = new("charter", forms.CharterRow);
        Motions = new("motion", forms.MotionRow);
        tables =
        [
            Network, Parties, Keys, Sites, Permits, Circuits, Streams, Instruments, Contracts, Lots, Aliases, Parents,
            Shipments, Assays, FinalAssays, Unaccounted, Credits, Quarantines, Holds, Proposals, Periods,
            LateEntries, Throughputs,
            Events, Clearances, Cleared, Ends, Charters, Motions,
        ];
        Array.Sort(tables, (left, right) => string.CompareOrdinal(left.Name, right.Name));
    }

    /// <summary>SHA-256 chained over the effects of every accepted entry; 32 zero bytes before the first.</summary>
    public ReadOnlyMemory<byte> Digest { get; private set; } = new byte[32];

    /// <summary>The network's own row, under the key <c>network</c>.</summary>
    public Table<NetworkRow> Network { get; }

    /// <summary>Parties by identifier.</summary>
    public Table<PartyRow> Parties { get; }

    /// <summary>Keys by hexadecimal key id.</summary>
    public Table<KeyRow> Keys { get; }

    /// <summary>Sites by GLN.</summary>
    public Table<SiteRow> Sites { get; }

    /// <summary>Permits by <c>party/permit</c>.</summary>
    public Table<PermitRow> Permits { get; }

    /// <summary>Circuits by URI.</summary>
    public Table<CircuitRow> Circuits { get; }

    /// <summary>By-product streams by URI.</summary>
    public Table<StreamRow> Streams { get; }

    /// <summary>Instruments by URI.</summary>
    public Table<InstrumentRow> Instruments { get; }

    /// <summary>Contracts by URI.</summary>
    public Table<ContractRow> Contracts { get; }

    /// <summary>Lots by EID.</summary>
    public Table<LotRow> Lots { get; }

    /// <summary>Lots by GS1 alias.</summary>
    public Table<AliasRow> Aliases { get; }

    /// <summary>Packing parents by URI.</summary>
    public Table<ParentRow> Parents { get; }

    /// <summary>Shipments by URI.</summary>
    public Table<ShipmentRow> Shipments { get; }

    /// <summary>Assays by event id.</summary>
    public Table<AssayRow> Assays { get; }

    /// <summary>Which assay of a laboratory is its final one for a lot, by <c>lot/laboratory</c>.</summary>
    public Table<FinalAssayRow> FinalAssays { get; }

    /// <summary>Material unaccounted for, by site GLN.</summary>
    public Table<UnaccountedRow> Unaccounted { get; }

    /// <summary>Mass-balance credits by <c>site/element/origin</c>.</summary>
    public Table<CreditRow> Credits { get; }

    /// <summary>Open and decided quarantines by EID.</summary>
    public Table<QuarantineRow> Quarantines { get; }

    /// <summary>Holds by number.</summary>
    public Table<HoldRow> Holds { get; }

    /// <summary>Proposals by <c>statement/act</c>.</summary>
    public Table<ProposalRow> Proposals { get; }

    /// <summary>Closed periods by site GLN, or <c>*</c> for all.</summary>
    public Table<PeriodRow> Periods { get; }

    /// <summary>Allowances for late entry by party.</summary>
    public Table<LateEntryRow> LateEntries { get; }

    /// <summary>Yearly totals by <c>subject/year</c>, for capacities, stream caps and correction budgets.</summary>
    public Table<ThroughputRow> Throughputs { get; }

    /// <summary>Recorded events by event id.</summary>
    public Table<EventRow> Events { get; }

    /// <summary>Customs clearances by declaration number.</summary>
    public Table<ClearanceRow> Clearances { get; }

    /// <summary>The latest clearance of each lot, by EID.</summary>
    public Table<ClearedRow> Cleared { get; }

    /// <summary>What left the books, by kind and element: the other side of the conservation sum.</summary>
    public Table<EndRow> Ends { get; }

    /// <summary>Who holds the network together, by the size of the log from which it holds, in 16 digits.</summary>
    public Table<CharterRow> Charters { get; }

    /// <summary>Proposed changes of the network by <c>statement/act</c>.</summary>
    public Table<MotionRow> Motions { get; }

    /// <summary>Starts a draft for one statement.</summary>
    public Draft Begin() => new(this);

    /// <summary>Applies an accepted entry's effects and chains the digest over them.</summary>
    /// <returns>The effects, in ordinal order of table and key.</returns>
    public IReadOnlyList<StateChange> Apply(Draft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        IReadOnlyList<StateChange> changes = draft.Changes();
        draft.ApplyWithoutDigest();
        Digest = Chain(Digest.Span, changes);
        return changes;
    }

    /// <summary>Applies effects that were judged elsewhere and chains the digest over them; the caller has checked them.</summary>
    public void Follow(IReadOnlyList<StateChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (StateChange change in changes)
        {
            Table table = Array.Find(tables, table => table.Name == change.Table)
                ?? throw new InvalidDataException($"Row {change.Table}/{change.Key} has no table.");
            if (change.Row is { } row)
            {
                table.Load(change.Key, row.Span);
            }
            else
            {
                table.Remove(change.Key);
            }
        }

        Digest = Chain(Digest.Span, changes);
    }

    /// <summary>
    /// A state of its own with the same rows and digest. Rows are immutable and shared, so this costs a walk of the
    /// tables.
    /// </summary>
    public LedgerState Copy()
    {
        LedgerState copy = new() { Digest = Digest };
        for (int i = 0; i < tables.Length; i++)
        {
            tables[i].CopyTo(copy.tables[i]);
        }

        return copy;
    }

    /// <summary>
    /// Restores a state from stored rows and the digest stored with them; the caller has checked the source.
    /// </summary>
    public static LedgerState Restore(IEnumerable<StateChange> rows, ReadOnlySpan<byte> digest)
    {
        ArgumentNullException.ThrowIfNull(rows);
        LedgerState state = new() { Digest = digest.ToArray() };
        Dictionary<string, Table> byName = state.tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        foreach (StateChange row in rows)
        {
            if (!byName.TryGetValue(row.Table, out Table? table) || row.Row is not { } bytes)
            {
                throw new InvalidDataException($"Stored row {row.Table}/{row.Key} has no table.");
            }

            table.Load(row.Key, bytes.Span);
        }

        return state;
    }

    /// <summary>Every row in ordinal order of table and key: what the state root and snapshots are made of.</summary>
    public IEnumerable<StateChange> SortedRows() => tables.SelectMany(table => table.SortedRows());

    /// <summary>
    /// Chains a digest over one entry's effects: every part prefixed by its length, 8 bytes big-endian.
    /// </summary>
    public static byte[] Chain(ReadOnlySpan<byte> digest, IReadOnlyList<StateChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ReadOnlySpan<byte> prefix = "lodestone/state/v1"u8;
        int length = prefix.Length + digest.Length;
        foreach (StateChange change in changes)
        {
            length += change.PartsLength;
        }

        byte[] parts = ArrayPool<byte>.Shared.Rent(length);
        prefix.CopyTo(parts);
        digest.CopyTo(parts.AsSpan(prefix.Length));
        int at = prefix.Length + digest.Length;
        foreach (StateChange change in changes)
        {
            at += change.WriteParts(parts.AsSpan(at));
        }

        byte[] chained = SHA256.HashData(parts.AsSpan(0, at));
        ArrayPool<byte>.Shared.Return(parts);
        return chained;
    }
}
