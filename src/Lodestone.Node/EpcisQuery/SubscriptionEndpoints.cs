using System.Text.Json.Nodes;
using Lodestone.Interchange;
using Lodestone.Node.Access;
using Lodestone.Node.Api;
using Lodestone.Node.Entries;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Node.Vault;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>Subscriptions to named queries by webhook (EPCIS 2.0 section 12).</summary>
internal static class SubscriptionEndpoints
{
    private const int MaxSubscriptions = 50;
    private const string Path = "/queries/{queryName}/subscriptions";
    private const string Example = """{"dest": "https://client.example.com/events", "signatureToken": "a secret", "stream": true}""";

    /// <summary>Maps the routes.</summary>
    public static void MapEpcisSubscriptions(this IEndpointRouteBuilder app)
    {
        IEndpointRouteBuilder epcis = app.MapGroup(EpcisException.Root).AddEndpointFilter(Negotiation.Apply);
        epcis.MapGet(Path, List).For(Who.Member, "list the subscriptions to a named query").WithPages()
            .Produces<JsonArray>();
        epcis.MapPost(Path, Create).For(Who.Member, "subscribe to a named query by webhook")
            .WithMetadata(new TakesBody(
                "Where to send, with `stream` or a `schedule` (docs/formats/epcis-rest.md).", Example, "application/json"))
            .Produces<JsonObject>(StatusCodes.Status201Created);
        epcis.MapGet(Path + "/{subscriptionID}", One).For(Who.Member, "read a subscription").Produces<JsonObject>();
        epcis.MapDelete(Path + "/{subscriptionID}", Delete).For(Who.Member, "end a subscription")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Create(string queryName, HttpContext http, OpenNode node)
    {
        ManagedKey key = AccessGate.CallerOf(http).Key!;
        if (QueryEndpoints.Find(node.Desk, key.Party, queryName) is null)
        {
            return QueryEndpoints.Unknown();
        }

        (byte[] body, Refusal? refusal) = await BodyReader.Read(http.Request, 60_000, Negotiation.Forms);
        SubscriptionRequest? request = null;
        refusal ??= SubscriptionRequest.TryRead(body, out request)
            ?? Destination.Refused(request!.Dest, node.Options)
            ?? TooMany(node, key.Party);
        if (refusal is not null)
        {
            return Problem.Of(refusal);
        }

        Instant now = node.Time.Now;
        Subscription made = new(
            Guid.NewGuid().ToString(), key.Party, key.KeyId, queryName, request!.Dest, request.Schedule,
            request.ReportIfEmpty, now, request.InitialRecordTime ?? now,
            request.InitialRecordTime is null ? FoundEvent.NumberOf(node.Ledger.Log.Size.Value, 0) : 0,
            Notified: null, Failures: 0, request.Schedule?.Next(now) ?? now);
        made.Keep(node.Desk, request.Secret);
        http.Response.Headers.Location = $"{EpcisException.Root}/queries/{queryName}/subscriptions/{made.Id}";
        return Results.Json(made.ToJson(), statusCode: StatusCodes.Status201Created);
    }

    private static IResult List(string queryName, HttpContext http, OpenNode node)
    {
        PartyId party = AccessGate.CallerOf(http).Key!.Party;
        if (QueryEndpoints.Find(node.Desk, party, queryName) is null)
        {
            return QueryEndpoints.Unknown();
        }

        if (Paging.TryRead(http.Request, out int perPage, out string after) is { } refusal)
        {
            return Problem.Of(refusal);
        }

        Subscription[] all = [.. Subscription.List(node.Desk, party, queryName)
            .Where(one => string.CompareOrdinal(one.Id, after) > 0)];
        if (all.Length > perPage)
        {
            Paging.Link(http, all[perPage - 1].Id);
        }

        return Results.Json(new JsonArray([.. all.Take(perPage).Select(one => one.ToJson())]));
    }

    private static IResult One(string queryName, string subscriptionID, HttpContext http, OpenNode node) =>
        Find(queryName, subscriptionID, http, node) is { } found ? Results.Json(found.ToJson()) : Unknown();

    private static IResult Delete(string queryName, string subscriptionID, HttpContext http, OpenNode node) =>
        Find(queryName, subscriptionID, http, node) is { } found
        && node.Desk.Tables.Run("DELETE FROM subscription WHERE id = ?1", found.Id) > 0
            ? Results.NoContent()
            : Unknown();

    private static Subscription? Find(string query, string id, HttpContext http, OpenNode node) =>
        Subscription.List(node.Desk, AccessGate.CallerOf(http).Key!.Party, query).Find(one => one.Id == id);

    private static Refusal? TooMany(OpenNode node, PartyId party) => node.Desk.Tables.Read(
        "SELECT count(*) FROM subscription WHERE party = ?1", row => row.GetInt32(0), party.Value)[0] >= MaxSubscriptions
        ? new Refusal(RefusalCode.TooLong, "subscriptions", $"{MaxSubscriptions} at most")
        : null;

    private static IResult Unknown() => Problem.Of(new Refusal(RefusalCode.NotFound, "subscriptionID"));
}
