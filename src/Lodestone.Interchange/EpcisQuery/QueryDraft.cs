using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>Whether a query asks for an event.</summary>
internal delegate bool EventTest(CapturedEvent captured, MasterFacts master);

/// <summary>A query while its parameters are read; the first refusal stays.</summary>
internal sealed class QueryDraft(Prefixes prefixes)
{
    public List<EventTest> Tests { get; } = [];

    public List<string> Types { get; } = [];

    public List<string> Actions { get; } = [];

    public List<string> Steps { get; } = [];

    public List<string> Dispositions { get; } = [];

    public List<string> ReadPoints { get; } = [];

    public List<string> Locations { get; } = [];

    public List<string> EventIds { get; } = [];

    public List<IReadOnlyList<string>> Things { get; } = [];

    public List<IReadOnlyList<string>> Classes { get; } = [];

    public Instant? HappenedFrom { get; set; }

    public Instant? HappenedBefore { get; set; }

    public Instant? RecordedFrom { get; set; }

    public Instant? RecordedBefore { get; set; }

    public QueryOrder Order { get; set; }

    public ExtensionField? OrderField { get; set; }

    public bool IsDescending { get; set; } = true;

    public int? CountLimit { get; set; }

    public int? MaxCount { get; set; }

    public bool AsksMasterData { get; set; }

    public Refusal? Refusal { get; private set; }

    /// <summary>Reads all parameters and what they say together.</summary>
    /// <param name="given">What is asked beside the parameters: by an address, say.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="prefixes">What their prefixes stand for.</param>
    public static QueryReading Read(
        IEnumerable<QueryParameter> given, IEnumerable<QueryParameter> parameters, Prefixes prefixes)
    {
        QueryDraft draft = new(prefixes);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (QueryParameter parameter in given)
        {
            QueryParameters.TryAdd(draft, parameter);
        }

        foreach (QueryParameter parameter in parameters)
        {
            if (!seen.Add(parameter.Name) || (!parameter.IsDivided && parameter.Values.Count != 1))
            {
                draft.Refuse(parameter, "stated twice; values are divided by |");
            }
            else if (!QueryParameters.TryAdd(draft, parameter))
            {
                draft.Refuse(parameter, "no parameter of the query language");
            }
        }

        draft.HoldTogether(seen);
        return draft.Refusal is { } refusal ? new QueryReading(null, refusal) : new QueryReading(new EventQuery(draft), null);
    }

    /// <summary>Refuses a parameter, unless something has been refused before.</summary>
    public void Refuse(QueryParameter parameter, string detail) =>
        Refusal ??= new Refusal(RefusalCode.QueryParameterWrong, JsonText.Printable(parameter.Name), detail);

    /// <summary>The whole name of an extension field.</summary>
    public string Whole(string name) => prefixes.Whole(name);

    /// <summary>The values, each of which must be of a kind.</summary>
    public IReadOnlyList<string> Texts(QueryParameter parameter, Func<string, bool> isGood, string kind)
    {
        if (parameter.Each.Count == 0 || !parameter.Each.All(isGood))
        {
            Refuse(parameter, kind);
        }

        return parameter.Each;
    }

    /// <summary>URIs.</summary>
    public IReadOnlyList<string> Uris(QueryParameter parameter) =>
        Texts(parameter, uri => UriGrammar.IsUri(uri, UriGrammar.MaxName), "URIs are required");

    /// <summary>URIs of places, things or parties, in one spelling.</summary>
    public HashSet<string> Names(QueryParameter parameter) =>
        Uris(parameter).Select(ThingName.Of).ToHashSet(StringComparer.Ordinal);

    /// <summary>Words of the CBV, bare, or other people's as URIs.</summary>
    public HashSet<string> Words(QueryParameter parameter) => Texts(
            parameter,
            word => UriGrammar.IsUri(word, UriGrammar.MaxName)
                || (word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')),
            "words of the CBV or URIs are required")
        .Select(CbvSpelling.Bare).ToHashSet(StringComparer.Ordinal);

    /// <summary>One value.</summary>
    public string Only(QueryParameter parameter)
    {
        if (parameter.Values.Count != 1)
        {
            Refuse(parameter, "one value is required");
            return string.Empty;
        }

        return parameter.Values[0];
    }

    /// <summary>A time with its zone.</summary>
    public Instant Time(QueryParameter parameter)
    {
        // A plus sign that was not escaped in an address came as a space.
        if (!InstantText.TryParse(Only(parameter).Replace(' ', '+'), out Instant time))
        {
            Refuse(parameter, "a time with its zone is required");
        }

        return time;
    }

    /// <summary>A number.</summary>
    public FieldValue Number(QueryParameter parameter)
    {
        FieldValue value = FieldValue.Of(Only(parameter));
        if (!NumberInOrder.TryParse(Only(parameter), out _))
        {
            Refuse(parameter, "a number is required");
        }

        return value;
    }

    /// <summary>A whole number, at least one.</summary>
    public int Count(QueryParameter parameter)
    {
        if (!int.TryParse(Only(parameter), System.Globalization.NumberStyles.None, null, out int count) || count < 1)
        {
            Refuse(parameter, "a whole number from 1 is required");
        }

        return count;
    }

    private void HoldTogether(HashSet<string> seen)
    {
        if (CountLimit is not null && MaxCount is not null)
        {
            Refusal ??= new Refusal(RefusalCode.QueryParameterWrong, "maxEventCount", "not beside eventCountLimit");
        }

        if (CountLimit is not null && !seen.Contains("orderBy"))
        {
            Refusal ??= new Refusal(RefusalCode.QueryParameterWrong, "eventCountLimit", "only with orderBy");
        }
    }
}
