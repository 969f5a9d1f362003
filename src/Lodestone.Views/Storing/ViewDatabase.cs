namespace Lodestone.Views;

/// <summary>
/// One connection to the tables of the views. Statements are written in the words that SQLite and PostgreSQL share, with
/// values for <c>?1</c>, <c>?2</c>…; what they say differently is in the two classes below this one. Used by one thread
/// at a time.
/// </summary>
internal abstract class ViewDatabase : IDisposable
{
    /// <summary>The tables that there are.</summary>
    public abstract IReadOnlyList<string> Tables();

    /// <summary>A statement of <see cref="ViewSchema"/> in this database's words.</summary>
    public abstract string Definition(string statement);

    /// <summary>Starts a transaction; a reading one sees one state throughout.</summary>
    public abstract void Begin();

    /// <summary>Makes what was written since <see cref="Begin"/> durable and visible.</summary>
    public abstract void Commit();

    /// <summary>Ends the transaction; what was not committed is forgotten.</summary>
    public abstract void End();

    /// <summary>Runs a statement that is run once.</summary>
    public abstract void Execute(string sql);

    /// <summary>
    /// Runs a statement that is run often, whose tables stay as they are meanwhile. Whoever reads the table afterwards
    /// finds what it did.
    /// </summary>
    public abstract void Write(string sql, params ReadOnlySpan<ColumnValue> values);

    /// <summary>All rows of a query.</summary>
    public List<TRow> All<TRow>(string sql, Func<ViewRow, TRow> read, params ReadOnlySpan<object?> values)
    {
        using ViewRow row = Ask(sql, values, isLong: false);
        List<TRow> rows = [];
        while (row.Next())
        {
            rows.Add(read(row));
        }

        return rows;
    }

    /// <summary>Reads every row of a query, one after the other, however many there are.</summary>
    public void Each(string sql, Action<ViewRow> read, params ReadOnlySpan<object?> values)
    {
        using ViewRow row = Ask(sql, values, isLong: true);
        while (row.Next())
        {
            read(row);
        }
    }

    /// <summary>All rows of a query whose text is made for this once: it is not kept prepared.</summary>
    public List<TRow> Once<TRow>(string sql, Func<ViewRow, TRow> read, params ReadOnlySpan<object?> values)
    {
        List<TRow> rows = All(sql, read, values);
        Unprepare(sql);
        return rows;
    }

    /// <summary>The first row of a query, or the type's default.</summary>
    public TRow? One<TRow>(string sql, Func<ViewRow, TRow> read, params ReadOnlySpan<object?> values)
    {
        using ViewRow row = Ask(sql, values, isLong: false);
        return row.Next() ? read(row) : default;
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Asks for rows.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="values">Its values.</param>
    /// <param name="isLong">Whether there may be more rows than memory should hold.</param>
    protected abstract ViewRow Ask(string sql, ReadOnlySpan<object?> values, bool isLong);

    /// <summary>Forgets a query that will not be asked again.</summary>
    protected abstract void Unprepare(string sql);
}
