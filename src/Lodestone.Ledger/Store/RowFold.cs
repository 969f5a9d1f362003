using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Lodestone.Rules;
using Lodestone.Transparency;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger;

/// <summary>
/// Writes what many blocks did into the tables that are looked up by scattered keys, inside the transaction of its caller:
/// each row once, and everything in the order of its key, so that a page is written once for many rows. Only the loop's
/// thread comes here.
/// </summary>
internal sealed class RowFold : IDisposable
{
    private const int MaxKnown = 200_000;

    private readonly Dictionary<(string Table, string Key), StandingRow> known = [];
    private readonly SqliteCommand findRow;
    private readonly PreparedWrite addRow;
    private readonly PreparedWrite changeRow;
    private readonly PreparedWrite putHistory;
    private readonly PreparedWrite putIdentity;
    private long lastId;
    private long rows;
    private ulong marks;

    internal RowFold(SqliteConnection connection)
    {
        addRow = new PreparedWrite(
            connection, "INSERT INTO state_row (id, place, tbl, key, row, mark) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        changeRow = new PreparedWrite(connection, "UPDATE state_row SET row = ?2, mark = ?3 WHERE id = ?1");
        putHistory = new PreparedWrite(connection, "INSERT INTO row_history VALUES (?1, ?2)");
        putIdentity = new PreparedWrite(connection, "INSERT INTO identity VALUES (?1, ?2)");
        findRow = connection.CreateCommand();
        findRow.CommandText =
            "SELECT id, mark, row IS NOT NULL FROM state_row WHERE place = $1 AND tbl = $2 AND key = $3";
        foreach (string name in (string[])["$1", "$2", "$3"])
        {
            findRow.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        lastId = Schema.Scalar(connection, "SELECT max(id) FROM state_row") as long? ?? 0;
        if (Schema.Scalar(connection, "SELECT value FROM meta WHERE name = 'row-sums'") is byte[] { Length: 16 } sums)
        {
            rows = BinaryPrimitives.ReadInt64BigEndian(sums);
            marks = BinaryPrimitives.ReadUInt64BigEndian(sums.AsSpan(8));
        }
    }

    /// <summary>Where a row is looked up: the first 8 bytes of the hash of table and key.</summary>
    internal static long PlaceOf(string table, string key)
    {
        Span<byte> text = stackalloc byte[256];
        string whole = $"{table}\0{key}";
        int most = Encoding.UTF8.GetMaxByteCount(whole.Length);
        Span<byte> bytes = most <= text.Length ? text : new byte[most];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(whole, bytes)], hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    /// <summary>Where an identity is looked up: its first 8 bytes.</summary>
    internal static long PlaceOf(Hash identity) => BinaryPrimitives.ReadInt64BigEndian(identity.Span);

    /// <summary>Writes a tail into the tables.</summary>
    /// <returns>Number of rows and sum of their marks, 8 bytes each, for the store's summary.</returns>
    internal byte[] Write(RowTail tail)
    {
        (IReadOnlyCollection<ChangedRow> changed, IReadOnlyDictionary<Hash, long> identities) = tail.Content;
        List<(long Id, long Entry)> history = new(tail.Changes);
        List<(long Id, StateChange Change, ulong Mark)> standing = [];
        List<(long Place, ChangedRow Row)> added = [];
        foreach (ChangedRow row in changed)
        {
            long place = PlaceOf(row.Last.Table, row.Last.Key);
            if (Find(row.Last, place) is { } before)
            {
                standing.Add((before.Id, row.Last, Sum(before.Id, row.Last, before)));
                history.AddRange(row.Entries.Select(entry => (before.Id, entry)));
            }
            else
            {
                added.Add((place, row));
            }
        }

        foreach ((long place, ChangedRow row) in added.OrderBy(one => one.Place))
        {
            long id = ++lastId;
            ulong mark = Sum(id, row.Last, before: null);
            addRow.Run(id, place, row.Last.Table, row.Last.Key, row.Last.Row, unchecked((long)mark));
            history.AddRange(row.Entries.Select(entry => (id, entry)));
        }

        foreach ((long id, StateChange change, ulong mark) in standing.OrderBy(one => one.Id))
        {
            changeRow.Run(id, change.Row, unchecked((long)mark));
        }

        history.Sort();
        foreach ((long id, long entry) in history)
        {
            putHistory.Run(id, entry);
        }

        foreach ((Hash identity, long index) in identities.OrderBy(one => PlaceOf(one.Key)))
        {
            putIdentity.Run(PlaceOf(identity), index);
        }

        byte[] sums = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(sums, rows);
        BinaryPrimitives.WriteUInt64BigEndian(sums.AsSpan(8), marks);
        return sums;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        addRow.Dispose();
        changeRow.Dispose();
        putHistory.Dispose();
        putIdentity.Dispose();
        findRow.Dispose();
    }

    // Counts the row into the sums in place of what stood before, and remembers it.
    private ulong Sum(long id, StateChange change, StandingRow? before)
    {
        StandingRow now = new(id, change.Row is null ? 0 : StoreSummary.MarkOf(change), change.Row is not null);
        rows += (now.Stands ? 1 : 0) - (before is { Stands: true } ? 1 : 0);
        marks = unchecked(marks + now.Mark - (before is { Stands: true } stood ? stood.Mark : 0));
        if (known.Count >= MaxKnown)
        {
            known.Clear();
        }

        known[(change.Table, change.Key)] = now;
        return now.Mark;
    }

    private StandingRow? Find(StateChange change, long place)
    {
        if (known.TryGetValue((change.Table, change.Key), out StandingRow row))
        {
            return row;
        }

        findRow.Parameters[0].Value = place;
        findRow.Parameters[1].Value = change.Table;
        findRow.Parameters[2].Value = change.Key;
        using SqliteDataReader reader = findRow.ExecuteReader();
        return reader.Read()
            ? new StandingRow(reader.GetInt64(0), unchecked((ulong)reader.GetInt64(1)), reader.GetInt64(2) == 1)
            : null;
    }

    /// <summary>A row as the store has it.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Mark">Its mark; zero if it is removed.</param>
    /// <param name="Stands">Whether it is not removed.</param>
    private readonly record struct StandingRow(long Id, ulong Mark, bool Stands);
}
