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
            AddStock(old.Material, old.Status, -1, old.Remaining);
        }

        long material = terms.Number(row.Material);
        AddStock(material, (long)row.Status, 1, row.Remaining.Milligrams);
        if (old is not null)
        {
            database.Execute(
                "UPDATE lot SET number = ?2, alias = ?3, material = ?4, issuer = ?5, possessor = ?6, owner = ?7, "
                + "receiver = ?8, status = ?9, stopped = ?10, remaining = ?11, gone = 0, row = ?12 WHERE id = ?1",
                [old.Number, .. Columns(row, material, receiver)]);
            return (old.Number, old.Gone);
        }

        long made = database.Insert(
            "INSERT INTO lot "
            + "(eid, number, alias, material, issuer, possessor, owner, receiver, status, stopped, remaining, gone, row) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, ?12)",
            [row.Eid.Code, .. Columns(row, material, receiver)]);
        numbers[row.Eid] = made;
        return (made, true);
    }

    /// <summary>Marks a lot whose row was removed: it is shown as voided, and no longer counts.</summary>
    public void Remove(Eid eid)
    {
        if (Find(eid) is { Gone: false } old)
        {
            AddStock(old.Material, old.Status, -1, old.Remaining);
            byte[] bytes = database.One("SELECT row FROM lot WHERE id = ?1", row => (byte[])row.GetValue(0), old.Number)!;
            LotRow voided = RowReader.Read<LotRow>(bytes) with
            {
                Status = LotStatus.Voided,
                Remaining = Mass.Zero,
                Book = ImmutableArray<BookLine>.Empty,
            };
            database.Execute(
                "UPDATE lot SET gone = 1, status = ?2, remaining = 0, row = ?3 WHERE id = ?1",
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

    private object?[] Columns(LotRow row, long material, PartyId? receiver) =>
    [
        row.LotNumber,
        row.Alias,
        material,
        terms.Number(row.Issuer.Value),
        terms.Number(row.Possessor.Value),
        terms.Number(row.Owner.Value),
        receiver is { } party ? terms.Number(party.Value) : null,
        (long)row.Status,
        row.Quarantined || row.Holds.Length > 0 ? 1L : 0L,
        row.Remaining.Milligrams,
        RowReader.Write(row),
    ];

    private Standing? Find(Eid eid) => database.One(
        "SELECT id, gone, material, status, remaining FROM lot WHERE eid = ?1",
        row => new Standing(
            row.GetInt64(0), row.GetInt64(1) == 1, row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)),
        eid.Code);

    private void AddStock(long material, long status, int sign, long milligrams) => database.Execute(
        "INSERT INTO stock (material, status, lots, mass) VALUES (?1, ?2, ?3, ?4) "
        + "ON CONFLICT DO UPDATE SET lots = lots + ?3, mass = mass + ?4",
        material, status, sign, sign * milligrams);

    private sealed record Standing(long Number, bool Gone, long Material, long Status, long Remaining);
}
