using System.Buffers;
using System.Xml;
using System.Xml.Linq;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// XML from strangers: no document type definition is ever read, nothing is fetched, entities are the five of XML
/// itself, and size, depth and number of attributes are bounded before anything is kept.
/// </summary>
internal static class SafeXml
{
    private const int MaxDepth = 32;
    private const int MaxAttributes = 100;

    private static readonly SearchValues<byte> EndOfName = SearchValues.Create(" \t\r\n>["u8);

    /// <summary>Loads a document; null, or the refusal with the line and column.</summary>
    public static Refusal? TryLoad(ReadOnlyMemory<byte> bytes, out XElement root)
    {
        root = Nothing;
        if (bytes.Length > JsonLimits.Capture.MaxBytes)
        {
            return new Refusal(
                RefusalCode.TooLong, null, $"{bytes.Length} bytes, at most {JsonLimits.Capture.MaxBytes}");
        }

        // GS1's own examples declare a bare type, which says nothing. Any more than that is a definition.
        if (DefinesTypes(bytes.Span))
        {
            return Malformed("a document type definition is not read");
        }

        try
        {
            if (Check(bytes) is { } refusal)
            {
                return refusal;
            }

            using XmlReader reader = Open(bytes);
            root = XElement.Load(reader);
            return null;
        }
        catch (XmlException malformed)
        {
            return Malformed($"line {malformed.LineNumber}, column {malformed.LinePosition}");
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or NotSupportedException)
        {
            // An encoding that nobody knows.
            return Malformed("the encoding is not known");
        }
    }

    private static XElement Nothing { get; } = new("nothing");

    // Once through it before a tree is made, which a deep document would make deep.
    private static Refusal? Check(ReadOnlyMemory<byte> bytes)
    {
        using XmlReader reader = Open(bytes);
        while (reader.Read())
        {
            if (reader.Depth >= MaxDepth)
            {
                return new Refusal(RefusalCode.JsonTooDeep, null, $"at most {MaxDepth} levels");
            }

            if (reader.AttributeCount > MaxAttributes)
            {
                return new Refusal(RefusalCode.TooLong, null, $"more than {MaxAttributes} attributes");
            }

            if (reader.NodeType == XmlNodeType.EntityReference)
            {
                return Malformed("entities are not read");
            }
        }

        return null;
    }

    private static XmlReader Open(ReadOnlyMemory<byte> bytes) => XmlReader.Create(
        new MemoryStream(bytes.ToArray(), writable: false),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersInDocument = JsonLimits.Capture.MaxBytes,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });

    private static Refusal Malformed(string detail) => new(RefusalCode.XmlMalformed, null, detail);

    private static bool DefinesTypes(ReadOnlySpan<byte> xml)
    {
        ReadOnlySpan<byte> opening = "<!DOCTYPE"u8;
        int at = xml.IndexOf(opening);
        if (at < 0)
        {
            return false;
        }

        ReadOnlySpan<byte> name = xml[(at + opening.Length)..].TrimStart(" \t\r\n"u8);
        int end = name.IndexOfAny(EndOfName);
        return end < 0 || !name[end..].TrimStart(" \t\r\n"u8).StartsWith(">"u8);
    }
}
