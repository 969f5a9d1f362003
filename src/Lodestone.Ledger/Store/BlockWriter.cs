using System.Buffers.Binary;
using Lodestone.Rules;
using Lodestone.Transparency;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger;

/// <summary>The writing statements of the store, prepared once. Only the loop's thread comes here.</summary>
internal sealed class BlockWriter : IDisposable
{
    private const int MaxKnown = 200_000;

    private readonly List<PreparedWrite> prepared = [];
    private readonly Dictionary<(string Table, string Key), StandingRow> known = [];
    private readonly SqliteConnection connection;
    private readonly PreparedWrite begin;
    private readonly PreparedWrite commit;
    private readonly PreparedWrite putMeta;
    private readonly PreparedWrite putEntry;
    private readonly PreparedWrite putTile;
    private readonly PreparedWrite putBlock;
    private readonly PreparedWrite putStateRoot;
    private readonly SqliteCommand findRow;
    private readonly PreparedWrite addRow;
    private readonly PreparedWrite changeRow;
    private readonly PreparedWrite putHistory;
    private readonly PreparedWrite putPending;
    private readonly PreparedWrite dropPending;
    private long rows;
    private ulong marks;

    internal BlockWriter(SqliteConnection connection)
    {
        this.connection = connection;
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        putMeta = Prepare(
            "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
        putEntry = Prepare("INSERT INTO entry VALUES (?1, ?2, ?3, ?4)");
        putTile = Prepare(
            "INSERT INTO tile VALUES (?1, ?2, ?3) ON CONFLICT (level, idx) DO UPDATE SET hashes = excluded.hashes");
        putBlock = Prepare("INSERT INTO block VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        putStateRoot = Prepare("UPDATE block SET state_rows = ?2, state_root = ?3 WHERE height = ?1");
        addRow = Prepare(
            "INSERT INTO state_row (tbl, key, row, mark) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING RETURNING id");
        changeRow = Prepare("UPDATE state_row SET row = ?2, mark = ?3 WHERE id = ?1");
        putHistory = Prepare("INSERT OR IGNORE INTO row_history VALUES (?1, ?2)");
        putPending = Prepare("INSERT OR IGNORE INTO pending (identity, cose, deadline) VALUES (?1, ?2, ?3)");
        dropPending = Prepare("DELETE FROM pending WHERE identity = ?1");
        findRow = connection.CreateCommand();
        findRow.CommandText = "SELECT id, mark, row IS NULL FROM state_row WHERE tbl = $1 AND key = $2";
        findRow.Parameters.Add(new SqliteParameter { ParameterName = "$1" });
        findRow.Parameters.Add(new SqliteParameter { ParameterName = "$2" });
        ReadRowSums();
    }

    internal void Begin() => begin.Run();

    internal void Commit() => commit.Run();

    internal void SetMeta(string name, byte[] value) => putMeta.Run(name, value);

    internal void SetStateRoot(long height, StateRootLine root) =>
        putStateRoot.Run(height, root.Rows, root.Root.ToArray());

    internal void WriteBlock(StoredBlock block)
    {
        BlockHeader header = block.Header;
        Dictionary<(string Table, string Key), RowPlan> rowsChanged = [];
        for (int i = 0; i < block.Entries.Count; i++)
        {
            StoredEntry entry = block.Entries[i];
            long index = header.First.Value + i;
            putEntry.Run(index, entry.Identity.ToArray(), header.Height, entry.Cose);
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
            putTile.Run((long)tile.Address.Level, tile.Address.Index, tile.Bytes);
        }

        byte[] effects = EffectsForm.Write([.. block.Entries.Select(entry => entry.Effects)]);
        putBlock.Run(header.Height, header.First.Value, header.Encode(), effects, block.StateRoot?.Rows,
            block.StateRoot?.Root.ToArray());
        SetMeta("frontier", block.Frontier.ToBytes());
        SetMeta("state-digest", header.StateDigest.ToArray());
        SetMeta("row-sums", RowSums());
    }

    internal void RememberPending(IReadOnlyCollection<PendingStatement> promised)
    {
        foreach (PendingStatement pending in promised)
        {
            putPending.Run(pending.Identity.ToArray(), pending.Cose, pending.DeadlineSeconds);
        }
    }

    internal void ForgetPending(IReadOnlyCollection<Hash> identities)
    {
        foreach (Hash identity in identities)
        {
            dropPending.Run(identity.ToArray());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PreparedWrite write in prepared)
        {
            write.Dispose();
        }

        findRow.Dispose();
    }

    private void WriteRow(RowPlan plan)
    {
        StateChange change = plan.Last!;
        ulong mark = change.Row is null ? 0 : StoreSummary.MarkOf(change);
        StandingRow? before = known.GetValueOrDefault((change.Table, change.Key));
        long? added = before is not null
            ? null
            : addRow.RunForNumber(change.Table, change.Key, change.Row, unchecked((long)mark));
        if (added is null)
        {
            before ??= FindRow(change);
            changeRow.Run(before.Id, change.Row, unchecked((long)mark));
        }

        StandingRow now = new(added ?? before!.Id, mark, change.Row is not null);
        Keep(change, now);
        rows += (now.Stands ? 1 : 0) - (before is { Stands: true } ? 1 : 0);
        marks = unchecked(marks + mark - (before is { Stands: true } ? before.Mark : 0));
        foreach (long index in plan.Entries)
        {
            putHistory.Run(now.Id, index);
        }
    }

    private void Keep(StateChange change, StandingRow row)
    {
        if (known.Count >= MaxKnown)
        {
            known.Clear();
        }

        known[(change.Table, change.Key)] = row;
    }

    private StandingRow FindRow(StateChange change)
    {
        findRow.Parameters[0].Value = change.Table;
        findRow.Parameters[1].Value = change.Key;
        using SqliteDataReader reader = findRow.ExecuteReader();
        return reader.Read()
            ? new StandingRow(reader.GetInt64(0), unchecked((ulong)reader.GetInt64(1)), reader.GetInt64(2) == 0)
            : throw new StoreFailureException($"Row {change.Table}/{change.Key} is there and is not found.");
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

    private PreparedWrite Prepare(string sql)
    {
        PreparedWrite write = new(connection, sql);
        prepared.Add(write);
        return write;
    }

    private sealed class RowPlan
    {
        internal StateChange? Last { get; set; }

        internal List<long> Entries { get; } = [];
    }

    /// <summary>A row as the store has it.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Mark">Its mark; zero if it is removed.</param>
    /// <param name="Stands">Whether it is not removed.</param>
    private sealed record StandingRow(long Id, ulong Mark, bool Stands);
}
