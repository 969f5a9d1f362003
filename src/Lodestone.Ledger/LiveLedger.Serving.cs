namespace Lodestone.Ledger;

/// <content>What another member's node begins with.</content>
public sealed partial class LiveLedger
{
    private byte[]? lastMark;

    /// <summary>
    /// The latest place where a new node may begin, signed by as many members as make it final; null while there is none.
    /// </summary>
    public byte[]? LatestMark()
    {
        if (Agreement is not { } agreement || store.Mark() is not var (height, position)
            || store.Read(reader => reader.Block(height)) is not { } header
            || store.Read(reader => reader.StateRootOf(height)) is not { } root)
        {
            return null;
        }

        // Of the last that is final: the present one may still lack signatures, and after a restart they are not at hand.
        if (agreement.At(header.SizeAfter) is { } note && agreement.IsFinal(note, header.SizeAfter))
        {
            lastMark = new OrderMark(note, header, root, position).ToBytes();
        }

        return lastMark;
    }

    /// <summary>Headers from a height on, for another member's node.</summary>
    public byte[] HeadersFrom(long height, int count) => BlockTransfer.WriteHeaders(store, height, count);

    /// <summary>Blocks from a height on, as many as fit, for another member's node.</summary>
    public byte[] BlocksFrom(long height, int count) => BlockTransfer.WriteBlocks(store, height, count);
}
