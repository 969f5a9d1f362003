using System.Text;

namespace Lodestone.Node.Pages;

/// <summary>Tables as CSV that a spreadsheet opens as it is meant: RFC 4180, UTF-8 with its mark, no cell a formula.</summary>
internal static class Csv
{
    /// <summary>A table's rows as text, with the mark before it that tells spreadsheets its encoding.</summary>
    public static string Of(IEnumerable<IEnumerable<string>> rows)
    {
        StringBuilder text = new("\uFEFF");
        foreach (IEnumerable<string> row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    // What begins like a formula would be run by a spreadsheet: a quote before it makes it a text.
    private static string Cell(string value)
    {
        string safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !IsNumber(value)
            ? $"'{value}"
            : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static bool IsNumber(string value) => value.Length > 1 && value[1..].All(c => char.IsAsciiDigit(c) || c == '.');
}
