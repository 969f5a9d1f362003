using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// Writes entries into the views' tables, inside the transaction of its caller. Remembers what it wrote of late; after a
/// transaction that was not committed it must forget.
/// </summary>
internal sealed class Follower(ViewDatabase database)
{
    private const long MillisecondsADay = 86_400_000;

    // Sums of the whole network, changed by nearly every entry and shown by nobody: the ledger's state has them.
    private static readonly HashSet<string> NotKept = ["lot", "event", "end", "throughput"];

    private readonly Terms terms = new(database);
    private readonly PriorRows prior = new(database);
    private readonly Dictionary<long, (long Time, long First, long Entries)> blocks = [];
    private LotWriter? lotWriter;
    private EventWriter? eventWriter;
    private long? lastEvent;
    private int? latenessDays;

    private LotWriter Lots => lotWriter ??= new LotWriter(database, terms);

    private EventWriter Captured => eventWriter ??= new EventWriter(database, terms);

    /// <summary>Writes one entry.</summary>
    public void Follow(FollowedEntry entry)
    {
        IReadOnlyList<EventFlows> events = EntryReading.Read(entry, prior);
        WriteEntry(entry);
        HashSet<Eid> made = WriteRows(entry);
        foreach (EventFlows it in events)
        {
            WriteEvent(entry, it, made);
        }

        MarkCorrected(entry);
        Captured.Write(entry);
    }

    /// <summary>Writes what is summed over a transaction; before its commit.</summary>
    public void WriteSums()
    {
        Lots.WriteStock();
        foreach ((long height, (long time, long first, long entries)) in blocks)
        {
            database.Write(
                "INSERT INTO block (height, time, first, entries) VALUES (?1, ?2, ?3, ?4) "
                + "ON CONFLICT DO UPDATE SET entries = entries + ?4",
                height, time, first, entries);
        }

        blocks.Clear();
    }

    /// <summary>Forgets everything: after a rollback or a rebuild the file may say otherwise.</summary>
    public void Forget()
    {
        terms.Forget();
        prior.Forget();
        blocks.Clear();
        lotWriter = null;
        eventWriter = null;
        lastEvent = null;
        latenessDays = null;
    }

    private void WriteEntry(FollowedEntry entry)
    {
        database.Write(
            "INSERT INTO entry (idx, height, time, identity, issuer) VALUES (?1, ?2, ?3, ?4, ?5)",
            entry.Index,
            entry.Height,
            entry.BlockTime.UnixMilliseconds,
            entry.Statement.Identity.Hex,
            terms.Number(entry.Statement.Issuer.Value));
        (long time, long first, long entries) = blocks.GetValueOrDefault(
            entry.Height, (entry.BlockTime.UnixMilliseconds, entry.Index, 0));
        blocks[entry.Height] = (time, first, entries + 1);
    }

    // In ordinal order of table and key, so that numbers given on the way do not depend on the order of the effects.
    private HashSet<Eid> WriteRows(FollowedEntry entry)
    {
        HashSet<Eid> made = [];
        foreach (StateChange change in entry.Effects
            .Where(it => !NotKept.Contains(it.Table))
            .OrderBy(it => it.Table, StringComparer.Ordinal).ThenBy(it => it.Key, StringComparer.Ordinal))
        {
            WriteRow(change);
        }

        foreach (StateChange change in entry.Effects
            .Where(it => it.Table == "lot").OrderBy(it => it.Key, StringComparer.Ordinal))
        {
            if (change.Row is null)
            {
                prior.Drop(change);
                Lots.Remove(Eid.Of(change.Key));
            }
            else if (prior.Put<LotRow>(change) is var row && Lots.Put(row, change.Row.Value, ReceiverOf(row)).IsNew)
            {
                made.Add(row.Eid);
            }
        }

        return made;
    }

