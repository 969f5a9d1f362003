using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lodestone.Transparency.Tests;

/// <summary>
/// The golden files under <c>vectors/transparency</c>. They may grow, never change: whoever reads our formats elsewhere
/// relies on them. A file that is not there is proposed by the failing test and must be read before it is kept.
/// </summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static void AssertSame(string name, JsonNode actual)
    {
        var text = actual.ToJsonString(Plain) + "\n";
        Assert.Equal(ReadOrPropose(name, text), text);
    }

    /// <summary>A golden file that holds what cannot be made twice, such as an ECDSA signature.</summary>
    internal static JsonNode Read(string name, Func<JsonNode> propose) =>
        JsonNode.Parse(ReadOrPropose(name, propose().ToJsonString(Plain) + "\n"))!;

    private static string ReadOrPropose(string name, string proposal)
    {
        var path = Path.Combine(Root(), "vectors", "transparency", name);
        if (File.Exists(path))
            return File.ReadAllText(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, proposal);
        Assert.Fail($"{name} was not there and has been proposed: read it, then commit it.");
        return proposal;
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Lodestone.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No Lodestone.slnx above.");
        return folder;
    }
}
