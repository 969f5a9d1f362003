using System.Security.Cryptography;
using Lodestone.Interchange;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Acts;

/// <summary>What the rules would say of a payload now, if it were submitted: advice, since others may come first.</summary>
/// <param name="Acts">What it says.</param>
/// <param name="Refusal">Why not; null if it would be accepted.</param>
/// <param name="Changes">What it would change.</param>
/// <param name="Before">The lots that it would change, as they are.</param>
/// <param name="Accounts">The accounts of material unaccounted for that it would change, as they are.</param>
internal sealed record SubmissionPreview(
    IReadOnlyList<Act> Acts,
    Refusal? Refusal,
    IReadOnlyList<StateChange> Changes,
    IReadOnlyDictionary<string, LotRow> Before,
    IReadOnlyDictionary<string, UnaccountedRow> Accounts)
{
    private const long ValidSeconds = 3_600;

    /// <summary>Judges a payload that the caller would sign.</summary>
    public static SubmissionPreview Of(OpenNode node, Caller caller, string contentType, byte[] payload)
    {
        PayloadReading reading = Payload.Parse(payload, contentType, caller.Key!.Party);
        if (reading.Refusal is { } malformed)
        {
            return Refused([], malformed);
        }

        Instant now = node.Time.Now;
        Statement statement = new(
            StatementIdentity.FromBytes(SHA256.HashData(payload)), caller.Key.Party, caller.Key.KeyId, now,
            now.PlusMilliseconds(ValidSeconds * 1_000), reading.Acts);
        return node.Ledger.ReadState((state, head) =>
        {
            Instant next = new(Math.Max(now.UnixMilliseconds, head?.Header.TimeMs ?? 0));
            Verdict verdict = Rulebook.Judge(state, statement, new Position(head?.Header.SizeAfter.Value ?? 0, next));
            return verdict.Draft is { } draft
                ? Accepted(state, reading.Acts, draft.Changes())
                : Refused(reading.Acts, verdict.Refusal!);
        });
    }

    private static SubmissionPreview Accepted(
        LedgerState state, IReadOnlyList<Act> acts, IReadOnlyList<StateChange> changes) => new(
        acts,
        null,
        changes,
        changes.Where(change => change.Table == state.Lots.Name)
            .Select(change => (change.Key, Row: state.Lots.Find(change.Key))).Where(it => it.Row is not null)
            .ToDictionary(it => it.Key, it => it.Row!, StringComparer.Ordinal),
        changes.Where(change => change.Table == state.Unaccounted.Name)
            .Select(change => (change.Key, Row: state.Unaccounted.Find(change.Key))).Where(it => it.Row is not null)
            .ToDictionary(it => it.Key, it => it.Row!, StringComparer.Ordinal));

    private static SubmissionPreview Refused(IReadOnlyList<Act> acts, Refusal refusal) => new(
        acts, refusal, [], new Dictionary<string, LotRow>(), new Dictionary<string, UnaccountedRow>());
}