    private void WriteRow(StateChange change)
    {
        prior.Drop(change);
        if (change.Row is not { } bytes)
        {
            database.Write("DELETE FROM state_row WHERE tbl = ?1 AND key = ?2", change.Table, change.Key);
            return;
        }

        database.Write(
            "INSERT INTO state_row (tbl, key, row) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET row = ?3",
            change.Table, change.Key, bytes);
        switch (change.Table)
        {
            case "shipment":
                prior.Put<ShipmentRow>(change);
                break;
            case "unaccounted":
                prior.Put<UnaccountedRow>(change);
                break;
            case "circuit":
                prior.Put<CircuitRow>(change);
                break;
            case "network":
                latenessDays = null;
                break;
            case "site" when change.Read<SiteRow>() is { Deposit: not "" } mine:
                NameOrigin(mine.Deposit, mine.Country, mine.NameEn, mine.NameZh, SourceKind.Mined);
                break;
            default:
                break;
        }
    }

    private PartyId? ReceiverOf(LotRow lot) =>
        lot.Shipment is { } shipment ? prior.Find<ShipmentRow>("shipment", shipment)?.Receiver : null;

    private void WriteEvent(FollowedEntry entry, EventFlows it, HashSet<Eid> made)
    {
        lastEvent ??= database.One("SELECT coalesce(max(id), 0) FROM event", row => row.GetInt64(0));
        long id = lastEvent.Value + 1;
        lastEvent = id;
        ActFacts facts = it.Facts;
        bool reversed = Reverses(it);
        database.Write(
            "INSERT INTO event (id, entry, kind, detail, step, party, other, site, time, late, void, closes, circuits, "
            + "lost) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            id,
            entry.Index,
            (long)facts.Kind,
            facts.Detail,
            facts.Step.Length > 0 ? terms.Number(facts.Step) : null,
            terms.Number(entry.Statement.Issuer.Value),
            facts.Other is { } other ? terms.Number(other.Value) : null,
            facts.Site is { } site ? terms.Number(site.Gln) : null,
            facts.Time.UnixMilliseconds,
            IsLate(entry, facts) ? 1L : 0L,
            reversed ? 1L : 0L,
            it.Closes ? 1L : 0L,
            (long)it.Stocks.Count,
            it.Lost.Count > 0 ? BookBytes.Write(it.Lost) : null);
        WriteStocks(id, it);
        foreach (int act in it.Acts)
        {
            database.Write(
                "INSERT OR IGNORE INTO event_act (key, event) VALUES (?1, ?2)",
                StatementRows.EventKey(entry.Statement, act), id);
        }

        WriteFlows(id, it, made);
        if (facts.Source is { } source && it.Flows is [{ Book: [{ } line1, ..] }])
        {
            NameSource(line1.Origin, source);
        }
    }

    private void WriteFlows(long id, EventFlows it, HashSet<Eid> made)
    {
        foreach ((Eid lot, Mass? weight) in it.Touched)
        {
            if (Lots.NumberOf(lot) is { } number)
            {
                database.Write(
                    "INSERT INTO touch (lot, event, weight) VALUES (?1, ?2, ?3)", number, id, weight?.Milligrams);
            }
        }

        foreach (LotFlow flow in it.Flows)
        {
            long number = Lots.NumberOf(flow.Lot)
                ?? throw new InvalidDataException($"Lot {flow.Lot} moved before it was known.");
            database.Write(
                "INSERT INTO flow (event, side, lot, mass, book) VALUES (?1, ?2, ?3, ?4, ?5)",
                id, (long)flow.Side, number, flow.Milligrams, BookBytes.Write(flow.Book, terms));
            if (made.Contains(flow.Lot) && flow.Side != FlowSide.Taken)
            {
                database.Write("UPDATE lot SET made = ?2 WHERE id = ?1", number, id);
            }
        }
    }

