using System.Text.Json;
using System.Xml.Linq;

namespace Lodestone.Interchange;

/// <summary>
/// Extensions in XML as they stand in JSON-LD: a text, an object of the elements and attributes inside, or a list where
/// one name comes again. XML says no types, so values stay texts.
/// </summary>
internal sealed class XmlExtensionWriter(Utf8JsonWriter json, XmlPrefixes prefixes)
{
    /// <summary>The name of an element's own text beside its attributes or elements.</summary>
    private const string Text = "#text";

    /// <summary>Writes elements as members; those of one name become one member with a list.</summary>
    public void WriteMembers(IEnumerable<XElement> elements)
    {
        foreach (IGrouping<string, XElement> named in elements.GroupBy(one => prefixes.Of(one.Name), StringComparer.Ordinal))
        {
            json.WritePropertyName(named.Key);
            XElement[] all = [.. named];
            if (all.Length == 1)
            {
                WriteValue(all[0]);
                continue;
            }

            json.WriteStartArray();
            foreach (XElement one in all)
            {
                WriteValue(one);
            }

            json.WriteEndArray();
        }
    }

    /// <summary>Writes attributes in a namespace as members.</summary>
    public void WriteAttributes(XElement element)
    {
        foreach (XAttribute attribute in element.Attributes().Where(it => XmlPrefixes.IsExtension(it.Name)))
        {
            json.WriteString(prefixes.Of(attribute.Name), attribute.Value);
        }
    }

    /// <summary>Writes what an element says.</summary>
    public void WriteValue(XElement element)
    {
        XAttribute[] attributes = [.. element.Attributes().Where(IsSaid)];
        string text = string.Concat(element.Nodes().OfType<XText>().Select(node => node.Value)).Trim();
        if (attributes.Length == 0 && !element.HasElements)
        {
            json.WriteStringValue(text);
            return;
        }

        json.WriteStartObject();
        foreach (XAttribute attribute in attributes.Where(it => element.Elements(it.Name).FirstOrDefault() is null))
        {
            json.WriteString(prefixes.Of(attribute.Name), attribute.Value);
        }

        WriteMembers(element.Elements());
        if (text.Length > 0)
        {
            json.WriteString(Text, text);
        }

        json.WriteEndObject();
    }

    private static bool IsSaid(XAttribute attribute) => !attribute.IsNamespaceDeclaration
        && (attribute.Name.NamespaceName.Length == 0 || XmlPrefixes.IsExtension(attribute.Name));
}
