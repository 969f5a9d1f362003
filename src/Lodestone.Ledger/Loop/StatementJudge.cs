using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// What a ledger asks of a statement before the rules are asked: network, validity, key and signature, in the order of
/// their numbers. The loop and every replay come through here, so they reach the same verdict.
/// </summary>
internal static class StatementJudge
{
    private const long SkewBeforeGenesisMilliseconds = 120_000;

    /// <summary>Judges an arrival; neither the state nor the arrival is changed.</summary>
    /// <param name="state">The state that the entries before have left.</param>
    /// <param name="network">Identity of the genesis; null before it.</param>
    /// <param name="ring">Keys registered in the state.</param>
    /// <param name="arrival">The statement.</param>
    /// <param name="position">Where and when it would lie.</param>
    internal static (Draft? Draft, Refusal? Refusal) Judge(
        LedgerState state, Hash? network, KeyRing ring, Arrival arrival, Position position)
    {
        Refusal? refusal = EnvelopeRefusal(network, SkewOf(state), arrival.Signed.Header, position.BlockTime)
            ?? SignatureRefusal(state, ring, arrival);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        Verdict verdict = Rulebook.Judge(state, arrival.Statement, position);
        return (verdict.Draft, verdict.Refusal);
    }

    /// <summary>Network (205), end of validity (206) and beginning (208), by block time.</summary>
    internal static Refusal? EnvelopeRefusal(
        Hash? network, long skewMilliseconds, StatementHeader header, Instant blockTime)
    {
        if (header.Audience != (network ?? Hash.Zero))
        {
            return new Refusal(RefusalCode.OtherNetwork, "aud", header.Audience.ToHex());
        }

        if (Instant.FromUnixSeconds(header.ExpiresAt) < blockTime)
        {
            return new Refusal(
                RefusalCode.StatementExpired, "exp", Instant.FromUnixSeconds(header.ExpiresAt).ToString());
        }

        return Instant.FromUnixSeconds(header.IssuedAt) > blockTime.PlusMilliseconds(skewMilliseconds)
            ? new Refusal(RefusalCode.IssuedInTheFuture, "iat", Instant.FromUnixSeconds(header.IssuedAt).ToString())
            : null;
    }

    /// <summary>
    /// What a signature says under a key: nothing wrong, another algorithm (210), or not the key's (211).
    /// </summary>
    internal static Refusal? SignatureRefusal(SignedStatement signed, PublicKey key) =>
        signed.VerifySignature(key) switch
    {
        SignatureVerdict.Valid => null,
        SignatureVerdict.AlgorithmMismatch =>
            new Refusal(RefusalCode.AlgorithmNotOfTheKey, "alg", signed.Header.Algorithm.ToString()),
        _ => new Refusal(RefusalCode.SignatureInvalid, "signature"),
    };

    /// <summary>
    /// A suite that the genesis does not name (212). No key of one can be registered, so this is why the key is unknown, and
    /// is said instead.
    /// </summary>
    internal static Refusal? SuiteRefusal(LedgerState state, SignatureAlgorithm suite) =>
        state.Network.Find(Chain.NetworkKey) is { SuitesThatCount: var suites } && !suites.Contains((int)suite)
            ? new Refusal(RefusalCode.SuiteNotOfTheNetwork, "alg", string.Join(", ", suites))
            : null;

    /// <summary>How far ahead of block time a statement may say that it was issued.</summary>
    internal static long SkewOf(LedgerState state) =>
        state.Network.Find(Chain.NetworkKey)?.SkewMilliseconds ?? SkewBeforeGenesisMilliseconds;

    private static Refusal? SignatureRefusal(LedgerState state, KeyRing ring, Arrival arrival)
    {
        string keyId = arrival.Statement.Key;
        if (state.Keys.Find(keyId) is null)
        {
            // Only the genesis, alone in entry 0, brings the keys it is signed with.
            Genesis? genesis = state.Network.Count == 0 ? arrival.Statement.Acts[0] as Genesis : null;
            KeyDeclaration? own = genesis?.RootKeys.FirstOrDefault(key => key.KeyId == keyId);
            return own is not null && KeyRing.Of(keyId, own.Algorithm, own.PublicKey) is { } rootKey
                ? SignatureRefusal(arrival.Signed, rootKey)
                : SuiteRefusal(state, arrival.Signed.Header.Algorithm)
                    ?? new Refusal(RefusalCode.KeyUnknown, "kid", keyId);
        }

        if (arrival.SignatureHolds)
        {
            return null;
        }

        // A row whose bytes are no key of that id verifies nothing.
        return ring.Find(keyId) is { } registered
            ? SignatureRefusal(arrival.Signed, registered)
            : new Refusal(RefusalCode.SignatureInvalid, "kid", keyId);
    }
}
