using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Lodestone.Node.EpcisQuery;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>Named queries, and who is told of their events.</summary>
public sealed class SubscriptionTests : IAsyncLifetime
{
    private readonly World world = new() { Change = options => options with { CallbackHosts = ["127.0.0.1"] } };
    private EpcisClient mine = null!;
    private Listener listener = null!;

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        mine = new EpcisClient(world, Cast.Mine);
        listener = await Listener.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await listener.DisposeAsync();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task A_named_query_belongs_to_its_party_and_answers_page_by_page()
    {
        await mine.Take(Thing("urn:test:1"), Thing("urn:test:2"), Thing("urn:test:3", "storing"));
        Answer made = await Name("packed", """{"EQ_bizStep": ["packing"]}""");
        Assert.Equal(201, made.Status);
        Assert.Equal("/epcis/queries/packed", made.Headers["location"]);
        Answer again = await Name("packed", "{}");
        again.AssertRefused(RefusalCode.NameTaken, "name");
        Assert.Equal((409, "epcisException:ResourceAlreadyExistsException"), (again.Status, again.Json.GetProperty("type").GetString()));
        Assert.Equal("packing", (await mine.Get("/epcis/queries/packed")).Json.GetProperty("query").GetProperty("EQ_bizStep")[0].GetString());
        Assert.Single((await mine.Get("/epcis/queries")).Json.EnumerateArray());
        Assert.Equal(2, (await mine.Find("/epcis/queries/packed/events?perPage=1")).Count);
        (await mine.Get("/epcis/queries/packed/events?EQ_action=ADD")).AssertRefused(RefusalCode.QueryParameterWrong, "EQ_action");
        EpcisClient other = new(world, Cast.Plant);
        Answer unknown = await other.Get("/epcis/queries/packed/events");
        unknown.AssertRefused(RefusalCode.NotFound, "queryName");
        Assert.Equal("epcisException:NoSuchNameException", unknown.Json.GetProperty("type").GetString());
        (await Name("wrong", """{"EQ_eventType": ["ObjectEvent"]}""")).AssertRefused(RefusalCode.QueryParameterWrong, "EQ_eventType");
        (await Name("SimpleEventQuery", "{}")).AssertRefused(RefusalCode.NameTaken, "name");
        Assert.Equal(204, (await mine.Send(HttpMethod.Delete, "/epcis/queries/packed")).Status);
        (await mine.Get("/epcis/queries/packed")).AssertRefused(RefusalCode.NotFound, "queryName");
    }

    [Fact]
    public async Task A_stream_is_told_of_each_event_once_it_was_taken_and_signed()
    {
        await mine.Take(Thing("urn:test:before"));
        await Name("packed", """{"EQ_bizStep": ["packing"]}""");
        Answer made = await Subscribe("packed", "\"stream\": true, \"signatureToken\": \"much-secret\"");
        Assert.True(made.Status == 201, made.Text);
        Assert.DoesNotContain("much-secret", made.Text, StringComparison.Ordinal);
        listener.Status = () => 503;
        await mine.Take(Thing("urn:test:1"), Thing("urn:test:other", "storing"));
        await Listener.Until(() => listener.Refused > 0);
        listener.Status = () => 200;
        await Listener.Until(() => Advanced() && Told().Count > 0);
        await mine.Take(Thing("urn:test:2"));
        await Listener.Until(() => Told().Count == 2);
        Assert.Equal(["urn:test:1", "urn:test:2"], Told());
        Answer first = listener.Told[0];
        Assert.Equal(Listener.SignatureOf(first.Body, "much-secret"), first.Headers["gs1-signature"]);
        JsonElement results = first.Json.GetProperty("epcisBody").GetProperty("queryResults");
        Assert.Equal("packed", results.GetProperty("queryName").GetString());
        string path = made.Headers["location"];
        Assert.Equal(path.Split('/')[^1], results.GetProperty("subscriptionID").GetString());
        JsonElement shown = (await mine.Get(path)).Json;
        Assert.True(shown.GetProperty("stream").GetBoolean());
        Assert.NotEmpty(shown.GetProperty("lastNotifiedAt").GetString()!);
        Assert.Single((await mine.Get("/epcis/queries/packed/subscriptions")).Json.EnumerateArray());
        Assert.Equal(204, (await mine.Send(HttpMethod.Delete, path)).Status);
        (await mine.Get(path)).AssertRefused(RefusalCode.NotFound, "subscriptionID");
    }

    [Fact]
    public async Task A_schedule_reports_at_its_time_and_says_so_if_there_is_nothing()
    {
        await mine.Take(Thing("urn:test:earlier"));
        await Name("all", "{}");
        Answer made = await Subscribe(
            "all",
            "\"schedule\": {\"minute\": \"0/30\"}, \"reportIfEmpty\": true, \"initialRecordTime\": \"2026-03-01T00:00:00Z\"");
        Assert.True(made.Status == 201, made.Text);
        Assert.Equal("0/30", made.Json.GetProperty("schedule").GetProperty("minute").GetString());
        world.Node.Clock.Advance(TimeSpan.FromMinutes(30));
        await Listener.Until(() => listener.Told.Count > 0);
        Assert.Contains("urn:test:earlier", Told());
        int told = listener.Told.Count;
        world.Node.Clock.Advance(TimeSpan.FromMinutes(30));
        await Listener.Until(() => listener.Told.Count > told);
        Assert.Empty(EpcisClient.Events(listener.Told[^1]));
    }

