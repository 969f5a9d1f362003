using System.Globalization;
using Lodestone.Node.Vault;
using Lodestone.Vocabulary;
using Microsoft.Data.Sqlite;

namespace Lodestone.Node.EpcisQuery;

/// <summary>
/// What the node keeps for callers of the EPCIS interfaces: how captures ended, named queries, subscriptions with their
/// secrets encrypted. Nothing of it is on the ledger. SQLite, one file.
/// </summary>
internal sealed class EpcisDesk : IDisposable
{
    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
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

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;

    private EpcisDesk(SqliteConnection connection, VaultKey key)
    {
        this.connection = connection;
        Key = key;
    }

    /// <summary>The key of what is secret in it.</summary>
    public VaultKey Key { get; }

    /// <summary>Opens or creates the file.</summary>
    public static EpcisDesk Open(string path, string keyPath)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        SqliteConnection connection = new(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using (SqliteCommand create = connection.CreateCommand())
        {
            create.CommandText = Schema;
            create.ExecuteNonQuery();
        }

        return new EpcisDesk(connection, VaultKey.Open(keyPath, vaultExists: true));
    }

    /// <summary>Runs a statement with values for <c>?1</c>, <c>?2</c>…; how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        lock (gate)
        {
            using SqliteCommand command = Command(sql, values);
            return command.ExecuteNonQuery();
        }
    }

    /// <summary>All rows of a query.</summary>
    public List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        lock (gate)
        {
            using SqliteCommand command = Command(sql, values);
            using SqliteDataReader reader = command.ExecuteReader();
            List<T> rows = [];
            while (reader.Read())
            {
                rows.Add(row(reader));
            }

            return rows;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
        {
            object value = values[i] switch
            {
                null => DBNull.Value,
                Instant instant => instant.UnixMilliseconds,
                object other => other,
            };
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"?{i + 1}"), value);
        }

        return command;
    }
}
