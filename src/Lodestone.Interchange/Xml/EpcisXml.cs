using System.Xml.Linq;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// EPCIS 1.x and 2.0 documents in XML, or one event alone, as the same documents in JSON-LD: everything after the door reads one form.
/// </summary>
public static class EpcisXml
{
    private const string Document = "urn:epcglobal:epcis:xsd:";
    private const string QueryDocument = "urn:epcglobal:epcis-query:xsd:";

    private static readonly string[] Versions = ["1", "1.0", "1.1", "1.2", "2.0"];

    /// <summary>
    /// The document in JSON-LD. It is not held to the standard here: whoever reads it does that, and names what is wrong
    /// by its place in the JSON-LD.
    /// </summary>
    /// <param name="xml">The exact bytes of the XML document.</param>
    public static TranslatedDocument ToJson(ReadOnlyMemory<byte> xml)
    {
        if (SafeXml.TryLoad(xml, out XElement root) is { } malformed)
        {
            return TranslatedDocument.Refused(malformed);
        }

        string? type = TypeOf(root.Name);
        if (type is null)
        {
            return TranslatedDocument.Refused(
                new Refusal(RefusalCode.ActUnknown, "type", JsonText.Printable(root.Name.ToString())));
        }

        if (root.Attribute("schemaVersion")?.Value is { } version && !Versions.Contains(version))
        {
            return TranslatedDocument.Refused(new Refusal(
                RefusalCode.ValueNotAllowed, "schemaVersion", JsonText.Printable(version)));
        }

        return TranslatedDocument.Of(XmlDocumentWriter.Write(root, type));
    }

    private static string? TypeOf(XName name) => name.LocalName switch
    {
        "EPCISDocument" when name.NamespaceName is Document + "1" or Document + "2" => "EPCISDocument",
        "EPCISQueryDocument" when name.NamespaceName is QueryDocument + "1" or QueryDocument + "2" =>
            "EPCISQueryDocument",
        "ObjectEvent" or "AggregationEvent" or "AssociationEvent" or "TransactionEvent" or "TransformationEvent"
            when name.NamespaceName.Length == 0 => name.LocalName,
        _ => null,
    };
}
