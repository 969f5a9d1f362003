using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// Writes lots as they stand, and the sums of stock beside them: once a transaction, however often they change in it.
/// </summary>
internal sealed class LotWriter(ViewDatabase database, Terms terms)
{
    private const int MaxKnown = 20_000;

    private readonly Dictionary<Eid, KnownLot> known = [];
    private readonly List<KnownLot> changed = [];
    private readonly Dictionary<StockPlace, Sums> stock = [];
    private long? last;

    /// <summary>A lot as it stands now; null if it was never seen.</summary>
    public KnownLot? Find(Eid eid)
    {
        if (known.TryGetValue(eid, out KnownLot? lot))
        {
            return lot;
        }

        lot = Load(eid);
        if (lot is not null)
        {
            known[eid] = lot;
        }

        return lot;
    }

    /// <summary>Puts a lot's row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="receiver">Who is to receive it, or null.</param>
    /// <returns>Whether it came into being by this.</returns>
    public bool Put(LotRow row, ReadOnlyMemory<byte> bytes, PartyId? receiver)
    {
        KnownLot? old = Find(row.Eid);
        KnownLot lot = old ?? Add(row.Eid);
        bool isNew = old is null or { Gone: true };
        StockPlace place = new(
            terms.Number(row.Possessor.Value),
            row.Site is { } site ? terms.Number(site.Gln) : 0,
            terms.Number(row.Material),
            (long)row.Status);
        long owner = row.Owner == row.Possessor ? place.Possessor : terms.Number(row.Owner.Value);
        long? to = receiver is { } party ? terms.Number(party.Value) : null;
        bool stopped = row.Quarantined || row.Holds.Length > 0;
        LotDirt dirt = isNew || lot.Alias != row.Alias || lot.Place.Material != place.Material ? LotDirt.All
            : (lot.Place, lot.Owner, lot.Receiver, lot.Stopped) != (place, owner, to, stopped) ? LotDirt.Place
            : LotDirt.Holding;
        if (!isNew)
        {
            AddStock(lot, -1);
        }

        lot.Gone = false;
        (lot.Place, lot.Owner, lot.Receiver, lot.Stopped, lot.Alias) = (place, owner, to, stopped, row.Alias);
        Hold(lot, row, isNew);
        AddStock(lot, 1);
        Mark(lot, dirt, row, bytes);
        return isNew;
    }

    /// <summary>Marks a lot whose row was removed: it is shown as voided, and no longer counts.</summary>
    public void Remove(Eid eid)
    {
        if (Find(eid) is not { Gone: false } lot)
        {
            return;
        }

        AddStock(lot, -1);
        LotRow row = lot.Row ?? database.One(
            "SELECT row FROM lot WHERE id = ?1", read => RowReader.Read<LotRow>(read.GetBytes(0)), lot.Number)!;
        LotRow voided = row with
        {
            Status = LotStatus.Voided,
            Remaining = Mass.Zero,
            Book = ImmutableArray<BookLine>.Empty,
        };
        lot.Gone = true;
        lot.Place = lot.Place with { Status = (long)LotStatus.Voided };
        Hold(lot, voided, isNew: false);
        Mark(lot, LotDirt.Place, voided, RowReader.Write(voided));
    }

    /// <summary>Writes what has changed since the last time.</summary>
    public void Write()
    {
        changed.Sort((left, right) => left.Number.CompareTo(right.Number));
        foreach (KnownLot lot in changed)
        {
            Write(lot);
            (lot.IsStored, lot.Dirt, lot.Made, lot.Row, lot.Bytes) = (true, LotDirt.None, null, null, default);
        }

        changed.Clear();
        if (known.Count > MaxKnown)
        {
            known.Clear();
        }

        foreach ((StockPlace at, Sums sums) in stock)
        {
            database.Write(
                "INSERT INTO stock (possessor, site, material, status, lots, mass, content, oxide) "
                + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (possessor, site, material, status) DO UPDATE SET "
                + "lots = stock.lots + ?5, mass = stock.mass + ?6, content = stock.content + ?7, oxide = stock.oxide + ?8",
                at.Possessor, at.Site, at.Material, at.Status, sums.Lots, sums.Mass, sums.Content, sums.Oxide);
        }

        stock.Clear();
    }

