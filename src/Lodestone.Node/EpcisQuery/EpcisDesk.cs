using Lodestone.Node.Vault;

namespace Lodestone.Node.EpcisQuery;

/// <summary>
/// What the node keeps for callers of the EPCIS interfaces: how captures ended, named queries, subscriptions with their
/// secrets encrypted. Nothing of it is on the ledger. SQLite, one file.
/// </summary>
internal sealed class EpcisDesk : IDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS capture_job (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, party TEXT NOT NULL, created INTEGER NOT NULL,
            finished INTEGER NOT NULL, behaviour TEXT NOT NULL, success INTEGER NOT NULL, errors TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS capture_job_party ON capture_job (party, number);
        CREATE TABLE IF NOT EXISTS named_query (
            party TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, PRIMARY KEY (party, name)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS subscription (
            id TEXT PRIMARY KEY, party TEXT NOT NULL, query TEXT NOT NULL, dest TEXT NOT NULL, secret BLOB,
            schedule TEXT, report_empty INTEGER NOT NULL, created INTEGER NOT NULL, initial INTEGER NOT NULL,
            next INTEGER NOT NULL, executed INTEGER NOT NULL, notified INTEGER, failures INTEGER NOT NULL,
            due INTEGER NOT NULL, key_id TEXT NOT NULL);
        """;

    private EpcisDesk(SqliteFile tables, VaultKey key)
    {
        Tables = tables;
        Key = key;
    }

    /// <summary>Its tables.</summary>
    public SqliteFile Tables { get; }

    /// <summary>The key of what is secret in it.</summary>
    public VaultKey Key { get; }

    /// <summary>Opens or creates the file.</summary>
    public static EpcisDesk Open(string path, string keyPath) =>
        new(SqliteFile.Open(path, Schema), VaultKey.Open(keyPath, vaultExists: true));

    /// <inheritdoc/>
    public void Dispose() => Tables.Dispose();
}
