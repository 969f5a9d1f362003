using System.Text.Json.Nodes;
using Lodestone.Interchange;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Acts;
using Lodestone.Node.Api;
using Lodestone.Node.Entries;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Capture;

/// <summary>
/// The capture interface of EPCIS 2.0 (section 8.2.7 of the standard) for events inside statements: what is captured is
/// signed with the caller's managed key and judged at once, so a refusal is the answer of the request itself.
/// </summary>
internal static class CaptureEndpoints
{
    private const int MaxDocumentBytes = 1024 * 1024;
    private const string Example =
        """
        {
          "@context": "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
          "type": "ObjectEvent", "action": "OBSERVE", "bizStep": "receiving",
          "eventTime": "2026-03-15T00:00:00.000Z", "eventTimeZoneOffset": "+08:00",
          "epcList": ["urn:epc:id:grai:6901234.00001.77"]
        }
        """;

    private const string ErrorBehaviour = "GS1-Capture-Error-Behaviour";

    /// <summary>Maps the routes.</summary>
    public static void MapCapture(this IEndpointRouteBuilder app)
    {
        app.MapPost("/epcis/capture", Capture).For(Who.Member, "capture EPCIS events signed with one's managed key")
            .WithMetadata(
                new TakesBody(
                    "An EPCIS 2.0 document or one event, JSON-LD (docs/formats/epcis.md).",
                    Example, "application/ld+json", "application/json"),
                new TakesHeader(
                    ErrorBehaviour, "Whether one refused event refuses all (default) or the others go on.", "rollback",
                    "proceed"))
            .Produces(StatusCodes.Status202Accepted)
            .Produces<JsonObject>(StatusCodes.Status200OK);
        app.MapGet("/epcis/capture/{identity}", Job).For(Who.Member, "ask how a capture ended");
    }

    private static async Task<IResult> Capture(HttpContext http, OpenNode node)
    {
        string asked = http.Request.Headers[ErrorBehaviour].ToString();
        if (asked is not ("" or "rollback" or "proceed"))
        {
            return Problem.Of(new Refusal(RefusalCode.ValueNotAllowed, ErrorBehaviour, "rollback or proceed"));
        }

        (byte[] body, Refusal? refusal) = await BodyReader.Read(
            http.Request, MaxDocumentBytes, "application/json", "application/ld+json");
        SplitDocument? split = refusal is null
            ? EpcisDocumentSplitter.Split(
                body, asked == "proceed" ? CaptureErrorBehaviour.Proceed : CaptureErrorBehaviour.Rollback)
            : null;
        if ((refusal ?? split!.Refusal) is { } malformed)
        {
            return Problem.Of(malformed);
        }

        Caller caller = AccessGate.CallerOf(http);
        return split!.Payloads.Length == 1
            ? await One(node, caller, split.Payloads[0], http)
            : await Each(node, caller, split, http);
    }

    private static async Task<IResult> One(OpenNode node, Caller caller, ReadOnlyMemory<byte> payload, HttpContext http)
    {
        Submission answer = await ManagedSubmission.Submit(
            node, caller, ContentTypes.Epcis, payload, http.RequestAborted);
        if (IdentityOf(answer) is not { } identity)
        {
            return SubmissionAnswer.Of(answer, http);
        }

        http.Response.Headers.Location = $"/epcis/capture/{identity.Identity.Hex}";
        http.Response.Headers["Lodestone-Entry-Index"] =
            identity.Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Results.Json(
            new { captureID = identity.Identity.Hex, index = identity.Index, running = false, success = true },
            statusCode: StatusCodes.Status202Accepted);
    }

    // Each event for itself: the answer says of each what became of it.
    private static async Task<IResult> Each(OpenNode node, Caller caller, SplitDocument split, HttpContext http)
    {
        JsonArray events = [];
        bool all = true;
        foreach (ReadOnlyMemory<byte> payload in split.Payloads)
        {
            Submission answer = await ManagedSubmission.Submit(
                node, caller, ContentTypes.Epcis, payload, http.RequestAborted);
            all &= IdentityOf(answer) is not null;
            events.Add(Outcome(answer));
        }

        return Results.Json(
            new JsonObject { ["running"] = false, ["success"] = all, ["events"] = events },
            statusCode: StatusCodes.Status202Accepted);
    }

    private static JsonObject Outcome(Submission answer)
    {
        if (IdentityOf(answer) is { } known)
        {
            return new JsonObject
            {
                ["status"] = "accepted",
                ["captureID"] = known.Identity.Hex,
                ["index"] = known.Index,
            };
        }

        Refusal refusal = answer is Submission.Refused refused
            ? refused.Refusal
            : new Refusal(RefusalCode.NotAccepting);
        return new JsonObject
        {
            ["status"] = "refused",
            ["refusal"] = (int)refusal.Code,
            ["name"] = refusal.Code.ToString(),
            ["field"] = refusal.Field,
            ["detail"] = refusal.Detail,
            ["title"] = RefusalCatalogue.Of(refusal.Code).SentenceEn,
        };
    }

    private static IResult Job(string identity, OpenNode node) =>
        Transparency.Hash.TryFromHex(identity, out Transparency.Hash hash)
            && node.Ledger.StatusOf(hash) is StatementStatus.Accepted accepted
                ? Results.Json(
                    new { captureID = identity, index = accepted.Index.Value, running = false, success = true })
                : Problem.Of(new Refusal(RefusalCode.NotFound, "identity"));

    private static (StatementIdentity Identity, long Index)? IdentityOf(Submission answer) => answer switch
    {
        Submission.Accepted it => (it.Identity, it.Index.Value),
        Submission.AlreadyRegistered it => (it.Identity, it.Index.Value),
        _ => null,
    };
}
