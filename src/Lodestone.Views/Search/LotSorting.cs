using System.Globalization;
using Lodestone.Rules;

namespace Lodestone.Views;

/// <summary>
/// By what SQL sorts lots. Columns of names go by the names' ranks, which are few; what the reader may not see of a lot
/// sorts as nothing.
/// </summary>
internal sealed class LotSorting(ViewTables tables, LotOrder order, Func<string, string> seen)
{
    /// <summary>What to order by. What is nothing comes before everything else.</summary>
    public string Order
    {
        get
        {
            (string way, string nothing) = order.IsDescending ? ("DESC", "NULLS LAST") : ("ASC", "NULLS FIRST");
            return order.By == LotColumn.Age ? $"id {way}" : $"{Expression} {way} {nothing}, id {way}";
        }
    }

    private string Expression => order.By switch
    {
        LotColumn.Eid => "eid",
        LotColumn.Material => Ranked("material", Materials()),
        LotColumn.LotNumber => seen("number"),
        LotColumn.Status => "status",
        LotColumn.Holder => Ranked(seen("possessor"), Parties()),
        LotColumn.Site => Ranked(seen("site"), Sites()),
        LotColumn.Mass => seen("remaining"),
        LotColumn.Content => seen("content"),
        _ => seen("time"),
    };

    private IEnumerable<(string Code, Label Name)> Materials() => tables.Database
        .All("SELECT DISTINCT term.text FROM stock JOIN term ON term.id = stock.material", row => row.GetString(0))
        .Select(code => (code, Labels.OfMaterial(code)));

    private IEnumerable<(string Code, Label Name)> Parties() => tables.Rows<PartyRow>("party")
        .Select(row => (row.Key, new Label(row.Value.NameEn, row.Value.NameZh)));

    private IEnumerable<(string Code, Label Name)> Sites() => tables.Rows<SiteRow>("site")
        .Select(row => (row.Key, new Label(row.Value.NameEn, row.Value.NameZh)));

    private string Ranked(string column, IEnumerable<(string Code, Label Name)> names)
    {
        List<string> whens = [.. names
            .Select(it => (Number: tables.Terms.TryNumber(it.Code), Name: order.IsChinese ? it.Name.Zh : it.Name.En))
            .Where(it => it.Number is not null)
            .OrderBy(it => it.Name, StringComparer.OrdinalIgnoreCase)
            .Select((it, rank) => string.Create(CultureInfo.InvariantCulture, $"WHEN {it.Number} THEN {rank}"))];
        return whens.Count == 0 ? column : $"CASE {column} {string.Join(' ', whens)} END";
    }
}
