using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
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

    private readonly Terms terms = new(database);
    private readonly StateRows rows = new(database);
    private readonly TouchWriter touches = new(database);
    private readonly Dictionary<long, (long Time, long First, long Entries)> blocks = [];
    private readonly Dictionary<long, long> epochs = [];
    private readonly ArrayBufferWriter<byte> moved = new();
    private readonly ArrayBufferWriter<byte> touched = new();
    private readonly ArrayBufferWriter<byte> book = new();
    private LotWriter? lotWriter;
    private EventWriter? eventWriter;
    private long? lastEvent;
    private int? latenessDays;

    private LotWriter Lots => lotWriter ??= new LotWriter(database, terms);

    private EventWriter Captured => eventWriter ??= new EventWriter(database, terms);

    /// <summary>Writes one entry.</summary>
    public void Follow(FollowedEntry entry)
    {
        StatementRows changes = new(entry, rows, Lots);
        IReadOnlyList<EventFlows> events = EntryReading.Read(entry, changes);
        WriteEntry(entry);
        HashSet<Eid> made = PutRows(changes);
        foreach (EventFlows it in events)
        {
            WriteEvent(entry, it, changes, made);
        }

        MarkCorrected(entry, changes);
        Captured.Write(entry, changes);
    }

    /// <summary>Writes what is gathered over a transaction; before its commit.</summary>
    public void WriteGathered()
    {
        rows.Write();
        Lots.Write();
        touches.Write();
        Captured.WriteKeys();
        foreach ((long height, (long time, long first, long entries)) in blocks)
        {
            database.Write(
                "INSERT INTO block (height, time, first, entries) VALUES (?1, ?2, ?3, ?4) "
                + "ON CONFLICT (height) DO UPDATE SET entries = block.entries + ?4",
                height, time, first, entries);
        }

        blocks.Clear();
    }

    /// <summary>Forgets everything: after a rollback or a rebuild the file may say otherwise.</summary>
    public void Forget()
    {
        terms.Forget();
        rows.Forget();
        touches.Forget();
        epochs.Clear();
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
    private HashSet<Eid> PutRows(StatementRows changes)
    {
        foreach (StateChange change in changes.All)
        {
            if (StateRows.Keeps(change.Table))
            {
                PutRow(change);
            }
        }

        HashSet<Eid> made = [];
        foreach (LotChange change in changes.ChangedLots)
        {
            if (change.Row is null)
            {
                Lots.Remove(change.Lot);
            }
            else if (Lots.Put(change.Row, change.Bytes, ReceiverOf(change.Row)))
            {
                made.Add(change.Lot);
            }
        }

        return made;
    }

    private void PutRow(StateChange change)
    {
        rows.Put(change);
        if (change.Table == "network")
        {
            latenessDays = null;
        }
        else if (change is { Table: "site", Row: not null }
            && change.Read<SiteRow>() is { Deposit: not "" } mine)
        {
            NameOrigin(mine.Deposit, mine.Country, mine.NameEn, mine.NameZh, SourceKind.Mined);
        }
    }

    private PartyId? ReceiverOf(LotRow lot) =>
        lot.Shipment is { } shipment ? rows.Find<ShipmentRow>("shipment", shipment)?.Receiver : null;

    private void WriteEvent(FollowedEntry entry, EventFlows it, StatementRows changes, HashSet<Eid> made)
    {
        lastEvent ??= database.One("SELECT coalesce(max(id), 0) FROM event", row => row.GetInt64(0));
        long id = lastEvent.Value + 1;
        lastEvent = id;
        ActFacts facts = it.Facts;
        bool reversed = Reverses(it, changes);
        GatherLots(id, it, made);
        database.Write(
            "INSERT INTO event (id, entry, kind, detail, step, party, other, site, time, late, void, closes, circuits, "
            + "lost, acts, keys, touched, moved) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
            id,
            entry.Index,
            (long)facts.Kind,
            facts.Detail,
            facts.Step.Length > 0 ? terms.Number(facts.Step) : (long?)null,
            terms.Number(entry.Statement.Issuer.Value),
            facts.Other is { } other ? terms.Number(other.Value) : (long?)null,
            facts.Site is { } site ? terms.Number(site.Gln) : (long?)null,
            facts.Time.UnixMilliseconds,
            IsLate(entry, facts) ? 1L : 0L,
            reversed ? 1L : 0L,
            it.Closes ? 1L : 0L,
            (long)it.Stocks.Count,
            it.Lost.Count > 0 ? BookBytes.Write(it.Lost) : null,
            (long)it.Acts.Count,
            entry.Statement.Acts.Length == 1 ? null : KeysOf(entry.Statement, it.Acts),
            touched.WrittenMemory,
            moved.WrittenMemory);
        WriteStocks(id, it);
        if (facts.Source is { } source && it.Flows is [{ Book: [{ } line1, ..] }])
        {
            NameSource(line1.Origin, source);
        }
    }

    // One key of eight bytes an act: whoever corrects an act of many finds its event among those of the entry.
    private static byte[] KeysOf(Statement statement, IReadOnlyList<int> acts)
    {
        byte[] keys = new byte[acts.Count * sizeof(long)];
        for (int i = 0; i < acts.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(
                keys.AsSpan(i * sizeof(long)), KeyOf(StatementRows.EventKey(statement, acts[i])));
        }

        return keys;
    }

    private static long KeyOf(string eventKey) => new EventKey(EventKeyKind.Id, eventKey).Number;

    // What the event's row says of its lots, and what the lots are to say of it.
    private void GatherLots(long id, EventFlows it, HashSet<Eid> made)
    {
        touched.ResetWrittenCount();
        moved.ResetWrittenCount();
        HashSet<long> took = [];
        foreach ((LotFlow flow, KnownLot lot) in it.Flows
            .Select(flow => (flow, Lots.Find(flow.Lot)
                ?? throw new InvalidDataException($"Lot {flow.Lot} moved before it was known.")))
            .OrderBy(pair => pair.flow.Side).ThenBy(pair => pair.Item2.Number))
        {
            book.ResetWrittenCount();
            BookBytes.Append(book, flow.Book, terms);
            FlowBytes.Append(moved, flow.Side, lot.Number, lot.Place.Material, flow.Milligrams, book.WrittenSpan);
            if (flow.Side != FlowSide.Made)
            {
                took.Add(lot.Number);
            }

            if (flow.Side != FlowSide.Taken && made.Contains(flow.Lot))
            {
                lot.Made = id;
            }
        }

        foreach ((Eid eid, Mass? weight) in it.Touched)
        {
            if (Lots.Find(eid) is { } lot)
            {
                FlowBytes.Append(touched, lot.Number, lot.Place.Material, weight);
                touches.Add(lot.Number, id, took.Contains(lot.Number));
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
    private long EpochOf(long circuit, long id, ImmutableArray<BookLine> before)
    {
        if (before.IsEmpty)
        {
            return epochs[circuit] = id;
        }

        if (!epochs.TryGetValue(circuit, out long epoch))
        {
            epochs[circuit] = epoch = database.One(
                "SELECT epoch FROM event_stock WHERE circuit = ?1 ORDER BY event DESC LIMIT 1",
                row => (long?)row.GetInt64(0), circuit)
                ?? id;
        }

        return epoch;
    }

    private bool IsLate(FollowedEntry entry, ActFacts facts)
    {
        latenessDays ??= rows.Find<NetworkRow>("network", "network")?.LatenessDays;
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
            "INSERT INTO origin (code, country, name_en, name_zh, kind) VALUES (?1, ?2, ?3, ?4, ?5) "
            + "ON CONFLICT (code) DO NOTHING",
            terms.Number(origin), country, nameEn, nameZh, (long)kind);

    private void MarkCorrected(FollowedEntry entry, StatementRows changes)
    {
        foreach (Act act in entry.Statement.Acts)
        {
            if (act is CorrectEvent { Target: { } target } && changes.Event(target)?.CorrectedBy is { } by
                && EventUnder(target, changes) is { } it)
            {
                database.Write("UPDATE event SET corrected_by = coalesce(corrected_by, ?2) WHERE id = ?1", it.Id, by);
            }
        }
    }

    // A correction changes its target's record, which knows the entry that said it.
    private (long Id, byte[] Moved)? EventUnder(string key, StatementRows changes)
    {
        if (changes.Event(key) is not { } record)
        {
            return null;
        }

        List<(long Id, byte[]? Keys, byte[] Moved)> events = database.All(
            "SELECT id, keys, moved FROM event WHERE entry = ?1",
            row => (row.GetInt64(0), row.IsNull(1) ? null : row.GetBytes(1), row.FindBytes(2)),
            record.Index);
        long wanted = KeyOf(key);
        foreach ((long id, byte[]? keys, byte[] bytes) in events)
        {
            if (keys is null || MemoryMarshal.Cast<byte, long>(keys).Contains(wanted))
            {
                return (id, bytes);
            }
        }

        return null;
    }

    // An event is undone if its correction moves back just what it moved. Then neither counts for any lot's lineage;
    // a compensating entry, by contrast, leaves the event standing.
    private bool Reverses(EventFlows correction, StatementRows changes)
    {
        if (correction.Targets.Count == 0)
        {
            return false;
        }

        Dictionary<long, byte[]> targets = [];
        foreach (string key in correction.Targets)
        {
            if (EventUnder(key, changes) is { } found)
            {
                targets[found.Id] = found.Moved;
            }
        }

        if (targets.Count == 0)
        {
            return false;
        }

        Dictionary<long, Account> sums = [];
        foreach (byte[] bytes in targets.Values)
        {
            foreach (StoredFlow flow in FlowBytes.Read(bytes))
            {
                Post(sums, flow.Lot, flow.Side, BookBytes.Read(flow.Book, terms));
            }
        }

        foreach (LotFlow flow in correction.Flows)
        {
            Post(sums, Lots.Find(flow.Lot)?.Number ?? 0, flow.Side, flow.Book);
        }

        bool reversed = sums.Values.All(sum => sum.IsZero);
        foreach (long target in targets.Keys.Where(_ => reversed))
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
