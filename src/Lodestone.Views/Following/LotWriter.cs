using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Writes lots as they stand, and the sums of stock beside them.</summary>
internal sealed class LotWriter(ViewDatabase database, Terms terms)
{
    private const int MaxKnown = 50_000;

    private readonly Dictionary<Eid, Standing> known = [];
    private readonly Dictionary<Place, Sums> stock = [];

    /// <summary>Puts a lot's row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="receiver">Who is to receive it, or null.</param>
    /// <returns>The lot's number, and whether it came into being by this.</returns>
    public (long Number, bool IsNew) Put(LotRow row, ReadOnlyMemory<byte> bytes, PartyId? receiver)
    {
        Standing? old = Find(row.Eid);
        if (old is { Gone: false })
        {
            AddStock(old.Place, old.Holding, -1);
        }

        Standing now = StandingOf(old?.Number ?? 0, row, receiver);
        AddStock(now.Place, now.Holding, 1);
        if (old is null)
        {
            now = now with { Number = Insert(row, now, bytes) };
        }
        else if (old with { Holding = now.Holding } == now)
        {
            // Nothing that an index holds has changed.
            database.Write(
                "UPDATE lot SET remaining = ?2, time = ?3, content = ?4, oxide = ?5, row = ?6 WHERE id = ?1",
                now.Number, now.Holding.Remaining, row.LastEventTime.UnixMilliseconds, now.Holding.Content,
                now.Holding.Oxide, bytes);
        }
        else
        {
            database.Write(
                "UPDATE lot SET number = ?2, alias = ?3, material = ?4, issuer = ?5, possessor = ?6, owner = ?7, "
                + "receiver = ?8, status = ?9, stopped = ?10, remaining = ?11, gone = 0, site = ?12, time = ?13, "
                + "content = ?14, oxide = ?15, row = ?16 WHERE id = ?1",
                [now.Number, .. Columns(row, now, bytes)]);
        }

        Keep(row.Eid, now);
        return (now.Number, old is null or { Gone: true });
    }

    /// <summary>Writes what stock has changed by since the last time.</summary>
    public void WriteStock()
    {
        foreach ((Place at, Sums sums) in stock)
        {
            database.Write(
                "INSERT INTO stock (possessor, site, material, status, lots, mass, content, oxide) "
                + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE SET lots = lots + ?5, "
                + "mass = mass + ?6, content = content + ?7, oxide = oxide + ?8",
                at.Possessor, at.Site, at.Material, at.Status, sums.Lots, sums.Mass, sums.Content, sums.Oxide);
        }

        stock.Clear();
    }

    /// <summary>Marks a lot whose row was removed: it is shown as voided, and no longer counts.</summary>
    public void Remove(Eid eid)
    {
        if (Find(eid) is { Gone: false } old)
        {
            AddStock(old.Place, old.Holding, -1);
            byte[] bytes = database.One("SELECT row FROM lot WHERE id = ?1", row => (byte[])row.GetValue(0), old.Number)!;
            LotRow voided = RowReader.Read<LotRow>(bytes) with
            {
                Status = LotStatus.Voided,
                Remaining = Mass.Zero,
                Book = ImmutableArray<BookLine>.Empty,
            };
            database.Write(
                "UPDATE lot SET gone = 1, status = ?2, remaining = 0, content = 0, oxide = 0, row = ?3 "
                + "WHERE id = ?1",
                old.Number, (long)LotStatus.Voided, RowReader.Write(voided));
            known.Remove(eid);
        }
    }

    /// <summary>The number of a lot, or null if it was never seen.</summary>
    public long? NumberOf(Eid eid) => Find(eid)?.Number;

    private long Insert(LotRow row, Standing now, ReadOnlyMemory<byte> bytes) => database.Insert(
        "INSERT INTO lot "
        + "(eid, number, alias, material, issuer, possessor, owner, receiver, status, stopped, remaining, gone, site, "
        + "time, content, oxide, row) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, ?12, ?13, ?14, ?15, ?16)",
        [row.Eid.Code, .. Columns(row, now, bytes)]);

    private object?[] Columns(LotRow row, Standing now, ReadOnlyMemory<byte> bytes) =>
    [
        row.LotNumber,
        row.Alias,
        now.Place.Material,
        terms.Number(row.Issuer.Value),
        now.Place.Possessor,
        now.Owner,
        now.Receiver,
        now.Place.Status,
        now.Stopped,
        now.Holding.Remaining,
        now.Place.Site,
        row.LastEventTime.UnixMilliseconds,
        now.Holding.Content,
        now.Holding.Oxide,
        bytes,
    ];

    private Standing StandingOf(long number, LotRow row, PartyId? receiver)
    {
        (long content, long oxide) = ContentSums.Of(row.Book);
        return new Standing(
            number,
            Gone: false,
            new Place(
                terms.Number(row.Possessor.Value),
                row.Site is { } site ? terms.Number(site.Gln) : 0,
                terms.Number(row.Material),
                (long)row.Status),
            new Holding(row.Remaining.Milligrams, content, oxide),
            terms.Number(row.Owner.Value),
            receiver is { } party ? terms.Number(party.Value) : null,
            row.Quarantined || row.Holds.Length > 0 ? 1L : 0L);
    }

    private Standing? Find(Eid eid)
    {
        if (known.TryGetValue(eid, out Standing? standing))
        {
            return standing;
        }

        Standing? found = database.One(
            "SELECT id, gone, possessor, site, material, status, remaining, content, oxide, owner, receiver, stopped "
            + "FROM lot WHERE eid = ?1",
            row => new Standing(
                row.GetInt64(0),
                row.GetInt64(1) == 1,
                new Place(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
                new Holding(row.GetInt64(6), row.GetInt64(7), row.GetInt64(8)),
                row.GetInt64(9),
                row.IsDBNull(10) ? null : row.GetInt64(10),
                row.GetInt64(11)),
            eid.Code);
        return found is null ? null : Keep(eid, found);
    }

    private Standing Keep(Eid eid, Standing standing)
    {
        if (known.Count >= MaxKnown)
        {
            known.Clear();
        }

        return known[eid] = standing;
    }

    private void AddStock(Place place, Holding it, int sign)
    {
        Sums sums = stock.GetValueOrDefault(place);
        stock[place] = new Sums(
            sums.Lots + sign, sums.Mass + (sign * it.Remaining), sums.Content + (sign * it.Content),
            sums.Oxide + (sign * it.Oxide));
    }

    /// <summary>What of a lot's row the file holds in columns of their own.</summary>
    private sealed record Standing(
        long Number, bool Gone, Place Place, Holding Holding, long Owner, long? Receiver, long Stopped);

    /// <summary>Where a lot counts as stock.</summary>
    private readonly record struct Place(long Possessor, long Site, long Material, long Status);

    /// <summary>What a lot adds to the stock.</summary>
    private readonly record struct Holding(long Remaining, long Content, long Oxide);

    /// <summary>By how much a stock changes.</summary>
    private readonly record struct Sums(long Lots, long Mass, long Content, long Oxide);
}
