using Lodestone.Interchange;
using Lodestone.Node.Access;
using Lodestone.Node.Api;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>
/// The query interface of EPCIS 2.0 as its REST binding has it (section 12): events, and what they name.
/// </summary>
internal static class EventEndpoints
{
    private const string Parameters =
        "Of the standard's SimpleEventQuery; several values are divided by `|`. Parameters whose names hold a type, a "
        + "unit or a field of one's own are known beside (docs/formats/epcis-rest.md).";

    /// <summary>Maps the routes.</summary>
    public static void MapEpcisEvents(this IEndpointRouteBuilder app)
    {
        IEndpointRouteBuilder epcis = app.MapGroup(EpcisException.Root).AddEndpointFilter(Negotiation.Apply);
        epcis.MapGet("/events", (HttpContext http, OpenNode node) => EventAnswers.ByAddress(http, node))
            .For(Who.Reader, "query the EPCIS events that one may see")
            .WithMetadata([.. EventQuery.ParameterNames.Select(name => new TakesQuery(name, Parameters))])
            .WithPages().ProducesEvents();
        epcis.MapGet("/events/{**eventID}", One).For(Who.Reader, "read an EPCIS event that one may see")
            .ProducesEvents();
    }

    /// <summary>A value of a path, with the slashes that the server leaves escaped.</summary>
    public static string Unescaped(string value) => value.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static async Task<IResult> One(string eventID, HttpContext http, OpenNode node)
    {
        QueryParameter asked = new("EQ_eventID", [Unescaped(eventID)], IsDivided: true);
        return AsciiGrammar.IsUri(asked.Values[0]) && await EventAnswers.IsKnown(http, node, asked)
            ? await EventAnswers.ByAddress(http, node, asked)
            : Problem.Of(new Refusal(RefusalCode.NotFound, "eventID"));
    }

    /// <summary>States that an endpoint answers a document of events.</summary>
    public static RouteHandlerBuilder ProducesEvents(this RouteHandlerBuilder route) =>
        route.Produces<Stream>(StatusCodes.Status200OK, Negotiation.Forms[0], Negotiation.Forms[1]);

    /// <summary>States that an endpoint answers page by page.</summary>
    public static RouteHandlerBuilder WithPages(this RouteHandlerBuilder route) => route.WithMetadata(
        new TakesQuery(Paging.PerPage, "How many a page holds at most: 30 unless told, up to 1,000."),
        new TakesQuery(Paging.Next, "Where the page begins, as the `Link` header of the page before says."));
}
