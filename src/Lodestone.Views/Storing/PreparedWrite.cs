using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Lodestone.Views;

/// <summary>
/// A writing statement kept ready, bound and run without the layers of ADO.NET: an event is a dozen of them. Used by one
/// thread at a time, on the connection that it was prepared on.
/// </summary>
internal sealed class PreparedWrite : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public PreparedWrite(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out statement), database);
    }

    /// <summary>Runs it with values for <c>?1</c>, <c>?2</c>….</summary>
    public void Run(params ReadOnlySpan<ColumnValue> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            Bind(i + 1, values[i]);
        }

        int result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();

    private void Bind(int place, in ColumnValue value)
    {
        int result = value.Kind switch
        {
            ColumnKind.Number => raw.sqlite3_bind_int64(statement, place, value.Number),
            ColumnKind.Text => BindText(place, value.Text!),
            ColumnKind.Bytes => raw.sqlite3_bind_blob(statement, place, value.Bytes.Span),
            _ => raw.sqlite3_bind_null(statement, place),
        };
        SqliteException.ThrowExceptionForRC(result, database);
    }

    private int BindText(int place, string text)
    {
        Span<byte> bytes = text.Length <= 256 ? stackalloc byte[text.Length * 3] : new byte[text.Length * 3];
        return raw.sqlite3_bind_text(statement, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }
}
