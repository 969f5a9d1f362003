using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// The whole state at one height in a file, under the log's signature: the rows are those of the state root that the
/// checkpoint carries. There is no way to get one from a file whose rows, header and checkpoint do not agree.
/// Docs: docs/formats/log.md.
/// </summary>
public sealed class Snapshot
{
    internal const byte RowFrame = (byte)'R';

    private Snapshot(SignedCheckpoint checkpoint, BlockHeader header, ImmutableArray<StateChange> rows)
    {
        Checkpoint = checkpoint;
        Header = header;
        Rows = rows;
    }

    /// <summary>The verified checkpoint.</summary>
    public SignedCheckpoint Checkpoint { get; }

    /// <summary>The header of the block at which the state stood so.</summary>
    public BlockHeader Header { get; }

    /// <summary>The rows in ordinal order of table and key.</summary>
    public ImmutableArray<StateChange> Rows { get; }

    private static ReadOnlySpan<byte> Magic => "lodestone-snapshot/1\n"u8;

    /// <summary>Writes a published state to a file; durable when it returns.</summary>
    public static void Write(StatePublication publication, string path)
    {
        ArgumentNullException.ThrowIfNull(publication);
        DurableFile.Write(path, stream =>
        {
            stream.Write(Magic);
            LogExport.WriteFrame(stream, LogExport.CheckpointFrame, publication.Head.Note.ToBytes());
            LogExport.WriteFrame(stream, LogExport.BlockFrame, publication.Head.Header.Encode());
            foreach (StateChange row in publication.Tree.Rows)
            {
                LogExport.WriteFrame(stream, RowFrame, row.LeafBytes());
            }
        });
    }

    /// <summary>Reads a snapshot and verifies all of it against the log's key.</summary>
    public static SnapshotReading Read(string path, NoteKey logKey, WitnessPolicy policy)
    {
        using LogFile file = LogFile.Open(path, Magic);
        if (file.Next() is not (LogExport.CheckpointFrame, var noteBytes)
            || SignedNote.Parse(noteBytes) is not { IsParsed: true } note
            || file.Next() is not (LogExport.BlockFrame, var headerBytes)
            || BlockHeader.Parse(headerBytes) is not { IsParsed: true } header)
        {
            return SnapshotReading.Bad(SnapshotFault.Unreadable, file.Fault ?? "checkpoint or header");
        }

        CheckpointJudgement judged = SignedCheckpoint.Verify(note.Value, logKey, policy);
        if (!judged.IsValid)
        {
            return SnapshotReading.Bad(SnapshotFault.CheckpointInvalid, judged.Verdict.ToString());
        }

        Checkpoint checkpoint = judged.Checkpoint.Checkpoint;
        if (checkpoint.Size != header.Value.SizeAfter || checkpoint.Root != header.Value.Root
            || !checkpoint.Extensions.Contains(header.Value.ExtensionLine))
        {
            return SnapshotReading.Bad(SnapshotFault.HeaderNotOfTheCheckpoint, $"height {header.Value.Height}");
        }

        if (StateRootLine.Of(checkpoint) is not { } signed)
        {
            return SnapshotReading.Bad(SnapshotFault.StateRootMissing, "the checkpoint carries no state root");
        }

        (ImmutableArray<StateChange> rows, StateRootLine root, SnapshotReading? bad) = ReadRows(file);
        return bad ?? (root == signed
            ? SnapshotReading.Of(new Snapshot(judged.Checkpoint, header.Value, rows))
            : SnapshotReading.Bad(SnapshotFault.RowsNotOfTheStateRoot, $"{root}, signed is {signed}"));
    }

    /// <summary>The state, ready to judge the entries that follow.</summary>
    public LedgerState ToState() => LedgerState.Restore(Rows, Header.StateDigest.Span);

    private static (ImmutableArray<StateChange> Rows, StateRootLine Root, SnapshotReading? Bad) ReadRows(LogFile file)
    {
        ImmutableArray<StateChange>.Builder rows = ImmutableArray.CreateBuilder<StateChange>();
        MerkleFrontier tree = MerkleFrontier.Empty;
        List<Hash> leaves = [];
        while (file.Next() is var (kind, leaf))
        {
            if (kind != RowFrame || RowOf(leaf) is not { } row)
            {
                return ([], new StateRootLine(0, default), SnapshotReading.Bad(SnapshotFault.Unreadable, $"row {rows.Count}"));
            }

            rows.Add(row);
            leaves.Add(MerkleTree.LeafHash(leaf));
            if (leaves.Count == 1_024)
            {
                tree = tree.Append(leaves);
                leaves.Clear();
            }
        }

        tree = tree.Append(leaves);
        return (rows.ToImmutable(), new StateRootLine(tree.Size.Value, tree.Root),
            file.Fault is { } fault ? SnapshotReading.Bad(SnapshotFault.Unreadable, fault) : null);
    }

    private static StateChange? RowOf(ReadOnlyMemory<byte> leaf)
    {
        ReadOnlyMemory<byte> rest = leaf;
        return Part(ref rest) is { } table && Part(ref rest) is { } key && Part(ref rest) is { } row && rest.IsEmpty
            ? new StateChange(Encoding.ASCII.GetString(table.Span), Encoding.UTF8.GetString(key.Span), row)
            : null;
    }

    private static ReadOnlyMemory<byte>? Part(ref ReadOnlyMemory<byte> rest)
    {
        long length = rest.Length < 8 ? -1 : BinaryPrimitives.ReadInt64BigEndian(rest.Span);
        if (length < 0 || length > rest.Length - 8)
        {
            return null;
        }

        ReadOnlyMemory<byte> part = rest.Slice(8, (int)length);
        rest = rest[(8 + (int)length)..];
        return part;
    }
}

/// <summary>Why a file is no snapshot of a log. There is no zero.</summary>
public enum SnapshotFault
{
    /// <summary>The file is not of this format, or cut short.</summary>
    Unreadable = 1,

    /// <summary>The checkpoint does not verify under the log's key and the policy.</summary>
    CheckpointInvalid = 2,

    /// <summary>The block header is not the one that the checkpoint carries.</summary>
    HeaderNotOfTheCheckpoint = 3,

    /// <summary>The checkpoint carries no state root.</summary>
    StateRootMissing = 4,

    /// <summary>The rows are not those of the signed state root: one was changed, added, removed or moved.</summary>
    RowsNotOfTheStateRoot = 5,
}

/// <summary>What came out of reading a snapshot: the snapshot, or the fault.</summary>
/// <param name="Snapshot">The snapshot; null at a fault.</param>
/// <param name="Fault">The fault; null when a snapshot was read.</param>
/// <param name="Detail">Where, or the figures.</param>
public sealed record SnapshotReading(Snapshot? Snapshot, SnapshotFault? Fault, string Detail)
{
    internal static SnapshotReading Of(Snapshot snapshot) => new(snapshot, null, string.Empty);

    internal static SnapshotReading Bad(SnapshotFault fault, string detail) => new(null, fault, detail);
}
