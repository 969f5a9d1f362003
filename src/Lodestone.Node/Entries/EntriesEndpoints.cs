using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
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
        app.MapPost("/entries", Register).For(Who.Anybody, "register a signed statement");
        app.MapGet("/entries/{identity}", Receipt).For(Who.Anybody, "read a statement's receipt by its identity");
        app.MapGet("/entries/{identity}/status", Status).For(Who.Anybody, "ask where a statement stands");
        app.MapGet("/entries/{identity}/statement", Content).For(Who.Member, "read a statement that one has a right to");
        app.MapGet("/entries/{index:long}/proof", Proof).For(Who.Anybody, "read an inclusion proof");
        app.MapGet("/consistency", Consistency).For(Who.Anybody, "read a consistency proof");
    }

    private static async Task<IResult> Register(HttpContext http, OpenNode node)
    {
        string type = http.Request.ContentType ?? "";
        if (!type.StartsWith("application/cose", StringComparison.OrdinalIgnoreCase)
            && !type.StartsWith("application/scitt-statement+cose", StringComparison.OrdinalIgnoreCase))
        {
            return Problem.Of(new Refusal(RefusalCode.MediaTypeNotOffered, "Content-Type", "application/cose"));
        }

        (byte[] body, Refusal? refusal) = await BodyReader.Read(http.Request, SignedStatement.MaxBytes);
        if (refusal is not null)
        {
            return Problem.Of(refusal);
        }

        if (http.Request.Headers["Prefer"].ToString().Contains("respond-async", StringComparison.OrdinalIgnoreCase))
        {
            return Promise(await node.Ledger.SubmitDeferredAsync(body, http.RequestAborted), http);
        }

        return SubmissionAnswer.Of(await node.Ledger.SubmitAsync(body, http.RequestAborted), http);
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

    private static IResult Receipt(string identity, OpenNode node, HttpContext http)
    {
        if (!Hash.TryFromHex(identity, out Hash hash))
        {
            return Problem.Of(new Refusal(RefusalCode.IdentifierMalformed, "identity"), StatusCodes.Status400BadRequest);
        }

        if (node.Ledger.Log.IndexOf(hash) is not { } index)
        {
            return Problem.Of(new Refusal(RefusalCode.NotFound, "identity"));
        }

        http.Response.Headers["Lodestone-Entry-Index"] =
            index.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Results.Bytes(node.Ledger.Log.ReceiptFor(index)!.Bytes.ToArray(), SubmissionAnswer.ReceiptType);
    }

    private static IResult Status(string identity, OpenNode node)
    {
        if (!Hash.TryFromHex(identity, out Hash hash))
        {
            return Problem.Of(new Refusal(RefusalCode.IdentifierMalformed, "identity"), StatusCodes.Status400BadRequest);
        }

        return node.Ledger.StatusOf(hash) switch
        {
            StatementStatus.Accepted accepted => Results.Json(new { status = "accepted", index = accepted.Index.Value }),
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

    private static IResult Proof(long index, OpenNode node)
    {
        if (index < 0 || index >= node.Ledger.Log.Size.Value)
        {
            return Problem.Of(new Refusal(RefusalCode.NotFound, "index"));
        }

        InclusionProof proof = node.Ledger.Log.InclusionProofFor(new EntryIndex(index));
        return Results.Json(new
        {
            index,
            size = proof.Size.Value,
            path = proof.Path.Select(hash => hash.ToHex()),
        });
    }

    private static IResult Consistency(OpenNode node, long from, long to)
    {
        if (from < 0 || to < from || to > node.Ledger.Log.Size.Value)
        {
            return Problem.Of(new Refusal(RefusalCode.NumberOutOfRange, "to", "0 <= from <= to <= size"));
        }

        ConsistencyProof proof = node.Ledger.Log.ConsistencyProof(new TreeSize(from), new TreeSize(to));
        return Results.Json(new { from, to, path = proof.Path.Select(hash => hash.ToHex()) });
    }
}
