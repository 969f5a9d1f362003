using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Lodestone.Interchange;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>The collections of the REST binding, one value of them, and the events that name it.</summary>
internal static class DimensionEndpoints
{
    private const string Context = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

    /// <summary>Maps the routes.</summary>
    public static void MapEpcisDimensions(this IEndpointRouteBuilder app)
    {
        IEndpointRouteBuilder epcis = app.MapGroup(EpcisException.Root).AddEndpointFilter(Negotiation.Apply);
        app.MapGet(EpcisException.Root, () => Collection(["queries", "capture", "events", .. Dimension.All.Select(one => one.Path)]))
            .For(Who.Anybody, "list the EPCIS resources").AddEndpointFilter(Negotiation.Apply).Produces<JsonObject>();
        foreach (Dimension dimension in Dimension.All)
        {
            epcis.MapGet($"/{dimension.Path}", (HttpContext http, OpenNode node) => List(http, node, dimension))
                .For(Who.Reader, $"list the {dimension.About} that one may see").WithPages().Produces<JsonObject>();
            epcis.MapGet($"/{dimension.Path}/{{{dimension.Name}}}", (HttpContext http, OpenNode node) => One(
                    http, node, dimension, () => Task.FromResult(Collection(["events"]))))
                .For(Who.Reader, $"ask what there is of one of the {dimension.About}").Produces<JsonObject>();
            epcis.MapGet($"/{dimension.Path}/{{{dimension.Name}}}/events", (HttpContext http, OpenNode node) => One(
                    http, node, dimension, () => EventAnswers.ByAddress(http, node, Asked(http, dimension))))
                .For(Who.Reader, $"query events by one of the {dimension.About}").WithPages().ProducesEvents();
        }
    }

    private static async Task<IResult> List(HttpContext http, OpenNode node, Dimension dimension)
    {
        if (Paging.TryRead(http.Request, out int perPage, out string mark) is { } refusal)
        {
            return Problem.Of(refusal);
        }

        if (!Base64Url.IsValid(mark))
        {
            return Problem.Of(Paging.WrongMark());
        }

        await EventFollowing.CaughtUp(node, http.RequestAborted);
        string after = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(mark));
        (IReadOnlyList<string> values, string? next) = dimension.Page(
            node, AccessGate.CallerOf(http).Reader, after, perPage);
        if (next is not null)
        {
            Paging.Link(http, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(next)));
        }

        return Collection(values);
    }

    // What nobody may see has no address either; a word of the standard has one from the beginning.
    private static async Task<IResult> One(
        HttpContext http, OpenNode node, Dimension dimension, Func<Task<IResult>> answer)
    {
        QueryParameter asked = Asked(http, dimension);
        return dimension.Words.Contains(asked.Values[0]) || await EventAnswers.IsKnown(http, node, asked)
            ? await answer()
            : Problem.Of(new Refusal(RefusalCode.NotFound, dimension.Name));
    }

    private static QueryParameter Asked(HttpContext http, Dimension dimension) => new(
        dimension.Parameter,
        [EventEndpoints.Unescaped(http.GetRouteValue(dimension.Name) as string ?? string.Empty)],
        IsDivided: true);

    private static IResult Collection(IEnumerable<string> members) => Results.Json(new JsonObject
    {
        ["@context"] = Context,
        ["type"] = "Collection",
        ["member"] = new JsonArray([.. members.Select(member => (JsonNode)member)]),
    });
}
