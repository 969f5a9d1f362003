using System.Text.Json;

namespace Lodestone.Vocabulary.Tests;

/// <summary>Golden files under <c>vectors/</c>, in plain forms that another language can read.</summary>
internal static class Vectors
{
    /// <summary>The rows of a CSV file without quotes, its titles left out.</summary>
    internal static IEnumerable<string[]> Rows(string name) =>
        File.ReadLines(PathOf(name)).Skip(1).Select(line => line.Split(','));

    internal static JsonDocument Json(string name) => JsonDocument.Parse(File.ReadAllText(PathOf(name)));

    private static string PathOf(string name) => Repository.PathOf(Path.Combine("vectors", name));
}
