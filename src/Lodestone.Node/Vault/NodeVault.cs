using System.Security.Cryptography;
using System.Text;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Vault;

/// <summary>A key that the node holds for a party.</summary>
/// <param name="Party">Whose key it is.</param>
/// <param name="Person">Pseudonym of the person or machine that uses it.</param>
/// <param name="KeyId">Its identifier, hexadecimal.</param>
internal sealed record ManagedKey(PartyId Party, string Person, string KeyId);

/// <summary>
/// What the node keeps for callers: managed keys encrypted at rest, API keys only as hashes, and each document that it
/// signed for a caller, so that a retry sends the same bytes. SQLite, one file.
/// </summary>
internal sealed class NodeVault : IDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS managed_key (
            key_id TEXT PRIMARY KEY, party TEXT NOT NULL, person TEXT NOT NULL, algorithm INTEGER NOT NULL,
            box BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS api_key (
            hash BLOB PRIMARY KEY, key_id TEXT NOT NULL, revoked INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS signed_document (
            caller TEXT NOT NULL, body BLOB NOT NULL, statement BLOB NOT NULL,
            PRIMARY KEY (caller, body)) WITHOUT ROWID;
        """;

    private readonly SqliteFile tables;
    private readonly VaultKey vaultKey;

    private NodeVault(SqliteFile tables, VaultKey vaultKey)
    {
        this.tables = tables;
        this.vaultKey = vaultKey;
    }

    /// <summary>Opens or creates a vault.</summary>
    public static NodeVault Open(string path, string keyPath)
    {
        VaultKey key = VaultKey.Open(keyPath, File.Exists(path));
        return new NodeVault(SqliteFile.Open(path, Schema), key);
    }

    /// <summary>Keeps a key for a party.</summary>
    public ManagedKey Keep(PartyId party, string person, SigningKey key)
    {
        string keyId = key.PublicKey.KeyId.ToHex();
        byte[] seed = key.ExportSeed();
        tables.Run(
            "INSERT OR REPLACE INTO managed_key VALUES (?1, ?2, ?3, ?4, ?5)",
            keyId, party.Value, person, (int)key.PublicKey.Algorithm, vaultKey.Seal(seed, keyId));
        CryptographicOperations.ZeroMemory(seed);
        return new ManagedKey(party, person, keyId);
    }

    /// <summary>The managed keys, by party and person.</summary>
    public IReadOnlyList<ManagedKey> Keys() => tables.Read(
        "SELECT party, person, key_id FROM managed_key ORDER BY party, person",
        row => new ManagedKey(PartyId.Of(row.GetString(0)), row.GetString(1), row.GetString(2)));

    /// <summary>Opens a managed key for signing; dispose it soon.</summary>
    public SigningKey? OpenKey(string keyId)
    {
        (int Algorithm, byte[] Box)? found = tables.Read(
            "SELECT algorithm, box FROM managed_key WHERE key_id = ?1",
            row => ((int, byte[])?)(row.GetInt32(0), row.GetFieldValue<byte[]>(1)),
            keyId).FirstOrDefault();
        if (found is not { } key)
        {
            return null;
        }

        byte[] seed = vaultKey.Open(key.Box, keyId);
        SigningKey opened = SigningKey.FromSeed((SignatureAlgorithm)key.Algorithm, seed);
        CryptographicOperations.ZeroMemory(seed);
        return opened;
    }

    /// <summary>Makes an API key that signs with a managed key; the text is shown once and not kept.</summary>
    public string IssueApiKey(string keyId)
    {
        string text = $"lk_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";
        AdmitApiKey(text, keyId);
        return text;
    }

    /// <summary>Admits an API key whose text is known beforehand: for demo networks only.</summary>
    public void AdmitApiKey(string text, string keyId) => tables.Run(
        "INSERT OR REPLACE INTO api_key (hash, key_id) VALUES (?1, ?2)", HashOf(text), keyId);

    /// <summary>Revokes an API key.</summary>
    public bool RevokeApiKey(string text) =>
        tables.Run("UPDATE api_key SET revoked = 1 WHERE hash = ?1", HashOf(text)) > 0;

    /// <summary>
    /// Whose API key this is, or null. Looked up by its hash: what an attacker can time is the hash, not the key.
    /// </summary>
    public ManagedKey? CallerOf(string apiKey) => CallerOf(HashOf(apiKey));

    /// <summary>Whose API key has this hash, or null.</summary>
    public ManagedKey? CallerOf(byte[] hashOfApiKey) => tables.Read(
        """
        SELECT party, person, k.key_id FROM api_key a JOIN managed_key k ON k.key_id = a.key_id
        WHERE a.hash = ?1 AND a.revoked = 0
        """,
        row => new ManagedKey(PartyId.Of(row.GetString(0)), row.GetString(1), row.GetString(2)),
        hashOfApiKey).FirstOrDefault();

    /// <summary>The API keys that open something, by their hashes.</summary>
    public IReadOnlyList<(byte[] Hash, ManagedKey Key)> ApiKeys() => tables.Read(
        """
        SELECT a.hash, party, person, k.key_id FROM api_key a JOIN managed_key k ON k.key_id = a.key_id
        WHERE a.revoked = 0 ORDER BY a.hash
        """,
        row => (
            row.GetFieldValue<byte[]>(0),
            new ManagedKey(PartyId.Of(row.GetString(1)), row.GetString(2), row.GetString(3))));

    /// <summary>The hash under which an API key is kept.</summary>
    public static byte[] HashOf(string apiKey) => SHA256.HashData(Encoding.UTF8.GetBytes(apiKey));

    /// <summary>
    /// The statement signed for this caller and body, or the one made now and kept before it is returned.
    /// </summary>
    public byte[] SignedOnce(string caller, ReadOnlySpan<byte> body, Func<byte[]> sign)
    {
        byte[] hash = SHA256.HashData(body);
        if (FindSigned(caller, hash) is { } kept)
        {
            return kept;
        }

        tables.Run(
            "INSERT OR IGNORE INTO signed_document VALUES (?1, ?2, ?3)", caller, hash, sign());
        return FindSigned(caller, hash)!;
    }

    /// <summary>
    /// Forgets a signed document, so that the same body is signed anew: after a refusal or an expiry.
    /// </summary>
    public void ForgetSigned(string caller, ReadOnlySpan<byte> body) => tables.Run(
        "DELETE FROM signed_document WHERE caller = ?1 AND body = ?2", caller, SHA256.HashData(body));

    /// <inheritdoc/>
    public void Dispose() => tables.Dispose();

    private byte[]? FindSigned(string caller, byte[] hash) => tables.Read(
        "SELECT statement FROM signed_document WHERE caller = ?1 AND body = ?2",
        row => row.GetFieldValue<byte[]>(0), caller, hash).FirstOrDefault();
}
