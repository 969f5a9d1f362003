using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>A document that must be refused, and how.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="ContentType">What it claims to be.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Code">The refusal's number.</param>
/// <param name="Field">The refusal's field; null if none.</param>
internal sealed record HostileDocument(string Name, string ContentType, byte[] Bytes, RefusalCode Code, string? Field)
{
    // Stands in a document where the hostile value will stand: JSON libraries would not write such values.
    private const string Hole = "\"\\u0001hole\\u0001\"";

    private static readonly JsonSerializerOptions Compact =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document of acts from a text.</summary>
    public static HostileDocument Acts(string name, string text, RefusalCode code, string? field = null) =>
        new(name, ContentTypes.Acts, Encoding.UTF8.GetBytes(text), code, field);

    /// <summary>A sample in which one value is replaced by whatever the text says.</summary>
    public static HostileDocument Edited(
        string sample, string path, string value, RefusalCode code, string? field = null) =>
        From($"{sample}: {path} is {Shown(value)}", sample, root => Put(root, path), value, code, field ?? path);

    /// <summary>A sample from which a member is taken away.</summary>
    public static HostileDocument Without(string sample, string path, RefusalCode code, string? field = null) =>
        From($"{sample}: no {path}", sample, root => Take(root, path), string.Empty, code, field ?? path);

    /// <summary>A sample to which a member is added.</summary>
    public static HostileDocument With(
        string sample, string path, string value, RefusalCode code, string? field = null) =>
        From($"{sample}: {path} added as {Shown(value)}", sample, root => Put(root, path), value, code, field ?? path);

    /// <summary>The members and items of a sample, as paths.</summary>
    public static IEnumerable<string> PathsOf(string sample) => Walk(Root(sample), string.Empty);

    /// <summary>The value at a path of a sample.</summary>
    public static JsonNode? At(string sample, string path) => Steps(path).Aggregate(Root(sample), Step);

    private static HostileDocument From(
        string name, string sample, Action<JsonNode> edit, string value, RefusalCode code, string? field)
    {
        JsonNode root = Root(sample)!;
        edit(root);
        string text = root.ToJsonString(Compact).Replace(Hole, value, StringComparison.Ordinal);
        string type = SampleTests.Find(sample) is PhysicalAct ? ContentTypes.Epcis : ContentTypes.Acts;
        return new HostileDocument(name, type, Encoding.UTF8.GetBytes(text), code, field);
    }

    private static JsonNode? Root(string sample) => JsonNode.Parse(SampleTests.Written(sample));

    private static void Put(JsonNode root, string path)
    {
        string[] steps = Steps(path);
        JsonNode parent = steps[..^1].Aggregate<string, JsonNode?>(root, Step)!;
        JsonNode hole = JsonNode.Parse(Hole)!;
        if (parent is JsonArray list)
        {
            list[int.Parse(steps[^1], null)] = hole;
        }
        else
        {
            parent[steps[^1]] = hole;
        }
    }

    private static void Take(JsonNode root, string path)
    {
        string[] steps = Steps(path);
        steps[..^1].Aggregate<string, JsonNode?>(root, Step)!.AsObject().Remove(steps[^1]);
    }

    private static JsonNode? Step(JsonNode? at, string step) =>
        at is JsonArray list ? list[int.Parse(step, null)] : at![step];

    private static string[] Steps(string path) =>
        path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Walk(JsonNode? at, string path) => at switch
    {
        JsonObject members => members.SelectMany(member =>
            Walk(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}"))
            .Concat(path.Length == 0 ? [] : [path]),
        JsonArray items => items.SelectMany((item, index) => Walk(item, $"{path}[{index}]")).Append(path),
        _ => [path],
    };

    private static string Shown(string value)
    {
        string start = value.Length > 80 ? $"{value[..70]}… ({value.Length})" : value;
        return JsonEncodedText.Encode(start, JavaScriptEncoder.Default).ToString();
    }
}
