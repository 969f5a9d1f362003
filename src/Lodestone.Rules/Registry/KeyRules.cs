using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Keys: declared, rotated, revoked.</summary>
internal static class KeyRules
{
    /// <summary>The flag of lots that a party touched since its key became suspect.</summary>
    public const string SuspectKeyFlag = "suspect-key";

    /// <summary>No declared key is registered already or declared twice (809).</summary>
    public static Refusal? KeysAreNew(Case it, ImmutableArray<KeyDeclaration> keys, string fieldName)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < keys.Length; i++)
        {
            if (!seen.Add(keys[i].KeyId) || it.Draft.Keys.Has(keys[i].KeyId))
            {
                return it.Refuse(RefusalCode.KeyAlreadyRegistered, $"{fieldName}[{i}].keyId", keys[i].KeyId);
            }
        }

        return null;
    }

    /// <summary>Declared keys are of suites that count (212).</summary>
    public static Refusal? KeysAreOfSuites(
        Case it, ImmutableArray<KeyDeclaration> keys, string fieldName, ImmutableArray<int> suites)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            if (!suites.Contains(keys[i].Algorithm))
            {
                return it.Refuse(
                    RefusalCode.SuiteNotOfTheNetwork, $"{fieldName}[{i}].algorithm", string.Join(", ", suites));
            }
        }

        return null;
    }

    /// <summary>Agreement keys are of suites that count (212).</summary>
    public static Refusal? AgreementKeyIsOfSuites(
        Case it, IEnumerable<string> keys, string fieldName, ImmutableArray<int> suites) =>
        keys.All(key => suites.Contains(MemberDeclaration.SuiteOf(key)))
            ? null
            : it.Refuse(RefusalCode.SuiteNotOfTheNetwork, $"{fieldName}.agreementKey", string.Join(", ", suites));

    /// <summary>The key is of a suite that the genesis names (212).</summary>
    public static Refusal? KeyIsOfTheSuites(Case it, RegisterKey act) =>
        SuitesOf(it) is var suites && suites.Contains(act.Key.Algorithm)
            ? null
            : it.Refuse(RefusalCode.SuiteNotOfTheNetwork, "key.algorithm", string.Join(", ", suites));

    /// <summary>The suites that the network's genesis names.</summary>
    public static ImmutableArray<int> SuitesOf(Case it) =>
        it.Draft.Network.Find(Tables.NetworkKey)?.SuitesThatCount ?? Genesis.DefaultSuites;

    /// <summary>Writes a party's keys.</summary>
    public static void PutKeys(Case it, PartyId party, ImmutableArray<KeyDeclaration> keys, long from)
    {
        foreach (KeyDeclaration key in keys)
        {
            PutKey(it, party, key, from, validTo: null);
        }
    }

    /// <summary>
    /// One person of an authority may not bring in another person's key alone: a person could then approve its own
    /// proposals (802).
    /// </summary>
    public static Refusal? AnotherPersonsKeyNeedsTwo(Case it, RegisterKey act) =>
        NeedsTwo(it, act.Key.Person) ? it.Refuse(RefusalCode.TwoPersonsRequired, "key.person") : null;

    /// <summary>The key is new (809).</summary>
    public static Refusal? KeyIsNew(Case it, RegisterKey act) => it.Draft.Keys.Has(act.Key.KeyId)
        ? it.Refuse(RefusalCode.KeyAlreadyRegistered, "key.keyId", act.Key.KeyId)
        : null;

    /// <summary>The key's validity does not end before it begins (810).</summary>
    public static Refusal? KeyHasATimeToSign(Case it, RegisterKey act) =>
        act.ValidTo is { } end && end <= it.Position.BlockTime
            ? it.Refuse(RefusalCode.IntervalEmpty, "validTo", end.ToString())
            : null;

    /// <summary>Writes the key, which may sign from the next entry on.</summary>
    public static Refusal? EnterKey(Case it, RegisterKey act)
    {
        PutKey(it, it.Issuer, act.Key, it.Position.Index + 1, act.ValidTo);
        return null;
    }

    /// <summary>The key to revoke is registered (209).</summary>
    public static Refusal? RevokedKeyIsKnown(Case it, RevokeKey act) => it.Draft.Keys.Has(act.KeyId)
        ? null
        : it.Refuse(RefusalCode.KeyUnknown, "keyId", act.KeyId);

    /// <summary>A party revokes its own keys; only the root authority those of others (301).</summary>
    public static Refusal? KeyIsTheIssuersOrIssuerIsRoot(Case it, RevokeKey act) =>
        KeyToRevoke(it, act).Party == it.Issuer || Standing.IsAuthority(it, PartyRole.RootAuthority) is null
            ? null
            : it.Refuse(RefusalCode.KeyOfAnotherParty, "keyId", act.KeyId);

    /// <summary>A key is revoked once (304).</summary>
    public static Refusal? KeyIsNotRevokedYet(Case it, RevokeKey act) => KeyToRevoke(it, act).RevokedAt is null
        ? null
        : it.Refuse(RefusalCode.KeyRevoked, "keyId", act.KeyId);

    /// <summary>One person of an authority may not take the other's voice away alone (802).</summary>
    public static Refusal? AnotherPersonsVoiceNeedsTwo(Case it, RevokeKey act)
    {
        KeyRow key = KeyToRevoke(it, act);
        return key.Party == it.Issuer && NeedsTwo(it, key.Person)
            ? it.Refuse(RefusalCode.TwoPersonsRequired, "keyId", act.KeyId)
            : null;
    }

    /// <summary>Suspicion begins in the past (810).</summary>
    public static Refusal? SuspicionBeginsInThePast(Case it, RevokeKey act) =>
        act.SuspectSince is { } since && (since < 0 || since > it.Position.Index)
            ? it.Refuse(RefusalCode.IntervalEmpty, "suspectSince")
            : null;

    /// <summary>
    /// Revokes the key from the next entry on. Nothing is unaccepted; lots in events that its party reported since the
    /// suspect position are marked.
    /// </summary>
    public static Refusal? EndKey(Case it, RevokeKey act)
    {
        KeyRow key = KeyToRevoke(it, act);
        it.Draft.Keys.Put(act.KeyId, key with { RevokedAt = it.Position.Index, SuspectSince = act.SuspectSince });
        if (act.SuspectSince is { } since)
        {
            MarkLotsTouched(it, key.Party, since);
        }

        return null;
    }

    // Walks all events: revocations under suspicion are rare, and an index for them would cost every event.
    private static void MarkLotsTouched(Case it, PartyId reporter, long since)
    {
        IEnumerable<Eid> touched = it.Draft.Events.StartingWith(string.Empty)
            .Where(pair => pair.Value.Reporter == reporter && pair.Value.Index >= since)
            .SelectMany(pair => pair.Value.Lots)
            .Distinct()
            .Order();
        foreach (Eid eid in touched)
        {
            if (it.Draft.Lots.Find(eid.Code) is { } lot)
            {
                it.Draft.Lots.Put(eid.Code, Quarantine.Flagged(lot, SuspectKeyFlag));
            }
        }
    }

    private static bool NeedsTwo(Case it, string person) =>
        !it.IsDecidedByTwo && person != it.Person
        && it.Draft.Parties.Find(it.Issuer.Value) is { } party && PartyRules.IsAuthorityRole(party.Role);

    private static KeyRow KeyToRevoke(Case it, RevokeKey act) => it.Draft.Keys.Find(act.KeyId)!;

    private static void PutKey(Case it, PartyId party, KeyDeclaration key, long from, Instant? validTo) =>
        it.Draft.Keys.Put(key.KeyId, new KeyRow(
            party, key.Person, key.Algorithm, key.PublicKey, from, validTo, RevokedAt: null, SuspectSince: null));
}
