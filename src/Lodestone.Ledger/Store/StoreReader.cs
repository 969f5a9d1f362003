using System.Buffers.Binary;
using System.Text;
using Lodestone.Rules;
using Lodestone.Transparency;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger;

/// <summary>The reading statements of the store on a connection of its own. Used by one thread at a time.</summary>
internal sealed class StoreReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);

    private StoreReader(SqliteConnection connection) => this.connection = connection;

    internal static StoreReader Open(string file)
    {
        SqliteConnection connection = new(LedgerStore.ConnectionText(file, SqliteOpenMode.ReadOnly));
        connection.Open();
        Schema.Execute(connection, "PRAGMA cache_size=-8192; PRAGMA trusted_schema=OFF;");
        return new StoreReader(connection);
    }

    internal StoreSummary? Summary()
    {
        if (LastBlock() is not { } header)
        {
            return null;
        }

        byte[] frontier = Meta("frontier") ?? [];
        byte[] digest = Meta("state-digest") ?? [];
        byte[] sums = Meta("row-sums") ?? (FoldedHeight() < 0 ? new byte[16] : []);
        Parsed<MerkleFrontier> parsed = MerkleFrontier.Parse(frontier);
        if (!parsed.IsParsed || digest.Length != Hash.Length || sums.Length != 16)
        {
            throw new StoreFailureException("The store's summary is damaged.");
        }

        return new StoreSummary(
            header,
            parsed.Value,
            Hash.FromBytes(digest),
            BinaryPrimitives.ReadInt64BigEndian(sums),
            BinaryPrimitives.ReadUInt64BigEndian(sums.AsSpan(8)));
    }

    internal byte[]? OrderPosition() => Meta("order");

    internal byte[]? OrderMark() => Meta("mark");

    internal string? Origin() => Meta("origin") is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    internal BlockHeader? LastBlock() => HeaderOf("SELECT header FROM block ORDER BY height DESC LIMIT 1");

    internal BlockHeader? Block(long height) => HeaderOf("SELECT header FROM block WHERE height = $1", height);

    /// <summary>The block that holds an entry.</summary>
    internal BlockHeader? BlockOf(EntryIndex index) => HeaderOf(
        "SELECT header FROM block WHERE height = (SELECT height FROM entry WHERE idx = $1)", index.Value);

    internal List<BlockHeader> Blocks(long from, int count) => List(
        "SELECT header FROM block WHERE height >= $1 ORDER BY height LIMIT $2",
        row => Header(row.GetFieldValue<byte[]>(0)),
        from,
        (long)count);

    internal StateRootLine? StateRootOf(long height) => List(
        "SELECT state_rows, state_root FROM block WHERE height = $1 AND state_root IS NOT NULL",
        row => new StateRootLine(row.GetInt64(0), HashOf(row.GetFieldValue<byte[]>(1))),
        height).FirstOrDefault();

    internal IReadOnlyList<StateChange>[] Effects(BlockHeader header) => EffectsForm.Read(
        One("SELECT effects FROM block WHERE height = $1", header.Height) as byte[]
        ?? throw new StoreFailureException($"Block {header.Height} has no effects."),
        (int)header.Count);

    internal long EntryCount() => One("SELECT count(*) FROM entry") as long? ?? 0;

    /// <summary>Where a statement lies, among the blocks whose identities are in their table.</summary>
    internal EntryIndex? IndexOf(Hash identity) => One(
        "SELECT e.idx FROM identity i JOIN entry e ON e.idx = i.idx WHERE i.beginning = $1 AND e.identity = $2",
        RowFold.PlaceOf(identity), identity.ToArray()) is long index ? new EntryIndex(index) : null;

    /// <summary>The beginnings of the identities in their table.</summary>
    internal List<long> IdentityBeginnings() => List("SELECT beginning FROM identity", row => row.GetInt64(0));

    /// <summary>Up to which block rows, their history and identities are in their tables; below zero before the first.</summary>
    internal long FoldedHeight() =>
        Meta("folded") is { Length: 8 } height ? BinaryPrimitives.ReadInt64BigEndian(height) : -1;

    internal byte[]? Cose(EntryIndex index) => One("SELECT cose FROM entry WHERE idx = $1", index.Value) as byte[];

    /// <summary>Entries in order: index, identity column, height column, COSE bytes.</summary>
    internal List<EntryRow> Entries(long from, int count) => List(
        "SELECT idx, identity, height, cose FROM entry WHERE idx >= $1 ORDER BY idx LIMIT $2",
        row => new EntryRow(
            row.GetInt64(0), HashOf(row.GetFieldValue<byte[]>(1)), row.GetInt64(2), row.GetFieldValue<byte[]>(3)),
        from,
        (long)count);

    internal ReadOnlyMemory<byte>? Tile(TileAddress address) =>
        One("SELECT hashes FROM tile WHERE level = $1 AND idx = $2", (long)address.Level, address.Index) is byte[] bytes
            && bytes.Length >= address.Width * Hash.Length
                ? bytes
                : null;

    internal List<(int Level, long Index, byte[] Hashes)> Tiles() => List(
        "SELECT level, idx, hashes FROM tile ORDER BY level, idx",
        row => (row.GetInt32(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2)));

    /// <summary>Every standing row of the state with its stored mark, as of the folded height.</summary>
    internal IEnumerable<(StateChange Row, ulong Mark)> StateRows()
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT tbl, key, row, mark FROM state_row WHERE row IS NOT NULL";
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return (
                new StateChange(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2)),
                unchecked((ulong)reader.GetInt64(3)));
        }
    }

    /// <summary>The entries up to the folded height that changed a row, ascending, below a bound.</summary>
    internal List<EntryIndex> ChangesOf(string table, string key, TreeSize upTo) => List(
        """
        SELECT h.idx FROM row_history h JOIN state_row r ON r.id = h.row_id
        WHERE r.place = $1 AND r.tbl = $2 AND r.key = $3 AND h.idx < $4 ORDER BY h.idx
        """,
        row => new EntryIndex(row.GetInt64(0)),
        RowFold.PlaceOf(table, key),
        table,
        key,
        upTo.Value);

    internal List<PendingStatement> Pending() => List(
        "SELECT identity, cose, deadline FROM pending ORDER BY number",
        row => new PendingStatement(
            HashOf(row.GetFieldValue<byte[]>(0)), row.GetFieldValue<byte[]>(1), row.GetInt64(2)));

    internal long? PendingDeadline(Hash identity) =>
        One("SELECT deadline FROM pending WHERE identity = $1", identity.ToArray()) as long?;

    /// <summary>The latest stored state root and its height.</summary>
    internal (long Height, StateRootLine Root)? LastStateRoot() => List(
        """
        SELECT height, state_rows, state_root FROM block WHERE state_root IS NOT NULL ORDER BY height DESC LIMIT 1
        """,
        row => ((long, StateRootLine)?)(
            row.GetInt64(0), new StateRootLine(row.GetInt64(1), HashOf(row.GetFieldValue<byte[]>(2))))).FirstOrDefault();

    internal long HistoryCount() => One("SELECT count(*) FROM row_history") as long? ?? 0;

    internal bool HasHistory(string table, string key, long index) => One(
        """
        SELECT 1 FROM row_history h JOIN state_row r ON r.id = h.row_id
        WHERE r.place = $1 AND r.tbl = $2 AND r.key = $3 AND h.idx = $4
        """,
        RowFold.PlaceOf(table, key),
        table,
        key,
        index) is not null;

    internal List<string> IntegrityCheck() => List("PRAGMA integrity_check", row => row.GetString(0));

    internal void CopyInto(string file)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $1";
        command.Parameters.AddWithValue("$1", file);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs several reads against one moment of the store.</summary>
    internal T AtOneMoment<T>(Func<T> read)
    {
        Schema.Execute(connection, "BEGIN");
        try
        {
            return read();
        }
        finally
        {
            Schema.Execute(connection, "COMMIT");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SqliteCommand command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private byte[]? Meta(string name) => One("SELECT value FROM meta WHERE name = $1", name) as byte[];

    private BlockHeader? HeaderOf(string sql, params ReadOnlySpan<object> values) =>
        One(sql, values) is byte[] bytes ? Header(bytes) : null;

    private static BlockHeader Header(byte[] bytes)
    {
        Parsed<BlockHeader> header = BlockHeader.Parse(bytes);
        return header.IsParsed ? header.Value : throw new StoreFailureException($"A block header is damaged: {header}.");
    }

    private static Hash HashOf(byte[] bytes) => bytes.Length == Hash.Length
        ? Hash.FromBytes(bytes)
        : throw new StoreFailureException($"A stored hash has {bytes.Length} bytes.");

    private object? One(string sql, params ReadOnlySpan<object> values)
    {
        SqliteCommand command = CommandOf(sql, values);
        return command.ExecuteScalar();
    }

    private List<T> List<T>(string sql, Func<SqliteDataReader, T> form, params ReadOnlySpan<object> values)
    {
        using SqliteDataReader reader = CommandOf(sql, values).ExecuteReader();
        List<T> all = [];
        while (reader.Read())
        {
            all.Add(form(reader));
        }

        return all;
    }

    private SqliteCommand CommandOf(string sql, ReadOnlySpan<object> values)
    {
        if (!commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file only.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (int i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }

            commands.Add(sql, command);
        }

        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}

/// <summary>An entry as it stands in the store.</summary>
internal sealed record EntryRow(long Index, Hash Identity, long Height, byte[] Cose);
