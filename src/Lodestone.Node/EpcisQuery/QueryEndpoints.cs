using System.Text.Json.Nodes;
using Lodestone.Interchange;
using Lodestone.Node.Access;
using Lodestone.Node.Api;
using Lodestone.Node.Entries;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>Named queries (EPCIS 2.0 section 12): each party has its own.</summary>
internal static class QueryEndpoints
{
    private const int MaxQueries = 200;
    private const string Field = "queryName";
    private const string Example = """{"name": "shipped", "query": {"EQ_bizStep": ["shipping"]}}""";

    /// <summary>Maps the routes.</summary>
    public static void MapEpcisQueries(this IEndpointRouteBuilder app)
    {
        IEndpointRouteBuilder epcis = app.MapGroup(EpcisException.Root).AddEndpointFilter(Negotiation.Apply);
        epcis.MapGet("/queries", List).For(Who.Member, "list one's named queries").WithPages().Produces<JsonArray>();
        epcis.MapPost("/queries", Create).For(Who.Member, "name a query")
            .WithMetadata(new TakesBody(
                "A name and a query (docs/formats/epcis-rest.md).", Example, "application/json", "application/ld+json"))
            .Produces<JsonObject>(StatusCodes.Status201Created);
        epcis.MapGet("/queries/{queryName}", One).For(Who.Member, "read a named query").Produces<JsonObject>();
        epcis.MapDelete("/queries/{queryName}", Delete).For(Who.Member, "remove a named query and its subscriptions")
            .Produces(StatusCodes.Status204NoContent);
        epcis.MapGet("/queries/{queryName}/events", Events)
            .For(Who.Member, "query events by a named query, or be told of them through a WebSocket")
            .WithMetadata(new TakesQuery("stream", "With an upgrade to a WebSocket: whether to be told at once."))
            .WithPages().ProducesEvents();
    }

    /// <summary>A party's query, or null.</summary>
    public static (string Json, EventQuery Query)? Find(EpcisDesk desk, PartyId party, string name)
    {
        string? json = desk.Tables.Read(
            "SELECT query FROM named_query WHERE party = ?1 AND name = ?2", row => row.GetString(0), party.Value, name)
            .FirstOrDefault();
        return json is null ? null : (json, EventQuery.Read([], System.Text.Encoding.UTF8.GetBytes(json)).Query!);
    }

    private static async Task<IResult> Create(HttpContext http, OpenNode node)
    {
        (byte[] body, Refusal? refusal) = await BodyReader.Read(http.Request, 60_000, Negotiation.Forms);
        NamedQuery? named = null;
        if ((refusal ?? NamedQuery.TryRead(body, out named)) is { } wrong)
        {
            return Problem.Of(wrong);
        }

        PartyId party = AccessGate.CallerOf(http).Key!.Party;
        if (node.Desk.Tables.Read("SELECT count(*) FROM named_query WHERE party = ?1", row => row.GetInt32(0), party.Value)[0]
            >= MaxQueries)
        {
            return Problem.Of(new Refusal(RefusalCode.TooLong, "queries", $"{MaxQueries} at most"));
        }

        string json = System.Text.Encoding.UTF8.GetString(named!.Json.Span);
        if (node.Desk.Tables.Run(
            "INSERT OR IGNORE INTO named_query (party, name, query) VALUES (?1, ?2, ?3)", party.Value, named.Name, json) == 0)
        {
            return Problem.Of(new Refusal(RefusalCode.NameTaken, "name", named.Name));
        }

        http.Response.Headers.Location = $"{EpcisException.Root}/queries/{named.Name}";
        return Results.Json(Form(named.Name, json), statusCode: StatusCodes.Status201Created);
    }

    private static IResult List(HttpContext http, OpenNode node)
    {
        if (Paging.TryRead(http.Request, out int perPage, out string after) is { } refusal)
        {
            return Problem.Of(refusal);
        }

        List<(string Name, string Json)> rows = node.Desk.Tables.Read(
            "SELECT name, query FROM named_query WHERE party = ?1 AND name > ?2 ORDER BY name LIMIT ?3",
            row => (row.GetString(0), row.GetString(1)),
            AccessGate.CallerOf(http).Key!.Party.Value, after, perPage + 1);
        if (rows.Count > perPage)
        {
            Paging.Link(http, rows[perPage - 1].Name);
        }

        return Results.Json(new JsonArray([.. rows.Take(perPage).Select(row => Form(row.Name, row.Json))]));
    }

    private static IResult One(string queryName, HttpContext http, OpenNode node) =>
        Find(node.Desk, AccessGate.CallerOf(http).Key!.Party, queryName) is { } found
            ? Results.Json(Form(queryName, found.Json))
            : Unknown();

    private static IResult Delete(string queryName, HttpContext http, OpenNode node)
    {
        string party = AccessGate.CallerOf(http).Key!.Party.Value;
        node.Desk.Tables.Run("DELETE FROM subscription WHERE party = ?1 AND query = ?2", party, queryName);
        return node.Desk.Tables.Run("DELETE FROM named_query WHERE party = ?1 AND name = ?2", party, queryName) > 0
            ? Results.NoContent()
            : Unknown();
    }

    private static async Task<IResult> Events(string queryName, HttpContext http, OpenNode node)
    {
        Caller caller = AccessGate.CallerOf(http);
        if (Find(node.Desk, caller.Key!.Party, queryName) is not { } found)
        {
            return Unknown();
        }

        if (http.WebSockets.IsWebSocketRequest)
        {
            return await EventSocket.Answer(http, node, caller, queryName, found.Query);
        }

        string? other = http.Request.Query.Keys.FirstOrDefault(key => key is not (Paging.PerPage or Paging.Next));
        return other is null
            ? await EventAnswers.Page(http, node, found.Query, queryName, $"{queryName}\n{found.Json}")
            : Problem.Of(new Refusal(RefusalCode.QueryParameterWrong, other, "of WebSockets only"));
    }

    private static JsonObject Form(string name, string json) =>
        new() { ["name"] = name, ["query"] = JsonNode.Parse(json) };

    /// <summary>No such query of this party.</summary>
    public static IResult Unknown() => Problem.Of(new Refusal(RefusalCode.NotFound, Field));
}
