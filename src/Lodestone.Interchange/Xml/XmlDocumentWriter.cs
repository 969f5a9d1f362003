using System.Buffers;
using System.Text.Json;
using System.Xml.Linq;

namespace Lodestone.Interchange;

/// <summary>Writes an EPCIS document in XML as the same document in JSON-LD.</summary>
internal sealed class XmlDocumentWriter
{
    private readonly Utf8JsonWriter json;
    private readonly XElement root;
    private readonly XmlPrefixes prefixes;
    private readonly XmlExtensionWriter extensions;
    private readonly XmlEventWriter events;

    private XmlDocumentWriter(Utf8JsonWriter json, XElement root)
    {
        this.json = json;
        this.root = root;
        prefixes = new XmlPrefixes(root);
        extensions = new XmlExtensionWriter(json, prefixes);
        events = new XmlEventWriter(json, extensions);
    }

    /// <summary>The JSON-LD document.</summary>
    /// <param name="root">The XML document.</param>
    /// <param name="type">What it is called in JSON-LD.</param>
    public static ReadOnlyMemory<byte> Write(XElement root, string type)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonOutput.Options))
        {
            new XmlDocumentWriter(json, root).Write(type);
        }

        return bytes.WrittenMemory;
    }

    private void Write(string type)
    {
        if (type is not ("EPCISDocument" or "EPCISQueryDocument"))
        {
            events.Write(root, type, WriteContext);
            return;
        }

        json.WriteStartObject();
        WriteContext();
        json.WriteString("type", type);
        json.WriteString("schemaVersion", "2.0");
        if (root.Attribute("creationDate") is { } created)
        {
            json.WriteString("creationDate", created.Value.Trim());
        }

        foreach (XElement header in root.Elements("EPCISHeader"))
        {
            new XmlHeaderWriter(json, extensions, prefixes).Write(header);
        }

        foreach (XElement body in root.Elements("EPCISBody"))
        {
            json.WriteStartObject("epcisBody");
            WriteBody(body, type);
            json.WriteEndObject();
        }

        extensions.WriteMembers(root.Elements().Where(one => one.Name != "EPCISHeader" && one.Name != "EPCISBody"));
        json.WriteEndObject();
    }

    private void WriteContext()
    {
        json.WriteStartArray("@context");
        json.WriteStringValue(JsonLdContext.Standard);
        if (prefixes.Bound.Count > 0)
        {
            json.WriteStartObject();
            foreach ((string prefix, string iri) in prefixes.Bound)
            {
                json.WriteString(prefix, iri);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteBody(XElement body, string type)
    {
        if (type == "EPCISDocument")
        {
            WriteEvents(body);
            return;
        }

        XElement[] members = [.. XmlEventWriter.Members(body)];
        XElement[] results = [.. members.Where(one => one.Name.LocalName == "QueryResults")];
        foreach (XElement answer in results)
        {
            json.WriteStartObject("queryResults");
            foreach (XElement member in answer.Elements().Where(one => one.Name != "resultsBody"))
            {
                extensions.WriteMembers([member]);
            }

            foreach (XElement inner in answer.Elements("resultsBody"))
            {
                json.WriteStartObject("resultsBody");
                WriteEvents(inner);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        extensions.WriteMembers(members.Except(results));
    }

    private void WriteEvents(XElement parent)
    {
        XElement[] members = [.. XmlEventWriter.Members(parent)];
        foreach (XElement list in members.Where(one => one.Name == "EventList"))
        {
            json.WriteStartArray("eventList");
            foreach (XElement one in XmlEventWriter.Members(list))
            {
                events.Write(one, prefixes.Of(one.Name));
            }

            json.WriteEndArray();
        }

        extensions.WriteMembers(members.Where(one => one.Name != "EventList"));
    }
}
