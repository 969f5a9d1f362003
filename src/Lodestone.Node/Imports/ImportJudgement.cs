using System.Security.Cryptography;
using Lodestone.Interchange;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Imports;

/// <summary>
/// What the rules would say of a payload now, if it were submitted: advice, since others may come first.
/// </summary>
internal static class ImportJudgement
{
    private const long ValidSeconds = 3_600;

    /// <summary>The number of acts, and the refusal if there is one.</summary>
    public static (int Acts, Refusal? Refusal) Of(OpenNode node, Caller caller, byte[] payload)
    {
        PayloadReading reading = Payload.Parse(payload, ContentTypes.Epcis, caller.Key!.Party);
        if (reading.Refusal is { } malformed)
        {
            return (0, malformed);
        }

        Instant now = node.Time.Now;
        Statement statement = new(
            StatementIdentity.FromBytes(SHA256.HashData(payload)), caller.Key.Party, caller.Key.KeyId, now,
            now.PlusMilliseconds(ValidSeconds * 1_000), reading.Acts);
        Refusal? refusal = node.Ledger.ReadState((state, head) =>
        {
            Position next = new(head?.Header.SizeAfter.Value ?? 0, Later(now, head?.Header.TimeMs));
            return Rulebook.Judge(state, statement, next).Refusal;
        });
        return (reading.Acts.Length, refusal);
    }

    private static Instant Later(Instant now, long? last) => new(Math.Max(now.UnixMilliseconds, last ?? 0));
}
