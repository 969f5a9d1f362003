using System.Globalization;
using System.IO.Packaging;
using System.Xml;

namespace Lodestone.Interchange;

/// <summary>
/// What the cells of a workbook refer to: its first visible sheet, shared texts and styles. Parts are unpacked within
/// limits, so that a small file cannot become a huge one.
/// </summary>
internal sealed class XlsxBook
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly PackagePart sheet;
    private readonly List<string> shared;

    private XlsxBook(PackagePart sheet, bool countsFrom1904, List<string> shared, XlsxStyles styles)
    {
        this.sheet = sheet;
        this.shared = shared;
        CountsFrom1904 = countsFrom1904;
        Styles = styles;
    }

    /// <summary>Whether day 0 is the first of January 1904.</summary>
    public bool CountsFrom1904 { get; }

    /// <summary>The styles.</summary>
    public XlsxStyles Styles { get; }

    /// <summary>Opens the workbook of a package.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is too large.</exception>
    public static XlsxBook Open(Package package)
    {
        PackagePart book = Follow(package, package.GetRelationships(), new Uri("/", UriKind.Relative), "/officeDocument")
            ?? throw new InvalidDataException("no workbook");
        (string? sheetId, bool from1904) = ReadBook(book);
        PackageRelationship to = book.GetRelationships().FirstOrDefault(it => it.Id == sheetId)
            ?? throw new InvalidDataException("no sheet");
        PackagePart sheet = PartOf(package, book.Uri, to);
        PackagePart? texts = Follow(package, book.GetRelationships(), book.Uri, "/sharedStrings");
        PackagePart? styles = Follow(package, book.GetRelationships(), book.Uri, "/styles");
        return new XlsxBook(
            sheet, from1904, texts is null ? [] : ReadTexts(texts), styles is null ? XlsxStyles.None : ReadStyles(styles));
    }

    /// <summary>Starts to read the sheet.</summary>
    public XmlReader OpenSheet() => Reader(sheet, SheetLimits.MaxSheetBytes);

    /// <summary>A shared text by its number; null if there is none.</summary>
    public string? Shared(string index) =>
        int.TryParse(index, CultureInfo.InvariantCulture, out int at) && at >= 0 && at < shared.Count
            ? shared[at]
            : null;

    private static PackagePart? Follow(
        Package package, PackageRelationshipCollection relationships, Uri from, string kind) =>
        relationships.FirstOrDefault(it => it.RelationshipType.EndsWith(kind, StringComparison.Ordinal)) is { } found
            ? PartOf(package, from, found)
            : null;

    private static PackagePart PartOf(Package package, Uri from, PackageRelationship to) =>
        to.TargetMode == TargetMode.Internal
            ? package.GetPart(PackUriHelper.ResolvePartUri(from, to.TargetUri))
            : throw new InvalidDataException("a part outside of the file");

    private static (string? SheetId, bool CountsFrom1904) ReadBook(PackagePart book)
    {
        string? id = null;
        bool from1904 = false;
        using XmlReader xml = Reader(book, SheetLimits.MaxPartBytes);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            from1904 |= xml.LocalName == "workbookPr" && xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName == "sheet" && id is null && xml.GetAttribute("state") is null or "visible")
            {
                id ??= RelationshipIdOf(xml);
            }
        }

        return (id, from1904);
    }

    private static string? RelationshipIdOf(XmlReader sheet)
    {
        for (bool more = sheet.MoveToFirstAttribute(); more; more = sheet.MoveToNextAttribute())
        {
            if (sheet.LocalName == "id" && sheet.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
            {
                return sheet.Value;
            }
        }

        return null;
    }

    private static List<string> ReadTexts(PackagePart part)
    {
        List<string> texts = [];
        long characters = 0;
        using XmlReader xml = Reader(part, SheetLimits.MaxPartBytes);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                texts.Add(XlsxCellText.TextsOf(xml));
                characters += texts[^1].Length + 16;
                if (characters > SheetLimits.MaxSharedCharacters)
                {
                    throw new InvalidDataException("too many texts");
                }
            }
        }

        return texts;
    }

    private static XlsxStyles ReadStyles(PackagePart part)
    {
        using XmlReader xml = Reader(part, SheetLimits.MaxPartBytes);
        return XlsxStyles.Read(xml);
    }

    private static XmlReader Reader(PackagePart part, long maxBytes) =>
        XmlReader.Create(new BoundedStream(part.GetStream(FileMode.Open, FileAccess.Read), maxBytes), Settings);
}
