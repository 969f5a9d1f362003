using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>A query that a caller gives a name: <c>{"name": "...", "query": {...}}</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Json">The query's exact bytes.</param>
/// <param name="Query">The query.</param>
public sealed record NamedQuery(string Name, ReadOnlyMemory<byte> Json, EventQuery Query)
{
    private static readonly string[] OfTheStandard = ["SimpleEventQuery", "SimpleMasterDataQuery"];

    /// <summary>Reads a definition; null if it is one, else the refusal.</summary>
    public static Refusal? TryRead(ReadOnlyMemory<byte> body, out NamedQuery? named)
    {
        named = null;
        if (StrictJson.TryParse(body, JsonLimits.Payload, out StrictElement root) is { } malformed)
        {
            return malformed;
        }

        var it = new ReadingFields(root);
        string name = it.Need("name", TextForms.Name, null);
        it.Require(!OfTheStandard.Contains(name), RefusalCode.NameTaken, "name");
        it.Require(it.Has("query"), RefusalCode.MemberMissing, "query");
        root.TryMember("query"u8, out StrictElement query);
        it.NothingElse();
        if (it.Refusal is { } refusal)
        {
            return refusal;
        }

        QueryReading reading = EventQuery.Read([], query.Raw);
        named = reading.Query is null ? null : new NamedQuery(name, query.Raw, reading.Query);
        return reading.Refusal;
    }
}
