using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Writes entries into the views' tables, inside the transaction of its caller.</summary>
internal sealed class Follower(ViewDatabase database, Terms terms)
{
    private const long MillisecondsADay = 86_400_000;

    // Sums of the whole network, changed by nearly every entry and shown by nobody: the ledger's state has them.
    private static readonly HashSet<string> NotKept = ["lot", "event", "end", "throughput"];

    private readonly LotWriter lots = new(database, terms);
    private readonly EventWriter captured = new(database, terms);
    private int? latenessDays;

    /// <summary>Writes one entry.</summary>
    public void Follow(FollowedEntry entry)
    {
        IReadOnlyList<EventFlows> events = EntryReading.Read(entry, Prior);
        WriteEntry(entry);
        HashSet<Eid> made = WriteRows(entry);
        foreach (EventFlows it in events)
        {
            WriteEvent(entry, it, made);
        }

        MarkCorrected(entry);
        captured.Write(entry);
    }

    private byte[]? Prior(string table, string key) => table == "lot"
        ? database.One("SELECT row FROM lot WHERE eid = ?1 AND gone = 0", row => (byte[])row.GetValue(0), key)
        : database.One(
            "SELECT row FROM state_row WHERE tbl = ?1 AND key = ?2", row => (byte[])row.GetValue(0), table, key);

    private void WriteEntry(FollowedEntry entry)
    {
        database.Execute(
            "INSERT INTO entry (idx, height, time, identity, issuer) VALUES (?1, ?2, ?3, ?4, ?5)",
            entry.Index,
            entry.Height,
            entry.BlockTime.UnixMilliseconds,
            entry.Statement.Identity.Hex,
            terms.Number(entry.Statement.Issuer.Value));
        database.Execute(
            "INSERT INTO block (height, time, first, entries) VALUES (?1, ?2, ?3, 1) "
            + "ON CONFLICT DO UPDATE SET entries = entries + 1",
            entry.Height, entry.BlockTime.UnixMilliseconds, entry.Index);
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
            if (change.Row is not { } bytes)
            {
                lots.Remove(Eid.Of(change.Key));
            }
            else if (RowReader.Read<LotRow>(bytes.Span) is var row && lots.Put(row, ReceiverOf(row)).IsNew)
            {
                made.Add(row.Eid);
            }
        }

        return made;
    }

    private void WriteRow(StateChange change)
    {
        if (change.Row is not { } bytes)
        {
            database.Execute("DELETE FROM state_row WHERE tbl = ?1 AND key = ?2", change.Table, change.Key);
            return;
        }

        database.Execute(
            "INSERT INTO state_row (tbl, key, row) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET row = ?3",
            change.Table, change.Key, bytes.ToArray());
        latenessDays = change.Table == "network" ? null : latenessDays;
        if (change.Table == "site" && RowReader.Read<SiteRow>(bytes.Span) is { Deposit: not "" } mine)
        {
            NameOrigin(mine.Deposit, mine.Country, mine.NameEn, mine.NameZh, SourceKind.Mined);
        }
    }

    private PartyId? ReceiverOf(LotRow lot) =>
        lot.Shipment is { } shipment && Prior("shipment", shipment) is { } row
            ? RowReader.Read<ShipmentRow>(row).Receiver
            : null;

    private void WriteEvent(FollowedEntry entry, EventFlows it, HashSet<Eid> made)
    {
        long id = database.One("SELECT coalesce(max(id), 0) + 1 FROM event", row => row.GetInt64(0));
        ActFacts facts = it.Facts;
        bool reversed = Reverses(it);
        database.Execute(
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
            database.Execute(
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
            if (lots.NumberOf(lot) is { } number)
            {
                database.Execute(
                    "INSERT INTO touch (lot, event, weight) VALUES (?1, ?2, ?3)", number, id, weight?.Milligrams);
            }
        }

        foreach (LotFlow flow in it.Flows)
        {
            long number = lots.NumberOf(flow.Lot)
                ?? throw new InvalidDataException($"Lot {flow.Lot} moved before it was known.");
            database.Execute(
                "INSERT INTO flow (event, side, lot, mass, book) VALUES (?1, ?2, ?3, ?4, ?5)",
                id, (long)flow.Side, number, flow.Milligrams, BookBytes.Write(flow.Book, terms));
            if (made.Contains(flow.Lot) && flow.Side != FlowSide.Taken)
            {
                database.Execute("UPDATE lot SET made = ?2 WHERE id = ?1", number, id);
            }
        }
    }

    private void WriteStocks(long id, EventFlows it)
    {
        foreach ((string name, CircuitStock stock) in it.Stocks)
        {
            long circuit = terms.Number(name);
            database.Execute(
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
        latenessDays ??= Prior("network", "network") is { } row ? RowReader.Read<NetworkRow>(row).LatenessDays : null;
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
        database.Execute(
            "INSERT OR IGNORE INTO origin (code, country, name_en, name_zh, kind) VALUES (?1, ?2, ?3, ?4, ?5)",
            terms.Number(origin), country, nameEn, nameZh, (long)kind);

    private void MarkCorrected(FollowedEntry entry)
    {
        foreach (StateChange change in entry.Effects.Where(it => it is { Table: "event", Row: not null }))
        {
            // Few events are corrected, and rows leave out what is null: most need not be parsed.
            if (change.Row!.Value.Span.IndexOf("\"CorrectedBy\":"u8) >= 0
                && RowReader.Read<EventRow>(change.Row.Value.Span).CorrectedBy is { } by)
            {
                database.Execute("UPDATE event_act SET corrected_by = ?2 WHERE key = ?1", change.Key, by);
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
            Post(sums, lots.NumberOf(flow.Lot) ?? 0, flow.Side, flow.Book);
        }

        bool reversed = sums.Values.All(sum => sum.IsZero);
        foreach (long target in targets.Where(_ => reversed))
        {
            database.Execute("UPDATE event SET void = 1 WHERE id = ?1", target);
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
