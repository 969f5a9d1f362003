using System.Security.Cryptography;
using System.Text;
using Lodestone.Transparency;
using Lodestone.Vocabulary;
using Microsoft.Data.Sqlite;

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
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS managed_key (
            key_id TEXT PRIMARY KEY, party TEXT NOT NULL, person TEXT NOT NULL, algorithm INTEGER NOT NULL,
            box BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS api_key (
            hash BLOB PRIMARY KEY, key_id TEXT NOT NULL, revoked INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS signed_document (
            caller TEXT NOT NULL, body BLOB NOT NULL, statement BLOB NOT NULL,
            PRIMARY KEY (caller, body)) WITHOUT ROWID;
        """;

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private readonly VaultKey vaultKey;

    private NodeVault(SqliteConnection connection, VaultKey vaultKey)
    {
        this.connection = connection;
        this.vaultKey = vaultKey;
    }

    /// <summary>Opens or creates a vault.</summary>
    public static NodeVault Open(string path, string keyPath)
    {
        VaultKey key = VaultKey.Open(keyPath, File.Exists(path));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        SqliteConnection connection = new(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using (SqliteCommand create = connection.CreateCommand())
        {
            create.CommandText = Schema;
            create.ExecuteNonQuery();
        }

        return new NodeVault(connection, key);
    }

    /// <summary>Keeps a key for a party.</summary>
    public ManagedKey Keep(PartyId party, string person, SigningKey key)
    {
        string keyId = key.PublicKey.KeyId.ToHex();
        byte[] seed = key.ExportSeed();
        Run(
            "INSERT OR REPLACE INTO managed_key VALUES ($id, $party, $person, $algorithm, $box)",
            ("$id", keyId), ("$party", party.Value), ("$person", person), ("$algorithm", (int)key.PublicKey.Algorithm),
            ("$box", vaultKey.Seal(seed, keyId)));
        CryptographicOperations.ZeroMemory(seed);
        return new ManagedKey(party, person, keyId);
    }

    /// <summary>The managed keys, by party and person.</summary>
    public IReadOnlyList<ManagedKey> Keys() => Read(
        "SELECT party, person, key_id FROM managed_key ORDER BY party, person",
        row => new ManagedKey(PartyId.Of(row.GetString(0)), row.GetString(1), row.GetString(2)));

    /// <summary>Opens a managed key for signing; dispose it soon.</summary>
    public SigningKey? OpenKey(string keyId)
    {
        (int Algorithm, byte[] Box)? found = Read(
            "SELECT algorithm, box FROM managed_key WHERE key_id = $id",
            row => ((int, byte[])?)(row.GetInt32(0), row.GetFieldValue<byte[]>(1)),
            ("$id", keyId)).FirstOrDefault();
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
    public void AdmitApiKey(string text, string keyId) => Run(
        "INSERT OR REPLACE INTO api_key (hash, key_id) VALUES ($hash, $id)", ("$hash", HashOf(text)), ("$id", keyId));

    /// <summary>Revokes an API key.</summary>
    public bool RevokeApiKey(string text) =>
        Run("UPDATE api_key SET revoked = 1 WHERE hash = $hash", ("$hash", HashOf(text))) > 0;

    /// <summary>
    /// Whose API key this is, or null. Looked up by its hash: what an attacker can time is the hash, not the key.
    /// </summary>
    public ManagedKey? CallerOf(string apiKey) => CallerOf(HashOf(apiKey));

    /// <summary>Whose API key has this hash, or null.</summary>
    public ManagedKey? CallerOf(byte[] hashOfApiKey) => Read(
        """
        SELECT party, person, k.key_id FROM api_key a JOIN managed_key k ON k.key_id = a.key_id
        WHERE a.hash = $hash AND a.revoked = 0
        """,
        row => new ManagedKey(PartyId.Of(row.GetString(0)), row.GetString(1), row.GetString(2)),
        ("$hash", hashOfApiKey)).FirstOrDefault();

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

        Run(
            "INSERT OR IGNORE INTO signed_document VALUES ($caller, $body, $statement)",
            ("$caller", caller), ("$body", hash), ("$statement", sign()));
        return FindSigned(caller, hash)!;
    }

    /// <summary>
    /// Forgets a signed document, so that the same body is signed anew: after a refusal or an expiry.
    /// </summary>
    public void ForgetSigned(string caller, ReadOnlySpan<byte> body) => Run(
        "DELETE FROM signed_document WHERE caller = $caller AND body = $body",
        ("$caller", caller), ("$body", SHA256.HashData(body)));

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private byte[]? FindSigned(string caller, byte[] hash) => Read(
        "SELECT statement FROM signed_document WHERE caller = $caller AND body = $body",
        row => row.GetFieldValue<byte[]>(0), ("$caller", caller), ("$body", hash)).FirstOrDefault();

    private int Run(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        lock (gate)
        {
            using SqliteCommand command = Command(sql, parameters);
            return command.ExecuteNonQuery();
        }
    }

    private List<T> Read<T>(
        string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        lock (gate)
        {
            using SqliteCommand command = Command(sql, parameters);
            using SqliteDataReader reader = command.ExecuteReader();
            List<T> rows = [];
            while (reader.Read())
            {
                rows.Add(row(reader));
            }

            return rows;
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
