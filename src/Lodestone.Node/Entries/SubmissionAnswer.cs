using Lodestone.Ledger;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Entries;

/// <summary>How HTTP answers a submission.</summary>
internal static class SubmissionAnswer
{
    /// <summary>Media type of receipts (RFC 9942).</summary>
    public const string ReceiptType = "application/cose";

    private const int RetrySeconds = 2;

    /// <summary>
    /// 201 with the receipt for a new entry, 200 with the first receipt for one known already, 4xx with number and
    /// field for a refusal, 503 when the ledger takes nothing now.
    /// </summary>
    public static IResult Of(Submission submission, HttpContext http)
    {
        switch (submission)
        {
            case Submission.Accepted accepted:
                Describe(http, accepted.Identity, accepted.Index.Value);
                http.Response.StatusCode = StatusCodes.Status201Created;
                return Results.Bytes(accepted.Receipt.ToArray(), ReceiptType);
            case Submission.AlreadyRegistered known:
                Describe(http, known.Identity, known.Index.Value);
                return Results.Bytes(known.Receipt.ToArray(), ReceiptType);
            case Submission.Refused refused:
                return Problem.Of(refused.Refusal, signed: refused.Signed?.Bytes);
            case Submission.NotAccepting waiting:
                return Problem.Of(
                    new Refusal(RefusalCode.NotAccepting, null, DetailOf(waiting.Reason, http)),
                    retryAfterSeconds: RetrySeconds);
            default:
                throw new InvalidOperationException($"Unknown answer {submission.GetType().Name}.");
        }
    }

    private static string DetailOf(NotAcceptingReason reason, HttpContext http) => reason == NotAcceptingReason.RulesUnknown
        ? $"{reason}: {http.RequestServices.GetRequiredService<OpenNode>().Ledger.OrderTrouble}"
        : reason.ToString();

    private static void Describe(HttpContext http, StatementIdentity identity, long index)
    {
        http.Response.Headers.Location = $"/entries/{identity.Hex}";
        http.Response.Headers["Lodestone-Entry-Index"] =
            index.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
