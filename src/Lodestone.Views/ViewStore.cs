using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// The read models, in a SQLite file of their own or in a PostgreSQL database that many processes read. They follow the
/// log and can be thrown away: tables of another version are emptied and followed anew. One writer, any number of readers
/// beside it. Safe for use by several threads.
/// </summary>
public sealed class ViewStore : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock writing = new();
    private readonly ViewHome home;
    private readonly Lock asking = new();
    private ViewDatabase? writer;
    private Follower? follower;
    private Ancestry ancestry = new();

    private ViewStore(ViewHome home) => this.home = home;

    /// <summary>The entry that is to be followed next; everything before it is in the views.</summary>
    public long NextIndex { get; private set; }

    /// <summary>Whether this is the one who follows, as far as it knows.</summary>
    public bool IsLeading => writer is not null;

    /// <summary>How often this has become the one who follows: whoever it was before may have written meanwhile.</summary>
    public int Leads { get; private set; }

    /// <summary>
    /// Opens or creates a file. A file of another version is emptied: follow from <see cref="NextIndex"/>.
    /// </summary>
    public static ViewStore Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        ViewStore store = new(new SqliteHome(path));
        store.Lead();
        return store;
    }

    /// <summary>
    /// Names a PostgreSQL database. Nothing is opened yet: who only reads reads, and who follows takes the
    /// <see cref="Lead"/> first.
    /// </summary>
    /// <param name="connection">How to connect; <c>Search Path</c> may name another schema than the usual one.</param>
    /// <param name="patience">
    /// After so long without a sign of life a writer loses its connection to who waits; half a minute if it is not said.
    /// </param>
    /// <exception cref="InvalidDataException">It is no connection string.</exception>
    public static ViewStore InPostgres(string connection, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return new ViewStore(new PostgresHome(connection, patience ?? Patience));
    }

    /// <summary>
    /// Becomes the one who follows, or stays it; to be called again every few seconds by whoever has nothing to follow.
    /// Whoever becomes it finds out anew where the views stand.
    /// </summary>
    /// <returns>False if somebody else follows; then <see cref="NextIndex"/> says how far that one has come.</returns>
    /// <exception cref="ViewsUnavailableException">The database is not to be had.</exception>
    public bool Lead()
    {
        lock (writing)
        {
            if (writer is not null && home.IsThere(writer))
            {
                return true;
            }

            Resign();
            writer = home.OpenToWrite();
            if (writer is null)
            {
                NextIndex = FollowedByAnother();
                return false;
            }

            follower = new Follower(writer);
            bool hasBegun = false;
            try
            {
                Begin();
                hasBegun = true;
                Leads++;
            }
            finally
            {
                if (!hasBegun)
                {
                    Resign();
                }
            }

            return true;
        }
    }

    /// <summary>Lets somebody else follow, until the next <see cref="Lead"/>.</summary>
    public void StandDown()
    {
        lock (writing)
        {
            Resign();
        }
    }

    /// <summary>
    /// Empties the views: everything is to be followed again from entry 0. Readers see old or empty views.
    /// </summary>
    public void Rebuild()
    {
        lock (writing)
        {
            (ViewDatabase database, Follower following) = Writer();
            try
            {
                database.Begin();
                Empty(database);
                SetMeta(database, "version", ViewSchema.Version);
                SetMeta(database, "next", 0);
                database.Commit();
            }
            finally
            {
                database.End();
            }

            following.Forget();
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
            (ViewDatabase database, Follower following) = Writer();
            long next = NextIndex;
            bool isDone = false;
            try
            {
                database.Begin();
                foreach (FollowedEntry entry in batch.Where(it => it.Index >= NextIndex))
                {
                    if (entry.Index != next)
                    {
                        throw new InvalidDataException($"Entry {next} is missing before entry {entry.Index}.");
                    }

                    following.Follow(entry);
                    next++;
                }

                following.WriteGathered();
                SetMeta(database, "next", next);
                database.Commit();
                NextIndex = next;
                isDone = true;
            }
            catch (ViewsUnavailableException)
            {
                // Whether the commit was done is not known here: whoever follows next looks.
                Resign();
                throw;
            }
            finally
            {
                if (!isDone)
                {
                    database.End();
                    following.Forget();
                }
            }
        }
    }

    /// <summary>Reads the views as they stand now; what is followed meanwhile is not seen. Dispose it soon.</summary>
    /// <exception cref="ViewsUnavailableException">The database is not to be had, or holds another version.</exception>
    public ViewReading Read()
    {
        try
        {
            return ReadOnce();
        }
        catch (ViewsUnavailableException) when (home.Refresh())
        {
            // A connection that lay idle while its server went away; nothing has been read yet.
            return ReadOnce();
        }
    }

    /// <summary>
    /// All lots that a lot was made of, however far back, without weights and events between; none if it is unknown. From
    /// memory, once somebody has asked: for whoever asks often. Unlike a lineage it is for those who may see everything.
    /// </summary>
    public IReadOnlyList<Eid> AncestorsOf(Eid eid)
    {
        lock (asking)
        {
            if (writer is null || ancestry.NextIndex != NextIndex)
            {
                using ViewReading now = Read();
                now.CatchUp(ancestry);
            }

            return ancestry.Of(eid);
        }
    }

    /// <summary>
    /// SHA-256 over every row: two views that followed the same log agree in it, whatever the batches and the database.
    /// </summary>
    public string Fingerprint()
    {
        ViewDatabase database = home.OpenToRead();
        try
        {
            database.Begin();
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (string table in ViewSchema.Tables)
            {
                foreach (string row in database.All($"SELECT * FROM {table}", Text).Order(StringComparer.Ordinal))
                {
                    hash.AppendData(Encoding.UTF8.GetBytes($"{table}|{row}\n"));
                }
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            database.End();
            home.GiveBack(database);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Resign();
        home.Dispose();
    }

    private ViewReading ReadOnce()
    {
        ViewDatabase database = home.OpenToRead();
        ViewReading? reading = null;
        try
        {
            return reading = new ViewReading(database, home.GiveBack);
        }
        finally
        {
            if (reading is null)
            {
                database.Dispose();
            }
        }
    }

    private static string Text(ViewRow row) => string.Join('|', Enumerable
        .Range(0, row.Columns)
        .Select(i => row.GetValue(i) switch
        {
            byte[] bytes => Convert.ToHexString(bytes),
            DBNull => "-",
            object value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
        }));

    private static long? Meta(ViewDatabase database, string name) =>
        database.One("SELECT value FROM meta WHERE name = ?1", row => (long?)row.GetInt64(0), name);

    private static void SetMeta(ViewDatabase database, string name, long value) => database.Write(
        "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2", name, value);

    private long FollowedByAnother()
    {
        try
        {
            using ViewReading now = Read();
            return now.NextIndex;
        }
        catch (ViewsUnavailableException)
        {
            // It has only just begun.
            return 0;
        }
    }

    // What is there is gone on with; another version's is emptied.
    private void Begin()
    {
        (ViewDatabase database, _) = Writer();
        if (database.Tables().Contains("meta") && Meta(database, "version") == ViewSchema.Version)
        {
            NextIndex = Meta(database, "next") ?? 0;
        }
        else
        {
            Rebuild();
        }
    }

    private static void Empty(ViewDatabase database)
    {
        foreach (string table in database.Tables())
        {
            database.Execute($"DROP TABLE \"{table}\"");
        }

        foreach (string statement in ViewSchema.Create.Split(';', StringSplitOptions.TrimEntries))
        {
            if (statement.Length > 0)
            {
                database.Execute(database.Definition(statement));
            }
        }
    }

    private (ViewDatabase Database, Follower Following) Writer() => writer is { } database && follower is { } following
        ? (database, following)
        : throw new ViewsUnavailableException("The views are followed by somebody else, or their database is gone.");

    private void Resign()
    {
        writer?.Dispose();
        (writer, follower) = (null, null);
    }
}
