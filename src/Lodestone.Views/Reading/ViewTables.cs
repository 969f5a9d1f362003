using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>The stored tables, read by those who ask about lots and events.</summary>
internal sealed class ViewTables(ViewDatabase database)
{
    private const string LotColumns = "SELECT id, made, receiver, row FROM lot ";

    private const string Columns =
        "SELECT event.id, entry, kind, detail, step, party, other, site, time, late, void, closes, lost, acts, "
        + "corrected_by, touched, moved, circuits, circuit, epoch, before, after ";

    private const string EventColumns =
        Columns + "FROM event LEFT JOIN event_stock ON event_stock.event = event.id ";

    // From the circuit's side, so that its index is used.
    private const string CircuitColumns =
        Columns + "FROM event_stock JOIN event ON event.id = event_stock.event ";

    private const int ChunkOfCircuit = 256;

    private readonly Dictionary<long, StoredEvent> events = [];
    private readonly Dictionary<long, List<StoredFlow>> flows = [];
    private readonly Dictionary<long, StoredEvent?> makers = [];
    private readonly Dictionary<(long Circuit, long Event), StoredEvent?> beforeInCircuit = [];
    private readonly Dictionary<long, PartyId> parties = [];
    private readonly Dictionary<long, SiteId> sites = [];

    /// <summary>The connection.</summary>
    public ViewDatabase Database => database;

    /// <summary>Texts by number.</summary>
    public Terms Terms { get; } = new(database);

    /// <summary>A lot by identity, or null.</summary>
    public StoredLot? Lot(Eid eid) => database.One(LotColumns + "WHERE eid = ?1", ReadLot, eid.Code);

    /// <summary>A lot by number.</summary>
    public StoredLot Lot(long number) => database.One(LotColumns + "WHERE id = ?1", ReadLot, number)
        ?? throw new InvalidDataException($"Lot {number} is missing.");

    /// <summary>An event by number.</summary>
    public StoredEvent Event(long id)
    {
        if (!events.TryGetValue(id, out StoredEvent? it))
        {
            it = database.One(EventColumns + "WHERE event.id = ?1", ReadEvent, id)
                ?? throw new InvalidDataException($"Event {id} is missing.");
            events[id] = it;
        }

        return it;
    }

    /// <summary>The step that made a lot; null if it was commissioned or its making was undone.</summary>
    public StoredEvent? MakerOf(long lot)
    {
        if (!makers.TryGetValue(lot, out StoredEvent? maker))
        {
            long? made = database.One("SELECT made FROM lot WHERE id = ?1", row => row.FindInt64(0), lot);
            maker = made is { } id && Event(id) is { IsStep: true } step ? step : null;
            makers[lot] = maker;
        }

        return maker;
    }

    /// <summary>The steps that took from a lot, in order.</summary>
    public IEnumerable<StoredEvent> TakersOf(long lot) => database
        .All("SELECT event FROM touch WHERE lot = ?1 AND took = 1 ORDER BY event", row => row.GetInt64(0), lot)
        .Select(Event)
        .Where(it => it.IsStep);

    /// <summary>What an event took and made, in order of side and lot.</summary>
    public IReadOnlyList<StoredFlow> FlowsOf(long id)
    {
        if (!flows.TryGetValue(id, out List<StoredFlow>? found))
        {
            found = FlowBytes.Read(Event(id).Moved);
            flows[id] = found;
        }

        return found;
    }

    /// <summary>The events of a circuit between two of them, both included, ascending; those undone as well.</summary>
    public IReadOnlyList<StoredEvent> RunOf(long circuit, long from, long to)
    {
        List<StoredEvent> run = database.All(
            CircuitColumns + "WHERE circuit = ?1 AND event_stock.event BETWEEN ?2 AND ?3 ORDER BY event_stock.event",
            ReadEvent,
            circuit,
            from,
            to);
        foreach (StoredEvent it in run)
        {
            events[it.Id] = it;
        }

        return run;
    }

    /// <summary>The event of a circuit before another, or null.</summary>
    public StoredEvent? BeforeInCircuit(long circuit, long id)
    {
        if (beforeInCircuit.TryGetValue((circuit, id), out StoredEvent? before))
        {
            return before;
        }

        long from = database.One(
            "SELECT min(event) FROM (SELECT event FROM event_stock WHERE circuit = ?1 AND event < ?2 "
            + "ORDER BY event DESC LIMIT ?3) AS last",
            row => row.FindInt64(0) ?? id,
            circuit,
            id,
            (long)ChunkOfCircuit);
        IReadOnlyList<StoredEvent> run = RunOf(circuit, from, id);
        for (int i = 1; i < run.Count; i++)
        {
            beforeInCircuit[(circuit, run[i].Id)] = run[i - 1];
        }

        return beforeInCircuit.TryGetValue((circuit, id), out before) ? before : beforeInCircuit[(circuit, id)] = null;
    }

    /// <summary>The last event of a circuit's epoch.</summary>
    public long LastOfEpoch(long circuit, long epoch) => database.One(
        "SELECT max(event) FROM event_stock WHERE circuit = ?1 AND event >= ?2 AND epoch = ?2",
        row => row.GetInt64(0), circuit, epoch);

