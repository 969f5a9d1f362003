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
    /// <summary>Signs and submits a payload for a caller.</summary>
    public static async Task<Submission> Submit(
        OpenNode node, Caller caller, string contentType, ReadOnlyMemory<byte> payload, CancellationToken cancel)
    {
        // The door reads the payload before anything is signed, so that no signature is spent on what is not well formed.
        PayloadReading reading = Payload.Parse(payload, contentType, caller.Key!.Party);
        if (reading.Refusal is { } refusal)
        {
            return new Submission.Refused(refusal, null);
        }

        string by = $"{caller.Key.KeyId}/{contentType}";
        byte[] statement = node.Vault.SignedOnce(
            by, payload.Span, () => node.Sign(caller.Key, contentType, SubjectOf(reading), payload.Span));
        Submission answer = await node.Ledger.SubmitAsync(statement, cancel);
        if (answer is Submission.Refused)
        {
            // A refusal is not remembered: the same body may be right later and is then signed anew.
            node.Vault.ForgetSigned(by, payload.Span);
        }

        return answer;
    }

    private static string SubjectOf(PayloadReading reading) => reading.Acts[0] switch
    {
        CommissionLot it => it.Lot.Eid.Code,
        PhysicalAct it => it.Event.EventId ?? it.GetType().Name,
        Act it => it.GetType().Name,
    };
}
