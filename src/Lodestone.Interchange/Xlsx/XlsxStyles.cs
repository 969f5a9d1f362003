using System.Globalization;
using System.Xml;

namespace Lodestone.Interchange;

/// <summary>Which cell styles make numbers dates or percentages (ISO/IEC 29500-1 sections 18.8.10 and 18.8.30).</summary>
internal sealed class XlsxStyles
{
    private readonly List<XlsxFormat> byStyle = [];

    /// <summary>Styles of a workbook that has none.</summary>
    public static readonly XlsxStyles None = new();

    /// <summary>Reads the part.</summary>
    public static XlsxStyles Read(XmlReader xml)
    {
        XlsxStyles styles = new();
        Dictionary<int, XlsxFormat> own = [];
        bool inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt")
            {
                own[Number(xml.GetAttribute("numFmtId"))] = OfCode(xml.GetAttribute("formatCode") ?? string.Empty);
            }
            else if (inCells && xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf")
            {
                int id = Number(xml.GetAttribute("numFmtId"));
                styles.byStyle.Add(own.TryGetValue(id, out XlsxFormat format) ? format : BuiltIn(id));
            }
        }

        return styles;
    }

    /// <summary>What the numbers of a style mean.</summary>
    /// <param name="style">The cell's attribute <c>s</c>.</param>
    public XlsxFormat FormatOf(string? style) =>
        style is not null && Number(style) is var index && index >= 0 && index < byStyle.Count
            ? byStyle[index]
            : XlsxFormat.Number;

    private static int Number(string? text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out int number) ? number : -1;

    // 27 to 36 and 50 to 58 are dates of East Asian locales.
    private static XlsxFormat BuiltIn(int id) => id switch
    {
        9 or 10 => XlsxFormat.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => XlsxFormat.Date,
        _ => XlsxFormat.Number,
    };

    // Letters outside of quotes, brackets and escapes tell; the first section is that of positive numbers.
    private static XlsxFormat OfCode(string code)
    {
        char until = '\0';
        for (int i = 0; i < code.Length; i++)
        {
            char letter = code[i];
            if (until != '\0')
            {
                until = letter == until ? '\0' : until;
                continue;
            }

            switch (letter)
            {
                case ';':
                    return XlsxFormat.Number;
                case '"':
                    until = '"';
                    break;
                case '[':
                    until = ']';
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '%':
                    return XlsxFormat.Percent;
                case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H':
                    return XlsxFormat.Date;
            }
        }

        return XlsxFormat.Number;
    }
}
