using System.Text.Json;
using System.Xml.Linq;

namespace Lodestone.Interchange;

/// <summary>The header of an XML document: who sent it, and master data.</summary>
internal sealed class XmlHeaderWriter(Utf8JsonWriter json, XmlExtensionWriter extensions, XmlPrefixes prefixes)
{
    private static readonly XNamespace Business =
        "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";

    /// <summary>Writes the members of the document that the header has to say.</summary>
    public void Write(XElement header)
    {
        if (header.Element(Business + "StandardBusinessDocumentHeader") is { } business)
        {
            WriteText("sender", business.Element(Business + "Sender")?.Element(Business + "Identifier"));
            WriteText("receiver", business.Element(Business + "Receiver")?.Element(Business + "Identifier"));
            WriteText(
                "instanceIdentifier",
                business.Element(Business + "DocumentIdentification")?.Element(Business + "InstanceIdentifier"));
        }

        json.WriteStartObject("epcisHeader");
        XElement[] members = [.. XmlEventWriter.Members(header)];
        if (members.FirstOrDefault(one => one.Name == "EPCISMasterData") is { } masters)
        {
            json.WriteStartObject("epcisMasterData");
            if (masters.Element("VocabularyList") is { } list)
            {
                WriteList("vocabularyList", list.Elements("Vocabulary"), WriteVocabulary);
            }

            json.WriteEndObject();
        }

        extensions.WriteMembers(members.Where(one => one.Name != "EPCISMasterData"));
        json.WriteEndObject();
    }

    private void WriteVocabulary(XElement vocabulary)
    {
        json.WriteString("type", vocabulary.Attribute("type")?.Value ?? string.Empty);
        WriteList(
            "vocabularyElementList",
            vocabulary.Elements("VocabularyElementList").Elements("VocabularyElement"),
            WriteElement);
    }

    private void WriteElement(XElement element)
    {
        json.WriteString("id", element.Attribute("id")?.Value ?? string.Empty);
        WriteList("attributes", element.Elements("attribute"), attribute =>
        {
            json.WriteString("id", attribute.Attribute("id")?.Value ?? string.Empty);
            json.WritePropertyName("attribute");
            if (attribute.HasElements)
            {
                json.WriteStartObject();
                extensions.WriteMembers(attribute.Elements());
                json.WriteEndObject();
            }
            else
            {
                json.WriteStringValue(attribute.Value.Trim());
            }
        });
        if (element.Element("children") is { } children)
        {
            json.WriteStartArray("children");
            foreach (XElement id in children.Elements("id"))
            {
                json.WriteStringValue(id.Value.Trim());
            }

            json.WriteEndArray();
        }

        foreach (XElement own in element.Elements().Where(one => XmlPrefixes.IsExtension(one.Name)))
        {
            json.WritePropertyName(prefixes.Of(own.Name));
            extensions.WriteValue(own);
        }
    }

    private void WriteList(string name, IEnumerable<XElement> elements, Action<XElement> write)
    {
        json.WriteStartArray(name);
        foreach (XElement one in elements)
        {
            json.WriteStartObject();
            write(one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteText(string name, XElement? element)
    {
        if (element is not null)
        {
            json.WriteString(name, element.Value.Trim());
        }
    }
}
