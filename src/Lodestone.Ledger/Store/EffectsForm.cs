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
internal static class EffectsForm
{
    private const int MaxBytes = 1 << 30;

    internal static byte[] Write(IReadOnlyList<IReadOnlyList<StateChange>> entries)
    {
        using MemoryStream plain = new();
        foreach (IReadOnlyList<StateChange> changes in entries)
        {
            WriteNumber(plain, changes.Count);
            foreach (StateChange change in changes)
            {
                WritePart(plain, Encoding.ASCII.GetBytes(change.Table));
                WritePart(plain, Encoding.UTF8.GetBytes(change.Key));
                if (change.Row is { } row)
                {
                    WritePart(plain, row.Span);
                }
                else
                {
                    WriteNumber(plain, -1);
                }
            }
        }

        ReadOnlySpan<byte> content = plain.GetBuffer().AsSpan(0, (int)plain.Length);
        byte[] packed = new byte[4 + BrotliEncoder.GetMaxCompressedLength(content.Length)];
        BinaryPrimitives.WriteInt32BigEndian(packed, content.Length);
        return BrotliEncoder.TryCompress(content, packed.AsSpan(4), out int written, quality: 1, window: 20)
            ? packed[..(4 + written)]
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

    private static void WritePart(MemoryStream stream, ReadOnlySpan<byte> part)
    {
        WriteNumber(stream, part.Length);
        stream.Write(part);
    }

    private static void WriteNumber(MemoryStream stream, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        stream.Write(bytes);
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
