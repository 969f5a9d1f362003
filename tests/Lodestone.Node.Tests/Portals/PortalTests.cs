using System.Text.RegularExpressions;
using Lodestone.Node.Access;
using Lodestone.Transparency;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests.Portals;

/// <summary>A process with no ledger answers as its node does, and says honestly what it cannot.</summary>
public sealed partial class PortalTests(PostgresServer postgres)
{
    private const string Browser = "text/html";

    [Fact]
    public async Task A_portal_shows_what_its_node_shows()
    {
        string views = await postgres.NewViews();
        await using World world = new() { Change = options => options with { ViewsConnection = views } };
        await world.InitializeAsync();
        string lot = (await world.Goods.Oxide(Cast.Mine)).Code;
        await world.Node.FollowAll();
        await using TestPortal portal = await TestPortal.StartAsync(views, world.Node.App.Urls.First());
        string[] keys = [world.ApiKeyOf(Cast.Mine), world.ApiKeyOf(Cast.Plant), world.ApiKeyOf(Cast.Root)];
        await Shared(portal, keys);

        using HttpClient node = TestPortal.Client(world.Node.App.Urls.First());
        string[] paths =
        [
            "/", $"/?q={lot}", $"/lots/{lot}", $"/lots/{lot}?detail=full", $"/lots/{lot}/timeline.csv", $"/lots/{lot}/flow.csv",
            $"/eid/{lot}", "/overview", "/search", "/search?q=o&sort=mass", "/search?csv=1", "/parties", $"/parties/{Cast.Mine.Id}",
            $"/sites/{Cast.Mine.Site}", "/problems", "/problems/1001", "/verify", "/preferences", "/docs", "/blocks", "/blocks/0",
            "/checkpoint", "/state", "/trust-anchor", "/quarantine", "/epcis/events", "/submit", $"/lots/{lot}?q=%00%ED%A0%80",
            "/search?q=%00",
        ];
        foreach (string path in paths)
        {
            foreach (string? accept in new[] { Browser, null })
            {
                foreach (string? key in (string?[])[null, .. keys])
                {
                    Answer shown = await portal.Get(path, key, accept);
                    Answer own = await TestPortal.Send(
                        node, new HttpRequestMessage(HttpMethod.Get, path), key, accept);
                    Assert.Equal((path, accept, own.Status), (path, accept, shown.Status));
                    Assert.Equal(Lines(path, own), Lines(path, shown));
                    Assert.Equal(own.ContentType, shown.ContentType);
                    Assert.Equal(own.Headers["content-security-policy"].Length, shown.Headers["content-security-policy"].Length);
                    Assert.Equal(own.Headers["cache-control"], shown.Headers["cache-control"]);
                }
            }
        }
    }

    [Fact]
    public async Task A_statement_sent_to_a_portal_is_in_the_ledger()
    {
        string views = await postgres.NewViews();
        await using World world = new() { Change = options => options with { ViewsConnection = views } };
        await world.InitializeAsync();
        string ledger = world.Node.App.Urls.First();
        await using TestPortal portal = await TestPortal.StartAsync(views, "http://127.0.0.1:1", ledger);
        byte[] statement = world.Sign(Cast.Mine, 1, Instrument(world, "urn:test:scale:1"));

        Answer sent = await portal.Send(Post("/entries", statement, "application/cose"));

        Assert.True(sent.Status == 201, $"{sent.Status} {sent.Text}");
        string identity = SignedStatement.Parse(statement).Statement!.Identity.ToHex();
        Answer receipt = await portal.Get($"/entries/{identity}");
        Assert.Equal(200, receipt.Status);
        Assert.Equal((await world.Node.Get($"/entries/{identity}")).Body, receipt.Body);
        Answer refused = await portal.Send(Post("/entries", [0xff], "application/cose"));
        refused.AssertProblem();
    }

    [Fact]
    public async Task A_portal_reads_on_while_the_ledger_is_away_and_says_so_of_all_else()
    {
        string views = await postgres.NewViews();
        await using World world = new() { Change = options => options with { ViewsConnection = views } };
        await world.InitializeAsync();
        string lot = (await world.Goods.Oxide(Cast.Mine)).Code;
        await world.Node.FollowAll();
        await using TestPortal portal = await TestPortal.StartAsync(views, "http://127.0.0.1:1", "http://127.0.0.1:2");
        string key = world.ApiKeyOf(Cast.Mine);
        await Shared(portal, [key]);

        Assert.Equal(200, (await portal.Get($"/lots/{lot}", key, Browser)).Status);
        Assert.Equal(200, (await portal.Get("/search", key, Browser)).Status);
        Assert.Equal(200, (await portal.Get("/health")).Status);
        Assert.Contains("lodestone_block_height", (await portal.Get("/metrics")).Text, StringComparison.Ordinal);
        foreach (Answer answer in new[]
        {
            await portal.Get("/checkpoint"), await portal.Get("/blocks"), await portal.Get("/epcis/events", key),
            await portal.Send(Post("/acts", "{}"u8.ToArray(), "application/json"), key),
        })
        {
            Assert.Equal(503, answer.Status);
            Assert.Equal(RefusalCode.LedgerUnreachable, answer.Refusal);
            Assert.Equal("5", answer.Headers["retry-after"]);
        }

        Assert.Equal(503, (await portal.Get("/blocks", key, Browser)).Status);
        Assert.Equal(401, (await portal.Send(Post("/acts", "{}"u8.ToArray(), "application/json"))).Status);
    }

