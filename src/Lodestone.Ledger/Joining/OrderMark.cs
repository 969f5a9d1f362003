using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// A place where a new node may begin: a block at which the members have signed, besides tree and header, the root over all rows
/// of the state and how far the order is read there. Docs: docs/formats/envelopes.md.
/// </summary>
/// <param name="Note">The checkpoint with the members' cosignatures.</param>
/// <param name="Header">The block's header.</param>
/// <param name="StateRoot">The root over the rows.</param>
/// <param name="Position">How far the order is read.</param>
internal sealed record OrderMark(SignedNote Note, BlockHeader Header, StateRootLine StateRoot, byte[] Position)
{
    internal const byte PositionFrame = (byte)'O';

    private static ReadOnlySpan<byte> Magic => "lodestone-mark/1\n"u8;

    /// <summary>The lines that are signed beside the header's; none where no state root is due.</summary>
    internal static IReadOnlyList<string> LinesOf(StoredBlock made, byte[]? position) =>
        made.StateRoot is { } root && position is not null ? [root.ToString(), LineOf(position)] : [];

    /// <summary>The same of a block of a store that is opened again.</summary>
    private static IReadOnlyList<string> LinesOf(LedgerStore store, BlockHeader header) =>
        store.Mark() is var (height, position) && height == header.Height
            && store.Read(reader => reader.StateRootOf(height)) is { } root
                ? [root.ToString(), LineOf(position)]
                : [];

    /// <summary>
    /// Signs the last block of a store that is opened again, and the latest mark before it: its signatures were in memory only.
    /// </summary>
    internal static void SignAgain(NodeAgreement agreement, LedgerStore store, BlockHeader last)
    {
        if (store.Mark() is var (height, _) && height < last.Height
            && store.Read(reader => reader.Block(height)) is { } marked)
        {
            agreement.Sign(marked, LinesOf(store, marked));
        }

        agreement.Sign(last, LinesOf(store, last));
    }

    /// <summary>The mark in bytes.</summary>
    internal byte[] ToBytes()
    {
        using MemoryStream stream = new();
        stream.Write(Magic);
        LogExport.WriteFrame(stream, LogExport.CheckpointFrame, Note.ToBytes());
        LogExport.WriteFrame(stream, LogExport.BlockFrame, Header.Encode());
        LogExport.WriteFrame(stream, PositionFrame, Position);
        return stream.ToArray();
    }

    /// <summary>Reads a mark and holds its parts against each other; whose signatures it carries is not looked at.</summary>
    /// <returns>The mark, or null and why it is none.</returns>
    internal static (OrderMark? Mark, string Fault) Parse(byte[] bytes, string origin)
    {
        using LogFile file = LogFile.Open(new MemoryStream(bytes), Magic);
        if (file.Next() is not (LogExport.CheckpointFrame, var noteBytes)
            || SignedNote.Parse(noteBytes) is not { IsParsed: true } note
            || Checkpoint.Parse(note.Value.Text) is not { IsParsed: true } checkpoint
            || file.Next() is not (LogExport.BlockFrame, var headerBytes)
            || BlockHeader.Parse(headerBytes) is not { IsParsed: true } header
            || file.Next() is not (PositionFrame, var position) || file.Next() is not null)
        {
            return (null, file.Fault ?? "checkpoint, header or position");
        }

        Checkpoint said = checkpoint.Value;
        if (said.Origin != origin || said.Size != header.Value.SizeAfter || said.Root != header.Value.Root
            || !said.Extensions.Contains(header.Value.ExtensionLine))
        {
            return (null, "the header is not the checkpoint's, or the checkpoint is another log's");
        }

        if (!said.Extensions.Contains(LineOf(position)))
        {
            return (null, "the position in the order is not the one that the checkpoint names");
        }

        return StateRootLine.Of(said) is { } root
            ? (new OrderMark(note.Value, header.Value, root, position), string.Empty)
            : (null, "the checkpoint carries no state root");
    }

    private static string LineOf(byte[] position) => $"order {Hash.Of(position).ToBase64()}";
}