    private void WriteStocks(long id, EventFlows it)
    {
        foreach ((string name, CircuitStock stock) in it.Stocks)
        {
            long circuit = terms.Number(name);
            database.Write(
                "INSERT INTO event_stock (circuit, event, epoch, before, after) VALUES (?1, ?2, ?3, ?4, ?5)",
                circuit,
                id,
                EpochOf(circuit, id, stock.Before),
                BookBytes.Write(stock.Before, terms),
                BookBytes.Write(stock.After, terms));
        }
    }

    // What a circuit holds stems from the events of its epoch: those since it was last empty.
    private long EpochOf(long circuit, long id, ImmutableArray<BookLine> before) => before.IsEmpty
        ? id
        : database.One(
            "SELECT epoch FROM event_stock WHERE circuit = ?1 ORDER BY event DESC LIMIT 1",
            row => (long?)row.GetInt64(0), circuit)
        ?? id;

    private bool IsLate(FollowedEntry entry, ActFacts facts)
    {
        latenessDays ??= prior.Find<NetworkRow>("network", "network")?.LatenessDays;
        return entry.BlockTime.UnixMilliseconds - facts.Time.UnixMilliseconds > latenessDays * MillisecondsADay;
    }

    private void NameSource(string origin, SourceDeclaration source)
    {
        if (source.Kind != SourceKind.Mined)
        {
            NameOrigin(origin, source.Country, origin, origin, source.Kind);
        }
    }

    private void NameOrigin(string origin, string country, string nameEn, string nameZh, SourceKind kind) =>
        database.Write(
            "INSERT OR IGNORE INTO origin (code, country, name_en, name_zh, kind) VALUES (?1, ?2, ?3, ?4, ?5)",
            terms.Number(origin), country, nameEn, nameZh, (long)kind);

    private void MarkCorrected(FollowedEntry entry)
    {
        foreach (StateChange change in entry.Effects.Where(it => it is { Table: "event", Row: not null }))
        {
            // Few events are corrected, and rows leave out what is null: most need not be parsed.
            if (change.Row!.Value.Span.IndexOf("\"CorrectedBy\":"u8) >= 0
                && change.Read<EventRow>().CorrectedBy is { } by)
            {
                database.Write("UPDATE event_act SET corrected_by = ?2 WHERE key = ?1", change.Key, by);
            }
        }
    }

    // An event is undone if its correction moves back just what it moved. Then neither counts for any lot's lineage;
    // a compensating entry, by contrast, leaves the event standing.
    private bool Reverses(EventFlows correction)
    {
        List<long> targets = [.. correction.Targets
            .Select(key => database.One(
                "SELECT event FROM event_act WHERE key = ?1", row => (long?)row.GetInt64(0), key))
            .OfType<long>().Distinct()];
        if (targets.Count == 0)
        {
            return false;
        }

        Dictionary<long, Account> sums = [];
        foreach (long target in targets)
        {
            foreach ((long lot, FlowSide side, byte[] book) in database.All(
                "SELECT lot, side, book FROM flow WHERE event = ?1",
                row => (row.GetInt64(0), (FlowSide)row.GetInt64(1), (byte[])row.GetValue(2)), target))
            {
                Post(sums, lot, side, BookBytes.Read(book, terms));
            }
        }

        foreach (LotFlow flow in correction.Flows)
        {
            Post(sums, Lots.NumberOf(flow.Lot) ?? 0, flow.Side, flow.Book);
        }

        bool reversed = sums.Values.All(sum => sum.IsZero);
        foreach (long target in targets.Where(_ => reversed))
        {
            database.Write("UPDATE event SET void = 1 WHERE id = ?1", target);
        }

        return reversed;
    }

    private static void Post(Dictionary<long, Account> sums, long lot, FlowSide side, IEnumerable<BookLine> book)
    {
        if (!sums.TryGetValue(lot, out Account? sum))
        {
            sums[lot] = sum = new Account();
        }

        _ = side == FlowSide.Taken ? sum.Subtract(book) : sum.Add(book);
    }
}
