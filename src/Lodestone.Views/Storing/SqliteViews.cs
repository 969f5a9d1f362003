using Microsoft.Data.Sqlite;

namespace Lodestone.Views;

/// <summary>One connection to the views' file, with its statements kept prepared.</summary>
internal sealed class SqliteViews : ViewDatabase
{
    private readonly SqliteConnection connection;
    private readonly bool isReading;
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PreparedWrite> writes = new(StringComparer.Ordinal);
    private SqliteTransaction? transaction;

    public SqliteViews(string path, bool forReading)
    {
        isReading = forReading;
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

    public override IReadOnlyList<string> Tables() => All(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'", row => row.GetString(0));

    public override string Definition(string statement) => statement;

    public override void Begin() => transaction = connection.BeginTransaction(deferred: isReading);

    public override void Commit()
    {
        transaction?.Commit();
        End();
    }

    public override void End()
    {
        transaction?.Dispose();
        transaction = null;
    }

    public override void Execute(string sql)
    {
        Bound(sql, []).ExecuteNonQuery();
        Unprepare(sql);
    }

    public override void Write(string sql, params ReadOnlySpan<ColumnValue> values)
    {
        if (!writes.TryGetValue(sql, out PreparedWrite? write))
        {
            writes[sql] = write = new PreparedWrite(connection, sql);
        }

        write.Run(values);
    }

    public override void Dispose()
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

    protected override ViewRow Ask(string sql, ReadOnlySpan<object?> values, bool isLong) =>
        new Row(Bound(sql, values).ExecuteReader());

    protected override void Unprepare(string sql)
    {
        if (prepared.Remove(sql, out SqliteCommand? command))
        {
            command.Dispose();
        }
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

    private sealed class Row(SqliteDataReader reader) : ViewRow
    {
        public override int Columns => reader.FieldCount;

        public override bool Next() => reader.Read();

        public override bool IsNull(int column) => reader.IsDBNull(column);

        public override long GetInt64(int column) => reader.GetInt64(column);

        public override string GetString(int column) => reader.GetString(column);

        public override byte[] GetBytes(int column) => (byte[])reader.GetValue(column);

        public override object GetValue(int column) => reader.GetValue(column);

        public override void Dispose() => reader.Dispose();
    }
}
