using Lodestone.Node.Access;
using Lodestone.Node.Capture;

namespace Lodestone.Node.EpcisQuery;

/// <summary><c>OPTIONS</c> of each resource: what it takes and which versions it speaks (EPCIS 2.0 section 12).</summary>
internal static class DiscoveryEndpoints
{
    private static readonly (string Path, string Allow)[] Resources =
    [
        ("", "OPTIONS, GET"),
        ("/capture", "OPTIONS, GET, POST"),
        ("/capture/{captureID}", "OPTIONS, GET"),
        ("/events", "OPTIONS, GET, POST"),
        ("/events/{**eventID}", "OPTIONS, GET"),
        ("/queries", "OPTIONS, GET, POST"),
        ("/queries/{queryName}", "OPTIONS, GET, DELETE"),
        ("/queries/{queryName}/events", "OPTIONS, GET"),
        ("/queries/{queryName}/subscriptions", "OPTIONS, GET, POST"),
        ("/queries/{queryName}/subscriptions/{subscriptionID}", "OPTIONS, GET, DELETE"),
        .. Dimension.All.SelectMany(one => new[]
        {
            ($"/{one.Path}", "OPTIONS, GET"),
            ($"/{one.Path}/{{{one.Name}}}", "OPTIONS, GET"),
            ($"/{one.Path}/{{{one.Name}}}/events", "OPTIONS, GET"),
        }),
    ];

    /// <summary>Maps the routes.</summary>
    public static void MapEpcisDiscovery(this IEndpointRouteBuilder app)
    {
        foreach ((string path, string allow) in Resources)
        {
            app.MapMethods(EpcisException.Root + path, [HttpMethods.Options], (HttpContext http) => Answer(http, allow))
                .For(Who.Anybody, "ask what an EPCIS resource takes and which versions it speaks")
                .AddEndpointFilter(Negotiation.Apply)
                .Produces(StatusCodes.Status204NoContent);
        }
    }

    private static IResult Answer(HttpContext http, string allow)
    {
        IHeaderDictionary headers = http.Response.Headers;
        Negotiation.Describe(headers, allow);
        headers["GS1-EPCIS-Capture-Limit"] = $"{CaptureRequest.MaxEvents}";
        headers["GS1-EPCIS-Capture-File-Size-Limit"] = $"{CaptureRequest.MaxBytes}";
        headers[CaptureRequest.BehaviourHeader] = "all";
        return Results.NoContent();
    }
}
