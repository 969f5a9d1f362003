using System.Text;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>What the node answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Body.</param>
/// <param name="ContentType">Media type without parameters.</param>
/// <param name="Headers">Headers, names in lower case.</param>
internal sealed record Answer(
    int Status, byte[] Body, string ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public bool IsAccepted => Status is 200 or 201;

    /// <summary>The refusal's number of a problem; null for anything else.</summary>
    public RefusalCode? Refusal => ContentType == "application/problem+json"
        ? (RefusalCode)Json.GetProperty("refusal").GetInt32()
        : null;

    public string? Field => Of("field");

    public string? Detail => Of("detail");

    public static async Task<Answer> Of(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsByteArrayAsync(),
        response.Content.Headers.ContentType?.MediaType ?? string.Empty,
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(pair => pair.Key.ToLowerInvariant(), pair => string.Join(", ", pair.Value)));

    /// <summary>Asserts a refusal: its number, a 4xx, the form of problem+json, and its field.</summary>
    public void AssertRefused(RefusalCode code, string? field)
    {
        Assert.True(
            Refusal == code && Field == field,
            $"{Status} {(int?)Refusal} {Refusal} at {Field}: {Detail}; expected {(int)code} {code} at {field}");
        AssertProblem();
    }

    /// <summary>Asserts a well-formed 4xx with number and name.</summary>
    public void AssertProblem()
    {
        Assert.InRange(Status, 400, 499);
        Assert.Equal("application/problem+json", ContentType);
        JsonElement problem = Json;
        Assert.Equal(Status, problem.GetProperty("status").GetInt32());
        Assert.True(Enum.IsDefined(Refusal!.Value));
        Assert.Equal(Refusal.Value.ToString(), problem.GetProperty("name").GetString());
        string type = problem.GetProperty("type").GetString()!;
        Assert.True(
            type == $"/problems/{(int)Refusal.Value}" || type.StartsWith("epcisException:", StringComparison.Ordinal), type);
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("remedy").GetString()!);
    }

    private string? Of(string member) =>
        Refusal is not null && Json.TryGetProperty(member, out JsonElement named) ? named.GetString() : null;
}
