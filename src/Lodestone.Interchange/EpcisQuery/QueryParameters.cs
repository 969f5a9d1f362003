using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>The parameters of the query language with fixed names (EPCIS 2.0 section 8.2.7.1, table of parameters).</summary>
internal static class QueryParameters
{
    private static readonly Dictionary<string, Action<QueryDraft, QueryParameter>> Fixed = new(StringComparer.Ordinal)
    {
        ["eventType"] = (draft, it) => Column(draft, draft.Words(it), draft.Types, "type"),
        ["EQ_action"] = Action,
        ["EQ_bizStep"] = (draft, it) => Column(draft, draft.Words(it), draft.Steps, "bizStep"),
        ["EQ_disposition"] = (draft, it) => Column(draft, draft.Words(it), draft.Dispositions, "disposition"),
        ["EQ_persistentDisposition_set"] = (draft, it) => Persistent(draft, it, "set"),
        ["EQ_persistentDisposition_unset"] = (draft, it) => Persistent(draft, it, "unset"),
        ["EQ_readPoint"] = (draft, it) => Place(draft, draft.Names(it), draft.ReadPoints, "readPoint"),
        ["EQ_bizLocation"] = (draft, it) => Place(draft, draft.Names(it), draft.Locations, "bizLocation"),
        ["WD_readPoint"] = (draft, it) => Within(draft, draft.Names(it), "readPoint"),
        ["WD_bizLocation"] = (draft, it) => Within(draft, draft.Names(it), "bizLocation"),
        ["EQ_transformationID"] = (draft, it) => Equal(draft, draft.Names(it), "transformationID"),
        ["EQ_eventID"] = EventId,
        ["GE_eventTime"] = (draft, it) => draft.HappenedFrom = Timed(draft, it, "eventTime", isFrom: true),
        ["LT_eventTime"] = (draft, it) => draft.HappenedBefore = Timed(draft, it, "eventTime", isFrom: false),
        ["GE_recordTime"] = (draft, it) =>
        {
            var from = draft.RecordedFrom = draft.Time(it);
            draft.Tests.Add((captured, _) => captured.Recorded >= from);
        },
        ["LT_recordTime"] = (draft, it) =>
        {
            var before = draft.RecordedBefore = draft.Time(it);
            draft.Tests.Add((captured, _) => captured.Recorded < before);
        },
        ["EXISTS_errorDeclaration"] = (draft, _) => Exists(draft, "errorDeclaration"),
        ["EXISTS_sensorElementList"] = (draft, _) => Exists(draft, "sensorElementList"),
        ["GE_errorDeclarationTime"] = (draft, it) => Declared(draft, it, isFrom: true),
        ["LT_errorDeclarationTime"] = (draft, it) => Declared(draft, it, isFrom: false),
        ["GE_errorDeclaration_Time"] = (draft, it) => Declared(draft, it, isFrom: true),
        ["LT_errorDeclaration_Time"] = (draft, it) => Declared(draft, it, isFrom: false),
        ["EQ_errorReason"] = (draft, it) => InError(draft, draft.Words(it), "reason"),
        ["EQ_correctiveEventID"] = (draft, it) =>
            InError(draft, draft.Uris(it).ToHashSet(StringComparer.Ordinal), "correctiveEventIDs"),
        ["orderBy"] = OrderBy,
        ["orderDirection"] = Direction,
        ["eventCountLimit"] = (draft, it) => draft.CountLimit = draft.Count(it),
        ["maxEventCount"] = (draft, it) => draft.MaxCount = draft.Count(it),
    };

    /// <summary>The names that stand fixed.</summary>
    public static IEnumerable<string> Names => Fixed.Keys.Concat(EventNames.Lists.Keys).Concat(FieldParameters.Names);

    /// <summary>Adds what a parameter asks; false if there is no such parameter.</summary>
    public static bool TryAdd(QueryDraft draft, QueryParameter parameter)
    {
        if (Fixed.TryGetValue(parameter.Name, out Action<QueryDraft, QueryParameter>? add))
        {
            add(draft, parameter);
            return true;
        }

        if (EventNames.Lists.TryGetValue(parameter.Name, out string[]? members))
        {
            Match(draft, parameter, members);
            return true;
        }

        return FieldParameters.TryAdd(draft, parameter);
    }

    /// <summary>The words of a member of an event or of something in it, bare; as written if they are URIs.</summary>
    public static IEnumerable<string> TextsOf(StrictElement at, string member) =>
        EventNames.Items(at, member).Where(item => item.IsText).Select(item => item.Text);

    private static void Column(QueryDraft draft, HashSet<string> words, List<string> column, string member)
    {
        column.AddRange(words);
        draft.Tests.Add((captured, _) => TextsOf(captured.At, member).Any(word => words.Contains(CbvSpelling.Bare(word))));
    }

