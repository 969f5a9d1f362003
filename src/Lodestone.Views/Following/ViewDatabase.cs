using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Lodestone.Views;

/// <summary>
/// One connection to the views' file, with its statements kept prepared. Used by one thread at a time.
/// </summary>
internal sealed class ViewDatabase : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PreparedWrite> writes = new(StringComparer.Ordinal);
    private SqliteTransaction? transaction;

    public ViewDatabase(string path, bool forReading)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = forReading ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        connection.Open();
        Execute("PRAGMA busy_timeout = 10000");
        if (!forReading)
        {
            // The views can be thrown away: a write lost with the machine's power is followed again.
            Execute("PRAGMA journal_mode = WAL");
            Execute("PRAGMA synchronous = NORMAL");

            // Keys are scattered: pages that stay at hand, and that go into the file once for many batches.
            Execute("PRAGMA cache_size = -131072");
            Execute("PRAGMA wal_autocheckpoint = 16384");
        }
    }

    /// <summary>Starts a transaction; a reading one sees one state throughout.</summary>
    public void Begin(bool deferred) => transaction = connection.BeginTransaction(deferred);

    /// <summary>Makes what was written since <see cref="Begin"/> durable and visible.</summary>
    public void Commit()
    {
        transaction?.Commit();
        End();
    }

    /// <summary>Ends the transaction; what was not committed is forgotten.</summary>
    public void End()
    {
        transaction?.Dispose();
        transaction = null;
    }

    /// <summary>Runs a statement with values for <c>?1</c>, <c>?2</c>….</summary>
    public void Execute(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteNonQuery();

    /// <summary>Runs a statement that is run often, whose tables stay as they are meanwhile.</summary>
    public void Write(string sql, params ReadOnlySpan<ColumnValue> values)
    {
        if (!writes.TryGetValue(sql, out PreparedWrite? write))
        {
            writes[sql] = write = new PreparedWrite(connection, sql);
        }

        write.Run(values);
    }

    /// <summary>Runs an insert and gives the new row's number.</summary>
    public long Insert(string sql, params ReadOnlySpan<ColumnValue> values)
    {
        Write(sql, values);
        return raw.sqlite3_last_insert_rowid(connection.Handle);
    }

    /// <summary>All rows of a query.</summary>
    public List<TRow> All<TRow>(string sql, Func<SqliteDataReader, TRow> read, params ReadOnlySpan<object?> values)
    {
        using SqliteDataReader reader = Bound(sql, values).ExecuteReader();
        List<TRow> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Reads every row of a query, one after the other.</summary>
    public void Each(string sql, Action<SqliteDataReader> read, params ReadOnlySpan<object?> values)
    {
        using SqliteDataReader reader = Bound(sql, values).ExecuteReader();
        while (reader.Read())
        {
            read(reader);
        }
    }

    /// <summary>All rows of a query whose text is made for this once: it is not kept prepared.</summary>
    public List<TRow> Once<TRow>(string sql, Func<SqliteDataReader, TRow> read, params ReadOnlySpan<object?> values)
    {
        List<TRow> rows = All(sql, read, values);
        if (prepared.Remove(sql, out SqliteCommand? command))
        {
            command.Dispose();
        }

        return rows;
    }

    /// <summary>The first row of a query, or the type's default.</summary>
    public TRow? One<TRow>(string sql, Func<SqliteDataReader, TRow> read, params ReadOnlySpan<object?> values)
    {
        using SqliteDataReader reader = Bound(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        foreach (SqliteCommand command in prepared.Values)
        {
            command.Dispose();
        }

        foreach (PreparedWrite write in writes.Values)
        {
            write.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Bound(string sql, ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (int i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i + 1}" });
            }

            prepared[sql] = command;
        }

        command.Transaction = transaction;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
