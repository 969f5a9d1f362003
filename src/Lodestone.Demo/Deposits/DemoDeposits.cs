using System.Collections.Frozen;
using System.Globalization;
using Lodestone.Vocabulary;
using Sylvan.Data.Csv;

namespace Lodestone.Demo;

/// <summary>
/// The deposits of the demo, with the real distributions and grades of the reference tables, of which this room carries
/// its own copy with sources.
/// </summary>
public static class DemoDeposits
{
    private static readonly FrozenDictionary<string, DemoDeposit> ByCode = Read();

    /// <summary>Every deposit, in ordinal order of its code.</summary>
    public static IReadOnlyList<DemoDeposit> All { get; } =
        [.. ByCode.Values.OrderBy(deposit => deposit.Code, StringComparer.Ordinal)];

    /// <summary>The deposit of a code.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static DemoDeposit Of(string code) => ByCode[code];

    private static FrozenDictionary<string, DemoDeposit> Read()
    {
        ILookup<string, DemoOxideShare> oxides = Rows("reo_distribution.csv")
            .ToLookup(
                row => row["deposit"],
                row => new DemoOxideShare(
                    Element.Of(row["element"]), Percent(row["pct_of_treo_normalised"]), row["source"]),
                StringComparer.Ordinal);
        return Rows("ore_grades.csv")
            .Select(row => new DemoDeposit(
                row["deposit"],
                row["name"],
                row["mineral"],
                row["country"],
                Percent(row["ore_grade_reo_pct_min"]),
                Percent(row["ore_grade_reo_pct_max"]),
                [.. oxides[row["deposit"]].OrderBy(share => share.Element)]))
            .ToFrozenDictionary(deposit => deposit.Code, StringComparer.Ordinal);
    }

    private static List<Dictionary<string, string>> Rows(string name)
    {
        using Stream stream = typeof(DemoDeposits).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not built in.");
        using StreamReader text = new(stream);
        using CsvDataReader csv = CsvDataReader.Create(text);
        List<Dictionary<string, string>> rows = [];
        while (csv.Read())
        {
            rows.Add(Enumerable.Range(0, csv.FieldCount)
                .ToDictionary(csv.GetName, csv.GetString, StringComparer.Ordinal));
        }

        return rows;
    }

    // Decimal keeps the table's digits as they are; ten million parts per billion are one per cent.
    private static Ppb Percent(string digits) =>
        Ppb.Of((long)(decimal.Parse(digits, CultureInfo.InvariantCulture) * 10_000_000m));
}
