using System.Globalization;
using System.Text;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Access;

/// <summary>
/// How a full member's node says who it is to another's: <c>Authorization: Lodestone-Member PARTY KEY SECONDS SIGNATURE</c>, by
/// a key that signs the organisation's envelopes, over the network, what is asked for and the time. Good for two minutes, for
/// reading only.
/// </summary>
internal static class MemberSignature
{
    private const string Scheme = "Lodestone-Member ";
    private const long GoodForSeconds = 120;

    /// <summary>Whether a header is meant as one.</summary>
    public static bool IsOne(string header) => header.StartsWith(Scheme, StringComparison.Ordinal);

    /// <summary>The header for a request.</summary>
    public static string Sign(SigningKey key, PartyId party, Hash network, string path, DateTimeOffset now)
    {
        long seconds = now.ToUnixTimeSeconds();
        byte[] signature = key.Sign(Message(party.Value, network, path, seconds));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Scheme}{party.Value} {key.PublicKey.KeyId.ToHex()} {seconds} {Convert.ToBase64String(signature)}");
    }

    /// <summary>Whether a header is a full member's, now, for this path.</summary>
    public static bool IsOfAFullMember(LedgerState state, long size, string header, Hash network, string path, DateTimeOffset now)
    {
        if (header[Scheme.Length..].Split(' ') is not [var party, var keyId, var time, var signature]
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > GoodForSeconds
            || state.Keys.Find(keyId) is not { } row || row.Party.Value != party || row.RevokedAt < size
            || KeyOf(row) is not { } key)
        {
            return false;
        }

        // Whoever is admitted may read before its time comes, so that it is ready then.
        bool isMember = Charters.All(state).Where(charter => charter.From > size)
            .Append(Charters.At(state, size)).Any(charter => charter?.MemberOf(row.Party) is { Role: MemberRole.Full });
        byte[] bytes = new byte[128];
        return isMember && Convert.TryFromBase64String(signature, bytes, out int length)
            && key.Verify(Message(party, network, path, seconds), bytes.AsSpan(0, length)) == SignatureVerdict.Valid;
    }

    private static PublicKey? KeyOf(KeyRow row) =>
        PublicKey.Parse((SignatureAlgorithm)row.Algorithm, Convert.FromHexString(row.PublicKey)) is { IsParsed: true } key
            ? key.Value
            : null;

    private static byte[] Message(string party, Hash network, string path, long seconds) => Encoding.UTF8.GetBytes(
        string.Create(
            CultureInfo.InvariantCulture, $"lodestone/member/v1\n{network.ToHex()}\n{party}\n{path}\n{seconds}\n"));
}
