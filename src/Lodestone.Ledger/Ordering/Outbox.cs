using Lodestone.Transparency;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger;

/// <summary>
/// The envelopes that this organisation has signed and does not yet know to count, in a file beside the store: a number
/// is never given to two envelopes, and what was sent is sent again after a restart. Used by the sender's thread.
/// </summary>
internal sealed class Outbox : IDisposable
{
    /// <summary>The file in the store's folder.</summary>
    internal const string FileName = "outbox.db";

    private readonly SqliteConnection connection;
    private readonly PreparedWrite put;
    private readonly PreparedWrite drop;
    private readonly PreparedWrite dropFrom;

    private Outbox(SqliteConnection connection)
    {
        this.connection = connection;
        put = new PreparedWrite(connection, "INSERT INTO envelope VALUES (?1, ?2)");
        drop = new PreparedWrite(connection, "DELETE FROM envelope WHERE sequence < ?1");
        dropFrom = new PreparedWrite(connection, "DELETE FROM envelope WHERE sequence >= ?1");
    }

    internal static Outbox Open(string folder) => On(new SqliteConnection(
        LedgerStore.ConnectionText(Path.Combine(folder, FileName), SqliteOpenMode.ReadWriteCreate)));

    /// <summary>One that lasts as long as the object: a simulation's disk.</summary>
    internal static Outbox InMemory() => On(new SqliteConnection("Data Source=:memory:"));

    private static Outbox On(SqliteConnection connection)
    {
        connection.Open();
        Schema.Execute(
            connection,
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF;
            CREATE TABLE IF NOT EXISTS envelope (sequence INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
            """);
        return new Outbox(connection);
    }

    /// <summary>What is not known to count and the last one, in order.</summary>
    internal IReadOnlyList<OrderEnvelope> Content()
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT bytes FROM envelope ORDER BY sequence";
        using SqliteDataReader reader = command.ExecuteReader();
        List<OrderEnvelope> all = [];
        while (reader.Read())
        {
            all.Add(OrderEnvelope.Parse(reader.GetFieldValue<byte[]>(0)).Value);
        }

        return all;
    }

    /// <summary>
    /// Keeps the parts of a batch, all or none, and lets go of what stood under their first number and after it: they take
    /// its place. Returns when they are on the disk.
    /// </summary>
    internal void Put(IReadOnlyList<OrderEnvelope> envelopes)
    {
        Schema.Execute(connection, "BEGIN IMMEDIATE");
        dropFrom.Run(envelopes[0].Place.Sequence);
        foreach (OrderEnvelope envelope in envelopes)
        {
            put.Run(envelope.Place.Sequence, envelope.Bytes);
        }

        Schema.Execute(connection, "COMMIT");
    }

    /// <summary>
    /// Lets go of what counts, but for the last: it says which number comes next, also when the node has not yet read the
    /// block that holds it.
    /// </summary>
    internal void KeepFrom(long first) => drop.Run(first);

    /// <inheritdoc/>
    public void Dispose()
    {
        put.Dispose();
        drop.Dispose();
        dropFrom.Dispose();
        connection.Dispose();
    }
}
