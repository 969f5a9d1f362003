using System.Globalization;
using System.IO.Packaging;
using System.Text;

namespace Lodestone.Interchange.Tests;

/// <summary>Makes workbooks (ISO/IEC 29500) by hand, so that each part can be as good or bad as a test wants it.</summary>
internal sealed class Workbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Parts = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Number formats of the styles 0 to 5: general, percent, date, date with time, own date, own number.</summary>
    private const string Styles =
        $"""
        <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
        <numFmt numFmtId="165" formatCode="0.00&quot;% d&quot;"/></numFmts>
        <cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs>
        <cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="22"/>
        <xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>
        """;

    private readonly StringBuilder rows = new();
    private readonly List<string> shared = [];

    /// <summary>The sheet's data as XML; whatever a test puts there is written as it is.</summary>
    public string? SheetXml { get; set; }

    /// <summary>The list of sheets as XML.</summary>
    public string SheetsXml { get; set; } = """<sheet name="Lots" sheetId="1" r:id="rId1"/>""";

    /// <summary>How much white space follows the shared texts: it packs to almost nothing.</summary>
    public int MegabytesOfSpace { get; set; }

    /// <summary>Whether days are counted from 1904.</summary>
    public bool From1904 { get; set; }

    /// <summary>Adds a row of texts; numbers of <paramref name="cells"/> in invariant form are numbers.</summary>
    public Workbook Row(int number, params string[] cells)
    {
        rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
        for (int i = 0; i < cells.Length; i++)
        {
            rows.Append(cells[i].StartsWith("<c ", StringComparison.Ordinal) ? cells[i] : Shared(i, number, cells[i]));
        }

        rows.Append("</row>");
        return this;
    }

    /// <summary>A number in a style.</summary>
    public static string Number(int column, int row, string value, int style = 0) =>
        $"<c r=\"{Letters(column)}{row}\" s=\"{style}\"><v>{value}</v></c>";

    /// <summary>A cell of another kind.</summary>
    public static string Cell(int column, int row, string kind, string inside) =>
        $"<c r=\"{Letters(column)}{row}\" t=\"{kind}\">{inside}</c>";

    /// <summary>The file.</summary>
    public byte[] Write()
    {
        using MemoryStream bytes = new();
        using (Package package = Package.Open(bytes, FileMode.Create))
        {
            Uri book = new("/xl/workbook.xml", UriKind.Relative);
            package.CreateRelationship(book, TargetMode.Internal, $"{Relations}/officeDocument", "rId1");
            PackagePart part = Add(
                package, book, "sheet.main",
                $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><workbookPr date1904="{(From1904 ? 1 : 0)}"/><sheets>{SheetsXml}</sheets></workbook>""");
            Relate(part, "/xl/worksheets/sheet1.xml", "worksheet", "rId1");
            Relate(part, "/xl/styles.xml", "styles", "rId2");
            Relate(part, "/xl/sharedStrings.xml", "sharedStrings", "rId3");
            Add(package, new("/xl/styles.xml", UriKind.Relative), "styles", Styles);
            Add(
                package, new("/xl/sharedStrings.xml", UriKind.Relative), "sharedStrings",
                $"<sst xmlns=\"{Main}\">{string.Concat(shared.Select(text => $"<si><t xml:space=\"preserve\">{text}</t></si>"))}</sst>", MegabytesOfSpace);
            Add(
                package, new("/xl/worksheets/sheet1.xml", UriKind.Relative), "worksheet",
                SheetXml ?? $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
        }

        return bytes.ToArray();
    }

    private static void Relate(PackagePart book, string target, string kind, string id) => book.CreateRelationship(
        new Uri(target, UriKind.Relative), TargetMode.Internal, $"{Relations}/{kind}", id);

    private static PackagePart Add(Package package, Uri name, string kind, string content, int megabytesOfSpace = 0)
    {
        PackagePart part = package.CreatePart(name, $"{Parts}.{kind}+xml", CompressionOption.Fast);
        using Stream stream = part.GetStream(FileMode.Create, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(content));
        byte[] space = [.. Enumerable.Repeat((byte)' ', 1_000_000)];
        for (int i = 0; i < megabytesOfSpace; i++)
        {
            stream.Write(space);
        }

        return part;
    }

    private static string Letters(int column) => column < 26
        ? ((char)('A' + column)).ToString()
        : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private string Shared(int column, int row, string text)
    {
        if (text.Length == 0)
        {
            return string.Empty;
        }

        shared.Add(System.Security.SecurityElement.Escape(text));
        return Cell(column, row, "s", $"<v>{shared.Count - 1}</v>");
    }
}
