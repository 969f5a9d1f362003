using Lodestone.Ledger;
using Lodestone.Transparency;
using Lodestone.Vocabulary;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ordering.Neo;

/// <summary>
/// What this node has verified: the tip, every envelope once with its height, and the transactions it has signed and not yet
/// seen. All of it can be had from the network again but the last, which keeps an envelope from being signed twice.
/// </summary>
internal sealed class NeoStore : IDisposable
{
    private const long Version = 1;

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;

    private NeoStore(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens the store of a network, or begins an empty one.</summary>
    /// <exception cref="InvalidDataException">The file holds another network, or is of another version.</exception>
    public static NeoStore Open(string file, uint magic, Hash genesis)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Pooling = false,
        }.ToString());
        connection.Open();
        NeoStore store = new(connection);
        store.Do(
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
            CREATE TABLE IF NOT EXISTS network (version INTEGER NOT NULL, magic INTEGER NOT NULL, genesis BLOB NOT NULL);
            CREATE TABLE IF NOT EXISTS tip (
              one INTEGER PRIMARY KEY CHECK (one = 1), height INTEGER NOT NULL, id BLOB NOT NULL, time INTEGER NOT NULL,
              next TEXT NOT NULL, nodes INTEGER NOT NULL);
            CREATE TABLE IF NOT EXISTS block (height INTEGER PRIMARY KEY, time INTEGER NOT NULL, id BLOB NOT NULL);
            CREATE TABLE IF NOT EXISTS envelope (
              number INTEGER PRIMARY KEY, height INTEGER NOT NULL, id BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL);
            CREATE INDEX IF NOT EXISTS envelope_height ON envelope (height);
            CREATE TABLE IF NOT EXISTS signed (id BLOB PRIMARY KEY, until INTEGER NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;
            """);
        store.Do(
            "INSERT INTO network SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT 1 FROM network)",
            Version, (long)magic, genesis.ToArray());
        if (!store.Holds(magic, genesis))
        {
            store.Dispose();
            throw new InvalidDataException($"{file} holds another network, or is of another version than {Version}.");
        }

        return store;
    }

    /// <summary>The last verified block; null before the genesis.</summary>
    public NeoTip? Tip()
    {
        lock (gate)
        {
            using SqliteCommand command = Command("SELECT height, id, time, next, nodes FROM tip");
            using SqliteDataReader row = command.ExecuteReader();
            return row.Read()
                ? new NeoTip(
                    row.GetInt64(0), Hash.FromBytes(row.GetFieldValue<byte[]>(1)), row.GetInt64(2),
                    new ScriptHash(row.GetString(3)), row.GetInt32(4))
                : null;
        }
    }

    /// <summary>
    /// Takes in verified blocks, each following the one before, in one durable step. An envelope that stands already is left
    /// out: it stands where it stood first.
    /// </summary>
    public void Add(IReadOnlyList<NeoBlock> blocks, NeoTip tip)
    {
        lock (gate)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            foreach (NeoBlock block in blocks)
            {
                Add(block);
            }

            Do("INSERT OR REPLACE INTO tip VALUES (1, $1, $2, $3, $4, $5)",
                tip.Height, tip.Id.ToArray(), tip.Time, tip.Next.Hex, (long)tip.Nodes);
            Do("DELETE FROM signed WHERE until <= $1", tip.Height);
            transaction.Commit();
        }
    }

    /// <summary>Where an envelope stands.</summary>
    public long? HeightOf(Hash envelope)
    {
        lock (gate)
        {
            using SqliteCommand command = Command("SELECT height FROM envelope WHERE id = $1", envelope.ToArray());
            return command.ExecuteScalar() as long?;
        }
    }

    /// <summary>The first block with envelopes from a height on.</summary>
    public OrderedBlock? From(long height)
    {
        lock (gate)
        {
            using SqliteCommand head = Command(
                "SELECT height, time, id FROM block WHERE height >= $1 ORDER BY height LIMIT 1", height);
            using SqliteDataReader row = head.ExecuteReader();
            if (!row.Read())
            {
                return null;
            }

            using SqliteCommand bodies = Command(
                "SELECT bytes FROM envelope WHERE height = $1 ORDER BY number", row.GetInt64(0));
            using SqliteDataReader reader = bodies.ExecuteReader();
            List<ReadOnlyMemory<byte>> envelopes = [];
            while (reader.Read())
            {
                envelopes.Add(reader.GetFieldValue<byte[]>(0));
            }

            return new OrderedBlock(
                row.GetInt64(0), new Instant(row.GetInt64(1)), Hash.FromBytes(row.GetFieldValue<byte[]>(2)), envelopes);
        }
    }

    /// <summary>The transaction that was signed for an envelope and may come in yet.</summary>
    public NeoSigned? SignedFor(Hash envelope)
    {
        lock (gate)
        {
            using SqliteCommand command = Command("SELECT until, bytes FROM signed WHERE id = $1", envelope.ToArray());
            using SqliteDataReader row = command.ExecuteReader();
            return row.Read() ? new NeoSigned(row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : null;
        }
    }

    /// <summary>Remembers what was signed for envelopes, before any node gets it.</summary>
    public void Remember(IReadOnlyList<(Hash Envelope, NeoSigned Signed)> all)
    {
        lock (gate)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            foreach ((Hash envelope, NeoSigned signed) in all)
            {
                Do("INSERT OR REPLACE INTO signed VALUES ($1, $2, $3)",
                    envelope.ToArray(), signed.Until, signed.Transaction);
            }

            transaction.Commit();
        }
    }

    public void Dispose() => connection.Dispose();

    private bool Holds(uint magic, Hash genesis)
    {
        using SqliteCommand command = Command(
            "SELECT 1 FROM network WHERE version = $1 AND magic = $2 AND genesis = $3",
            Version, (long)magic, genesis.ToArray());
        return command.ExecuteScalar() is not null;
    }

    private void Add(NeoBlock block)
    {
        bool isFirst = true;
        foreach (byte[] envelope in block.Transactions.Select(it => it.Envelope).OfType<byte[]>())
        {
            byte[] id = Hash.Of(envelope).ToArray();
            int added = Do(
                "INSERT OR IGNORE INTO envelope (height, id, bytes) VALUES ($1, $2, $3)", (long)block.Height, id, envelope);
            if (added > 0 && isFirst)
            {
                Do("INSERT INTO block VALUES ($1, $2, $3)", (long)block.Height, block.Time, block.Id.ToArray());
                isFirst = false;
            }

            Do("DELETE FROM signed WHERE id = $1", id);
        }
    }

    private int Do(string sql, params ReadOnlySpan<object> values)
    {
        using SqliteCommand command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file only.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        return command;
    }
}

/// <summary>A signed transaction and the last height at which it may come in.</summary>
internal sealed record NeoSigned(long Until, byte[] Transaction);