    private void Write(KnownLot lot)
    {
        LotRow row = lot.Row!;
        if (!lot.IsStored)
        {
            database.Write(
                "INSERT INTO lot (id, remaining, time, content, oxide, row, possessor, owner, receiver, status, stopped, "
                + "site, gone, alias, material, made, eid, number, issuer) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
                + "?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
                lot.Number, lot.Content.Milligrams, row.LastEventTime.UnixMilliseconds, lot.Holding.Content,
                lot.Holding.Oxide, lot.Bytes, lot.Place.Possessor, lot.Owner, lot.Receiver, lot.Place.Status,
                lot.Stopped ? 1L : 0L, lot.Place.Site, lot.Gone ? 1L : 0L, lot.Alias, lot.Place.Material, lot.Made,
                row.Eid.Code, LotNames.Folded(row.LotNumber), terms.Number(row.Issuer.Value));
        }
        else if (lot.Dirt == LotDirt.Holding)
        {
            database.Write(
                "UPDATE lot SET remaining = ?2, time = ?3, content = ?4, oxide = ?5, row = ?6 WHERE id = ?1",
                lot.Number, lot.Content.Milligrams, row.LastEventTime.UnixMilliseconds, lot.Holding.Content,
                lot.Holding.Oxide, lot.Bytes);
        }
        else
        {
            // What an index has and did not change is left out: to set it is to write the index.
            database.Write(
                lot.Dirt == LotDirt.Place ? $"{SetPlace} WHERE id = ?1" : $"{SetPlace}{SetAll} WHERE id = ?1",
                lot.Dirt == LotDirt.Place ? PlaceOf(lot, row) : [.. PlaceOf(lot, row), lot.Alias, lot.Place.Material, lot.Made]);
        }
    }

    private const string SetPlace =
        "UPDATE lot SET remaining = ?2, time = ?3, content = ?4, oxide = ?5, row = ?6, possessor = ?7, owner = ?8, "
        + "receiver = ?9, status = ?10, stopped = ?11, site = ?12, gone = ?13";

    private const string SetAll = ", alias = ?14, material = ?15, made = coalesce(?16, made)";

    private static ColumnValue[] PlaceOf(KnownLot lot, LotRow row) =>
    [
        lot.Number, lot.Content.Milligrams, row.LastEventTime.UnixMilliseconds, lot.Holding.Content, lot.Holding.Oxide,
        lot.Bytes, lot.Place.Possessor, lot.Owner, lot.Receiver, lot.Place.Status, lot.Stopped ? 1L : 0L, lot.Place.Site,
        lot.Gone ? 1L : 0L,
    ];

    private KnownLot Add(Eid eid)
    {
        last ??= database.One("SELECT coalesce(max(id), 0) FROM lot", row => row.GetInt64(0));
        last++;
        return known[eid] = new KnownLot { Number = last.Value };
    }

    private static void Hold(KnownLot lot, LotRow row, bool isNew)
    {
        if (isNew || !LotContent.IsSameBook(lot.Content.Book, row.Book))
        {
            (long content, long oxide) = ContentSums.Of(row.Book);
            lot.Holding = new StockHolding(content, oxide);
        }

        lot.Content = new LotContent(row.Remaining.Milligrams, row.Book);
    }

    private void Mark(KnownLot lot, LotDirt dirt, LotRow row, ReadOnlyMemory<byte> bytes)
    {
        if (lot.Dirt == LotDirt.None)
        {
            changed.Add(lot);
        }

        lot.Dirt = dirt > lot.Dirt ? dirt : lot.Dirt;
        (lot.Row, lot.Bytes) = (row, bytes);
    }

    private KnownLot? Load(Eid eid) => database.One(
        "SELECT id, gone, possessor, site, material, status, content, oxide, owner, receiver, stopped, alias, row "
        + "FROM lot WHERE eid = ?1",
        row => new KnownLot
        {
            Number = row.GetInt64(0),
            IsStored = true,
            Gone = row.GetInt64(1) == 1,
            Place = new StockPlace(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
            Holding = new StockHolding(row.GetInt64(6), row.GetInt64(7)),
            Owner = row.GetInt64(8),
            Receiver = row.FindInt64(9),
            Stopped = row.GetInt64(10) == 1,
            Alias = row.FindString(11),
            Content = LotContent.Of(RowReader.Read<LotRow>(row.GetBytes(12)))!.Value,
        },
        eid.Code);

    private void AddStock(KnownLot lot, int sign)
    {
        ref Sums sums = ref CollectionsMarshal.GetValueRefOrAddDefault(stock, lot.Place, out _);
        sums = new Sums(
            sums.Lots + sign, sums.Mass + (sign * lot.Content.Milligrams), sums.Content + (sign * lot.Holding.Content),
            sums.Oxide + (sign * lot.Holding.Oxide));
    }

    /// <summary>By how much a stock changes.</summary>
    private readonly record struct Sums(long Lots, long Mass, long Content, long Oxide);
}
