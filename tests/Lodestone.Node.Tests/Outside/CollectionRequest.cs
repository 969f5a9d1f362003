using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lodestone.Node.Tests;

/// <summary>A request of a public Postman or Bruno collection, and what the collection itself claims of its answer.</summary>
/// <param name="Name">Collection and name.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Address">Its address below the interface, such as <c>/events</c>.</param>
/// <param name="Body">Its body; null if it has none.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Headers">Its other headers.</param>
/// <param name="Claims">What it claims: a status, or a header that is there.</param>
internal sealed partial record CollectionRequest(
    string Name,
    string Method,
    string Address,
    string? Body,
    string ContentType,
    IReadOnlyList<(string Name, string Value)> Headers,
    IReadOnlyList<string> Claims)
{
    /// <summary>The requests of a Bruno collection's folder, in the order of their numbers.</summary>
    public static IReadOnlyList<CollectionRequest> OfBruno(string folder) =>
        [.. OutsideFiles.In(folder, ".bru").Select(OfBrunoFile).OfType<CollectionRequest>()];

    /// <summary>The requests of a Postman collection, in its order.</summary>
    public static IReadOnlyList<CollectionRequest> OfPostman(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. Items(document.RootElement, Path.GetFileName(file).Replace(".postman_collection.json", string.Empty, StringComparison.Ordinal))];
    }

    private static CollectionRequest? OfBrunoFile(string file)
    {
        string text = File.ReadAllText(file);
        if (Verb().Match(text) is not { Success: true } verb || !Start().IsMatch(verb.Groups["url"].Value))
        {
            return null;
        }

        Dictionary<string, string> values = Pairs(Block(text, "vars:pre-request")).ToDictionary(pair => pair.Name, pair => pair.Value);
        values.TryAdd("perPage", "15");
        string url = Placeholder().Replace(
            verb.Groups["url"].Value, match => values.GetValueOrDefault(match.Groups["name"].Value, string.Empty));
        string? json = Block(text, "body:json");
        bool hasBody = json is not null && verb.Groups["method"].Value is "post" or "put";
        return new CollectionRequest(
            $"Bruno/{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileNameWithoutExtension(file)}",
            verb.Groups["method"].Value.ToUpperInvariant(), AddressOf(url), hasBody ? json : null, "application/json",
            [.. Pairs(Block(text, "headers"))],
            [.. (Block(text, "assert") ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Trim()).Where(line => line.Length > 0)]);
    }

    private static IEnumerable<CollectionRequest> Items(JsonElement at, string name)
    {
        foreach (JsonElement item in at.GetProperty("item").EnumerateArray())
        {
            string path = $"{name}/{item.GetProperty("name").GetString()}";
            if (item.TryGetProperty("item", out _))
            {
                foreach (CollectionRequest inner in Items(item, path))
                {
                    yield return inner;
                }
            }
            else if (item.GetProperty("request").TryGetProperty("url", out JsonElement url))
            {
                yield return Of(item.GetProperty("request"), url, path);
            }
        }
    }

    private static CollectionRequest Of(JsonElement request, JsonElement url, string name)
    {
        string raw = url.ValueKind == JsonValueKind.String ? url.GetString()! : url.GetProperty("raw").GetString()!;
        string? body = request.TryGetProperty("body", out JsonElement stated) && stated.TryGetProperty("raw", out JsonElement text)
            && text.GetString() is { Length: > 0 } some ? some : null;
        string method = request.GetProperty("method").GetString()!;
        (string Name, string Value)[] headers = [.. request.GetProperty("header").EnumerateArray()
            .Select(header => (header.GetProperty("key").GetString()!, header.GetProperty("value").GetString()!))
            .Where(header => !header.Item1.Equals("content-type", StringComparison.OrdinalIgnoreCase))];
        return new CollectionRequest(
            $"Postman/{name}", method, AddressOf(raw), method is "GET" or "DELETE" ? null : body?.Trim(),
            body?.TrimStart().StartsWith('<') == true ? "application/xml" : "application/json", headers, []);
    }

    // What stands before the first slash of the path is where the collection thinks that the interface is.
    private static string AddressOf(string url)
    {
        string path = Start().Replace(url, string.Empty);
        return path.StartsWith('/') ? path : $"/{path}";
    }

    private static string? Block(string text, string name)
    {
        Match match = Regex.Match(text, $@"^{Regex.Escape(name)} \{{\n(?<inside>.*?)^\}}", RegexOptions.Multiline | RegexOptions.Singleline);
        return match.Success ? match.Groups["inside"].Value : null;
    }

    private static IEnumerable<(string Name, string Value)> Pairs(string? block) =>
        (block ?? string.Empty).Split('\n').Select(line => line.Split(':', 2))
            .Where(parts => parts.Length == 2 && !parts[0].TrimStart().StartsWith('~'))
            .Select(parts => (parts[0].Trim(), parts[1].Trim().Trim('"')));

    [GeneratedRegex(@"^(?<method>get|post|put|delete|options) \{\n\s+url: (?<url>[^\n]*)", RegexOptions.Multiline)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\{\{(?<name>(?!baseUrl)\w+)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\{\{[bB]aseUrl\}\}(/v2_0|/v1_2|/epcis)?")]
    private static partial Regex Start();
}
