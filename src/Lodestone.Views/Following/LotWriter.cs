using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Writes lots as they stand, and the sums of stock beside them.</summary>
internal sealed class LotWriter(ViewDatabase database, Terms terms)
{
    private readonly Dictionary<Eid, long> numbers = [];

    /// <summary>Puts a lot's row.</summary>
    /// <returns>The lot's number, and whether it came into being by this.</returns>
    public (long Number, bool IsNew) Put(LotRow row, PartyId? receiver)
    {
        Standing? old = Find(row.Eid);
        if (old is { Gone: false })
        {
            AddStock(old.Holding, -1);
        }

        Holding now = HoldingOf(row);
        AddStock(now, 1);
        if (old is not null)
        {
            database.Execute(
                "UPDATE lot SET number = ?2, alias = ?3, material = ?4, issuer = ?5, possessor = ?6, owner = ?7, "
                + "receiver = ?8, status = ?9, stopped = ?10, remaining = ?11, gone = 0, site = ?12, time = ?13, "
                + "content = ?14, oxide = ?15, row = ?16 WHERE id = ?1",
                [old.Number, .. Columns(row, now, receiver)]);
            return (old.Number, old.Gone);
        }

        long made = database.Insert(
            "INSERT INTO lot "
            + "(eid, number, alias, material, issuer, possessor, owner, receiver, status, stopped, remaining, gone, site, "
            + "time, content, oxide, row) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, ?12, ?13, ?14, ?15, ?16)",
            [row.Eid.Code, .. Columns(row, now, receiver)]);
        numbers[row.Eid] = made;
        return (made, true);
    }

    /// <summary>Marks a lot whose row was removed: it is shown as voided, and no longer counts.</summary>
    public void Remove(Eid eid)
    {
        if (Find(eid) is { Gone: false } old)
        {
            AddStock(old.Holding, -1);
            byte[] bytes = database.One("SELECT row FROM lot WHERE id = ?1", row => (byte[])row.GetValue(0), old.Number)!;
            LotRow voided = RowReader.Read<LotRow>(bytes) with
            {
                Status = LotStatus.Voided,
                Remaining = Mass.Zero,
                Book = ImmutableArray<BookLine>.Empty,
            };
            database.Execute(
                "UPDATE lot SET gone = 1, status = ?2, remaining = 0, content = 0, oxide = 0, row = ?3 "
                + "WHERE id = ?1",
                old.Number, (long)LotStatus.Voided, RowReader.Write(voided));
        }
    }

    /// <summary>The number of a lot, or null if it was never seen.</summary>
    public long? NumberOf(Eid eid)
    {
        if (numbers.TryGetValue(eid, out long known))
        {
            return known;
        }

        long? found = database.One("SELECT id FROM lot WHERE eid = ?1", row => (long?)row.GetInt64(0), eid.Code);
        if (found is { } number)
        {
            numbers[eid] = number;
        }

        return found;
    }

    private object?[] Columns(LotRow row, Holding now, PartyId? receiver) =>
    [
        row.LotNumber,
        row.Alias,
        now.Material,
        terms.Number(row.Issuer.Value),
        now.Possessor,
        terms.Number(row.Owner.Value),
        receiver is { } party ? terms.Number(party.Value) : null,
        now.Status,
        row.Quarantined || row.Holds.Length > 0 ? 1L : 0L,
        now.Remaining,
        now.Site,
        row.LastEventTime.UnixMilliseconds,
        now.Content,
        now.Oxide,
        RowReader.Write(row),
    ];

    private Holding HoldingOf(LotRow row)
    {
        (long content, long oxide) = ContentSums.Of(row.Book);
        return new Holding(
            terms.Number(row.Possessor.Value),
            row.Site is { } site ? terms.Number(site.Gln) : 0,
            terms.Number(row.Material),
            (long)row.Status,
            row.Remaining.Milligrams,
            content,
            oxide);
    }

    private Standing? Find(Eid eid) => database.One(
        "SELECT id, gone, possessor, site, material, status, remaining, content, oxide FROM lot WHERE eid = ?1",
        row => new Standing(
            row.GetInt64(0),
            row.GetInt64(1) == 1,
            new Holding(
                row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7),
                row.GetInt64(8))),
        eid.Code);

    private void AddStock(Holding it, int sign) => database.Execute(
        "INSERT INTO stock (possessor, site, material, status, lots, mass, content, oxide) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE SET lots = lots + ?5, mass = mass + ?6, "
        + "content = content + ?7, oxide = oxide + ?8",
        it.Possessor, it.Site, it.Material, it.Status, sign, sign * it.Remaining, sign * it.Content, sign * it.Oxide);

    private sealed record Standing(long Number, bool Gone, Holding Holding);

    /// <summary>What a lot adds to the stock: where, of what, how much.</summary>
    private sealed record Holding(
        long Possessor, long Site, long Material, long Status, long Remaining, long Content, long Oxide);
}
