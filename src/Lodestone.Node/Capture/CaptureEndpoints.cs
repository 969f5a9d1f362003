using System.Globalization;
using System.Text.Json.Nodes;
using Lodestone.Interchange;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Acts;
using Lodestone.Node.Api;
using Lodestone.Node.Entries;
using Lodestone.Node.EpcisQuery;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Capture;

/// <summary>
/// The capture interface of EPCIS 2.0 (section 12 of the standard) for events inside statements: what is captured is
/// signed with the caller's managed key and judged at once, so a job is finished when it is answered, and a refusal is
/// the answer of the request itself.
/// </summary>
internal static class CaptureEndpoints
{
    private const string Example =
        """
        {
          "@context": "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
          "type": "ObjectEvent", "action": "OBSERVE", "bizStep": "receiving",
          "eventTime": "2026-03-15T00:00:00.000Z", "eventTimeZoneOffset": "+08:00",
          "epcList": ["urn:epc:id:grai:6901234.00001.77"]
        }
        """;

    /// <summary>Maps the routes.</summary>
    public static void MapCapture(this IEndpointRouteBuilder app)
    {
        IEndpointRouteBuilder epcis = app.MapGroup(EpcisException.Root).AddEndpointFilter(Negotiation.Apply);
        epcis.MapPost("/capture", Capture).For(Who.Member, "capture EPCIS events signed with one's managed key")
            .WithMetadata(
                new TakesBody(
                    "An EPCIS document or one event: 2.0 in JSON-LD, 1.x and 2.0 in XML (docs/formats/epcis.md).",
                    Example, [.. Negotiation.Forms, .. CaptureRequest.XmlTypes]),
                new TakesHeader(
                    CaptureRequest.BehaviourHeader,
                    "Whether one refused event refuses all (default) or the others go on.", "rollback", "proceed"))
            .Produces<JsonObject>(StatusCodes.Status202Accepted);
        epcis.MapGet("/capture", Jobs).For(Who.Member, "list one's captures").WithPages().Produces<JsonArray>();
        epcis.MapGet("/capture/{captureID}", Job).For(Who.Member, "ask how a capture ended").Produces<JsonObject>();
        epcis.MapPost("/events", One).For(Who.Member, "capture one EPCIS event signed with one's managed key")
            .WithMetadata(new TakesBody(
                "One event with its context, JSON-LD or XML (docs/formats/epcis.md).", Example,
                [.. Negotiation.Forms, .. CaptureRequest.XmlTypes]))
            .Produces<JsonObject>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> Capture(HttpContext http, OpenNode node)
    {
        CaptureRequest request = await CaptureRequest.Read(http.Request);
        if (request.Refusal is { } malformed)
        {
            return Problem.Of(malformed);
        }

        Caller caller = AccessGate.CallerOf(http);
        Instant begun = node.Time.Now;
        return request.Split!.Payloads.Length == 1
            ? await Whole(node, caller, request, begun, http)
            : await Each(node, caller, request, begun, http);
    }

    private static async Task<IResult> Whole(
        OpenNode node, Caller caller, CaptureRequest request, Instant begun, HttpContext http)
    {
        Submission answer = await ManagedSubmission.Submit(
            node, caller, ContentTypes.Epcis, request.Split!.Payloads[0], http.RequestAborted);
        if (IdentityOf(answer) is not { } taken)
        {
            return SubmissionAnswer.Of(answer, http);
        }

        CaptureJob job = new(taken.Identity.Hex, begun, node.Time.Now, request.Behaviour, true, []);
        http.Response.Headers["Lodestone-Entry-Index"] = taken.Index.ToString(CultureInfo.InvariantCulture);
        JsonObject body = Accepted(node, caller, job, http);
        body["index"] = taken.Index;
        return Results.Json(body, statusCode: StatusCodes.Status202Accepted);
    }

    // Each event for itself: the answer says of each what became of it.
    private static async Task<IResult> Each(
        OpenNode node, Caller caller, CaptureRequest request, Instant begun, HttpContext http)
    {
        JsonArray events = [];
        JsonArray errors = [];
        foreach (ReadOnlyMemory<byte> payload in request.Split!.Payloads)
        {
            Submission answer = await ManagedSubmission.Submit(
                node, caller, ContentTypes.Epcis, payload, http.RequestAborted);
            events.Add(Outcome(answer));
            if (IdentityOf(answer) is null)
            {
                JsonObject error = Outcome(answer);
                error.Remove("status");
                error["type"] = EpcisException.TypeOf(http.Request.Path, RefusalOf(answer));
                error["instance"] = $"epcisBody.eventList[{events.Count - 1}]";
                errors.Add(error);
            }
        }

        CaptureJob job = new(
            Guid.NewGuid().ToString(), begun, node.Time.Now, request.Behaviour, errors.Count == 0, errors);
        JsonObject body = Accepted(node, caller, job, http);
        body["events"] = events;
        return Results.Json(body, statusCode: StatusCodes.Status202Accepted);
    }

    private static JsonObject Accepted(OpenNode node, Caller caller, CaptureJob job, HttpContext http)
    {
        job.Keep(node.Desk, caller.Key!.Party);
        http.Response.Headers.Location = $"{EpcisException.Root}/capture/{job.Id}";
        http.Response.Headers[CaptureRequest.BehaviourHeader] = job.Behaviour;
        return job.ToJson();
    }

    private static async Task<IResult> One(HttpContext http, OpenNode node)
    {
        CaptureRequest request = await CaptureRequest.Read(http.Request);
        EventOutline? only = request.Refusal is null ? EventOutlines.Alone(request.Body.Span) : null;
        if ((request.Refusal ?? (only is null ? NoEvent() : null)) is { } refusal)
        {
            return Problem.Of(refusal);
        }

        Submission answer = await ManagedSubmission.Submit(
            node, AccessGate.CallerOf(http), ContentTypes.Epcis, request.Body, http.RequestAborted);
        if (IdentityOf(answer) is not { } taken)
        {
            return SubmissionAnswer.Of(answer, http);
        }

        Instant recorded = new(node.Ledger.Log.BlockOf(new EntryIndex(taken.Index))!.TimeMs);
        string id = only!.EventId
            ?? EventIdentity.Of(Hash.FromHex(taken.Identity.Hex), 0);
        http.Response.Headers.Location = $"{EpcisException.Root}/events/{Uri.EscapeDataString(id)}";
        http.Response.StatusCode = StatusCodes.Status201Created;
        return Results.Bytes(
            EventDocument.WriteOne(CapturedPayload.Read(request.Body).At(only.Start, recorded, id)), "application/json");

        static Refusal NoEvent() => new(RefusalCode.ActUnknown, "type", "one event is required");
    }

    private static IResult Jobs(HttpContext http, OpenNode node)
    {
        if (Paging.TryRead(http.Request, out int perPage, out string next) is { } refusal)
        {
            return Problem.Of(refusal);
        }

        long after = 0;
        if (next.Length > 0 && !long.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return Problem.Of(Paging.WrongMark());
        }

        IReadOnlyList<(CaptureJob Job, long Number)> jobs = CaptureJob.List(
            node.Desk, AccessGate.CallerOf(http).Key!.Party, after, perPage + 1);
        if (jobs.Count > perPage)
        {
            Paging.Link(http, jobs[perPage - 1].Number.ToString(CultureInfo.InvariantCulture));
        }

        return Results.Json(new JsonArray([.. jobs.Take(perPage).Select(one => one.Job.ToJson())]));
    }

    // What was captured before jobs were kept, or by another way, is known by its statement.
    private static IResult Job(string captureID, HttpContext http, OpenNode node)
    {
        Caller caller = AccessGate.CallerOf(http);
        if (CaptureJob.Find(node.Desk, caller.Key!.Party, captureID) is { } job)
        {
            return Results.Json(job.ToJson());
        }

        return Hash.TryFromHex(captureID, out Hash hash)
            && node.Ledger.Log.IndexOf(hash) is { } index
            && node.Ledger.Log.LogEntryAt(index) is { } entry
            && entry.Statement.Issuer == caller.Key!.Party
                ? Results.Json(new CaptureJob(
                    captureID, entry.BlockTime, entry.BlockTime, "rollback", true, []).ToJson())
                : Problem.Of(new Refusal(RefusalCode.NotFound, "captureID"));
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

        Refusal refusal = RefusalOf(answer);
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

    private static Refusal RefusalOf(Submission answer) => answer is Submission.Refused refused
        ? refused.Refusal
        : new Refusal(RefusalCode.NotAccepting);

    private static (StatementIdentity Identity, long Index)? IdentityOf(Submission answer) => answer switch
    {
        Submission.Accepted it => (it.Identity, it.Index.Value),
        Submission.AlreadyRegistered it => (it.Identity, it.Index.Value),
        _ => null,
    };
}
