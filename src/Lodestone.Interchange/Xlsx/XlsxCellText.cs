using System.Text;
using System.Xml;

namespace Lodestone.Interchange;

/// <summary>What stands inside a cell's element.</summary>
/// <param name="Text">Its value, or its text if it is written in the cell itself.</param>
/// <param name="HasFormula">Whether a formula stands beside it.</param>
internal readonly record struct XlsxCellText(string Text, bool HasFormula)
{
    /// <summary>Reads to the end of the element at which the reader stands.</summary>
    public static XlsxCellText Read(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return new XlsxCellText(string.Empty, false);
        }

        StringBuilder text = new();
        bool formula = false;
        int depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            formula |= xml.LocalName == "f";
            if (xml.LocalName is "v" or "t")
            {
                AppendContent(xml, text);
            }
            else if (xml.LocalName is "rPh" or "f")
            {
                Pass(xml);
            }
        }

        return new XlsxCellText(text.ToString(), formula);
    }

    /// <summary>The texts of an element without how they are pronounced.</summary>
    public static string TextsOf(XmlReader xml) => Read(xml).Text;

    private static void AppendContent(XmlReader xml, StringBuilder text)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        // In pieces, so that a huge text is never held whole; a little more than a cell may hold is kept and refused.
        char[] piece = new char[1_024];
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            int length;
            while (IsText(xml.NodeType) && (length = xml.ReadValueChunk(piece, 0, piece.Length)) > 0)
            {
                text.Append(piece, 0, Math.Min(length, SheetLimits.MaxCellLength + 1 - text.Length));
            }
        }
    }

    private static bool IsText(XmlNodeType type) => type is XmlNodeType.Text or XmlNodeType.CDATA
        or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;

    private static void Pass(XmlReader xml)
    {
        int depth = xml.Depth;
        if (!xml.IsEmptyElement)
        {
            while (xml.Read() && xml.Depth > depth)
            {
                // Nothing inside is looked at.
            }
        }
    }
}