    /// <summary>A book.</summary>
    public ImmutableArray<BookLine> Book(byte[] bytes) => BookBytes.Read(bytes, Terms);

    /// <summary>The accounts of one event.</summary>
    public Balance BalanceOf(StoredEvent it)
    {
        IReadOnlyList<StoredFlow> moved = FlowsOf(it.Id);
        return Balance.Of(
            it.Kind,
            moved.Where(flow => flow.Side == FlowSide.Taken).SelectMany(flow => Book(flow.Book)),
            moved.Where(flow => flow.Side == FlowSide.Made).SelectMany(flow => Book(flow.Book)),
            BookBytes.ReadFlows(it.Lost),
            it.Stocks.SelectMany(stock => Book(stock.Before)),
            it.Stocks.SelectMany(stock => Book(stock.After)),
            it.Closes);
    }

    /// <summary>The accounts of a run of a circuit, as one.</summary>
    public Balance BalanceOf(long circuit, IReadOnlyList<StoredEvent> run)
    {
        // Stock stands still between events of a circuit: the run's stocks are those of its ends.
        IEnumerable<StoredFlow> moved = run.SelectMany(it => FlowsOf(it.Id));
        return Balance.Of(
            LotEventKind.CircuitRun,
            moved.Where(flow => flow.Side == FlowSide.Taken).SelectMany(flow => Book(flow.Book)),
            moved.Where(flow => flow.Side == FlowSide.Made).SelectMany(flow => Book(flow.Book)),
            run.SelectMany(it => BookBytes.ReadFlows(it.Lost)),
            Book(run[0].Stocks.Single(stock => stock.Circuit == circuit).Before),
            Book(run[^1].Stocks.Single(stock => stock.Circuit == circuit).After),
            run.All(it => it.Closes && it.Stocks.Count == 1));
    }

    /// <summary>What is known of an origin.</summary>
    public SourceNote Origin(string code) => Terms.TryNumber(code) is { } number && database.One(
        "SELECT country, name_en, name_zh, kind FROM origin WHERE code = ?1",
        row => new SourceNote(
            code,
            row.GetString(0),
            new Label(row.GetString(1), row.GetString(2)),
            (SourceKind)row.GetInt64(3)),
        number) is { } known
            ? known
            : new SourceNote(code, string.Empty, new Label(code, code), 0);

    /// <summary>A row of a table other than lots and events, or null.</summary>
    public TRow? Row<TRow>(string table, string key)
        where TRow : class => database.One(
            "SELECT row FROM state_row WHERE tbl = ?1 AND key = ?2",
            row => RowReader.Read<TRow>(row.GetBytes(0)),
            table,
            key);

    /// <summary>All rows of a table, in ordinal order of the key.</summary>
    public IReadOnlyList<KeyValuePair<string, TRow>> Rows<TRow>(string table)
        where TRow : class => database.All(
            "SELECT key, row FROM state_row WHERE tbl = ?1 ORDER BY key",
            row => KeyValuePair.Create(row.GetString(0), RowReader.Read<TRow>(row.GetBytes(1))),
            table);

    private StoredLot ReadLot(ViewRow row) => new(
        row.GetInt64(0),
        row.FindInt64(1),
        row.FindInt64(2) is { } receiver ? PartyOf(receiver) : null,
        RowReader.Read<LotRow>(row.GetBytes(3)));

    private StoredEvent ReadEvent(ViewRow row) => new()
    {
        Id = row.GetInt64(0),
        Entry = row.GetInt64(1),
        Kind = (LotEventKind)row.GetInt64(2),
        Detail = row.GetString(3),
        Step = row.FindInt64(4) is { } step ? Terms.Text(step) : string.Empty,
        Party = PartyOf(row.GetInt64(5)),
        Other = row.FindInt64(6) is { } other ? PartyOf(other) : null,
        Site = row.FindInt64(7) is { } site ? SiteOf(site) : null,
        Time = new Instant(row.GetInt64(8)),
        IsLate = row.GetInt64(9) == 1,
        IsVoid = row.GetInt64(10) == 1,
        Closes = row.GetInt64(11) == 1,
        Lost = row.FindBytes(12),
        Acts = row.GetInt32(13),
        CorrectedBy = row.FindString(14),
        Touched = row.FindBytes(15),
        Moved = row.FindBytes(16),
        Stocks = row.GetInt64(17) switch
        {
            0 => [],
            1 => [ReadStock(row, 18)],
            _ => StocksOf(row.GetInt64(0)),
        },
    };

    private static StoredStock ReadStock(ViewRow row, int column) => new(
        row.GetInt64(column), row.GetInt64(column + 1), row.GetBytes(column + 2), row.GetBytes(column + 3));

    private List<StoredStock> StocksOf(long id) => database.All(
        "SELECT circuit, epoch, before, after FROM event_stock WHERE event = ?1 ORDER BY circuit",
        row => ReadStock(row, 0),
        id);

    private PartyId PartyOf(long number) => parties.TryGetValue(number, out PartyId known)
        ? known
        : parties[number] = PartyId.Of(Terms.Text(number));

    private SiteId SiteOf(long number) => sites.TryGetValue(number, out SiteId known)
        ? known
        : sites[number] = SiteId.Of(Terms.Text(number));
}
