using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Keys: declared, rotated, revoked.</summary>
internal static class KeyRules
{
    /// <summary>The flag of lots touched by a party since its key became suspect.</summary>
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

    /// <summary>Writes a party's keys.</summary>
    public static void PutKeys(Case it, PartyId party, ImmutableArray<KeyDeclaration> keys, long from)
    {
        foreach (KeyDeclaration key in keys)
        {
            it.Draft.Keys.Put(key.KeyId, new KeyRow(
                party, key.Person, key.Algorithm, key.PublicKey, from, ValidTo: null, RevokedAt: null,
                SuspectSince: null));
        }
    }
}
