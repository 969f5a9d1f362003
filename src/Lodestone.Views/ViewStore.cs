using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// The read models in a SQLite file of their own. They follow the log and can be thrown away: a file of another version
/// is emptied and followed anew. One writer, any number of readers beside it. Safe for use by several threads.
/// </summary>
public sealed class ViewStore : IDisposable
{
    private readonly Lock writing = new();
    private readonly ConcurrentBag<ViewDatabase> idle = [];
    private readonly string path;
    private readonly ViewDatabase writer;
    private readonly Follower follower;
    private readonly Lock asking = new();
    private Ancestry ancestry = new();

    private ViewStore(string path)
    {
        this.path = path;
        writer = new ViewDatabase(path, forReading: false);
        follower = new Follower(writer);
    }

    /// <summary>The entry that is to be followed next; everything before it is in the views.</summary>
    public long NextIndex { get; private set; }

    /// <summary>
    /// Opens or creates a file. A file of another version is emptied: follow from <see cref="NextIndex"/>.
    /// </summary>
    public static ViewStore Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        ViewStore store = new(path);
        bool current = store.writer.One(
            "SELECT count(*) FROM sqlite_master WHERE name = 'meta'", row => row.GetInt64(0)) == 1
            && store.Meta("version") == ViewSchema.Version;
        if (current)
        {
            store.NextIndex = store.Meta("next") ?? 0;
        }
        else
        {
            store.Rebuild();
        }

        return store;
    }

    /// <summary>
    /// Empties the views: everything is to be followed again from entry 0. Readers see old or empty views.
    /// </summary>
    public void Rebuild()
    {
        lock (writing)
        {
            writer.Begin(deferred: false);
            foreach (string table in writer.All(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
                row => row.GetString(0)))
            {
                writer.Execute($"DROP TABLE \"{table}\"");
            }

            foreach (string statement in ViewSchema.Create.Split(';', StringSplitOptions.TrimEntries))
            {
                if (statement.Length > 0)
                {
                    writer.Execute(statement);
                }
            }

            SetMeta("version", ViewSchema.Version);
            SetMeta("next", 0);
            writer.Commit();
            follower.Forget();
            lock (asking)
            {
                ancestry = new Ancestry();
                NextIndex = 0;
            }
        }
    }

    /// <summary>
    /// Follows entries in one transaction: all of them or none. Entries already followed are passed over, so a batch
    /// may be given again after a crash.
    /// </summary>
    /// <exception cref="InvalidDataException">Entries are missing in between.</exception>
    public void Follow(IReadOnlyList<FollowedEntry> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        lock (writing)
        {
            long next = NextIndex;
            writer.Begin(deferred: false);
            try
            {
                foreach (FollowedEntry entry in batch.Where(it => it.Index >= NextIndex))
                {
                    if (entry.Index != next)
                    {
                        throw new InvalidDataException($"Entry {next} is missing before entry {entry.Index}.");
                    }

                    follower.Follow(entry);
                    next++;
                }

                follower.WriteGathered();
                SetMeta("next", next);
                writer.Commit();
                NextIndex = next;
            }
            finally
            {
                if (NextIndex != next)
                {
                    writer.End();
                    follower.Forget();
                }
            }
        }
    }

    /// <summary>Reads the views as they stand now; what is followed meanwhile is not seen. Dispose it soon.</summary>
    public ViewReading Read()
    {
        if (!idle.TryTake(out ViewDatabase? database))
        {
            database = new ViewDatabase(path, forReading: true);
        }

        return new ViewReading(database, idle.Add);
    }

    /// <summary>
    /// All lots that a lot was made of, however far back, without weights and events between; none if it is unknown. From
    /// memory, once somebody has asked: for whoever asks often. Unlike a lineage it is for those who may see everything.
    /// </summary>
    public IReadOnlyList<Eid> AncestorsOf(Eid eid)
    {
        lock (asking)
        {
            if (ancestry.NextIndex != NextIndex)
            {
                using ViewReading now = Read();
                now.CatchUp(ancestry);
            }

            return ancestry.Of(eid);
        }
    }

    /// <summary>
    /// SHA-256 over every row: two views that followed the same log agree in it, whatever the batches.
    /// </summary>
    public string Fingerprint()
    {
        lock (writing)
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (string table in ViewSchema.Tables)
            {
                foreach (string row in writer.All($"SELECT * FROM {table}", Text).Order(StringComparer.Ordinal))
                {
                    hash.AppendData(Encoding.UTF8.GetBytes($"{table}|{row}\n"));
                }
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writer.Dispose();
        while (idle.TryTake(out ViewDatabase? database))
        {
            database.Dispose();
        }
    }

    private static string Text(Microsoft.Data.Sqlite.SqliteDataReader row) => string.Join('|', Enumerable
        .Range(0, row.FieldCount)
        .Select(i => row.GetValue(i) switch
        {
            byte[] bytes => Convert.ToHexString(bytes),
            DBNull => "-",
            object value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
        }));

    private long? Meta(string name) =>
        writer.One("SELECT value FROM meta WHERE name = ?1", row => (long?)row.GetInt64(0), name);

    private void SetMeta(string name, long value) => writer.Write(
        "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2", name, value);
}
