using Lodestone.Node.Access;
using Lodestone.Node.Tests.Portals;
using Lodestone.Node.Vault;
using Lodestone.Transparency;
using Lodestone.Vocabulary;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lodestone.Node.Tests;

/// <summary>
/// Every endpoint says who may use it, the documents say the same, and every kind of caller is tried at each.
/// </summary>
public sealed class AccessTableTests(ITestOutputHelper output, PostgresServer postgres)
{
    private const string Page = "docs/operating/access.md";
    private const string Head = "| endpoint | who | what |\n|---|---|---|\n";

    [Fact]
    public async Task Every_endpoint_lets_in_exactly_whom_its_rule_names()
    {
        await using World world = new() { Map = app => app.MapGet("/unstated", () => "nobody") };
        await world.InitializeAsync();
        string lot = (await world.Goods.Oxide(Cast.Mine)).Code;
        (string Name, string? Key, Caller? Caller)[] callers = await Callers(world);
        await TryAll(Endpoints(world.Node.App), callers, lot, (request, key) => world.Node.Send(request, key));
    }

    [Fact]
    public async Task Every_endpoint_of_a_portal_lets_in_exactly_whom_the_nodes_rule_names()
    {
        string views = await postgres.NewViews();
        await using World world = new() { Change = options => options with { ViewsConnection = views } };
        await world.InitializeAsync();
        string lot = (await world.Goods.Oxide(Cast.Mine)).Code;
        (string Name, string? Key, Caller? Caller)[] callers = await Callers(world);
        await world.Node.FollowAll();
        await using TestPortal portal = await TestPortal.StartAsync(views, world.Node.App.Urls.First());
        portal.App.MapGet("/unstated", () => "nobody");
        foreach ((string _, string? key, Caller? caller) in callers.Where(one => one.Caller is { Key: not null }))
        {
            while ((await portal.Get("/search", key)).Status == 401)
            {
                await Task.Delay(50);
            }
        }

        Assert.Equal(
            Endpoints(world.Node.App).Select(Stated).Order(),
            Endpoints(portal.App).Where(it => Shown(it) != "/unstated").Select(Stated).Order());

        // The operator of a node is nobody at a portal: his key does not leave his machine.
        await TryAll(
            Endpoints(portal.App),
            [.. callers.Select(one => one.Caller == Caller.Operator ? one with { Caller = null } : one)],
            lot,
            (request, key) => portal.Send(request, key));
    }