    [Fact]
    public async Task A_portal_without_views_is_unavailable_to_everybody_and_fails_for_nobody()
    {
        await using TestPortal early = await TestPortal.StartAsync(await postgres.NewViews(), "http://127.0.0.1:1");
        await using TestPortal lost = await TestPortal.StartAsync(
            "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2", "http://127.0.0.1:1");
        foreach (TestPortal portal in new[] { early, lost })
        {
            foreach (Answer answer in new[]
            {
                await portal.Get("/"), await portal.Get("/", accept: Browser), await portal.Get("/sign-in", accept: Browser),
                await portal.Get("/search", "lk_unknown"), await portal.Get("/health"), await portal.Get("/checkpoint", "lk_unknown"),
                await portal.Get("/overview", accept: Browser, cookie: $"{Sessions.Cookie}={new string('a', 64)}"),
            })
            {
                Assert.True(answer.Status == 503, $"{answer.Status} {answer.Text}");
                Assert.Equal(RefusalCode.ViewsUnavailable, answer.Refusal);
            }
        }
    }

    [Fact]
    public async Task A_key_that_ends_opens_no_portal_any_more()
    {
        string views = await postgres.NewViews();
        await using World world = new() { Change = options => options with { ViewsConnection = views } };
        await world.InitializeAsync();
        string withdrawn = world.ApiKeyOf(Cast.Mine);
        await world.Accept(Cast.Plant, new RegisterKey(Cast.Plant.Declared(7) with { Person = "plant-1" }, null));
        string revoked = world.ApiKeyOf(Cast.Plant, 7);
        await using TestPortal portal = await TestPortal.StartAsync(views, world.Node.App.Urls.First());
        await Shared(portal, [withdrawn, revoked]);

        await world.Accept(Cast.Plant, new RevokeKey(Cast.Plant.Declared(7).KeyId, null));
        await world.Node.FollowAll();
        world.Node.Open.Vault.RevokeApiKey(withdrawn);

        (await portal.Get("/search", revoked)).AssertRefused(RefusalCode.KeyRevoked, "Authorization");
        while ((await portal.Get("/search", withdrawn)).Status != 401)
        {
            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task A_node_of_another_network_writes_nothing_into_views_and_stops()
    {
        string views = await postgres.NewViews();
        string before;
        await using (World world = new() { Change = options => options with { ViewsConnection = views } })
        {
            await world.InitializeAsync();
            await world.Accept(Cast.Mine, Instrument(world, "urn:test:scale:one"));
            await world.Node.FollowAll();
            before = world.Node.Open.Views.Fingerprint();
        }

        int code = Environment.ExitCode;
        await using World other = new() { Change = options => options with { ViewsConnection = views } };
        await other.InitializeAsync();
        await other.Accept(Cast.Mine, Instrument(other, "urn:test:scale:other"));
        TaskCompletionSource stopped = new();
        using CancellationTokenRegistration told = other.Node.App.Lifetime.ApplicationStopping.Register(stopped.SetResult);
        await stopped.Task;
        Assert.NotEqual(0, Environment.ExitCode);
        Environment.ExitCode = code;

        using ViewStore same = ViewStore.InPostgres(views);
        Assert.Equal(before, same.Fingerprint());
    }

    private static RegisterInstrument Instrument(World world, string uri) =>
        new(uri, Cast.Mine.Site, Ppb.Of(1_000_000), world.Now, world.Now.PlusDays(90));

    private static HttpRequestMessage Post(string path, byte[] body, string type)
    {
        ByteArrayContent content = new(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
    }

    // The node shares its keys when it next looks.
    private static async Task Shared(TestPortal portal, IEnumerable<string> keys)
    {
        foreach (string key in keys)
        {
            while ((await portal.Get("/search", key)).Status is 401 or 503)
            {
                await Task.Delay(50);
            }
        }
    }

    // Without what is drawn anew for each answer.
    private static string[] Lines(string path, Answer answer) =>
        [path, .. Drawn().Replace(answer.Text, "$1").Split('\n').Select(line => line.Trim())];

    [GeneratedRegex("(nonce=|name=\"__RequestVerificationToken\" value=|createdDate\":)\"[^\"]*\"|sc-[0-9a-f-]{8,}")]
    private static partial Regex Drawn();
}
