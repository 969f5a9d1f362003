using System.Text.Json;

namespace Lodestone.Node.Tests;

/// <summary>Whether two JSON values are the same: members in any order, numbers by their digits.</summary>
internal static class SameJson
{
    /// <summary>Where an answered event differs from the captured one; null if it does not.</summary>
    public static string? Difference(JsonElement captured, JsonElement answered)
    {
        // What the standard leaves to the repository: its own record time, and an identifier if there was none.
        HashSet<string> ours = ["recordTime"];
        if (!captured.TryGetProperty("eventID", out _))
        {
            ours.Add("eventID");
        }

        return Members(captured, answered, string.Empty, ours);
    }

    private static string? Values(JsonElement one, JsonElement other, string path)
    {
        if (one.ValueKind != other.ValueKind)
        {
            return path;
        }

        switch (one.ValueKind)
        {
            case JsonValueKind.Object:
                return Members(one, other, path, []);
            case JsonValueKind.Array:
                JsonElement[] left = [.. one.EnumerateArray()];
                JsonElement[] right = [.. other.EnumerateArray()];
                return left.Length != right.Length
                    ? path
                    : left.Select((item, i) => Values(item, right[i], $"{path}[{i}]")).FirstOrDefault(it => it is not null);
            case JsonValueKind.String:
                return one.GetString() == other.GetString() ? null : path;
            default:
                return one.GetRawText() == other.GetRawText() ? null : path;
        }
    }

    private static string? Members(JsonElement one, JsonElement other, string path, HashSet<string> but)
    {
        Dictionary<string, JsonElement> left = Named(one, but);
        Dictionary<string, JsonElement> right = Named(other, but);
        return left.Keys.Union(right.Keys)
            .Select(name => left.TryGetValue(name, out JsonElement it) && right.TryGetValue(name, out JsonElement its)
                ? Values(it, its, $"{path}.{name}")
                : $"{path}.{name}")
            .FirstOrDefault(it => it is not null);
    }

    private static Dictionary<string, JsonElement> Named(JsonElement at, HashSet<string> but) => at.EnumerateObject()
        .Where(member => !but.Contains(member.Name)).ToDictionary(member => member.Name, member => member.Value);
}
