using System.Text.RegularExpressions;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// The parameters whose names hold a type, a unit, an attribute or the name of an extension field (EPCIS 2.0 section
/// 8.2.7.1).
/// </summary>
internal static partial class FieldParameters
{
    private static readonly string[] InReports =
        ["type", "microorganism", "chemicalSubstance", "stringValue", "hexBinaryValue", "uriValue", "booleanValue", "exception"];

    private static readonly string[] InBoth =
        ["deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules"];

    private static readonly string[] Times = ["time", "startTime", "endTime"];

    private static readonly string[] Signs = ["EQ", "GT", "GE", "LT", "LE"];

    /// <summary>The names of these parameters that hold nothing of a caller's own.</summary>
    public static IEnumerable<string> Names =>
    [
        .. Signs.Select(sign => $"{sign}_quantity"), .. Signs.Select(sign => $"{sign}_percRank"),
        .. InReports.Concat(InBoth).Select(member => $"EQ_{member}"),
        .. Times.SelectMany(member => new[] { $"GE_{member}", $"LT_{member}" }),
    ];

    /// <summary>Adds what a parameter asks; false if there is no such parameter.</summary>
    public static bool TryAdd(QueryDraft draft, QueryParameter it)
    {
        if (Typed().Match(it.Name) is { Success: true } typed)
        {
            AddTyped(draft, it, typed.Groups["list"].Value, CbvSpelling.Bare(typed.Groups["type"].Value));
        }
        else if (Quantity().Match(it.Name) is { Success: true } quantity)
        {
            AddQuantity(draft, it, quantity.Groups["how"].Value, quantity.Groups["uom"].Value);
        }
        else if (Measured().Match(it.Name) is { Success: true } measured)
        {
            AddMeasured(
                draft, it, measured.Groups["how"].Value, measured.Groups["member"].Value, measured.Groups["uom"].Value);
        }
        else if (Attribute().Match(it.Name) is { Success: true } attribute)
        {
            AddAttribute(draft, it, attribute.Groups["field"].Value, attribute.Groups["attribute"].Value);
        }
        else if (Field().Match(it.Name) is { Success: true } field)
        {
            AddField(draft, it, field);
        }
        else
        {
            return TryAddSensor(draft, it);
        }

        return true;
    }

    private static void AddTyped(QueryDraft draft, QueryParameter it, string list, string type)
    {
        HashSet<string> names = draft.Names(it);
        draft.Tests.Add((captured, _) => EventNames.Items(captured.At, $"{list}List").Any(entry =>
            (type.Length == 0 || QueryParameters.TextsOf(entry, "type").Any(word => CbvSpelling.Bare(word) == type))
            && QueryParameters.TextsOf(entry, list).Any(name => names.Contains(ThingName.Of(name)))));
    }

    private static void AddQuantity(QueryDraft draft, QueryParameter it, string how, string unit)
    {
        Func<StrictElement, bool> compares = Numbers(draft, it, how);
        draft.Tests.Add((captured, _) => EventNames.Quantities
            .SelectMany(list => EventNames.Items(captured.At, list))
            .Any(entry => HasUnit(entry, unit) && EventNames.Items(entry, "quantity").Any(compares)));
    }

    private static void AddMeasured(QueryDraft draft, QueryParameter it, string how, string member, string unit)
    {
        Func<StrictElement, bool> compares = Numbers(draft, it, how);
        draft.Tests.Add((captured, _) => Reports(captured)
            .Any(report => HasUnit(report, unit) && EventNames.Items(report, member).Any(compares)));
    }

    private static Func<StrictElement, bool> Numbers(QueryDraft draft, QueryParameter it, string how)
    {
        if (how != "EQ")
        {
            FieldValue bound = draft.Number(it);
            return number => FieldValue.Of(number).Any(value => Compares(value, how, bound));
        }

        FieldValue[] any = [.. draft.Texts(it, text => NumberInOrder.TryParse(text, out _), "numbers are required")
            .Select(FieldValue.Of)];
        return number => FieldValue.Of(number).Any(value => any.Any(value.Is));
    }

    private static void AddAttribute(QueryDraft draft, QueryParameter it, string field, string attribute)
    {
        draft.AsksMasterData = true;
        IReadOnlyList<string> values = draft.Texts(it, text => text.Length > 0, "texts are required");
        bool asksNames = attribute.Length == 0;
        draft.Tests.Add((captured, master) => Vocabulary(captured, field).Any(name => asksNames
            ? values.Any(value => master.Has(name, value))
            : values.Any(value => master.Has(name, attribute, value))));
    }

    // A field of the standard whose values are words or URIs, or an extension field.
    private static IEnumerable<string> Vocabulary(CapturedEvent captured, string field) => field switch
    {
        "readPoint" or "bizLocation" => EventNames.Items(captured.At, field)
            .SelectMany(place => QueryParameters.TextsOf(place, "id")),
        "epcClass" => EventNames.Of(captured.At, EventNames.Quantities),
        "source" or "destination" or "bizTransaction" => EventNames.Items(captured.At, $"{field}List")
            .SelectMany(entry => QueryParameters.TextsOf(entry, field)),
        _ => QueryParameters.TextsOf(captured.At, field),
    };

