using System.Buffers.Binary;
using Lodestone.Rules;
using Lodestone.Transparency;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger;

/// <summary>The writing statements of the store, prepared once. Only the loop's thread comes here.</summary>
internal sealed class BlockWriter : IDisposable
{
    private readonly List<SqliteCommand> commands = [];
    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand putMeta;
    private readonly SqliteCommand putEntry;
    private readonly SqliteCommand putTile;
    private readonly SqliteCommand putBlock;
    private readonly SqliteCommand putStateRoot;
    private readonly SqliteCommand findRow;
    private readonly SqliteCommand addRow;
    private readonly SqliteCommand changeRow;
    private readonly SqliteCommand putHistory;
    private readonly SqliteCommand putPending;
    private readonly SqliteCommand dropPending;
    private long rows;
    private ulong marks;

    internal BlockWriter(SqliteConnection connection)
    {
        this.connection = connection;
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        putMeta = Prepare(
            "INSERT INTO meta VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", 2);
        putEntry = Prepare("INSERT INTO entry VALUES ($1, $2, $3, $4)", 4);
        putTile = Prepare(
            "INSERT INTO tile VALUES ($1, $2, $3) ON CONFLICT (level, idx) DO UPDATE SET hashes = excluded.hashes", 3);
        putBlock = Prepare("INSERT INTO block VALUES ($1, $2, $3, $4, $5, $6)", 6);
        putStateRoot = Prepare("UPDATE block SET state_rows = $2, state_root = $3 WHERE height = $1", 3);
        findRow = Prepare("SELECT id, mark, row IS NULL FROM state_row WHERE tbl = $1 AND key = $2", 2);
        addRow = Prepare("INSERT INTO state_row (tbl, key, row, mark) VALUES ($1, $2, $3, $4) RETURNING id", 4);
        changeRow = Prepare("UPDATE state_row SET row = $2, mark = $3 WHERE id = $1", 3);
        putHistory = Prepare("INSERT OR IGNORE INTO row_history VALUES ($1, $2)", 2);
        putPending = Prepare("INSERT OR IGNORE INTO pending (identity, cose, deadline) VALUES ($1, $2, $3)", 3);
        dropPending = Prepare("DELETE FROM pending WHERE identity = $1", 1);
        ReadRowSums();
    }

    internal void Begin() => begin.ExecuteNonQuery();

    internal void Commit() => commit.ExecuteNonQuery();

    internal void SetMeta(string name, byte[] value) => Run(putMeta, name, value);

    internal void SetStateRoot(long height, StateRootLine root) =>
        Run(putStateRoot, height, root.Rows, root.Root.ToArray());

    internal void WriteBlock(StoredBlock block)
    {
        BlockHeader header = block.Header;
        Dictionary<(string Table, string Key), RowPlan> rowsChanged = [];
        for (int i = 0; i < block.Entries.Count; i++)
        {
            StoredEntry entry = block.Entries[i];
            long index = header.First.Value + i;
            Run(putEntry, index, entry.Identity.ToArray(), header.Height, Bytes(entry.Cose));
            foreach (StateChange change in entry.Effects)
            {
                (string, string) key = (change.Table, change.Key);
                RowPlan plan = rowsChanged.GetValueOrDefault(key) ?? (rowsChanged[key] = new RowPlan());
                plan.Last = change;
                plan.Entries.Add(index);
            }
        }

        foreach (RowPlan plan in rowsChanged.Values)
        {
            WriteRow(plan);
        }

        foreach (Tile tile in block.Tiles)
        {
            Run(putTile, (long)tile.Address.Level, tile.Address.Index, Bytes(tile.Bytes));
        }

        byte[] effects = EffectsForm.Write([.. block.Entries.Select(entry => entry.Effects)]);
        Run(
            putBlock, header.Height, header.First.Value, header.Encode(), effects, block.StateRoot?.Rows,
            block.StateRoot?.Root.ToArray());
        SetMeta("frontier", block.Frontier.ToBytes());
        SetMeta("state-digest", header.StateDigest.ToArray());
        SetMeta("row-sums", RowSums());
    }

    internal void RememberPending(IReadOnlyCollection<PendingStatement> promised)
    {
        foreach (PendingStatement pending in promised)
        {
            Run(putPending, pending.Identity.ToArray(), Bytes(pending.Cose), pending.DeadlineSeconds);
        }
    }

    internal void ForgetPending(IReadOnlyCollection<Hash> identities)
    {
        foreach (Hash identity in identities)
        {
            Run(dropPending, identity.ToArray());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SqliteCommand command in commands)
        {
            command.Dispose();
        }
    }

    private void WriteRow(RowPlan plan)
    {
        StateChange change = plan.Last!;
        byte[]? row = change.Row is { } bytes ? Bytes(bytes) : null;
        ulong mark = row is null ? 0 : StoreSummary.MarkOf(change);
        long id = FindRow(change, out bool stood, out ulong oldMark);
        if (id < 0)
        {
            Bind(addRow, change.Table, change.Key, row, unchecked((long)mark));
            id = (long)addRow.ExecuteScalar()!;
        }
        else
        {
            Run(changeRow, id, row, unchecked((long)mark));
        }

        rows += (row is null ? 0 : 1) - (stood ? 1 : 0);
        marks = unchecked(marks + mark - (stood ? oldMark : 0));
        foreach (long index in plan.Entries)
        {
            Run(putHistory, id, index);
        }
    }

    private long FindRow(StateChange change, out bool stood, out ulong mark)
    {
        Bind(findRow, change.Table, change.Key);
        using SqliteDataReader reader = findRow.ExecuteReader();
        (stood, mark) = (false, 0);
        if (!reader.Read())
        {
            return -1;
        }

        stood = reader.GetInt64(2) == 0;
        mark = unchecked((ulong)reader.GetInt64(1));
        return reader.GetInt64(0);
    }

    private byte[] RowSums()
    {
        byte[] sums = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(sums, rows);
        BinaryPrimitives.WriteUInt64BigEndian(sums.AsSpan(8), marks);
        return sums;
    }

    private void ReadRowSums()
    {
        if (Schema.Scalar(connection, "SELECT value FROM meta WHERE name = 'row-sums'") is byte[] { Length: 16 } sums)
        {
            rows = BinaryPrimitives.ReadInt64BigEndian(sums);
            marks = BinaryPrimitives.ReadUInt64BigEndian(sums.AsSpan(8));
        }
    }

    private SqliteCommand Prepare(string sql, int parameters = 0)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file only.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        commands.Add(command);
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        Bind(command, values);
        command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(memory, out ArraySegment<byte> segment)
        && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : memory.ToArray();

    private sealed class RowPlan
    {
        internal StateChange? Last { get; set; }

        internal List<long> Entries { get; } = [];
    }
}