    [Fact]
    public async Task A_party_is_told_only_what_it_may_see_and_no_more_once_its_key_has_ended()
    {
        string plant = $"urn:lodestone:party:{Cast.Plant.Id}";
        EpcisClient other = new(world, Cast.Plant);
        await other.Send(HttpMethod.Post, "/epcis/queries", """{"name": "all", "query": {}}""");
        Answer made = await other.Send(
            HttpMethod.Post, "/epcis/queries/all/subscriptions", $$"""{"dest": "{{listener.Address}}", "stream": true}""");
        Assert.True(made.Status == 201, made.Text);
        await mine.Take(Thing("urn:test:hidden"));
        await mine.Take(EpcisClient.Event(
            $$"""
            "epcList": ["urn:test:named"], "destinationList": [{"type": "possessing_party", "destination": "{{plant}}"}]
            """));
        await Listener.Until(() => Told().Count > 0);
        Assert.Equal(["urn:test:named"], Told());
        await world.AcceptBy(Cast.Plant, 2, new RevokeKey(Cast.Plant.Declared(1).KeyId, null));
        await Listener.Until(() => world.Node.Open.Desk.Tables.Read("SELECT count(*) FROM subscription", row => row.GetInt32(0))[0] == 0);
    }

    [Fact]
    public async Task What_the_node_alone_can_reach_is_no_destination()
    {
        await Name("all", "{}");
        foreach (string dest in new[]
        {
            "http://example.com/x", "https://10.0.0.1/x", "https://[::1]/x", "https://169.254.169.254/latest", "ftp://example.com/",
            "https://user:word@example.com/x", "https://[::ffff:192.168.1.1]/",
        })
        {
            Answer answer = await mine.Send(
                HttpMethod.Post, "/epcis/queries/all/subscriptions", $$"""{"dest": "{{dest}}", "stream": true}""");
            answer.AssertRefused(RefusalCode.DestinationNotAllowed, "dest");
            Assert.Equal("epcisException:SubscriptionControlsException", answer.Json.GetProperty("type").GetString());
        }

        Assert.NotNull(Destination.Refused("https://0x7f000001/", world.Node.Open.Options with { CallbackHosts = [] }));
        using HttpClient client = Destination.Client(world.Node.Open.Options with { CallbackHosts = [] });
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(listener.Address));
        foreach ((string members, RefusalCode code, string field) in new[]
        {
            ("\"reportIfEmpty\": true", RefusalCode.MemberMissing, "stream"),
            ("\"stream\": true, \"schedule\": {\"hour\": \"1\"}", RefusalCode.ValueNotAllowed, "stream"),
            ("\"schedule\": {\"hour\": \"24\"}", RefusalCode.QueryParameterWrong, "schedule.hour"),
            ("\"schedule\": {\"dayOfMonth\": \"30\", \"month\": \"2\"}", RefusalCode.QueryParameterWrong, "schedule"),
            ("\"stream\": true, \"secret\": \"x\"", RefusalCode.MemberUnknown, "secret"),
        })
        {
            (await Subscribe("all", members)).AssertRefused(code, field);
        }
    }

    [Fact]
    public async Task A_WebSocket_is_told_as_long_as_it_lasts()
    {
        await Name("all", "{}");
        using ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {world.ApiKeyOf(Cast.Mine)}");
        UriBuilder address = new(new Uri(world.Node.Http.BaseAddress!, "/epcis/queries/all/events?stream=true")) { Scheme = "ws" };
        await socket.ConnectAsync(address.Uri, TestContext.Current.CancellationToken);
        await mine.Take(Thing("urn:test:live"));
        Assert.Contains("urn:test:live", await Receive(socket), StringComparison.Ordinal);
        Assert.Equal(204, (await mine.Send(HttpMethod.Delete, "/epcis/queries/all")).Status);
        Assert.Equal(string.Empty, await Receive(socket));
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);

        await Name("all", "{}");
        foreach ((string query, string origin) in new[] { ("", ""), ("?stream=true&hour=1", ""), ("?stream=true", "https://elsewhere.example") })
        {
            using ClientWebSocket refused = new();
            refused.Options.SetRequestHeader("Authorization", $"Bearer {world.ApiKeyOf(Cast.Mine)}");
            if (origin.Length > 0)
            {
                refused.Options.SetRequestHeader("Origin", origin);
            }

            address = new UriBuilder(new Uri(world.Node.Http.BaseAddress!, $"/epcis/queries/all/events{query}")) { Scheme = "ws" };
            await Assert.ThrowsAsync<WebSocketException>(() => refused.ConnectAsync(address.Uri, TestContext.Current.CancellationToken));
        }
    }

    private static string Thing(string epc, string step = "packing") =>
        EpcisClient.Event($"\"epcList\": [\"{epc}\"], \"bizStep\": \"{step}\"");

    private static async Task<string> Receive(ClientWebSocket socket)
    {
        byte[] buffer = new byte[65_536];
        WebSocketReceiveResult got = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, got.Count);
    }

    private Task<Answer> Name(string name, string query) =>
        mine.Send(HttpMethod.Post, "/epcis/queries", $$"""{"name": "{{name}}", "query": {{query}}}""");

    private Task<Answer> Subscribe(string query, string members) => mine.Send(
        HttpMethod.Post, $"/epcis/queries/{query}/subscriptions", $$"""{"dest": "{{listener.Address}}", {{members}}}""");

    // A failed delivery is tried again by the node's clock.
    private bool Advanced()
    {
        world.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        return true;
    }

    private List<string> Told() => [.. listener.Told.SelectMany(EpcisClient.Events)
        .Where(one => one.TryGetProperty("epcList", out _))
        .Select(one => one.GetProperty("epcList")[0].GetString()!)];
}
