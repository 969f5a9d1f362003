using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace Lodestone.Views;

/// <summary>
/// What a transaction has yet to write. Rows that are only added are copied in, a table at a time; then all the rest goes
/// out in one message, in its order. Nothing is added where something was taken away in the same transaction, so adding
/// first changes nothing.
/// </summary>
internal sealed partial class PostgresWrites(NpgsqlConnection connection)
{
    private const int FewRows = 24;
    private const int CommandsAtOnce = 2_000;

    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);
    private readonly Dictionary<Statement, List<ColumnValue>> added = [];
    private readonly List<(Statement Statement, ColumnValue[] Values)> others = [];

    /// <summary>Takes a statement and its values.</summary>
    public void Add(string sql, ReadOnlySpan<ColumnValue> values)
    {
        if (!statements.TryGetValue(sql, out Statement? statement))
        {
            statements[sql] = statement = Statement.Of(sql);
        }

        if (statement.Columns is null)
        {
            ColumnValue[] kept = new ColumnValue[values.Length];
            for (int i = 0; i < kept.Length; i++)
            {
                kept[i] = values[i].Kept();
            }

            others.Add((statement, kept));
            return;
        }

        ref List<ColumnValue>? rows = ref CollectionsMarshal.GetValueRefOrAddDefault(added, statement, out _);
        rows ??= [];
        foreach (ColumnValue value in values)
        {
            rows.Add(value.Kept());
        }
    }

    /// <summary>Writes everything, if a query could miss something otherwise.</summary>
    public void FlushFor(string query)
    {
        if (added.Any(pair => pair.Value.Count > 0 && query.Contains(pair.Key.Table, StringComparison.Ordinal))
            || others.Exists(one => query.Contains(one.Statement.Table, StringComparison.Ordinal)))
        {
            Flush();
        }
    }

    /// <summary>Writes everything.</summary>
    public void Flush()
    {
        List<(string Sql, ColumnValue[] Values)> commands = [];
        foreach ((Statement statement, List<ColumnValue> rows) in added)
        {
            int width = statement.Columns!.Value;
            if (rows.Count > FewRows * width)
            {
                Copy(statement, rows);
            }
            else
            {
                commands.AddRange(rows.Chunk(width).Select(row => (statement.Sql, row)));
            }

            rows.Clear();
        }

        commands.AddRange(others.Select(one => (one.Statement.Sql, one.Values)));
        others.Clear();
        foreach ((string Sql, ColumnValue[] Values)[] some in commands.Chunk(CommandsAtOnce))
        {
            using NpgsqlBatch batch = new(connection);
            foreach ((string sql, ColumnValue[] values) in some)
            {
#pragma warning disable CA2100 // The room's own words; what callers give is in the values.
                NpgsqlBatchCommand command = new(sql);
#pragma warning restore CA2100
                command.Parameters.AddRange(values.Select(Parameter).ToArray());
                batch.BatchCommands.Add(command);
            }

            batch.ExecuteNonQuery();
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Forget()
    {
        added.Clear();
        others.Clear();
    }

    private void Copy(Statement statement, List<ColumnValue> rows)
    {
        using NpgsqlBinaryImporter importer = connection.BeginBinaryImport(statement.Copying);
        for (int i = 0; i < rows.Count; i++)
        {
            if (i % statement.Columns == 0)
            {
                importer.StartRow();
            }

            ColumnValue value = rows[i];
            switch (value.Kind)
            {
                case ColumnKind.Number:
                    importer.Write(value.Number, NpgsqlDbType.Bigint);
                    break;
                case ColumnKind.Text:
                    importer.Write(PostgresViews.Clean(value.Text!), NpgsqlDbType.Text);
                    break;
                case ColumnKind.Bytes:
                    importer.Write(value.Bytes, NpgsqlDbType.Bytea);
                    break;
                default:
                    importer.WriteNull();
                    break;
            }
        }

        importer.Complete();
    }

    // Of nothing the database finds out itself what it would be.
    private static NpgsqlParameter Parameter(ColumnValue value) => value.Kind switch
    {
        ColumnKind.Number => new NpgsqlParameter<long> { TypedValue = value.Number, NpgsqlDbType = NpgsqlDbType.Bigint },
        ColumnKind.Text => new NpgsqlParameter
        {
            Value = PostgresViews.Clean(value.Text!), NpgsqlDbType = NpgsqlDbType.Text,
        },
        ColumnKind.Bytes => new NpgsqlParameter { Value = value.Bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
        _ => new NpgsqlParameter { Value = DBNull.Value },
    };

    /// <summary>A statement in this database's words.</summary>
    private sealed class Statement(string sql, string table, int? columns, string copying)
    {
        /// <summary>The statement; of an insert of several rows, that of one row.</summary>
        public string Sql => sql;

        /// <summary>The table that it writes.</summary>
        public string Table => table;

        /// <summary>How many columns each row has; null if it does not only add rows.</summary>
        public int? Columns => columns;

        /// <summary>How rows are copied in; empty if it does not only add rows.</summary>
        public string Copying => copying;

        public static Statement Of(string sql)
        {
            if (Insert().Match(sql) is { Success: true } insert)
            {
                string table = insert.Groups["table"].Value;
                string names = insert.Groups["names"].Value;
                int columns = names.Count(c => c == ',') + 1;
                string values = string.Join(", ", Enumerable.Range(1, columns).Select(i => $"${i}"));
                return new Statement(
                    $"INSERT INTO {table} ({names}) VALUES ({values})", table, columns,
                    $"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)");
            }

            return Writing().Match(sql) is { Success: true } other
                ? new Statement(sql.Replace('?', '$'), other.Groups["table"].Value, null, string.Empty)
                : throw new InvalidOperationException($"Not a writing statement: {sql}");
        }
    }

    [GeneratedRegex(@"^INSERT INTO (?<table>\w+) \((?<names>[^)]+)\) VALUES \([?0-9, ]+\)(, \([?0-9, ]+\))*$")]
    private static partial Regex Insert();

    [GeneratedRegex(@"^(INSERT INTO|UPDATE|DELETE FROM) (?<table>\w+)\b")]
    private static partial Regex Writing();
}
