using System.Globalization;
using System.IO.Packaging;
using System.Xml;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// The first visible sheet of a workbook (ISO/IEC 29500), read cell by cell, so that a long one costs no more memory than
/// a short one. What a cell shows is what it says: dates and percentages are told by the cell's number format, formulas
/// by the value that was saved with them.
/// </summary>
internal sealed class XlsxSheet : IDisposable
{
    private readonly Package package;
    private readonly XmlReader xml;
    private readonly XlsxBook book;
    private int row;

    private XlsxSheet(Package package, XlsxBook book)
    {
        this.package = package;
        this.book = book;
        xml = book.OpenSheet();
    }

    /// <summary>The rows, the title row first.</summary>
    public static IEnumerable<SheetRow> Read(Stream file)
    {
        (XlsxSheet? sheet, SheetRow? broken) = Open(file);
        if (sheet is null)
        {
            yield return broken!;
            yield break;
        }

        using (sheet)
        {
            while (sheet.Next() is { } row)
            {
                yield return row;
                if (row.Broken is not null)
                {
                    yield break;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        xml.Dispose();
        package.Close();
    }

    private static (XlsxSheet? Sheet, SheetRow? Broken) Open(Stream file)
    {
        Package? package = null;
        try
        {
            package = Package.Open(file, FileMode.Open, FileAccess.Read);
            return (new XlsxSheet(package, XlsxBook.Open(package)), null);
        }
        catch (Exception wrong) when (IsOfTheFile(wrong))
        {
            package?.Close();
            return (null, SheetRow.BrokenAt(1, RefusalCode.RowMalformed, "no workbook that can be read (xlsx)"));
        }
    }

    // What the packaging and XML readers throw for bytes that are not what they should be.
    private static bool IsOfTheFile(Exception wrong) => wrong is XmlException or FileFormatException
        or InvalidDataException or ArgumentException or InvalidOperationException or UriFormatException
        or NotSupportedException;

    private SheetRow? Next()
    {
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
                {
                    return ReadRow();
                }
            }

            return null;
        }
        catch (Exception wrong) when (IsOfTheFile(wrong))
        {
            return SheetRow.BrokenAt(row + 1, RefusalCode.RowMalformed, "the sheet ends here or is damaged");
        }
    }

    private SheetRow ReadRow()
    {
        int number = int.TryParse(xml.GetAttribute("r"), CultureInfo.InvariantCulture, out int stated) ? stated : row + 1;
        if (number <= row || number > SheetLimits.MaxRows + 1)
        {
            return SheetRow.BrokenAt(row + 1, RefusalCode.TooLong, $"at most {SheetLimits.MaxRows} rows, in their order");
        }

        row = number;
        List<string> cells = [];
        List<(int Column, Refusal Refusal)> unreadable = [];
        if (!xml.IsEmptyElement)
        {
            int depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c" && !ReadCell(cells, unreadable))
                {
                    return SheetRow.BrokenAt(row, RefusalCode.TooLong, $"at most {SheetLimits.MaxColumns} columns");
                }
            }
        }

        return new SheetRow(row, [.. cells]) { Unreadable = unreadable };
    }

    private bool ReadCell(List<string> cells, List<(int Column, Refusal Refusal)> unreadable)
    {
        int column = ColumnOf(xml.GetAttribute("r")) ?? cells.Count;
        XlsxCell cell = new(xml.GetAttribute("t") ?? "n", book.Styles.FormatOf(xml.GetAttribute("s")));
        XlsxCellText content = XlsxCellText.Read(xml);
        if (content is { Text.Length: 0, HasFormula: false })
        {
            return true;
        }

        if (column >= SheetLimits.MaxColumns)
        {
            return false;
        }

        (string text, Refusal? refusal) = cell.Meaning(content, book);
        while (cells.Count <= column)
        {
            cells.Add(string.Empty);
        }

        cells[column] = text.Trim();
        if (refusal is not null)
        {
            unreadable.Add((column, refusal));
        }

        return true;
    }

    // The letters of a reference such as K14, from 0.
    private static int? ColumnOf(string? reference)
    {
        int column = 0;
        foreach (char letter in (reference ?? string.Empty).TakeWhile(char.IsAsciiLetterUpper))
        {
            column = Math.Min((column * 26) + letter - 'A' + 1, 1_000_000);
        }

        return column == 0 ? null : column - 1;
    }
}
