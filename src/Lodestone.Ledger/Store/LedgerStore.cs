using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using Lodestone.Rules;
using Lodestone.Transparency;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger;

/// <summary>
/// The store: one SQLite file, one writer, one transaction a block (WAL, <c>synchronous=FULL</c>), readers beside it. Any
/// error of writing is a <see cref="StoreFailureException"/>: the caller stops, nothing is tried again. Tables that are
/// looked up by scattered keys follow behind, many blocks at once; what they lack is at hand in the tail.
/// </summary>
internal sealed class LedgerStore : IDisposable
{
    /// <summary>The store's file in its folder.</summary>
    internal const string FileName = "ledger.db";

    private readonly ProcessLock processLock;
    private readonly BlockWriter writer;
    private readonly ConcurrentBag<StoreReader> readers = [];
    private readonly KnownIdentities identities = new();
    private readonly RowTail tail = new();
    private readonly SqliteConnection connection;
    private readonly string file;
    private readonly int foldAfterChanges;

    private LedgerStore(string file, ProcessLock processLock, SqliteConnection connection, int foldAfterChanges)
    {
        this.foldAfterChanges = foldAfterChanges;
        this.file = file;
        this.processLock = processLock;
        this.connection = connection;
        writer = new BlockWriter(connection);
    }

    /// <summary>Opens the store in a folder, creating it if there is none.</summary>
    /// <exception cref="LedgerOpenException">It is in use, or of another format.</exception>
    internal static LedgerStore Open(string folder, int foldAfterChanges = 16_384)
    {
        string full = Path.GetFullPath(folder);
        Directory.CreateDirectory(full);
        ProcessLock processLock = ProcessLock.Take(Path.Combine(full, "ledger.lock"), OpenFault.StoreInUse);
        string file = Path.Combine(full, FileName);
        SqliteConnection connection = new(ConnectionText(file, SqliteOpenMode.ReadWriteCreate));
        LedgerStore? store = null;
        try
        {
            connection.Open();
            Schema.Execute(
                connection,
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-131072; PRAGMA trusted_schema=OFF; "
                + "PRAGMA wal_autocheckpoint=16384; PRAGMA busy_timeout=30000;");
            Schema.CreateOrCheck(connection, file);
            store = new LedgerStore(file, processLock, connection, foldAfterChanges);
            store.identities.Add(store.Read(reader => reader.IdentityBeginnings()));
            return store;
        }
        catch (SqliteException fault)
        {
            throw new LedgerOpenException(OpenFault.StoreDamaged, $"{file}: {fault.Message}");
        }
        catch (StoreFailureException fault)
        {
            store = null;
            throw new LedgerOpenException(OpenFault.StoreDamaged, $"{file}: {fault.Message}");
        }
        finally
        {
            if (store is null)
            {
                connection.Dispose();
                processLock.Dispose();
            }
        }
    }

    /// <summary>The meta values of the last commit, or null when no block is there yet.</summary>
    internal StoreSummary? Summary() => Read(reader => reader.Summary());

    /// <summary>Makes a block durable together with the promises that it keeps. Returns when it is on the disk.</summary>
    /// <param name="block">The block.</param>
    /// <param name="keptPromises">Promises that it keeps.</param>
    /// <param name="position">How far a consortium's order is read with it; null if there is none.</param>
    internal void Commit(StoredBlock block, IReadOnlyCollection<Hash> keptPromises, byte[]? position = null)
    {
        // Before it is durable, so that nobody finds neither promise nor entry; readers look at the published head too.
        TakeUp(block.Header, block.Entries);
        bool folds = tail.Changes >= foldAfterChanges;
        Writing(() =>
        {
            writer.WriteBlock(block);
            writer.ForgetPending(keptPromises);
            SetPosition(position);
            if (position is not null && block.StateRoot is not null)
            {
                writer.SetMeta("mark", [.. BitConverter.GetBytes(block.Header.Height), .. position]);
            }

            if (folds)
            {
                writer.Fold(tail, block.Header.Height);
            }
        });
        if (folds)
        {
            tail.Clear();
        }
    }

    /// <summary>Takes up a block that is durable and not yet folded: once, in order, when a store is opened.</summary>
    internal void TakeUp(BlockHeader header, IReadOnlyList<StoredEntry> entries)
    {
        tail.Add(header.First.Value, entries);
        identities.Add(entries.Select(entry => RowFold.PlaceOf(entry.Identity)));
    }

    /// <summary>Folds what is left of the tail into the tables; the last block's height is known to be durable.</summary>
    internal void Fold(long height)
    {
        if (tail.Changes > 0)
        {
            Writing(() => writer.Fold(tail, height));
            tail.Clear();
        }
    }

    /// <summary>Makes promises durable before they are given.</summary>
    internal void Remember(IReadOnlyCollection<PendingStatement> promised) =>
        Writing(() => writer.RememberPending(promised));

