using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// A query as JSON, such as <c>{"eventType": ["ObjectEvent"], "EQ_bizStep": ["shipping"]}</c>, with prefixes in its
/// <c>@context</c>.
/// </summary>
internal static class QueryJson
{
    /// <summary>Reads it.</summary>
    public static QueryReading Read(IEnumerable<QueryParameter> given, ReadOnlyMemory<byte> json)
    {
        if (StrictJson.TryParse(json, JsonLimits.Payload, out StrictElement root) is { } malformed)
        {
            return new QueryReading(null, malformed);
        }

        if (!root.IsObject)
        {
            return new QueryReading(null, new Refusal(RefusalCode.WrongType, "query", "an object is required"));
        }

        List<QueryParameter> parameters = [];
        Prefixes prefixes = Prefixes.None;
        foreach (StrictElement member in root.Values)
        {
            if (member.Name == "@context")
            {
                prefixes = Prefixes.Of(member);
            }
            else if (Values(member) is { } values)
            {
                parameters.Add(new QueryParameter(member.Name, values, IsDivided: true));
            }
            else
            {
                return new QueryReading(null, new Refusal(
                    RefusalCode.QueryParameterWrong, JsonText.Printable(member.Name), "a value or a list of values"));
            }
        }

        return QueryDraft.Read(given, parameters, prefixes);
    }

    private static List<string>? Values(StrictElement at)
    {
        List<string> values = [];
        foreach (StrictElement item in at.IsList ? EventNames.ItemsOf(at) : [at])
        {
            if (item.IsObject || item.IsList)
            {
                return null;
            }

            values.Add(item.IsText ? item.Text : System.Text.Encoding.ASCII.GetString(item.Raw.Span));
        }

        return values;
    }
}
