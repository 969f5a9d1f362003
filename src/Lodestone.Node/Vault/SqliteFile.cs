using System.Globalization;
using Lodestone.Vocabulary;
using Microsoft.Data.Sqlite;

namespace Lodestone.Node.Vault;

/// <summary>A SQLite file of the node's own, beside the ledger: durable at every statement, one at a time.</summary>
internal sealed class SqliteFile : IDisposable
{
    private const string Durable = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;

    private SqliteFile(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens or creates the file with the tables that a schema makes where they are missing.</summary>
    public static SqliteFile Open(string path, string schema)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        SqliteConnection connection = new(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        SqliteFile file = new(connection);
        file.Run(Durable);
        file.Run(schema);
        return file;
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
