using System.Collections.Concurrent;
using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// The registered public keys, ready to verify with on any thread. Says only whose bytes a key id stands for; whether
/// the key may sign at a position is for the rules. A key id is the hash of the key, so an entry never changes.
/// </summary>
internal sealed class KeyRing
{
    private readonly ConcurrentDictionary<string, PublicKey> keys = new(StringComparer.Ordinal);

    /// <summary>The key of an id, or null if none is registered or the registered bytes are no such key.</summary>
    internal PublicKey? Find(string keyId) => keys.GetValueOrDefault(keyId);

    internal void Add(LedgerState state)
    {
        foreach ((string keyId, KeyRow row) in state.Keys.Rows)
        {
            Add(keyId, row.Algorithm, row.PublicKey);
        }
    }

    internal void Add(LedgerState state, IReadOnlyList<StateChange> changes)
    {
        foreach (StateChange change in changes)
        {
            if (change.Table == state.Keys.Name && state.Keys.Find(change.Key) is { } row)
            {
                Add(change.Key, row.Algorithm, row.PublicKey);
            }
        }
    }

    /// <summary>The key that a declaration spells, if the id is truly its own.</summary>
    internal static PublicKey? Of(string keyId, int algorithm, string publicKeyHex)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromHexString(publicKeyHex);
        }
        catch (FormatException)
        {
            return null;
        }

        Parsed<PublicKey> key = PublicKey.Parse((SignatureAlgorithm)algorithm, bytes);
        return key.IsParsed && key.Value.KeyId.ToHex() == keyId ? key.Value : null;
    }

    private void Add(string keyId, int algorithm, string publicKeyHex)
    {
        if (!keys.ContainsKey(keyId) && Of(keyId, algorithm, publicKeyHex) is { } key)
        {
            keys.TryAdd(keyId, key);
        }
    }
}
