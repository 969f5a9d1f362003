using System.Text;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// Searches lots. The public finds a lot only by its whole EID or alias; a party besides that among the lots that it
/// issued, has, owns or is to receive; an authority among all. What a reader may not see of a lot it can neither search
/// nor sort by.
/// </summary>
internal sealed class LotSearch(ViewTables tables)
{
    private const int MaxSize = 10_000;
    private const int MostCounted = 100_000;

    public LotPage Find(LotQuery query, Reader reader)
    {
        int size = Math.Clamp(query.Size, 1, MaxSize);
        (string where, List<object?> values) = Condition(query, reader);
        values.Add((long)size + 1);
        List<long> found = tables.Database.All(
            $"SELECT id FROM lot {where} ORDER BY id DESC LIMIT ?{values.Count}", row => row.GetInt64(0), [.. values]);
        return new LotPage(
            [.. found.Take(size).Select(number => Summary(tables.Lot(number), reader))],
            found.Count > size ? found[size] : null);
    }

    public LotListing List(LotQuery query, LotOrder order, Reader reader)
    {
        int size = Math.Clamp(query.Size, 1, MaxSize);
        (string where, List<object?> values) = Condition(query, reader);
        long all = tables.Database.One(
            $"SELECT count(*) FROM (SELECT 1 FROM lot {where} LIMIT {MostCounted}) AS counted", row => row.GetInt64(0), [.. values]);
        string by = new LotSorting(tables, order, Seen).Order;
        List<long> found = tables.Database.All(
            $"SELECT id FROM lot {where} ORDER BY {by} LIMIT {size} OFFSET {Math.Max(0, order.Before)}",
            row => row.GetInt64(0),
            [.. values]);
        return new LotListing([.. found.Select(number => Summary(tables.Lot(number), reader))], all);

        string Seen(string column) => SeenAs(column, reader);
    }

    // ?1 is where the page starts, ?2 the reader's party: -1 for everybody who has none.
    private (string Where, List<object?> Values) Condition(LotQuery query, Reader reader)
    {
        StringBuilder where = new("WHERE id <= ?1 AND ?2 = ?2");
        List<object?> values =
        [
            query.From ?? long.MaxValue,
            reader.Party is { } party ? tables.Terms.TryNumber(party.Value) ?? -1 : -1,
        ];
        Restrict(query, reader, where, values);
        Ask(query, reader, where, values);
        return (where.ToString(), values);
    }

    private static void Restrict(LotQuery query, Reader reader, StringBuilder where, List<object?> values)
    {
        if (reader.IsAuthority)
        {
            return;
        }

        string whole = query.Text;
        where.Append(" AND (issuer = ?2 OR possessor = ?2 OR owner = ?2 OR receiver = ?2");
        foreach (string name in query.Names.Append(whole).Where(name => name.Length > 0))
        {
            values.Add(name);
            where.Append($" OR eid = ?{values.Count} OR alias = ?{values.Count}");
        }

        where.Append(')');
    }

    private void Ask(LotQuery query, Reader reader, StringBuilder where, List<object?> values)
    {
        AskNames(query, where, values);
        Equal("material", query.Material is { } material ? tables.Terms.TryNumber(material) ?? -1 : null);
        Equal("status", query.Status is { } status ? (long)status : null);
        Equal(SeenAs("possessor", reader), NumberOf(query.Holder?.Value));
        Equal(SeenAs("site", reader), NumberOf(query.Site?.Gln));
        if (NumberOf(query.Party?.Value) is { } party)
        {
            values.Add(party);
            where.Append($" AND (issuer = ?{values.Count} OR {SeenAs("possessor", reader)} = ?{values.Count}"
                + $" OR {SeenAs("owner", reader)} = ?{values.Count})");
        }

        Compare(">=", query.Since);
        Compare("<", query.Before);
        where.Append(query.OnlyStopped ? " AND stopped = 1" : string.Empty);

        void Equal(string column, long? value)
        {
            if (value is { } number)
            {
                values.Add(number);
                where.Append($" AND {column} = ?{values.Count}");
            }
        }

        void Compare(string sign, Instant? time)
        {
            if (time is { } limit)
            {
                values.Add(limit.UnixMilliseconds);
                where.Append($" AND {SeenAs("time", reader)} {sign} ?{values.Count}");
            }
        }
    }

    private void AskNames(LotQuery query, StringBuilder where, List<object?> values)
    {
        if (query.Text.Length > 0)
        {
            int at = values.Count + 1;
            where.Append($" AND ((eid >= ?{at} AND eid < ?{at + 1}) OR (number >= ?{at + 2} AND number < ?{at + 3})"
                + $" OR (alias >= ?{at + 4} AND alias < ?{at + 5}){Materials(query.Text)})");
            string upper = query.Text.ToUpperInvariant();
            string folded = LotNames.Folded(query.Text);
            values.AddRange([upper, After(upper), folded, After(folded), query.Text, After(query.Text)]);
        }

        if (query.Names.Count > 0)
        {
            List<string> any = [];
            foreach (string name in query.Names)
            {
                values.Add(name);
                values.Add(name.ToUpperInvariant());
                values.Add(LotNames.Folded(name));
                int at = values.Count;
                any.Add($"eid = ?{at - 1} OR number = ?{at} OR alias = ?{at - 2}");
            }

            where.Append($" AND ({string.Join(" OR ", any)})");
        }
    }

    private long? NumberOf(string? text) => text is null ? null : tables.Terms.TryNumber(text) ?? -1;

    // A column as the reader sees it: nothing of lots that it is not concerned with.
    private static string SeenAs(string column, Reader reader) => reader.IsAuthority
        ? column
        : $"(CASE WHEN possessor = ?2 OR owner = ?2 OR receiver = ?2 THEN {column} END)";

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
        LotRow row = lot.Row;
        return new LotSummary(
            row.Eid,
            row.Material,
            row.Grade,
            row.Status,
            row.Quarantined || row.Holds.Length > 0,
            seen || issued ? row.LotNumber : null,
            seen ? row.Remaining : null,
            seen ? row.Possessor : null)
        {
            Site = seen ? row.Site : null,
            LastEvent = seen ? row.LastEventTime : null,
            ContentMilligrams = seen ? ContentSums.Of(row.Book).Content : null,
        };
    }
}
