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
    // The row as it was written, if whoever made the change had it at hand; its bytes say the same.
    private readonly object? written;

    internal StateChange(string table, string key, ReadOnlyMemory<byte>? row, object? written)
        : this(table, key, row) => this.written = written;

    /// <summary>The row, without parsing it if it was written in this process.</summary>
    /// <typeparam name="TRow">The record of the table.</typeparam>
    /// <exception cref="System.Text.Json.JsonException">The bytes are no row of that table.</exception>
    /// <exception cref="InvalidOperationException">The row is removed.</exception>
    public TRow Read<TRow>()
        where TRow : class => written as TRow ?? RowReader.Read<TRow>((Row ?? throw Removed()).Span);

    /// <summary>The same table, key and bytes.</summary>
    public bool Equals(StateChange? other) =>
        other is not null && Table == other.Table && Key == other.Key && Row.Equals(other.Row);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Table, Key, Row);

    /// <summary>
    /// The leaf that stands for a row in the state's Merkle tree (RFC 6962 hashing over the rows in ordinal order of
    /// table and key): table, key and row, each with its length before it in 8 bytes big-endian.
    /// </summary>
    /// <exception cref="InvalidOperationException">The row is removed: it has no leaf.</exception>
    public byte[] LeafBytes()
    {
        byte[] leaf = new byte[Row is null ? throw Removed() : PartsLength];
        WriteParts(leaf);
        return leaf;
    }

    /// <summary>How many bytes <see cref="WriteParts"/> writes.</summary>
    internal int PartsLength =>
        24 + Encoding.UTF8.GetByteCount(Table) + Encoding.UTF8.GetByteCount(Key) + (Row?.Length ?? 0);

    /// <summary>
    /// Writes table, key and row, each with its length before it in 8 bytes big-endian; a removed row has length -1.
    /// </summary>
    internal int WriteParts(Span<byte> into)
    {
        int at = WriteText(into, Table);
        at += WriteText(into[at..], Key);
        BinaryPrimitives.WriteInt64BigEndian(into[at..], Row?.Length ?? -1);
        at += 8;
        if (Row is { } row)
        {
            row.Span.CopyTo(into[at..]);
            at += row.Length;
        }

        return at;
    }

    private static InvalidOperationException Removed() => new("A removed row has no leaf.");

    private static int WriteText(Span<byte> into, string text)
    {
        int length = Encoding.UTF8.GetBytes(text, into[8..]);
        BinaryPrimitives.WriteInt64BigEndian(into, length);
        return 8 + length;
    }
}
