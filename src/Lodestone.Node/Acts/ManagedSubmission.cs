using Lodestone.Interchange;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Acts;

/// <summary>
/// Documents that the node signs for a caller with its managed key. Kept signed, by caller and body, before they are
/// submitted: a retry sends the same bytes and gets the first receipt.
/// </summary>
internal static class ManagedSubmission
{
    /// <summary>
    /// The header by which a caller says that the same body is another act than before: what differs in it is signed
    /// anew.
    /// </summary>
    public const string RepetitionHeader = "Idempotency-Key";

    /// <summary>Signs and submits a payload for a caller.</summary>
    public static async Task<Submission> Submit(
        OpenNode node,
        Caller caller,
        string contentType,
        ReadOnlyMemory<byte> payload,
        CancellationToken cancel,
        string repetition = "")
    {
        // The door reads the payload before anything is signed, so that no signature is spent on what is not well
        // formed.
        PayloadReading reading = Payload.Parse(payload, contentType, caller.Key!.Party);
        if (reading.Refusal is { } refusal)
        {
            return new Submission.Refused(refusal, null);
        }

        string by = $"{caller.Key.KeyId}/{contentType}/{repetition}";
        string subject = SubjectOf(reading);
        Submission answer = await Send();
        if (answer is Submission.Refused { Refusal.Code: RefusalCode.StatementExpired })
        {
            // Kept from a retry long ago that never came through; what was never accepted may be signed anew.
            answer = await Send();
        }

        return answer;

        async Task<Submission> Send()
        {
            byte[] statement = node.Vault.SignedOnce(
                by, payload.Span, () => node.Sign(caller.Key, contentType, subject, payload.Span));
            Submission sent = await node.Submit(statement, cancel);
            if (sent is Submission.Refused)
            {
                // A refusal is not remembered: the same body may be right later and is then signed anew.
                node.Vault.ForgetSigned(by, payload.Span);
            }

            return sent;
        }
    }

    private static string SubjectOf(PayloadReading reading) => reading.Acts[0] switch
    {
        CommissionLot it => it.Lot.Eid.Code,
        PhysicalAct it => it.Event.EventId ?? it.GetType().Name,
        Act it => it.GetType().Name,
    };
}