    private async Task TryAll(
        List<RouteEndpoint> endpoints, (string Name, string? Key, Caller? Caller)[] callers, string lot,
        Func<HttpRequestMessage, string?, Task<Answer>> send)
    {
        int tried = 0;
        List<string> failures = [];
        foreach (RouteEndpoint endpoint in endpoints)
        {
            foreach ((string name, string? key, Caller? caller) in callers)
            {
                Answer answer = await send(Request(endpoint, lot), key);
                tried++;
                if (Failure(endpoint, caller, answer) is { } failure)
                {
                    failures.Add($"{Method(endpoint)} {endpoint.RoutePattern.RawText} as {name}: {failure}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        output.WriteLine($"{tried} tries at {endpoints.Count} endpoints, {callers.Length} kinds of callers");
    }

    private static string Stated(RouteEndpoint endpoint) =>
        $"{Method(endpoint)} {Shown(endpoint)} {endpoint.Metadata.GetMetadata<AccessRule>()}";

    [Fact]
    public async Task Every_endpoint_states_a_rule_and_the_documents_have_its_row()
    {
        await using TestNode node = await TestNode.StartAsync();
        List<RouteEndpoint> endpoints = Endpoints(node.App);
        Assert.All(endpoints, endpoint => Assert.True(
            endpoint.Metadata.GetMetadata<AccessRule>() is { Action.Length: > 0 },
            $"{endpoint.RoutePattern.RawText} says not who may use it"));
        string expected = string.Concat(endpoints
            .Select(endpoint => (
                Rule: endpoint.Metadata.GetMetadata<AccessRule>()!, Path: Shown(endpoint), Method: Method(endpoint)))
            .OrderBy(row => row.Path, StringComparer.Ordinal).ThenBy(row => row.Method, StringComparer.Ordinal)
            .Select(row => $"| `{row.Method} {row.Path}` | {Word(row.Rule.Who)} | {row.Rule.Action} |\n"));
        string text = File.ReadAllText(Repository.PathOf(Page));
        string actual = text[(text.IndexOf(Head, StringComparison.Ordinal) + Head.Length)..];
        Assert.True(expected == actual, $"{Page} should have the rows:\n{expected}");
    }

    [Fact]
    public async Task A_session_writes_nowhere_but_at_forms_and_there_only_from_the_nodes_own()
    {
        await using World world = new();
        await world.InitializeAsync();
        string lot = (await world.Goods.Oxide(Cast.Mine)).Code;
        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        string before = await world.StateText();
        RouteEndpoint[] writing = [.. Endpoints(world.Node.App).Where(endpoint => Method(endpoint) != "GET"
            && endpoint.Metadata.GetMetadata<AccessRule>()!.Who != Who.Anybody)];
        foreach (RouteEndpoint endpoint in writing)
        {
            Answer answer = await mine.Send(new HttpRequestMessage(
                new HttpMethod(Method(endpoint)), $"/{Filled(endpoint, lot).TrimStart('/')}")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("action", "sign")]),
            });
            bool isForm = endpoint.Metadata.GetMetadata<Sessions.PageForm>() is not null;
            Assert.True(
                answer.Status == (isForm ? 400 : 401),
                $"{Method(endpoint)} {endpoint.RoutePattern.RawText}: {answer.Status}");
        }

        Assert.Equal(before, await world.StateText());
        Assert.Contains(writing, endpoint => endpoint.Metadata.GetMetadata<Sessions.PageForm>() is not null);
        Assert.Contains(writing, endpoint => endpoint.Metadata.GetMetadata<Sessions.PageForm>() is null);
    }

    private static string? Failure(RouteEndpoint endpoint, Caller? caller, Answer answer)
    {
        if (caller is null)
        {
            // A key that is unknown, or that the ledger lets speak no more, opens nothing, public or not.
            return answer.Status is 401 or 403 ? null : $"{answer.Status} with a key that says nobody";
        }

        RefusalCode? expected = AccessGate.Verdict(endpoint.Metadata.GetMetadata<AccessRule>(), caller)?.Code;
        if (expected is not null)
        {
            return answer.Refusal == expected ? null : $"{answer.Status} {answer.Refusal}, not {expected}";
        }

        // Let in by the gate; the endpoint itself may still say that this very thing is none of the caller's business.
        bool shut = answer.Refusal is RefusalCode.NotPermitted && answer.Field is null;
        return shut || answer.Status >= 500 ? $"{answer.Status} {answer.Text}" : null;
    }

    private static async Task<(string Name, string? Key, Caller? Caller)[]> Callers(World world)
    {
        Caller Of(Firm firm) => new(new ManagedKey(firm.Id, "x", "x"), firm.Role);
        await world.Accept(Cast.Mine, new RegisterKey(Cast.Mine.Declared(7) with { Person = "mine-1" }, null));
        string revoked = world.ApiKeyOf(Cast.Mine, 7);
        await world.Accept(Cast.Mine, new RevokeKey(Cast.Mine.Declared(7).KeyId, null));
        await world.Accept(Cast.Mine, new RegisterKey(
            Cast.Mine.Declared(8) with { Person = "mine-1" }, world.Now.PlusDays(1)));
        string expired = world.ApiKeyOf(Cast.Mine, 8);
        world.Node.Clock.Advance(TimeSpan.FromDays(1));
        string withdrawn = world.Node.Open.Vault.IssueApiKey(Cast.Mine.Declared(1).KeyId);
        world.Node.Open.Vault.RevokeApiKey(withdrawn);
        return
        [
            ("public", null, Caller.Public),
            ("operator member", world.ApiKeyOf(Cast.Mine), Of(Cast.Mine)),
            ("another member", world.ApiKeyOf(Cast.Plant), Of(Cast.Plant)),
            ("laboratory", world.ApiKeyOf(Cast.Laboratory), Of(Cast.Laboratory)),
            ("auditor", world.ApiKeyOf(Cast.Auditor), Of(Cast.Auditor)),
            ("customs", world.ApiKeyOf(Cast.Customs), Of(Cast.Customs)),
            ("industry", world.ApiKeyOf(Cast.Industry), Of(Cast.Industry)),
            ("root", world.ApiKeyOf(Cast.Root), Of(Cast.Root)),
            ("the node's operator", OperatorKey.Find(world.Node.Open.Options), Caller.Operator),
            ("unknown key", "lk_unknown", null),
            ("withdrawn API key", withdrawn, null),
            ("revoked signing key", revoked, null),
            ("expired signing key", expired, null),
            ("unregistered signing key", Unregistered(world), null),
        ];
    }

    private static string Unregistered(World world)
    {
        using SigningKey key = Cast.Stranger.Key(1);
        return world.Node.Open.Vault.IssueApiKey(world.Node.Open.Vault.Keep(Cast.Stranger.Id, "s", key).KeyId);
    }

    private static HttpRequestMessage Request(RouteEndpoint endpoint, string lot)
    {
        HttpRequestMessage request = new(new HttpMethod(Method(endpoint)), Filled(endpoint, lot));
        if (Method(endpoint) == "POST")
        {
            request.Content = new ByteArrayContent([0]);
        }

        return request;
    }

    private static string Filled(RouteEndpoint endpoint, string lot) => endpoint.RoutePattern.RawText!
        .Replace("{eid}", lot, StringComparison.Ordinal)
        .Replace("{identity}", new string('a', 64), StringComparison.Ordinal)
        .Replace("{index:long}", "0", StringComparison.Ordinal)
        .Replace("{height:long}", "0", StringComparison.Ordinal)
        .Replace("{**path}", "0/000.p/1", StringComparison.Ordinal)
        .Replace("{number:int}", "101", StringComparison.Ordinal)
        .Replace("{form}", "commission", StringComparison.Ordinal)
        .Replace('{', '0').Replace('}', '0');

    private static List<RouteEndpoint> Endpoints(WebApplication app) => [.. ((IEndpointRouteBuilder)app).DataSources
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    private static string Method(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Single() ?? "GET";

    private static string Shown(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!
        .Replace(":long", string.Empty, StringComparison.Ordinal)
        .Replace(":int", string.Empty, StringComparison.Ordinal)
        .Replace("**", string.Empty, StringComparison.Ordinal);

    private static string Word(Who who) => who switch
    {
        Who.Anybody => "anybody",
        Who.Member => "members",
        Who.Reader => "members, who sees all",
        _ => "who sees all",
    };
}
