using System.Buffers.Binary;
using System.IO.Compression;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// Statements that one organisation orders together: compressed, and cut into parts that fit an engine's envelopes. Form:
/// length of the plain bytes in 4 bytes big-endian, then Brotli; plain are a version (1), a time in 8 bytes (see
/// <see cref="SimulatedTime"/>), and each statement behind its length in 2 bytes.
/// </summary>
/// <param name="Statements">COSE_Sign1 bytes, in their order.</param>
/// <param name="SimulatedTime">
/// The time at which a demo network is to judge them, since its years fly by; null elsewhere, and ignored elsewhere.
/// </param>
internal sealed record OrderBatch(IReadOnlyList<ReadOnlyMemory<byte>> Statements, Instant? SimulatedTime)
{
    /// <summary>The most plain bytes of a batch.</summary>
    internal const int MaxBytes = 8 * 1024 * 1024;

    private const byte Version = 1;
    private const int HeadBytes = 9;
    private const int LargestWindow = 22;

    /// <summary>The plain bytes that a statement adds.</summary>
    internal static int BytesOf(ReadOnlyMemory<byte> statement) => 2 + statement.Length;

    /// <summary>The batch in parts of at most so many bytes.</summary>
    /// <param name="maxPartBytes">The most bytes of a part.</param>
    /// <param name="sentBefore">
    /// How often it was sent before: each time it has other bytes, since an engine takes the same ones only once.
    /// </param>
    /// <exception cref="InvalidOperationException">It is longer than <see cref="MaxBytes"/> or needs too many parts.</exception>
    internal IReadOnlyList<ReadOnlyMemory<byte>> Pack(int maxPartBytes, int sentBefore = 0)
    {
        byte[] plain = new byte[HeadBytes + Statements.Sum(BytesOf)];
        if (plain.Length > MaxBytes)
        {
            throw new InvalidOperationException($"A batch has at most {MaxBytes} bytes.");
        }

        plain[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(plain.AsSpan(1), SimulatedTime?.UnixMilliseconds ?? -1);
        Span<byte> rest = plain.AsSpan(HeadBytes);
        foreach (ReadOnlyMemory<byte> statement in Statements)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, checked((ushort)statement.Length));
            statement.Span.CopyTo(rest[2..]);
            rest = rest[BytesOf(statement)..];
        }

        byte[] packed = new byte[4 + BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        BinaryPrimitives.WriteInt32BigEndian(packed, plain.Length);
        if (!BrotliEncoder.TryCompress(plain, packed.AsSpan(4), out int written, quality: 4, LargestWindow - (sentBefore % 4)))
        {
            throw new InvalidOperationException("The batch does not fit the length that Brotli promised.");
        }

        List<ReadOnlyMemory<byte>> parts = [];
        for (ReadOnlyMemory<byte> left = packed.AsMemory(0, 4 + written); !left.IsEmpty; left = left[parts[^1].Length..])
        {
            parts.Add(left[..Math.Min(left.Length, maxPartBytes)]);
        }

        return parts.Count <= OrderEnvelope.MaxParts
            ? parts
            : throw new InvalidOperationException($"A batch has at most {OrderEnvelope.MaxParts} parts.");
    }

    /// <summary>Reads a batch from all its parts; null if they are none. Every node comes to the same answer.</summary>
    internal static OrderBatch? Unpack(ReadOnlySpan<byte> packed)
    {
        int length = packed.Length < 4 ? -1 : BinaryPrimitives.ReadInt32BigEndian(packed);
        if (length is < HeadBytes or > MaxBytes)
        {
            return null;
        }

        byte[] plain = new byte[length];
        if (!BrotliDecoder.TryDecompress(packed[4..], plain, out int written) || written != length || plain[0] != Version)
        {
            return null;
        }

        List<ReadOnlyMemory<byte>> statements = [];
        ReadOnlyMemory<byte> rest = plain.AsMemory(HeadBytes);
        while (!rest.IsEmpty)
        {
            int next = rest.Length < 2 ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(rest.Span);
            if (next > rest.Length - 2)
            {
                return null;
            }

            statements.Add(rest.Slice(2, next));
            rest = rest[(2 + next)..];
        }

        long at = BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(1));
        return new OrderBatch(statements, at < 0 ? null : new Instant(at));
    }
}