    private static void Action(QueryDraft draft, QueryParameter it)
    {
        HashSet<string> actions = draft.Texts(
            it, word => word is "ADD" or "OBSERVE" or "DELETE", "ADD, OBSERVE or DELETE").ToHashSet(StringComparer.Ordinal);
        Column(draft, actions, draft.Actions, "action");
    }

    private static void Place(QueryDraft draft, HashSet<string> names, List<string> column, string member)
    {
        column.AddRange(names);
        draft.Tests.Add((captured, _) => PlacesOf(captured, member).Any(names.Contains));
    }

    private static void Within(QueryDraft draft, HashSet<string> names, string member)
    {
        draft.AsksMasterData = true;
        draft.Tests.Add((captured, master) =>
            PlacesOf(captured, member).Any(place => names.Any(name => name == place || master.IsWithin(place, name))));
    }

    private static IEnumerable<string> PlacesOf(CapturedEvent captured, string member) =>
        EventNames.Items(captured.At, member).SelectMany(place => TextsOf(place, "id")).Select(ThingName.Of);

    private static void Equal(QueryDraft draft, HashSet<string> names, string member) =>
        draft.Tests.Add((captured, _) => TextsOf(captured.At, member).Any(name => names.Contains(ThingName.Of(name))));

    private static void EventId(QueryDraft draft, QueryParameter it)
    {
        HashSet<string> ids = draft.Uris(it).ToHashSet(StringComparer.Ordinal);
        draft.EventIds.AddRange(ids);
        draft.Tests.Add((captured, _) => ids.Contains(captured.Id));
    }

    private static Instant Timed(QueryDraft draft, QueryParameter it, string member, bool isFrom)
    {
        Instant bound = draft.Time(it);
        draft.Tests.Add((captured, _) => TextsOf(captured.At, member).Any(
            text => InstantText.TryParse(text, out Instant time) && time >= bound == isFrom));
        return bound;
    }

    private static void Declared(QueryDraft draft, QueryParameter it, bool isFrom)
    {
        Instant bound = draft.Time(it);
        draft.Tests.Add((captured, _) => EventNames.Items(captured.At, "errorDeclaration")
            .SelectMany(error => TextsOf(error, "declarationTime"))
            .Any(text => InstantText.TryParse(text, out Instant time) && time >= bound == isFrom));
    }

    private static void InError(QueryDraft draft, HashSet<string> values, string member) =>
        draft.Tests.Add((captured, _) => EventNames.Items(captured.At, "errorDeclaration")
            .SelectMany(error => TextsOf(error, member)).Any(text => values.Contains(CbvSpelling.Bare(text))));

    private static void Exists(QueryDraft draft, string member) =>
        draft.Tests.Add((captured, _) => EventNames.Items(captured.At, member).Count > 0);

    private static void Persistent(QueryDraft draft, QueryParameter it, string member)
    {
        HashSet<string> words = draft.Words(it);
        draft.Tests.Add((captured, _) => EventNames.Items(captured.At, "persistentDisposition")
            .SelectMany(change => TextsOf(change, member)).Any(word => words.Contains(CbvSpelling.Bare(word))));
    }

    private static void Match(QueryDraft draft, QueryParameter it, string[] members)
    {
        EpcPattern[] patterns = [.. draft.Texts(
            it, uri => UriGrammar.IsUri(uri, UriGrammar.MaxName) && !EpcPattern.IsMalformed(uri),
            "URIs or EPC patterns are required").Select(EpcPattern.Of)];
        if (!patterns.Any(pattern => pattern.IsOpen))
        {
            bool isClass = it.Name.EndsWith("Class", StringComparison.Ordinal);
            (isClass ? draft.Classes : draft.Things).Add([.. patterns.Select(pattern => pattern.Name)]);
        }

        draft.Tests.Add((captured, _) =>
            EventNames.Of(captured.At, members).Any(name => patterns.Any(pattern => pattern.Matches(name))));
    }

    private static void OrderBy(QueryDraft draft, QueryParameter it)
    {
        string by = draft.Only(it);
        draft.Order = by switch
        {
            "eventTime" => QueryOrder.EventTime,
            "recordTime" => QueryOrder.RecordTime,
            _ => QueryOrder.Field,
        };
        if (draft.Order == QueryOrder.Field)
        {
            draft.OrderField = new ExtensionField(string.Empty, false, draft.Whole(by));
            if (!by.Contains(':', StringComparison.Ordinal))
            {
                draft.Refuse(it, "eventTime, recordTime or an extension field");
            }
        }
    }

    private static void Direction(QueryDraft draft, QueryParameter it)
    {
        string direction = draft.Only(it);
        draft.IsDescending = direction != "ASC";
        if (direction is not ("ASC" or "DESC"))
        {
            draft.Refuse(it, "ASC or DESC");
        }
    }
}
