using System.Data;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Lodestone.Views;

/// <summary>
/// One connection to the views' schema. What is written is gathered and goes out together; rows that are read are taken
/// over at once, so that whoever looks at one may ask further. Statements that come again are prepared by the driver.
/// </summary>
internal sealed class PostgresViews(NpgsqlConnection connection, bool isReading = false) : ViewDatabase
{
    private const int RowsAtOnce = 1_000;

    // The driver prepares what comes again: no two cursors of other columns may have one name.
    private static long cursors;

    private readonly PostgresWrites writes = new(connection);
    private NpgsqlTransaction? transaction;

    public override IReadOnlyList<string> Tables() => All(
        "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()", row => row.GetString(0));

    public override string Definition(string statement) => statement
        .Replace("WITHOUT ROWID", string.Empty, StringComparison.Ordinal)
        .Replace("INTEGER", "BIGINT", StringComparison.Ordinal)
        .Replace("BLOB", "BYTEA", StringComparison.Ordinal)
        .Replace("TEXT", "TEXT COLLATE \"C\"", StringComparison.Ordinal);

    public override void Begin() => PostgresFault.Guard(() => transaction = connection.BeginTransaction(
        isReading ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted));

    public override void Commit()
    {
        PostgresFault.Guard(() =>
        {
            writes.Flush();
            transaction?.Commit();
            return true;
        });
        End();
    }

    public override void End()
    {
        writes.Forget();
        try
        {
            transaction?.Dispose();
        }
        catch (Exception fault) when (PostgresFault.IsOutage(fault))
        {
            // The connection is gone, and its transaction with it.
        }

        transaction = null;
    }

    public override void Execute(string sql) => PostgresFault.Guard(() =>
    {
#pragma warning disable CA2100 // The room's own words.
        using NpgsqlCommand command = new(sql, connection);
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    });

    public override void Write(string sql, params ReadOnlySpan<ColumnValue> values) => writes.Add(sql, values);

    public override void Dispose()
    {
        End();
        if (!isReading)
        {
            GiveUpLock();
        }

        connection.Dispose();
    }

    /// <summary>A text as the database takes it: it knows no NUL, and none is in what the ledger lets in.</summary>
    public static string Clean(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            // Half of a pair is replaced, as SQLite's driver does.
            text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }

        return text.Replace('\0', '\u0001');
    }

    protected override ViewRow Ask(string sql, ReadOnlySpan<object?> values, bool isLong)
    {
        using NpgsqlCommand command = connection.CreateCommand();
        command.Parameters.AddRange(values.ToArray().Select(Parameter).ToArray());
        string query = sql.Replace('?', '$');
        return PostgresFault.Guard(() =>
        {
            writes.FlushFor(sql);
            return isLong && transaction is not null ? Walk(command, query) : Take(command, query);
        });
    }

    protected override void Unprepare(string sql)
    {
        // The driver forgets what does not come again.
    }

    private static Row Take(NpgsqlCommand command, string query)
    {
#pragma warning disable CA2100 // The room's own words; what callers give is in the values.
        command.CommandText = query;
#pragma warning restore CA2100
        return new Row(Read(command), null);
    }

    // So that who waits for it need not wait for the server to notice that the connection is gone.
    private void GiveUpLock()
    {
        try
        {
            Execute("SELECT pg_advisory_unlock_all()");
        }
        catch (Exception fault) when (fault is ViewsUnavailableException or InvalidOperationException)
        {
            // It went with the connection.
        }
    }

    // The rows of a transaction, some at a time.
    private Row Walk(NpgsqlCommand command, string query)
    {
        string name = $"walk{Interlocked.Increment(ref cursors)}";
#pragma warning disable CA2100 // The room's own words; what callers give is in the values.
        command.CommandText = $"DECLARE {name} NO SCROLL CURSOR FOR {query}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return new Row([], () => PostgresFault.Guard(() =>
        {
            using NpgsqlCommand fetch = new($"FETCH {RowsAtOnce} FROM {name}", connection);
            return Read(fetch);
        }));
    }

    private static List<object[]> Read(NpgsqlCommand command)
    {
        using NpgsqlDataReader reader = command.ExecuteReader();
        List<object[]> rows = [];
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    // What is asked with is numbers and texts; nothing stands for a number.
    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        string text => new NpgsqlParameter { Value = Clean(text), NpgsqlDbType = NpgsqlDbType.Text },
        null => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
        _ => new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Bigint },
    };

    private sealed class Row(List<object[]> taken, Func<List<object[]>>? more) : ViewRow
    {
        private int at = -1;

        public override int Columns => taken[at].Length;

        public override bool Next()
        {
            if (++at >= taken.Count && more is not null)
            {
                (taken, at) = (more(), 0);
            }

            return at < taken.Count;
        }

        public override bool IsNull(int column) => taken[at][column] is DBNull;

        // Sums are of a wider type than what they sum.
        public override long GetInt64(int column) => taken[at][column] switch
        {
            long number => number,
            int number => number,
            decimal sum => checked((long)sum),
            object other => throw new InvalidCastException($"{other.GetType().Name} is no whole number."),
        };

        public override string GetString(int column) => (string)taken[at][column];

        public override byte[] GetBytes(int column) => (byte[])taken[at][column];

        public override object GetValue(int column) => taken[at][column];

        public override void Dispose()
        {
            // What was taken over needs no connection; a cursor ends with its transaction.
        }
    }
}
