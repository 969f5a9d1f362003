using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// Searches lots. The public finds a lot only by its whole EID or alias; a party besides that among the lots that it
/// issued, has, owns or is to receive; an authority among all.
/// </summary>
internal sealed class LotSearch(ViewTables tables)
{
    private const int MaxSize = 500;

    public LotPage Find(LotQuery query, Reader reader)
    {
        int size = Math.Clamp(query.Size, 1, MaxSize);
        StringBuilder where = new("WHERE id <= ?1");
        List<object?> values = [query.From ?? long.MaxValue];
        Restrict(query, reader, where, values);
        Ask(query, where, values);
        values.Add((long)size + 1);
        List<long> found = tables.Database.All(
            $"SELECT id FROM lot {where} ORDER BY id DESC LIMIT ?{values.Count}", row => row.GetInt64(0), [.. values]);
        return new LotPage(
            [.. found.Take(size).Select(number => Summary(tables.Lot(number), reader))],
            found.Count > size ? found[size] : null);
    }

    private void Restrict(LotQuery query, Reader reader, StringBuilder where, List<object?> values)
    {
        if (reader.IsAuthority)
        {
            return;
        }

        long mine = reader.Party is { } party ? tables.Terms.TryNumber(party.Value) ?? -1 : -1;
        where.Append(
            $" AND (eid = ?{values.Count + 1} OR alias = ?{values.Count + 1} OR issuer = ?{values.Count + 2}"
            + $" OR possessor = ?{values.Count + 2} OR owner = ?{values.Count + 2} OR receiver = ?{values.Count + 2})");
        values.Add(query.Text);
        values.Add(mine);
    }

    private void Ask(LotQuery query, StringBuilder where, List<object?> values)
    {
        if (query.Text.Length > 0)
        {
            int at = values.Count + 1;
            where.Append($" AND ((eid >= ?{at} AND eid < ?{at + 1}) OR (number >= ?{at + 2} AND number < ?{at + 3})"
                + $" OR (alias >= ?{at + 2} AND alias < ?{at + 3}){Materials(query.Text)})");
            string upper = query.Text.ToUpperInvariant();
            values.AddRange([upper, After(upper), query.Text, After(query.Text)]);
        }

        if (query.Material is { } material)
        {
            where.Append($" AND material = ?{values.Count + 1}");
            values.Add(tables.Terms.TryNumber(material) ?? -1);
        }

        if (query.Party is { } party)
        {
            int at = values.Count + 1;
            where.Append($" AND (issuer = ?{at} OR possessor = ?{at} OR owner = ?{at})");
            values.Add(tables.Terms.TryNumber(party.Value) ?? -1);
        }

        if (query.Status is { } status)
        {
            where.Append($" AND status = ?{values.Count + 1}");
            values.Add((long)status);
        }

        if (query.OnlyStopped)
        {
            where.Append(" AND stopped = 1");
        }
    }

    // Every text that starts with the prefix lies below it: the last code point follows.
    private static string After(string prefix) => prefix + "\U0010FFFF";

    private string Materials(string text)
    {
        List<long> numbers = [.. MaterialCatalogue.All
            .Where(it => it.NameEn.Contains(text, StringComparison.OrdinalIgnoreCase)
                || it.NameZh.Contains(text, StringComparison.Ordinal)
                || it.Code.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            .Select(it => tables.Terms.TryNumber(it.Code)).OfType<long>()];
        return numbers.Count == 0 ? string.Empty : $" OR material IN ({string.Join(',', numbers)})";
    }

    private static LotSummary Summary(StoredLot lot, Reader reader)
    {
        bool seen = reader.RelationTo(lot.Concerned) != ReaderRelation.Public;
        bool issued = reader.Party == lot.Row.Issuer;
        return new LotSummary(
            lot.Row.Eid,
            lot.Row.Material,
            lot.Row.Grade,
            lot.Row.Status,
            lot.Row.Quarantined || lot.Row.Holds.Length > 0,
            seen || issued ? lot.Row.LotNumber : null,
            seen ? lot.Row.Remaining : null,
            seen ? lot.Row.Possessor : null);
    }
}
