using Lodestone.Node.Access;
using Lodestone.Node.Api;
using Lodestone.Node.Entries;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Acts;

/// <summary>
/// Acts of authority and administration as plain JSON, signed by the node with the caller's managed key.
/// </summary>
internal static class SubmissionEndpoints
{
    private const int MaxPayloadBytes = 60_000;

    /// <summary>Maps the routes.</summary>
    public static void MapActs(this IEndpointRouteBuilder app) =>
        app.MapPost("/acts", Submit).For(Who.Member, "submit acts signed with one's managed key")
            .WithMetadata(
                new TakesBody(
                    "Acts of authority and administration (docs/formats/acts.md); accepted or refused together.",
                    """{"acts":[{"type":"RevokePermit","permit":"MIN-2026-0007"}]}""",
                    "application/json"),
                new TakesHeader(
                    ManagedSubmission.RepetitionHeader,
                    "The same body with the same header is the same statement, however often it is sent. Another value "
                        + "says that the same words are meant once more."))
            .Produces<Stream>(StatusCodes.Status201Created, SubmissionAnswer.ReceiptType)
            .Produces<Stream>(StatusCodes.Status200OK, SubmissionAnswer.ReceiptType);

    private static async Task<IResult> Submit(HttpContext http, OpenNode node)
    {
        (byte[] body, Refusal? refusal) = await BodyReader.Read(
            http.Request, MaxPayloadBytes, "application/json", ContentTypes.Acts);
        return refusal is not null
            ? Problem.Of(refusal)
            : SubmissionAnswer.Of(
                await ManagedSubmission.Submit(
                    node, AccessGate.CallerOf(http), ContentTypes.Acts, body, http.RequestAborted,
                    http.Request.Headers[ManagedSubmission.RepetitionHeader].ToString()),
                http);
    }
}
