using System.Text;

namespace Lodestone.Interchange;

/// <summary>
/// The canonical text of an event. Standard members come in their order, each list's entries and all extensions in the
/// order of their own texts; nothing stands between them.
/// </summary>
internal sealed class PreHashWriter
{
    private static readonly string[] Ignored =
        ["@context", "type", "eventID", "recordTime", "errorDeclaration"];

    private static readonly string[] Before = ["eventTime", "eventTimeZoneOffset", "certificationInfo"];

    // The order of the standard. Business transactions, sources and destinations come later: see Rest.
    private static readonly (string Name, ListKind Kind)[] Lists =
    [
        ("epcList", ListKind.Epcs), ("parentID", ListKind.Value), ("inputEPCList", ListKind.Epcs),
        ("childEPCs", ListKind.Epcs), ("quantityList", ListKind.Quantities), ("childQuantityList", ListKind.Quantities),
        ("inputQuantityList", ListKind.Quantities), ("outputEPCList", ListKind.Epcs),
        ("outputQuantityList", ListKind.Quantities),
    ];

    private static readonly string[] After = ["action", "transformationID", "bizStep", "disposition"];

    private static readonly string[] Typed = ["bizTransactionList", "destinationList", "sourceList"];

    private static readonly string[] Metadata =
    [
        "time", "startTime", "endTime", "deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules",
    ];

    private static readonly string[] Report =
    [
        "type", "exception", "deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules", "time",
        "microorganism", "chemicalSubstance", "value", "component", "stringValue", "booleanValue", "hexBinaryValue",
        "uriValue", "minValue", "maxValue", "meanValue", "sDev", "percRank", "percValue", "uom",
        "coordinateReferenceSystem",
    ];

    private readonly PreHashValues values;

    private PreHashWriter(PreHashValues values) => this.values = values;

    private enum ListKind
    {
        Value,
        Epcs,
        Quantities,
    }

    /// <summary>The text of one event.</summary>
    /// <param name="at">The event.</param>
    /// <param name="around">The context of its document; null if there is none.</param>
    public static string Of(StrictElement at, StrictElement? around)
    {
        StrictElement? own = at.TryLook("@context"u8, out StrictElement context) ? context : null;
        return new PreHashWriter(new PreHashValues(Prefixes.Of(around, own))).Event(at);
    }

    private string Event(StrictElement at)
    {
        HashSet<string> written = [.. Ignored, .. Before, .. After, .. Lists.Select(list => list.Name)];
        var text = new StringBuilder("eventType=").Append(values.Text("eventType", Find(at, "type")));
        text.Append(Members(at, Before));
        foreach ((string name, ListKind kind) in Lists)
        {
            text.Append(List(at, name, kind));
        }

        text.Append(Members(at, After));
        text.Append(Nested(at, "persistentDisposition", ["set", "unset"]));
        text.Append(Nested(at, "readPoint", ["id"])).Append(Nested(at, "bizLocation", ["id"]));
        text.Append(Listed("sensorElementList", Find(at, "sensorElementList"), Sensor));
        written.UnionWith(["persistentDisposition", "readPoint", "bizLocation", "sensorElementList"]);
        return text.Append(Rest(at, written)).ToString();
    }

    // The reference implementation's vectors sort these lists among master data and extensions, at the end.
    private string Rest(StrictElement at, HashSet<string> written)
    {
        List<string> rest = [];
        foreach (StrictElement member in Values(at))
        {
            if (Typed.Contains(member.Name))
            {
                rest.Add(Listed(member.Name, member, item => Pair(item, member.Name[..^4])));
            }
            else if (!written.Contains(member.Name))
            {
                rest.AddRange(Generic(member.Name, member));
            }
        }

        return Sorted(rest);
    }

    private string Members(StrictElement at, IEnumerable<string> names) =>
        string.Concat(names.Select(name => Member(at, name)));

    private string Member(StrictElement at, string name)
    {
        StrictElement? found = Find(at, name);
        return found is { IsList: true } list
            ? Sorted([.. Values(list).Select(item => KeyValue(name, item))])
            : KeyValue(name, found);
    }

    private string KeyValue(string name, StrictElement? value) =>
        values.Text(name, value) is { Length: > 0 } text ? $"{name}={text}" : string.Empty;

    private string List(StrictElement at, string name, ListKind kind) => kind switch
    {
        ListKind.Epcs => Listed(name, Find(at, name), item => KeyValue("epc", item)),
        ListKind.Quantities => Listed(
            name, Find(at, name), item => "quantityElement" + Members(item, ["epcClass", "quantity", "uom"])),
        _ => Member(at, name),
    };

    private string Pair(StrictElement item, string name) => Members(item, ["type", name]);

    private static string Listed(string name, StrictElement? list, Func<StrictElement, string> write)
    {
        string items = list is { } at ? Sorted([.. Values(at).Select(write)]) : string.Empty;
        return items.Length == 0 ? string.Empty : name + items;
    }

    private string Sensor(StrictElement at)
    {
        string metadata = Nested(at, "sensorMetadata", Metadata);
        string reports = Find(at, "sensorReport") is { } list
            ? Sorted([.. Values(list).Select(item => Named("sensorReport", item, Report))])
            : string.Empty;
        return "sensorElement" + metadata + reports + Extensions(at, ["sensorMetadata", "sensorReport"]);
    }

    private string Nested(StrictElement at, string name, string[] members) =>
        Find(at, name) is { } inner ? Named(name, inner, members) : string.Empty;

    private string Named(string name, StrictElement at, string[] members)
    {
        string inside = Members(at, members) + Extensions(at, members);
        return inside.Length == 0 ? string.Empty : name + inside;
    }

    private string Extensions(StrictElement at, string[] members) => Sorted(
        [.. Values(at).Where(one => !members.Contains(one.Name)).SelectMany(one => Generic(one.Name, one))]);

    // Whatever an extension or master data holds: names by their namespace, values by the common rules.
    private List<string> Generic(string name, StrictElement at)
    {
        string key = values.Key(name);
        if (name is "rdfs:comment" or "comment")
        {
            return [];
        }

        if (at.IsList)
        {
            return [.. Values(at).SelectMany(item => Generic(name, item))];
        }

        if (at.IsObject)
        {
            string own = Find(at, "#text") is { } text ? "=" + values.Text(string.Empty, text) : string.Empty;
            IEnumerable<string> inside = Values(at).Where(one => one.Name != "#text")
                .SelectMany(one => Generic(one.Name, one));
            return [key + own + Sorted([.. inside])];
        }

        return [values.Text(string.Empty, at) is { Length: > 0 } value ? $"{key}={value}" : key];
    }

    private static string Sorted(List<string> texts)
    {
        texts.Sort(static (left, right) =>
            Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)));
        return string.Concat(texts);
    }

    private static StrictElement? Find(StrictElement at, string name) =>
        at.IsObject && at.TryLook(Encoding.UTF8.GetBytes(name), out StrictElement member) ? member : null;

    private static List<StrictElement> Values(StrictElement at)
    {
        List<StrictElement> values = [];
        if (at.IsObject || at.IsList)
        {
            foreach (StrictElement value in at.Values)
            {
                values.Add(value);
            }
        }

        return values;
    }
}
