using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Lodestone.Rules;

namespace Lodestone.Ledger;

/// <summary>
/// How a block's effects are stored for followers: per entry a count, per effect table, key and row, compressed
/// together. Not part of what is hashed or signed: the digest is over the effects themselves, and doctor derives them
/// anew.
/// </summary>
internal sealed class EffectsForm
{
    private const int MaxBytes = 1 << 30;

    // Kept from block to block: thousands of rows are hundreds of kilobytes, which is costly to ask for anew.
    private readonly ArrayBufferWriter<byte> plain = new();
    private byte[] packed = [];

    /// <summary>The stored form of a block's effects; valid until the next call.</summary>
    internal ReadOnlyMemory<byte> Write(IReadOnlyList<StoredEntry> entries)
    {
        plain.ResetWrittenCount();
        foreach (StoredEntry entry in entries)
        {
            WriteNumber(entry.Effects.Count);
            foreach (StateChange change in entry.Effects)
            {
                WriteText(change.Table);
                WriteText(change.Key);
                WriteNumber(change.Row?.Length ?? -1);
                plain.Write(change.Row is { } row ? row.Span : []);
            }
        }

        int most = 4 + BrotliEncoder.GetMaxCompressedLength(plain.WrittenCount);
        if (packed.Length < most)
        {
            packed = new byte[most];
        }

        BinaryPrimitives.WriteInt32BigEndian(packed, plain.WrittenCount);
        return BrotliEncoder.TryCompress(plain.WrittenSpan, packed.AsSpan(4), out int written, quality: 1, window: 20)
            ? packed.AsMemory(0, 4 + written)
            : throw new InvalidOperationException("The effects do not fit the length that Brotli promised.");
    }

    /// <exception cref="StoreFailureException">The bytes are not what <see cref="Write"/> wrote.</exception>
    internal static IReadOnlyList<StateChange>[] Read(ReadOnlySpan<byte> packed, int entries)
    {
        int length = packed.Length < 4 ? -1 : BinaryPrimitives.ReadInt32BigEndian(packed);
        if (length is < 0 or > MaxBytes)
        {
            throw Damaged();
        }

        byte[] content = new byte[length];
        if (!BrotliDecoder.TryDecompress(packed[4..], content, out int written) || written != length)
        {
            throw Damaged();
        }

        int at = 0;
        IReadOnlyList<StateChange>[] all = new IReadOnlyList<StateChange>[entries];
        for (int i = 0; i < entries; i++)
        {
            int count = ReadNumber(content, ref at);
            List<StateChange> changes = [];
            for (int j = 0; j < count; j++)
            {
                string table = Encoding.ASCII.GetString((ReadPart(content, ref at) ?? throw Damaged()).Span);
                string key = Encoding.UTF8.GetString((ReadPart(content, ref at) ?? throw Damaged()).Span);
                changes.Add(new StateChange(table, key, ReadPart(content, ref at)));
            }

            all[i] = changes;
        }

        return at == length ? all : throw Damaged();
    }

    private void WriteText(string text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> place = plain.GetSpan(4 + most);
        int length = Encoding.UTF8.GetBytes(text, place[4..]);
        BinaryPrimitives.WriteInt32BigEndian(place, length);
        plain.Advance(4 + length);
    }

    private void WriteNumber(int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(plain.GetSpan(4), number);
        plain.Advance(4);
    }

    private static ReadOnlyMemory<byte>? ReadPart(byte[] content, ref int at)
    {
        int length = ReadNumber(content, ref at);
        if (length < -1 || length > content.Length - at)
        {
            throw Damaged();
        }

        if (length < 0)
        {
            return null;
        }

        ReadOnlyMemory<byte> part = content.AsMemory(at, length);
        at += length;
        return part;
    }

    private static int ReadNumber(byte[] content, ref int at)
    {
        if (content.Length - at < 4)
        {
            throw Damaged();
        }

        at += 4;
        return BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(at - 4));
    }

    private static StoreFailureException Damaged() => new("Stored effects of a block are damaged.");
}
