using System.Buffers.Binary;
using Lodestone.Transparency;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger;

/// <summary>The writing statements of the store, prepared once. Only the loop's thread comes here.</summary>
internal sealed class BlockWriter : IDisposable
{
    private readonly List<PreparedWrite> prepared = [];
    private readonly EffectsForm effectsForm = new();
    private readonly RowFold fold;
    private readonly PreparedWrite begin;
    private readonly PreparedWrite commit;
    private readonly PreparedWrite putMeta;
    private readonly PreparedWrite putEntry;
    private readonly PreparedWrite putTile;
    private readonly PreparedWrite putBlock;
    private readonly PreparedWrite putStateRoot;
    private readonly PreparedWrite putPending;
    private readonly PreparedWrite dropPending;

    internal BlockWriter(SqliteConnection connection)
    {
        PreparedWrite Prepare(string sql)
        {
            PreparedWrite write = new(connection, sql);
            prepared.Add(write);
            return write;
        }

        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        putMeta = Prepare(
            "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
        putEntry = Prepare("INSERT INTO entry VALUES (?1, ?2, ?3, ?4)");
        putTile = Prepare(
            "INSERT INTO tile VALUES (?1, ?2, ?3) ON CONFLICT (level, idx) DO UPDATE SET hashes = excluded.hashes");
        putBlock = Prepare("INSERT INTO block VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        putStateRoot = Prepare("UPDATE block SET state_rows = ?2, state_root = ?3 WHERE height = ?1");
        putPending = Prepare("INSERT OR IGNORE INTO pending (identity, cose, deadline) VALUES (?1, ?2, ?3)");
        dropPending = Prepare("DELETE FROM pending WHERE identity = ?1");
        fold = new RowFold(connection);
    }

    internal void Begin() => begin.Run();

    internal void Commit() => commit.Run();

    internal void SetMeta(string name, byte[] value) => putMeta.Run(name, value);

    internal void SetStateRoot(long height, StateRootLine root) =>
        putStateRoot.Run(height, root.Rows, root.Root.ToArray());

    /// <summary>Writes a block as it is: all of it goes to the ends of its tables.</summary>
    internal void WriteBlock(StoredBlock block)
    {
        BlockHeader header = block.Header;
        for (int i = 0; i < block.Entries.Count; i++)
        {
            StoredEntry entry = block.Entries[i];
            putEntry.Run(header.First.Value + i, entry.Identity.ToArray(), header.Height, entry.Cose);
        }

        foreach (Tile tile in block.Tiles)
        {
            putTile.Run((long)tile.Address.Level, tile.Address.Index, tile.Bytes);
        }

        putBlock.Run(
            header.Height, header.First.Value, header.Encode(), effectsForm.Write(block.Entries), block.StateRoot?.Rows,
            block.StateRoot?.Root.ToArray());
        SetMeta("frontier", block.Frontier.ToBytes());
        SetMeta("state-digest", header.StateDigest.ToArray());
    }

    /// <summary>Writes what the blocks up to a height did into the tables that are looked up.</summary>
    internal void Fold(RowTail tail, long height)
    {
        SetMeta("row-sums", fold.Write(tail));
        byte[] folded = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(folded, height);
        SetMeta("folded", folded);
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

        fold.Dispose();
    }
}