    /// <summary>Drops promises that were kept by a refusal, and notes how far a consortium's order is read.</summary>
    internal void Forget(IReadOnlyCollection<Hash> promises, byte[]? position = null) => Writing(() =>
    {
        writer.ForgetPending(promises);
        SetPosition(position);
    });

    /// <summary>How far a consortium's order is read; null before its first block.</summary>
    internal byte[]? Position() => Read(reader => reader.OrderPosition());

    /// <summary>
    /// The latest block at which the members sign state root and position, and that position; null if there is none yet.
    /// </summary>
    internal (long Height, byte[] Position)? Mark() =>
        Read(reader => reader.OrderMark()) is { } mark ? (BitConverter.ToInt64(mark), mark[8..]) : null;

    /// <summary>Notes the state root of a block that is there already.</summary>
    internal void SetStateRoot(long height, StateRootLine root) => Writing(() => writer.SetStateRoot(height, root));

    /// <summary>Binds an empty store to its log for ever.</summary>
    internal void BindOrigin(string origin) => Writing(() => writer.SetMeta("origin", Encoding.UTF8.GetBytes(origin)));

    /// <summary>Reads on a connection of its own: only what was committed can be seen.</summary>
    internal T Read<T>(Func<StoreReader, T> read)
    {
        if (!readers.TryTake(out StoreReader? reader))
        {
            reader = StoreReader.Open(file);
        }

        try
        {
            T result = read(reader);
            readers.Add(reader);
            return result;
        }
        catch (SqliteException fault)
        {
            reader.Dispose();
            throw new StoreFailureException($"{file} could not be read: {fault.Message}", fault);
        }
    }

    /// <summary>Where a statement lies, if it is there.</summary>
    internal EntryIndex? IndexOf(Hash identity) => identities.MayHold(identity)
        ? tail.IndexOf(identity) ?? Read(reader => reader.IndexOf(identity))
        : null;

    /// <summary>The entries that changed a row, ascending, below a bound.</summary>
    internal IReadOnlyList<EntryIndex> ChangesOf(string table, string key, TreeSize upTo)
    {
        // In this order: what is folded meanwhile is found twice, never not at all.
        IEnumerable<EntryIndex> late = tail.ChangesOf(table, key).Select(index => new EntryIndex(index));
        List<EntryIndex> folded = Read(reader => reader.ChangesOf(table, key, upTo));
        return [.. folded, .. late.Where(index => upTo.Contains(index) && (folded.Count == 0 || index > folded[^1]))];
    }

    /// <summary>A tile, at its greatest width so far.</summary>
    internal ReadOnlyMemory<byte>? Tile(TileAddress address) => Read(reader => reader.Tile(address));

    /// <summary>Copies the store as it stands to a new file, while blocks go on being written.</summary>
    /// <exception cref="StoreFailureException">The copy could not be made durable.</exception>
    internal void CopyTo(string folder)
    {
        string full = Path.GetFullPath(folder);
        Directory.CreateDirectory(full);
        string target = Path.Combine(full, FileName);
        if (File.Exists(target))
        {
            throw new StoreFailureException($"{target} exists already; a backup never writes over another.");
        }

        Read(reader =>
        {
            reader.CopyInto(target);
            return true;
        });
        DurableFile.Sync(target);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (StoreReader reader in readers)
        {
            reader.Dispose();
        }

        readers.Clear();
        writer.Dispose();
        connection.Dispose();
        processLock.Dispose();
    }

    internal static string ConnectionText(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString();

    private void SetPosition(byte[]? position)
    {
        if (position is not null)
        {
            writer.SetMeta("order", position);
        }
    }

    private void Writing(Action write)
    {
        try
        {
            writer.Begin();
            write();
            writer.Commit();
        }
        catch (SqliteException fault)
        {
            // No roll-back and no second try: what the disk holds is unknown until the store is opened anew.
            throw new StoreFailureException($"{file} could not be written: {fault.Message}", fault);
        }
    }
}

/// <summary>What the last commit left behind beside its block.</summary>
/// <param name="Header">The last block's header.</param>
/// <param name="Frontier">The tree's frontier.</param>
/// <param name="StateDigest">The state's digest.</param>
/// <param name="Rows">How many rows the state has.</param>
/// <param name="RowMarks">The sum of the rows' marks, modulo 2^64.</param>
internal sealed record StoreSummary(
    BlockHeader Header, MerkleFrontier Frontier, Hash StateDigest, long Rows, ulong RowMarks)
{
    /// <summary>A row's mark: the first 8 bytes of the hash of its leaf. Tells damage, not forgery.</summary>
    internal static ulong MarkOf(StateChange row) => BinaryPrimitives.ReadUInt64BigEndian(Hash.Of(row.LeafBytes()).Span);
}
