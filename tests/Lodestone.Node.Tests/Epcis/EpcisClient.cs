using System.Text;
using System.Text.Json;

namespace Lodestone.Node.Tests;

/// <summary>What a party asks of the EPCIS interfaces of a world's node.</summary>
internal sealed class EpcisClient(World world, Firm firm)
{
    private const string Context =
        """["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"ext": "http://ext.example.com/ns/"}]""";

    /// <summary>A document of events.</summary>
    public static string Document(params string[] events) => $$$"""
        {"@context": {{{Context}}}, "type": "EPCISDocument", "schemaVersion": "2.0",
         "creationDate": "2026-03-01T08:00:00Z", "epcisBody": {"eventList": [{{{string.Join(",\n", events)}}}]}}
        """;

    /// <summary>An event of things with these members beside what every event has.</summary>
    public static string Event(
        string members, string type = "ObjectEvent", string time = "2026-02-01T08:00:00.000Z", string action = "OBSERVE") => $$"""
        {"type": "{{type}}", {{(action.Length > 0 ? $"\"action\": \"{action}\", " : "")}}
         "eventTime": "{{time}}", "eventTimeZoneOffset": "+08:00", {{members}}}
        """;

    public Task<Answer> Capture(string document, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, "/epcis/capture", document, headers);

    /// <summary>Captures events that must be taken.</summary>
    public async Task Take(params string[] events)
    {
        Answer answer = await Capture(Document(events));
        Assert.True(answer.Status == 202, answer.Text);
        world.Node.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, path, null, headers);

    /// <summary>The events that a query finds on all its pages.</summary>
    public async Task<List<JsonElement>> Find(string query, params (string Name, string Value)[] headers)
    {
        List<JsonElement> events = [];
        string? next = query.StartsWith('/') ? query : $"/epcis/events?{query}";
        while (next is not null)
        {
            Answer answer = await Get(next, headers);
            Assert.True(answer.Status == 200, $"{next}: {answer.Status} {answer.Text}");
            events.AddRange(Events(answer));
            next = Next(answer);
        }

        return events;
    }

    /// <summary>The events of an answer.</summary>
    public static IEnumerable<JsonElement> Events(Answer answer) => answer.Json.GetProperty("epcisBody")
        .GetProperty("queryResults").GetProperty("resultsBody").GetProperty("eventList").EnumerateArray();

    /// <summary>Where the next page is; null on the last.</summary>
    public static string? Next(Answer answer) => answer.Headers.TryGetValue("link", out string? link)
        ? link[1..link.IndexOf('>', StringComparison.Ordinal)]
        : null;

    public Task<Answer> Send(
        HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        SendAs(method, path, body, "application/json", headers);

    public Task<Answer> SendAs(
        HttpMethod method, string path, string? body, string contentType, params (string Name, string Value)[] headers)
    {
        HttpRequestMessage request = new(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return world.Node.Send(request, world.ApiKeyOf(firm));
    }
}
