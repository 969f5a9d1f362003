using System.Text;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>The capture interface as the standard's REST binding has it.</summary>
public sealed class CaptureInterfaceTests : IAsyncLifetime
{
    private readonly World world = new();
    private EpcisClient mine = null!;

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        mine = new EpcisClient(world, Cast.Mine);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_capture_is_a_job_that_its_party_finds_again()
    {
        string[] locations = new string[3];
        for (int i = 0; i < 3; i++)
        {
            Answer taken = await mine.Capture(EpcisClient.Document(Thing($"urn:test:job:{i}")));
            Assert.Equal(202, taken.Status);
            Assert.Equal("2.0.0", taken.Headers["gs1-epcis-version"]);
            locations[i] = taken.Headers["location"];
            JsonElement job = (await mine.Get(locations[i])).Json;
            Assert.Equal(locations[i], $"/epcis/capture/{job.GetProperty("captureID").GetString()}");
            Assert.True(job.GetProperty("success").GetBoolean());
            Assert.False(job.GetProperty("running").GetBoolean());
            Assert.Equal("rollback", job.GetProperty("captureErrorBehaviour").GetString());
            Assert.Empty(job.GetProperty("errors").EnumerateArray());
            Assert.True(job.GetProperty("createdAt").GetDateTime() <= job.GetProperty("finishedAt").GetDateTime());
            world.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Answer first = await mine.Get("/epcis/capture?perPage=2");
        Answer second = await mine.Get(EpcisClient.Next(first)!);
        Assert.Equal(
            locations,
            first.Json.EnumerateArray().Concat(second.Json.EnumerateArray())
                .Select(job => $"/epcis/capture/{job.GetProperty("captureID").GetString()}"));
        Assert.Null(EpcisClient.Next(second));
        EpcisClient other = new(world, Cast.Plant);
        (await other.Get(locations[0])).AssertRefused(RefusalCode.NotFound, "captureID");
        Assert.Empty((await other.Get("/epcis/capture")).Json.EnumerateArray());
    }

    [Fact]
    public async Task With_proceed_the_job_names_each_event_that_was_refused()
    {
        string late = EpcisClient.Event("\"epcList\": [\"urn:test:late\"]", time: "2099-01-01T00:00:00Z");
        Answer taken = await mine.Capture(
            EpcisClient.Document(Thing("urn:test:a"), late, Thing("urn:test:b")), ("GS1-Capture-Error-Behaviour", "proceed"));
        Assert.Equal(202, taken.Status);
        JsonElement job = (await mine.Get(taken.Headers["location"])).Json;
        Assert.False(job.GetProperty("success").GetBoolean());
        Assert.Equal("proceed", job.GetProperty("captureErrorBehaviour").GetString());
        JsonElement error = Assert.Single(job.GetProperty("errors").EnumerateArray());
        Assert.Equal("epcisException:ValidationException", error.GetProperty("type").GetString());
        Assert.Equal("epcisBody.eventList[1]", error.GetProperty("instance").GetString());
        Assert.NotEqual(0, error.GetProperty("refusal").GetInt32());
        Assert.Equal(2, (await mine.Find("MATCH_epc=urn:test:a|urn:test:b|urn:test:late")).Count);
    }

    [Theory]
    [InlineData("every-member-2.0", "2.0")]
    [InlineData("wrapped-1.2", "1.2")]
    [InlineData("query-2.0", "2.0.0")]
    public async Task A_document_in_XML_is_found_again_as_its_twin_in_JSON(string name, string version)
    {
        string file = Repository.PathOf($"vectors/interchange/xml/{name}");
        Answer taken = await mine.SendAs(
            HttpMethod.Post, "/epcis/capture", await File.ReadAllTextAsync(file + ".xml", TestContext.Current.CancellationToken),
            "application/xml", ("GS1-EPCIS-Version", version));
        Assert.True(taken.Status == 202, taken.Text);
        using JsonDocument twin = JsonDocument.Parse(File.ReadAllBytes(file + ".json"));
        JsonElement body = twin.RootElement.GetProperty("epcisBody");
        JsonElement[] captured = [.. (body.TryGetProperty("queryResults", out JsonElement results)
            ? results.GetProperty("resultsBody")
            : body).GetProperty("eventList").EnumerateArray()];
        List<JsonElement> found = await mine.Find("perPage=1000");
        Assert.Equal(captured.Length, found.Count);
        Assert.All(captured.Zip(found), pair => Assert.Null(SameJson.Difference(pair.First, pair.Second)));
    }

    [Fact]
    public async Task One_event_is_created_under_its_own_address()
    {
        string alone = Thing("urn:test:one").TrimStart()[1..];
        Answer made = await mine.Send(
            HttpMethod.Post, "/epcis/events",
            $$"""{"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"], {{alone}}""");
        Assert.True(made.Status == 201, made.Text);
        JsonElement found = Assert.Single(await mine.Find(made.Headers["location"]));
        Assert.Equal(made.Json.GetProperty("eventID").GetString(), found.GetProperty("eventID").GetString());
        Assert.Equal(made.Json.GetProperty("recordTime").GetString(), found.GetProperty("recordTime").GetString());
        (await mine.Send(HttpMethod.Post, "/epcis/events", EpcisClient.Document(Thing("urn:test:two"))))
            .AssertRefused(RefusalCode.ActUnknown, "type");
    }

    [Fact]
    public async Task A_document_in_XML_is_captured_and_found_in_JSON()
    {
        const string One =
            """
            <ObjectEvent xmlns:ext="http://ext.example.com/ns/"><eventTime>2026-02-01T08:00:00+08:00</eventTime>
            <eventTimeZoneOffset>+08:00</eventTimeZoneOffset><epcList><epc>urn:test:xml</epc></epcList>
            <action>OBSERVE</action><bizStep>urn:epcglobal:cbv:bizstep:storing</bizStep><ext:grade>A</ext:grade></ObjectEvent>
            """;
        foreach ((string path, int status) in new[] { ("/epcis/capture", 202), ("/epcis/events", 201) })
        {
            Answer answer = await world.Node.Post(
                path, Encoding.UTF8.GetBytes(One), "application/xml; charset=utf-8", world.ApiKeyOf(Cast.Mine));
            Assert.True(answer.Status == status, answer.Text);
            world.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        List<JsonElement> found = await mine.Find("EQ_bizStep=storing&MATCH_epc=urn:test:xml");
        Assert.Equal("A", found[0].GetProperty("ext:grade").GetString());
        (await world.Node.Post(
            "/epcis/capture", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"u8.ToArray(), "text/xml",
            world.ApiKeyOf(Cast.Mine))).AssertRefused(RefusalCode.XmlMalformed, null);
        (await world.Node.Post(
            "/epcis/capture", Encoding.UTF8.GetBytes(One.Replace("OBSERVE", "LOOK")), "application/xml",
            world.ApiKeyOf(Cast.Mine))).AssertRefused(RefusalCode.ValueNotAllowed, "action");
    }

    [Fact]
    public async Task What_is_asked_for_and_not_offered_is_not_acceptable()
    {
        foreach ((string name, string value) in new[]
        {
            ("Accept", "application/xml"), ("GS1-EPCIS-Min", "2.1.0"), ("GS1-EPCIS-Max", "1.2"), ("GS1-CBV-Max", "1.1"),
            ("GS1-EPC-Format", "Always_EPC_URN"),
        })
        {
            Answer answer = await mine.Get("/epcis/events", (name, value));
            answer.AssertRefused(RefusalCode.FormNotOffered, name);
            Assert.Equal(406, answer.Status);
            Assert.Equal("epcisException:NotAcceptableException", answer.Json.GetProperty("type").GetString());
        }

        (await mine.Capture(EpcisClient.Document(Thing("urn:test:x")), ("GS1-EPCIS-Version", "1.2")))
            .AssertRefused(RefusalCode.FormNotOffered, "GS1-EPCIS-Version");
        Answer linked = await mine.Get("/epcis/events", ("Accept", "application/ld+json"), ("GS1-EPCIS-Min", "1.2.0"));
        Assert.Equal("application/ld+json", linked.ContentType);
    }

    [Fact]
    public async Task Every_resource_says_what_it_takes()
    {
        foreach ((string path, string allow) in new[]
        {
            ("/epcis", "GET"), ("/epcis/capture", "POST"), ("/epcis/events", "POST"), ("/epcis/bizSteps/shipping/events", "GET"),
            ("/epcis/queries/q", "DELETE"), ("/epcis/queries/q/subscriptions", "POST"),
        })
        {
            Answer answer = await mine.Send(HttpMethod.Options, path);
            Assert.Equal(204, answer.Status);
            Assert.Empty(answer.Body);
            Assert.Contains(allow, answer.Headers["allow"], StringComparison.Ordinal);
            foreach (string header in new[]
            {
                "gs1-epcis-version", "gs1-epcis-min", "gs1-epcis-max", "gs1-cbv-version", "gs1-cbv-min", "gs1-cbv-max",
                "gs1-extensions", "gs1-vendor-version", "gs1-epcis-capture-limit", "gs1-epcis-capture-file-size-limit",
                "gs1-capture-error-behaviour", "gs1-epc-format",
            })
            {
                Assert.True(answer.Headers.ContainsKey(header), $"{path}: {header}");
            }
        }
    }

    [Fact]
    public async Task Collections_hold_what_the_caller_may_see_and_lead_to_its_events()
    {
        string place = "https://id.gs1.org/414/6901234000016";
        await mine.Take(
            EpcisClient.Event(
                $$"""
                "epcList": ["urn:test:seen:1", "urn:test:seen:2"], "bizStep": "urn:test:step:leaching",
                "disposition": "in_transit", "readPoint": {"id": "{{place}}"}, "bizLocation": {"id": "{{place}}"}
                """),
            EpcisClient.Event("\"epcList\": [\"urn:test:seen:1\"], \"bizStep\": \"storing\""));
        Assert.Contains("eventTypes", (await mine.Get("/epcis")).Text, StringComparison.Ordinal);
        Assert.Equal(["urn:test:seen:1", "urn:test:seen:2"], (await Members("/epcis/epcs")).Order());
        Assert.Equal(2, (await Members("/epcis/epcs", perPage: 1)).Distinct().Count());
        Assert.Equal([place], await Members("/epcis/readPoints"));
        Assert.Equal([place], await Members("/epcis/bizLocations"));
        List<string> steps = await Members("/epcis/bizSteps", perPage: 7);
        Assert.Contains("urn:test:step:leaching", steps);
        Assert.Contains("shipping", steps);
        Assert.Equal(steps.Distinct().Count(), steps.Count);
        Assert.Equal(5, (await Members("/epcis/eventTypes")).Count);
        Assert.Equal(["events"], await Members($"/epcis/readPoints/{Uri.EscapeDataString(place)}"));
        Assert.Single(await mine.Find($"/epcis/readPoints/{Uri.EscapeDataString(place)}/events"));
        Assert.Equal(2, (await mine.Find("/epcis/epcs/urn:test:seen:1/events")).Count);
        Assert.Single(await mine.Find("/epcis/epcs/urn:test:seen:1/events?EQ_bizStep=storing"));
        Assert.Single(await mine.Find("/epcis/bizSteps/urn:test:step:leaching/events?EQ_bizStep=urn:test:step:leaching"));
        Assert.Empty(await mine.Find("/epcis/dispositions/stolen/events"));
        EpcisClient other = new(world, Cast.Plant);
        (await other.Get("/epcis/epcs/urn:test:seen:1")).AssertRefused(RefusalCode.NotFound, "epc");
        (await other.Get("/epcis/readPoints/urn:test:nowhere/events")).AssertRefused(RefusalCode.NotFound, "readPoint");
        Assert.DoesNotContain("leaching", (await other.Get("/epcis/bizSteps")).Text, StringComparison.Ordinal);
    }

    private static string Thing(string epc) => EpcisClient.Event($"\"epcList\": [\"{epc}\"]");

    private async Task<List<string>> Members(string path, int perPage = 100)
    {
        List<string> members = [];
        for (string? next = $"{path}?perPage={perPage}"; next is not null;)
        {
            Answer answer = await mine.Get(next);
            Assert.True(answer.Status == 200, answer.Text);
            Assert.Equal("Collection", answer.Json.GetProperty("type").GetString());
            members.AddRange(answer.Json.GetProperty("member").EnumerateArray().Select(member => member.GetString()!));
            next = EpcisClient.Next(answer);
        }

        return members;
    }
}
