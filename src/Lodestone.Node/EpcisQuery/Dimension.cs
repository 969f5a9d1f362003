using Lodestone.Interchange;
using Lodestone.Node.Hosting;
using Lodestone.Views;

namespace Lodestone.Node.EpcisQuery;

/// <summary>A collection of what events name, through which they can be walked (EPCIS 2.0 section 12).</summary>
/// <param name="Path">Its address, such as <c>bizSteps</c>.</param>
/// <param name="Name">The name of one value, such as <c>bizStep</c>.</param>
/// <param name="Parameter">The parameter of the query language that asks for a value.</param>
/// <param name="Column">Where the values stand; null for EPCs, which have keys.</param>
/// <param name="Words">The values that are always there.</param>
/// <param name="About">What the values are.</param>
internal sealed record Dimension(
    string Path, string Name, string Parameter, EventColumn? Column, IReadOnlyList<string> Words, string About)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Dimension> All { get; } =
    [
        new("eventTypes", "eventType", "eventType", EventColumn.Type, StandardWords.EventTypes, "kinds of events"),
        new("epcs", "epc", "MATCH_anyEPC", null, [], "EPCs of events"),
        new("bizSteps", "bizStep", "EQ_bizStep", EventColumn.Step, StandardWords.Steps, "business steps"),
        new("bizLocations", "bizLocation", "EQ_bizLocation", EventColumn.Location, [], "business locations of events"),
        new("readPoints", "readPoint", "EQ_readPoint", EventColumn.ReadPoint, [], "read points of events"),
        new("dispositions", "disposition", "EQ_disposition", EventColumn.Disposition, StandardWords.Dispositions,
            "dispositions"),
    ];

    /// <summary>The values that a reader may know of, after one of them, in an order that stays.</summary>
    /// <returns>The values, and from where to go on; null at the end.</returns>
    public (IReadOnlyList<string> Values, string? Next) Page(OpenNode node, Reader reader, string after, int perPage)
    {
        using ViewReading views = node.Views.Read();
        if (Column is not { } column)
        {
            return Epcs(node, views, reader, after, perPage);
        }

        List<string> values = [.. Words.Union(views.EventValues(column, reader))
            .Order(StringComparer.Ordinal)
            .Where(value => string.CompareOrdinal(value, after) > 0)
            .Take(perPage + 1)];
        return values.Count <= perPage
            ? (values, null)
            : (values[..perPage], values[perPage - 1]);
    }

    private static (IReadOnlyList<string> Values, string? Next) Epcs(
        OpenNode node, ViewReading views, Reader reader, string after, int perPage)
    {
        long? last = long.TryParse(after, out long number) ? number : null;
        IReadOnlyList<(long Key, FoundEvent Event)> keys = views.EventKeys(
            EventKeyKind.Thing, reader, last, perPage + 1);
        EventBytes bytes = new(node.Ledger.Log);
        string[] values = [.. keys.Take(perPage).Select(one => bytes.Of(one.Event)
            .NameWhere(name => new EventKey(EventKeyKind.Thing, name).Number == one.Key)).OfType<string>()];
        return (values, keys.Count > perPage ? keys[perPage - 1].Key.ToString(null, null) : null);
    }
}
