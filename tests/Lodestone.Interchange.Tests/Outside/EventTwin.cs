using System.Globalization;
using System.Text.Json;

namespace Lodestone.Interchange.Tests;

/// <summary>
/// What an event says however it is written: members in order of their names, times as instants, numbers and texts by
/// their digits (XML tells no types), standard words bare. Without identifiers, which GS1 added to the JSON form only.
/// </summary>
internal static class EventTwin
{
    private static readonly string[] Times = ["eventTime", "recordTime", "declarationTime", "time", "startTime", "endTime"];

    private static readonly string[] Words = ["bizStep", "disposition", "type", "reason", "set", "unset", "exception"];

    /// <summary>The events of a document or query document, each as such a text.</summary>
    public static IReadOnlyList<string> Of(ReadOnlyMemory<byte> document)
    {
        using JsonDocument json = JsonDocument.Parse(document);
        JsonElement body = json.RootElement.GetProperty("epcisBody");
        JsonElement parent = body.TryGetProperty("queryResults", out JsonElement results)
            ? results.GetProperty("resultsBody")
            : body;
        return [.. parent.GetProperty("eventList").EnumerateArray().Select(one => Text(one, string.Empty))];
    }

    private static string Text(JsonElement at, string name) => at.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', at.EnumerateObject()
            .Where(member => member.Name != "eventID")
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => member.Name + ":" + Text(member.Value, member.Name))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', at.EnumerateArray().Select(item => Text(item, name))) + "]",
        JsonValueKind.String => Value(at.GetString()!, name),
        _ => Number(at.GetRawText()),
    };

    private static string Value(string text, string name)
    {
        if (Times.Contains(name))
        {
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()
                .ToString(CultureInfo.InvariantCulture);
        }

        int dash = text.LastIndexOfAny(['-', ':', '/']);
        bool isWord = Words.Contains(name) && (text.StartsWith("urn:epcglobal:cbv", StringComparison.Ordinal)
            || text.StartsWith("cbv:", StringComparison.Ordinal) || text.StartsWith("gs1:", StringComparison.Ordinal)
            || text.StartsWith("https://ref.gs1.org/", StringComparison.Ordinal));
        return isWord ? text[(dash + 1)..] : Number(text);
    }

    private static string Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : text;
}
