using System.Text.Json;
using System.Xml.Linq;

namespace Lodestone.Interchange;

/// <summary>
/// Writes one event. What XML wraps (lists of named items, <c>extension</c> elements of 1.x) JSON-LD does not, and
/// standard words stand bare. What is not of the standard is written as it is, so that the reader refuses it by its name.
/// </summary>
internal sealed class XmlEventWriter(Utf8JsonWriter json, XmlExtensionWriter extensions)
{
    private readonly XmlValueWriter values = new(json);

    /// <summary>The elements of a parent without the wrappers that older versions put around newer elements.</summary>
    public static IEnumerable<XElement> Members(XElement parent) => parent.Elements().SelectMany(one =>
        one.Name == "extension" || one.Name == "baseExtension" ? Members(one) : (IEnumerable<XElement>)[one]);

    /// <summary>Writes an event, and first what stands before its members.</summary>
    public void Write(XElement element, string type, Action? writeContext = null)
    {
        json.WriteStartObject();
        writeContext?.Invoke();
        json.WriteString("type", type);
        List<XElement> others = [];
        foreach (IGrouping<XName, XElement> named in Members(element).GroupBy(one => one.Name))
        {
            if (named.Key.NamespaceName.Length > 0)
            {
                others.AddRange(named);
            }
            else if (named.Key.LocalName == "certificationInfo" && named.Count() > 1)
            {
                values.WriteTexts("certificationInfo", "certificationInfo", named);
            }
            else
            {
                // An element that stands twice is written twice, and refused as a member that does.
                others.AddRange(named.Where(one => !TryWriteMember(named.Key.LocalName, one)));
            }
        }

        extensions.WriteAttributes(element);
        extensions.WriteMembers(others);
        json.WriteEndObject();
    }

    private bool TryWriteMember(string name, XElement element)
    {
        switch (name)
        {
            case "eventTime" or "recordTime" or "eventTimeZoneOffset" or "eventID" or "parentID" or "action"
                or "transformationID" or "certificationInfo":
                values.WriteText(name, element);
                return true;
            case "bizStep":
                values.WriteWord(name, element.Value, CbvWords.Step);
                return true;
            case "disposition":
                values.WriteWord(name, element.Value, CbvWords.Disposition);
                return true;
            case "epcList" or "childEPCs" or "inputEPCList" or "outputEPCList":
                values.WriteTexts(name, "epc", element.Elements());
                return true;
            case "quantityList" or "childQuantityList" or "inputQuantityList" or "outputQuantityList":
                WriteList(name, "quantityElement", element.Elements(), WriteQuantity);
                return true;
            case "readPoint" or "bizLocation":
                WritePlace(name, element);
                return true;
            case "ilmd":
                json.WriteStartObject(name);
                extensions.WriteMembers(Members(element));
                json.WriteEndObject();
                return true;
            default:
                return TryWriteNewer(name, element);
        }
    }

    private bool TryWriteNewer(string name, XElement element)
    {
        switch (name)
        {
            case "bizTransactionList":
                WriteTyped(name, element, "bizTransaction", CbvWords.BusinessTransaction);
                return true;
            case "sourceList":
                WriteTyped(name, element, "source", CbvWords.SourceOrDestination);
                return true;
            case "destinationList":
                WriteTyped(name, element, "destination", CbvWords.SourceOrDestination);
                return true;
            case "errorDeclaration":
                WriteError(element);
                return true;
            case "persistentDisposition":
                WritePersistent(element);
                return true;
            case "sensorElementList":
                WriteList(name, "sensorElement", element.Elements(), WriteSensor);
                return true;
            default:
                return false;
        }
    }

    private void WriteQuantity(XElement element)
    {
        foreach (XElement member in element.Elements())
        {
            if (member.Name == "quantity")
            {
                // A quantity that is declared nil is not stated.
                if (member.Value.Trim().Length > 0)
                {
                    values.WriteNumber("quantity", member.Value);
                }
            }
            else
            {
                values.WriteText(member.Name.LocalName, member);
            }
        }
    }

    private void WritePlace(string name, XElement element)
    {
        json.WriteStartObject(name);
        XElement[] members = [.. Members(element)];
        foreach (XElement id in members.Where(one => one.Name == "id"))
        {
            values.WriteText("id", id);
        }

        extensions.WriteMembers(members.Where(one => one.Name != "id"));
        json.WriteEndObject();
    }

    private void WriteTyped(string list, XElement element, string name, WordList types) =>
        WriteList(list, name, element.Elements(), item =>
        {
            if (item.Attribute("type")?.Value is { } type)
            {
                values.WriteWord("type", type, types);
            }

            values.WriteText(name, item);
        });

    private void WriteError(XElement element)
    {
        json.WriteStartObject("errorDeclaration");
        List<XElement> others = [];
        foreach (XElement member in Members(element))
        {
            switch (member.Name.NamespaceName.Length == 0 ? member.Name.LocalName : string.Empty)
            {
                case "declarationTime":
                    values.WriteText("declarationTime", member);
                    break;
                case "reason":
                    values.WriteWord("reason", member.Value, CbvWords.ErrorReason);
                    break;
                case "correctiveEventIDs":
                    values.WriteTexts("correctiveEventIDs", "correctiveEventID", member.Elements());
                    break;
                default:
                    others.Add(member);
                    break;
            }
        }

        extensions.WriteMembers(others);
        json.WriteEndObject();
    }

    private void WritePersistent(XElement element)
    {
        json.WriteStartObject("persistentDisposition");
        foreach (IGrouping<string, XElement> named in element.Elements().GroupBy(one => one.Name.LocalName))
        {
            json.WriteStartArray(named.Key);
            foreach (XElement word in named)
            {
                values.WriteWord(null, word.Value, CbvWords.Disposition);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteSensor(XElement element)
    {
        XElement[] members = [.. Members(element)];
        foreach (XElement metadata in members.Where(one => one.Name == "sensorMetadata"))
        {
            json.WriteStartObject("sensorMetadata");
            WriteReport(metadata);
            json.WriteEndObject();
        }

        WriteList("sensorReport", "sensorReport", members.Where(one => one.Name == "sensorReport"), WriteReport);
        extensions.WriteMembers(
            members.Where(one => one.Name != "sensorMetadata" && one.Name != "sensorReport"));
    }

    private void WriteReport(XElement element)
    {
        foreach (XAttribute attribute in element.Attributes().Where(it => it.Name.NamespaceName.Length == 0))
        {
            if (!attribute.IsNamespaceDeclaration)
            {
                values.WriteMeasured(attribute.Name.LocalName, attribute.Value);
            }
        }

        extensions.WriteAttributes(element);
    }

    // What has no business in a list is written as null, which the reader refuses at its place.
    private void WriteList(string name, string itemName, IEnumerable<XElement> items, Action<XElement> write)
    {
        json.WriteStartArray(name);
        foreach (XElement item in items)
        {
            if (item.Name == itemName)
            {
                json.WriteStartObject();
                write(item);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }
}
