using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Text.Unicode;

namespace Lodestone.Transparency;

/// <summary>
/// The deterministic encoding of RFC 8949 section 4.2.1: shortest heads, definite lengths, map keys in the bytewise
/// order of their encodings and none twice. No floats and no simple values beside false, true and null: our formats
/// have none.
/// </summary>
public static class CanonicalCbor
{
    /// <summary>Arrays, maps and tags may nest this deep.</summary>
    public const int MaxDepth = 16;

    /// <summary>The most bytes that are looked at unless the caller says otherwise: 16 MiB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Judges whether <paramref name="content"/> is exactly one item in the deterministic encoding.</summary>
    /// <param name="content">The untrusted bytes.</param>
    /// <param name="maxBytes">The most bytes to accept.</param>
    /// <returns>The verdict, and the offset in bytes at which it fell.</returns>
    public static (CborVerdict Verdict, int Offset) Check(ReadOnlySpan<byte> content, int maxBytes = MaxBytes)
    {
        if (content.Length > maxBytes)
            return (CborVerdict.TooLong, maxBytes);
        var offset = 0;
        var verdict = Item(content, ref offset, 0);
        if (verdict == CborVerdict.Deterministic && offset != content.Length)
            verdict = CborVerdict.TrailingBytes;
        return (verdict, offset);
    }

    /// <summary>
    /// A writer of the same encoding. The mode sorts map keys by major type, then length, then bytes; for keys that
    /// are integers or strings that is the bytewise order, because the head holds type and length. Tags cannot be
    /// written in it. The library's own <c>Canonical</c> mode sorts shorter keys first (RFC 7049) and is wrong here.
    /// </summary>
    public static CborWriter NewWriter() => new(CborConformanceMode.Ctap2Canonical);

    /// <summary>The most bytes of the head before a byte string.</summary>
    internal const int MostHeadBytes = 5;

    /// <summary>Writes a byte string of any length that an array has.</summary>
    /// <returns>How many bytes were written, the head included.</returns>
    internal static int WriteBytes(ReadOnlySpan<byte> bytes, Span<byte> into)
    {
        const byte byteString = 0x40;
        int head;
        switch (bytes.Length)
        {
            case < 24:
                into[0] = (byte)(byteString + bytes.Length);
                head = 1;
                break;
            case <= byte.MaxValue:
                into[0] = byteString + 24;
                into[1] = (byte)bytes.Length;
                head = 2;
                break;
            case <= ushort.MaxValue:
                into[0] = byteString + 25;
                BinaryPrimitives.WriteUInt16BigEndian(into[1..], (ushort)bytes.Length);
                head = 3;
                break;
            default:
                into[0] = byteString + 26;
                BinaryPrimitives.WriteInt32BigEndian(into[1..], bytes.Length);
                head = MostHeadBytes;
                break;
        }

        bytes.CopyTo(into[head..]);
        return head + bytes.Length;
    }

    private static CborVerdict Item(ReadOnlySpan<byte> content, ref int offset, int depth)
    {
        if (depth > MaxDepth)
            return CborVerdict.TooDeep;
        var start = offset;
        var verdict = Head(content, ref offset, out var major, out var argument);
        if (verdict != CborVerdict.Deterministic)
            return verdict;

        verdict = major switch
        {
            0 or 1 => CborVerdict.Deterministic,
            2 or 3 => String(content, ref offset, argument, isText: major == 3),
            4 => Array(content, ref offset, argument, depth),
            5 => Map(content, ref offset, argument, depth),
            6 => Item(content, ref offset, depth + 1),
            _ => argument is 20 or 21 or 22 ? CborVerdict.Deterministic : CborVerdict.UnsupportedValue,
        };
        if (verdict == CborVerdict.UnsupportedValue && major == 7)
            offset = start;
        return verdict;
    }

    private static CborVerdict Head(ReadOnlySpan<byte> content, ref int offset, out int major, out ulong argument)
    {
        (major, argument) = (0, 0);
        if (offset >= content.Length)
            return CborVerdict.Truncated;
        var first = content[offset];
        major = first >> 5;
        var short5 = first & 0x1f;
        if (short5 < 24)
        {
            offset++;
            argument = (ulong)short5;
            return CborVerdict.Deterministic;
        }

        if (short5 == 31)
            return major is >= 2 and <= 5 ? CborVerdict.IndefiniteLength : CborVerdict.UnsupportedValue;
        if (short5 > 27 || major == 7)
            return CborVerdict.UnsupportedValue;

        var width = 1 << (short5 - 24);
        if (content.Length - offset - 1 < width)
            return CborVerdict.Truncated;
        var bytes = content.Slice(offset + 1, width);
        argument = width switch
        {
            1 => bytes[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            4 => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            _ => BinaryPrimitives.ReadUInt64BigEndian(bytes),
        };
        var smallest = width switch { 1 => 24UL, 2 => 1UL << 8, 4 => 1UL << 16, _ => 1UL << 32 };
        if (argument < smallest)
            return CborVerdict.NotShortest;
        offset += 1 + width;
        return CborVerdict.Deterministic;
    }

    private static CborVerdict String(ReadOnlySpan<byte> content, ref int offset, ulong length, bool isText)
    {
        if (length > (ulong)(content.Length - offset))
            return CborVerdict.Truncated;
        if (isText && !Utf8.IsValid(content.Slice(offset, (int)length)))
            return CborVerdict.NotUtf8;
        offset += (int)length;
        return CborVerdict.Deterministic;
    }

    private static CborVerdict Array(ReadOnlySpan<byte> content, ref int offset, ulong count, int depth)
    {
        for (var i = 0UL; i < count; i++)
        {
            var verdict = Item(content, ref offset, depth + 1);
            if (verdict != CborVerdict.Deterministic)
                return verdict;
        }

        return CborVerdict.Deterministic;
    }

    private static CborVerdict Map(ReadOnlySpan<byte> content, ref int offset, ulong count, int depth)
    {
        var previous = ReadOnlySpan<byte>.Empty;
        for (var i = 0UL; i < count; i++)
        {
            var keyStart = offset;
            var verdict = Item(content, ref offset, depth + 1);
            if (verdict != CborVerdict.Deterministic)
                return verdict;
            var key = content[keyStart..offset];
            var order = i == 0 ? -1 : previous.SequenceCompareTo(key);
            if (order >= 0)
            {
                offset = keyStart;
                return order == 0 ? CborVerdict.DuplicateKey : CborVerdict.UnsortedKeys;
            }

            verdict = Item(content, ref offset, depth + 1);
            if (verdict != CborVerdict.Deterministic)
                return verdict;
            previous = key;
        }

        return CborVerdict.Deterministic;
    }
}
