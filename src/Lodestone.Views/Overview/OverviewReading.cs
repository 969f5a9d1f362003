using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Builds the overview.</summary>
internal static class OverviewReading
{
    public static NetworkOverview Of(ViewTables tables, long nextIndex, int blocks)
    {
        IReadOnlyList<StockLine> stock = [.. tables.Database.All(
            "SELECT term.text, stock.status, sum(lots), sum(mass) FROM stock JOIN term ON term.id = stock.material "
            + "GROUP BY term.text, stock.status HAVING sum(lots) > 0 ORDER BY term.text, stock.status",
            row => new StockLine(
                row.GetString(0),
                MaterialCatalogue.TryFind(row.GetString(0), out Material? material) ? material.Form : null,
                (LotStatus)row.GetInt64(1),
                row.GetInt64(2),
                row.GetInt64(3)))];
        return new NetworkOverview(
            nextIndex,
            Count(tables, "SELECT count(*) FROM state_row WHERE tbl = 'party'"),
            Count(tables, "SELECT count(*) FROM state_row WHERE tbl = 'site'"),
            stock.Where(line => line.Status != LotStatus.Voided).Sum(line => line.Lots),
            Count(tables, "SELECT coalesce(max(id), 0) FROM event"),
            Count(tables, "SELECT count(*) FROM lot WHERE stopped = 1"),
            stock,
            tables.Database.All(
                "SELECT height, time, first, entries FROM block ORDER BY height DESC LIMIT ?1",
                row => new BlockLine(row.GetInt64(0), new Instant(row.GetInt64(1)), row.GetInt64(2), row.GetInt32(3)),
                (long)blocks));
    }

    private static long Count(ViewTables tables, string sql) => tables.Database.One(sql, row => row.GetInt64(0));
}
