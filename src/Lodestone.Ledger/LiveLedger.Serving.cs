namespace Lodestone.Ledger;

/// <content>What another member's node begins with.</content>
public sealed partial class LiveLedger
{
    private byte[]? lastMark;

    /// <summary>
    /// The latest place where a new node may begin, with the signatures that we know: ours at least, if we are a member. Null
    /// while there is none. A new node puts together what several nodes give it.
    /// </summary>
    public byte[]? LatestMark()
    {
        if (Agreement is not { } agreement || store.Mark() is not var (height, position)
            || store.Read(reader => reader.Block(height)) is not { } header
            || store.Read(reader => reader.StateRootOf(height)) is not { } root)
        {
            return null;
        }

        // The last that is final stays until the present one is: that one may still lack signatures.
        if (agreement.At(header.SizeAfter) is not { } note)
        {
            return lastMark;
        }

        byte[] mark = new OrderMark(note, header, root, position).ToBytes();
        if (agreement.IsFinal(note, header.SizeAfter))
        {
            lastMark = mark;
        }

        return lastMark ?? mark;
    }

    /// <summary>Headers from a height on, for another member's node.</summary>
    public byte[] HeadersFrom(long height, int count) => BlockTransfer.WriteHeaders(store, height, count);

    /// <summary>Blocks from a height on, as many as fit, for another member's node.</summary>
    public byte[] BlocksFrom(long height, int count) => BlockTransfer.WriteBlocks(store, height, count);
}
