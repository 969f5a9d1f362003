using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Sums the stock by material and state.</summary>
internal static class StockReading
{
    /// <summary>Of whom or where: null means everybody, everywhere. Only what is in somebody's hands or moving.</summary>
    public static IReadOnlyList<StockSum> Of(ViewTables tables, PartyId? possessor, SiteId? site)
    {
        long? party = possessor is { } who ? tables.Terms.TryNumber(who.Value) ?? -1 : null;
        long? place = site is { } where ? tables.Terms.TryNumber(where.Gln) ?? -1 : null;
        return tables.Database.All(
            "SELECT term.text, stock.status, sum(lots), sum(mass), sum(content), sum(oxide) FROM stock "
            + "JOIN term ON term.id = stock.material WHERE stock.status IN (1, 2) "
            + "AND (?1 IS NULL OR possessor = ?1) AND (?2 IS NULL OR site = ?2) "
            + "GROUP BY term.text, stock.status HAVING sum(lots) > 0 ORDER BY term.text, stock.status",
            row => new StockSum(
                row.GetString(0),
                MaterialCatalogue.TryFind(row.GetString(0), out Material? material) ? material.Form : null,
                (LotStatus)row.GetInt64(1),
                row.GetInt64(2),
                row.GetInt64(3),
                row.GetInt64(4),
                row.GetInt64(5)),
            party,
            place);
    }
}
