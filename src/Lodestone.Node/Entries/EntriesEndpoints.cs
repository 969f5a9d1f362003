using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Api;
using Lodestone.Node.Hosting;
using Lodestone.Node.Pages;
using Lodestone.Node.Problems;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Entries;

/// <summary>
/// Registration of signed statements and their receipts, after the SCITT reference API: <c>POST /entries</c>,
/// <c>GET /entries/{identity}</c>.
/// </summary>
internal static class EntriesEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapEntries(this IEndpointRouteBuilder app)
    {
        // Whoever holds a registered key may register: the statement's own signature is the authorisation.
        app.MapPost("/entries", Register).For(Who.Anybody, "register a signed statement")
            .WithMetadata(
                new TakesBody(
                    "A SCITT signed statement (RFC 9943): COSE_Sign1 as docs/formats/statements.md has it.",
                    string.Empty,
                    "application/cose", "application/scitt-statement+cose"),
                new TakesHeader(
                    "Prefer", "With `respond-async` the answer is a signed promise of inclusion (202).",
                    "respond-async"))
            .Produces<Stream>(StatusCodes.Status201Created, SubmissionAnswer.ReceiptType)
            .Produces<Stream>(StatusCodes.Status200OK, SubmissionAnswer.ReceiptType)
            .Produces<Stream>(StatusCodes.Status202Accepted, SubmissionAnswer.ReceiptType);
        app.MapGet("/entries/{identity}", Receipt).For(Who.Anybody, "read a statement's receipt by its identity")
            .Produces<Stream>(StatusCodes.Status200OK, SubmissionAnswer.ReceiptType)
            .Produces(StatusCodes.Status202Accepted);
        app.MapGet("/entries/{identity}/receipt", Download)
            .For(Who.Anybody, "download a statement's receipt by its identity")
            .Produces<Stream>(StatusCodes.Status200OK, SubmissionAnswer.ReceiptType);
        app.MapGet("/entries/{identity}/status", Status).For(Who.Anybody, "ask where a statement stands");
        app.MapGet("/entries/{identity}/statement", Content).For(Who.Reader, "read a statement that one has a right to")
            .Produces<Stream>(StatusCodes.Status200OK, "application/cose");
        app.MapGet("/entries/{index:long}/proof", Proof).For(Who.Anybody, "read an inclusion proof")
            .Produces<InclusionForm>();
        app.MapGet("/consistency", Consistency).For(Who.Anybody, "read a consistency proof")
            .Produces<ConsistencyForm>();
        app.MapGet("/.well-known/scitt-keys", Keys).For(Who.Anybody, "read the keys that sign receipts (COSE_KeySet)")
            .Produces<Stream>(StatusCodes.Status200OK, "application/cbor");
    }

    private static async Task<IResult> Register(HttpContext http, OpenNode node)
    {
        (byte[] body, Refusal? refusal) = await BodyReader.Read(
            http.Request, SignedStatement.MaxBytes, "application/cose", "application/scitt-statement+cose");
        if (refusal is not null)
        {
            return Problem.Of(refusal);
        }

        if (http.Request.Headers["Prefer"].ToString().Contains("respond-async", StringComparison.OrdinalIgnoreCase))
        {
            return Promise(await node.SubmitDeferred(body, http.RequestAborted), http);
        }

        return SubmissionAnswer.Of(await node.Submit(body, http.RequestAborted), http);
    }

    private static IResult Promise(DeferredSubmission deferred, HttpContext http)
    {
        switch (deferred)
        {
            case DeferredSubmission.Promised promised:
                http.Response.Headers.Location = $"/entries/{promised.Identity.Hex}/status";
                http.Response.StatusCode = StatusCodes.Status202Accepted;
                return Results.Bytes(promised.Promise.Bytes.ToArray(), SubmissionAnswer.ReceiptType);
            case DeferredSubmission.Answered answered:
                return SubmissionAnswer.Of(answered.Submission, http);
            default:
                throw new InvalidOperationException($"Unknown answer {deferred.GetType().Name}.");
        }
    }

    // As SCITT's reference API has it: the receipt once there is one, 202 while the statement waits, else why not.
    private static IResult Receipt(string identity, OpenNode node, HttpContext http)
    {
        if (!Hash.TryFromHex(identity, out Hash hash))
        {
            return Problem.Of(new Refusal(RefusalCode.IdentifierMalformed, "identity"));
        }

        switch (node.Ledger.StatusOf(hash))
        {
            case StatementStatus.Accepted known when PageAnswer.IsWanted(http.Request):
                return EntryPages.Show(known.Index, http, node);
            case StatementStatus.Accepted accepted:
                http.Response.Headers["Lodestone-Entry-Index"] =
                    accepted.Index.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
                return Results.Bytes(
                    node.Ledger.Log.ReceiptFor(accepted.Index)!.Bytes.ToArray(), SubmissionAnswer.ReceiptType);
            case StatementStatus.Pending:
                http.Response.Headers.Location = $"/entries/{identity}";
                http.Response.Headers.RetryAfter = "1";
                return Results.StatusCode(StatusCodes.Status202Accepted);
            case StatementStatus.Refused refused:
                return Problem.Of(refused.Refusal, signed: refused.Signed.Bytes);
            default:
                return Problem.Of(new Refusal(RefusalCode.NotFound, "identity"));
        }
    }

    // For people: browsers ask for a page wherever a link leads.
    private static IResult Download(string identity, OpenNode node, HttpContext http)
    {
        if (!Hash.TryFromHex(identity, out Hash hash) || node.Ledger.Log.IndexOf(hash) is not { } index)
        {
            return Problem.Of(new Refusal(RefusalCode.NotFound, "identity"));
        }

        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{hash.ToHex()}.receipt.cose\"";
        return Results.Bytes(node.Ledger.Log.ReceiptFor(index)!.Bytes.ToArray(), SubmissionAnswer.ReceiptType);
    }

    private static IResult Status(string identity, OpenNode node)
    {
        if (!Hash.TryFromHex(identity, out Hash hash))
        {
            return Problem.Of(new Refusal(RefusalCode.IdentifierMalformed, "identity"));
        }

        return node.Ledger.StatusOf(hash) switch
        {
            StatementStatus.Accepted accepted =>
                Results.Json(new { status = "accepted", index = accepted.Index.Value }),
            StatementStatus.Pending => Results.Json(new { status = "pending" }),
            StatementStatus.Refused refused => Results.Json(new
            {
                status = "refused",
                refusal = (int)refused.Refusal.Code,
                name = refused.Refusal.Code.ToString(),
                field = refused.Refusal.Field,
                detail = refused.Refusal.Detail,
                signedRefusal = Convert.ToBase64String(refused.Signed.Bytes.Span),
            }),
            _ => Results.Json(new { status = "unknown" }),
        };
    }

    private static IResult Content(string identity, OpenNode node, HttpContext http)
    {
        if (!Hash.TryFromHex(identity, out Hash hash) || node.Ledger.Log.IndexOf(hash) is not { } index)
        {
            return Problem.Of(new Refusal(RefusalCode.NotFound, "identity"));
        }

        LogEntry entry = node.Ledger.Log.LogEntryAt(index)!;
        return AccessGate.CallerOf(http).MaySee(entry.Statement)
            ? Results.Bytes(entry.Signed.Bytes.ToArray(), "application/cose")
            : Problem.Of(new Refusal(RefusalCode.NotPermitted, "identity"));
    }

    private static IResult Proof(long index, HttpContext http, OpenNode node, long? size = null)
    {
        if (PageAnswer.IsWanted(http.Request))
        {
            return index < 0
                ? Problem.Of(new Refusal(RefusalCode.NotFound, "index"))
                : EntryPages.Show(new EntryIndex(index), http, node);
        }

        long tree = size ?? node.Ledger.Log.Size.Value;
        if (tree < 1 || tree > node.Ledger.Log.Size.Value)
        {
            return Problem.Of(new Refusal(RefusalCode.NumberOutOfRange, "size", "1 to the published size"));
        }

        return index < 0 || index >= tree
            ? Problem.Of(new Refusal(RefusalCode.NotFound, "index"))
            : Results.Json(InclusionForm.Of(node.Ledger.Log, new EntryIndex(index), new TreeSize(tree)));
    }

    private static IResult Consistency(OpenNode node, long from, long to) =>
        from < 0 || to < from || to > node.Ledger.Log.Size.Value
            ? Problem.Of(new Refusal(RefusalCode.NumberOutOfRange, "to", "0 <= from <= to <= size"))
            : Results.Json(ConsistencyForm.Of(node.Ledger.Log, new TreeSize(from), new TreeSize(to)));

    private static IResult Keys(OpenNode node) =>
        Results.Bytes(CoseKeySet.Of(node.LogKeys.Answers.PublicKey), "application/cbor");
}