    private static void AddField(QueryDraft draft, QueryParameter it, Match name)
    {
        string how = name.Groups["how"].Value;
        ExtensionField field = new(
            ExtensionField.Scopes[name.Groups["scope"].Value], name.Groups["inner"].Success,
            draft.Whole(name.Groups["field"].Value));
        if (how == "EXISTS")
        {
            draft.Tests.Add((captured, _) => field.Exists(captured));
        }
        else if (how == "EQ")
        {
            FieldValue[] any = [.. it.Each.Select(FieldValue.Of)];
            draft.Tests.Add((captured, _) => field.Values(captured).Any(value => any.Any(value.Is)));
        }
        else
        {
            FieldValue bound = FieldValue.Of(draft.Only(it));
            if (!bound.HasSize)
            {
                draft.Refuse(it, "a number or a time is required");
            }

            draft.Tests.Add((captured, _) => field.Values(captured).Any(value => Compares(value, how, bound)));
        }
    }

    private static bool TryAddSensor(QueryDraft draft, QueryParameter it)
    {
        int at = it.Name.IndexOf('_', StringComparison.Ordinal);
        (string how, string member) = at < 0 ? ("", "") : (it.Name[..at], it.Name[(at + 1)..]);
        if (how is "GE" or "LT" && Times.Contains(member))
        {
            Instant bound = draft.Time(it);
            draft.Tests.Add((captured, _) => Reports(captured).Concat(Metadata(captured))
                .SelectMany(one => QueryParameters.TextsOf(one, member))
                .Any(text => InstantText.TryParse(text, out Instant time) && time >= bound == (how == "GE")));
            return true;
        }

        if (how != "EQ" || (!InReports.Contains(member) && !InBoth.Contains(member)))
        {
            return false;
        }

        bool isText = member is "stringValue" or "hexBinaryValue" or "booleanValue" or "type";
        HashSet<string> any = (isText ? draft.Texts(it, text => text.Length > 0, "texts are required") : draft.Uris(it))
            .Select(Bare).ToHashSet(StringComparer.Ordinal);
        bool both = InBoth.Contains(member);
        draft.Tests.Add((captured, _) => Reports(captured).Concat(both ? Metadata(captured) : [])
            .SelectMany(one => EventNames.Items(one, member)).SelectMany(Shown).Any(text => any.Contains(Bare(text))));
        return true;
    }

    private static IEnumerable<string> Shown(StrictElement value) => value.IsText ? [value.Text]
        : value.IsTruth ? [value.IsTrue ? "true" : "false"]
        : [];

    private static string Bare(string word) =>
        word.StartsWith("gs1:", StringComparison.Ordinal) ? word[(word.LastIndexOf('-') is var dash and > 0 ? dash + 1 : 4)..] : word;

    private static bool Compares(FieldValue value, string how, FieldValue bound) =>
        value.Comparable(bound) && value.CompareTo(bound) is var sign && how switch
        {
            "EQ" => sign == 0,
            "GT" => sign > 0,
            "GE" => sign >= 0,
            "LT" => sign < 0,
            _ => sign <= 0,
        };

    private static bool HasUnit(StrictElement entry, string unit) =>
        unit.Length == 0 || QueryParameters.TextsOf(entry, "uom").Any(text => text == unit);

    private static IEnumerable<StrictElement> Reports(CapturedEvent captured) =>
        EventNames.Items(captured.At, "sensorElementList").SelectMany(one => EventNames.Items(one, "sensorReport"));

    private static IEnumerable<StrictElement> Metadata(CapturedEvent captured) =>
        EventNames.Items(captured.At, "sensorElementList").SelectMany(one => EventNames.Items(one, "sensorMetadata"));

    [GeneratedRegex("^EQ_(?<list>bizTransaction|source|destination)_(?<type>.*)$")]
    private static partial Regex Typed();

    [GeneratedRegex("^(?<how>EQ|GT|GE|LT|LE)_quantity(_(?<uom>[A-Z0-9]{2,4}))?$")]
    private static partial Regex Quantity();

    [GeneratedRegex(
        "^(?<how>EQ|GT|GE|LT|LE)_((?<member>value|minValue|maxValue|meanValue|sDev|percValue)_(?<uom>[A-Z0-9]{2,4})"
        + "|(?<member>percRank))$")]
    private static partial Regex Measured();

    [GeneratedRegex("^(HASATTR_(?<field>[^_]+)|EQ_?ATTR_(?<field>[^_]+)_(?<attribute>.+))$")]
    private static partial Regex Attribute();

    [GeneratedRegex(
        "^(?<how>EQ|GT|GE|LT|LE|EXISTS)_(?<inner>INNER_)?"
        + "(?<scope>(ILMD_|ERROR_DECLARATION_|SENSORELEMENT_|SENSORMETADATA_|SENSORREPORT_)?)(?<field>[^:]+:.+)$")]
    private static partial Regex Field();
}
