using System.Text;

namespace Lodestone.Interchange;

/// <summary>Empty tables to fill in: a title row and one row that shows what may stand in each column.</summary>
public static class CsvTemplate
{
    /// <summary>
    /// The template of a table of lots, UTF-8 with a byte order mark so that spreadsheets read it right.
    /// </summary>
    /// <param name="chinese">Titles in Chinese, else in English.</param>
    public static byte[] Lots(bool chinese) => Write(
        [.. LotTable.Columns, new TableColumn("Nd", "Nd2O3 %", "Nd2O3 %", Example: "78.4±0.2"),
            new TableColumn("Dy", "Dy ppm", "Dy ppm", Example: "<50")],
        chinese);

    /// <summary>The template of a table of shipments, UTF-8 with a byte order mark.</summary>
    /// <param name="chinese">Titles in Chinese, else in English.</param>
    public static byte[] Shipments(bool chinese) => Write(ShipmentTable.Columns, chinese);

    private static byte[] Write(TableColumn[] columns, bool chinese)
    {
        string titles = string.Join(',', columns.Select(column =>
            (chinese ? column.TitleZh : column.TitleEn) + (column.IsRequired ? "*" : string.Empty)));
        string example = string.Join(',', columns.Select(Example));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes($"{titles}\r\n{example}\r\n")];
    }

    private static string Example(TableColumn column) =>
        column.Example.Contains(',', StringComparison.Ordinal) ? $"\"{column.Example}\"" : column.Example;
}
