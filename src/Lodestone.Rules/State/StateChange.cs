using System.Buffers.Binary;
using System.Text;

namespace Lodestone.Rules;

/// <summary>
/// One effect of an accepted entry on the state: a row put or removed. Rows are canonical JSON (declared property
/// order, no white space), so every organisation's node writes the same bytes. Holds neither height nor block bounds.
/// </summary>
/// <param name="Table">The table's name.</param>
/// <param name="Key">The row's key, ASCII.</param>
/// <param name="Row">The row's new bytes; null if it is removed.</param>
public sealed record StateChange(string Table, string Key, ReadOnlyMemory<byte>? Row)
{
    /// <summary>
    /// The leaf that stands for a row in the state's Merkle tree (RFC 6962 hashing over the rows in ordinal order of
    /// table and key): table, key and row, each with its length before it in 8 bytes big-endian.
    /// </summary>
    /// <exception cref="InvalidOperationException">The row is removed: it has no leaf.</exception>
    public byte[] LeafBytes()
    {
        if (Row is not { } row)
        {
            throw new InvalidOperationException("A removed row has no leaf.");
        }

        byte[] table = Encoding.ASCII.GetBytes(Table);
        byte[] key = Encoding.UTF8.GetBytes(Key);
        byte[] leaf = new byte[24 + table.Length + key.Length + row.Length];
        int at = WritePart(leaf, 0, table);
        at = WritePart(leaf, at, key);
        WritePart(leaf, at, row.Span);
        return leaf;
    }

    private static int WritePart(byte[] leaf, int at, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt64BigEndian(leaf.AsSpan(at), part.Length);
        part.CopyTo(leaf.AsSpan(at + 8));
        return at + 8 + part.Length;
    }
}
