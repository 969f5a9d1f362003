using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Lodestone.Transparency;

/// <summary>A SHA-256 digest: exactly 32 bytes, compared by value (FIPS 180-4).</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct Hash : IEquatable<Hash>, IComparable<Hash>
{
    /// <summary>The length of every hash, in bytes.</summary>
    public const int Length = 32;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>Thirty-two zero bytes: the value before the first one, never the hash of anything.</summary>
    public static Hash Zero => default;

    /// <summary>The bytes in place, without a copy.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Span => MemoryMarshal.AsBytes(new ReadOnlySpan<Hash>(in this));

    /// <summary>The SHA-256 digest of <paramref name="content"/>.</summary>
    public static Hash Of(ReadOnlySpan<byte> content)
    {
        Span<byte> digest = stackalloc byte[Length];
        SHA256.HashData(content, digest);
        return FromBytes(digest);
    }

    /// <summary>Takes over 32 bytes that already are a hash.</summary>
    /// <exception cref="ArgumentException">There are not exactly 32 bytes.</exception>
    public static Hash FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length
            ? MemoryMarshal.Read<Hash>(bytes)
            : throw new ArgumentException($"A hash has {Length} bytes, these are {bytes.Length}.", nameof(bytes));

    /// <summary>Reads 64 hexadecimal digits of either case.</summary>
    /// <exception cref="FormatException">The text is not 64 hexadecimal digits.</exception>
    public static Hash FromHex(string text) =>
        TryFromHex(text, out var hash) ? hash : throw new FormatException("A hash in hex has 64 digits.");

    /// <summary>Reads 64 hexadecimal digits of either case, or says that they are not.</summary>
    public static bool TryFromHex(string? text, out Hash hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (text is not { Length: 2 * Length }
            || Convert.FromHexString(text, bytes, out _, out var written) != System.Buffers.OperationStatus.Done
            || written != Length)
        {
            return false;
        }

        hash = FromBytes(bytes);
        return true;
    }

    /// <summary>Reads the one canonical standard base64 form (RFC 4648 section 4, padded, 44 characters).</summary>
    /// <exception cref="FormatException">The text is not the canonical base64 of 32 bytes.</exception>
    public static Hash FromBase64(string text) =>
        TryFromBase64(text, out var hash) ? hash : throw new FormatException("A hash in base64 has 44 characters.");

    /// <summary>Reads the one canonical standard base64 form, or says that the text is not it.</summary>
    public static bool TryFromBase64(string? text, out Hash hash)
    {
        hash = default;
        if (StrictText.Base64(text) is not { Length: Length } bytes)
            return false;
        hash = FromBytes(bytes);
        return true;
    }

    /// <summary>The 64 lower-case hexadecimal digits.</summary>
    public string ToHex() => Convert.ToHexStringLower(Span);

    /// <summary>The 44 characters of standard base64, padding included.</summary>
    public string ToBase64() => Convert.ToBase64String(Span);

    /// <summary>A fresh array of the 32 bytes.</summary>
    public byte[] ToArray() => Span.ToArray();

    /// <summary>Writes the 32 bytes to the front of <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public void CopyTo(Span<byte> destination) => Span.CopyTo(destination);

    /// <inheritdoc/>
    public bool Equals(Hash other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Hash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_first, _second, _third, _fourth);

    /// <summary>Orders by the bytes, first byte first.</summary>
    public int CompareTo(Hash other) => Span.SequenceCompareTo(other.Span);

    /// <summary>The 64 lower-case hexadecimal digits.</summary>
    public override string ToString() => ToHex();

    /// <summary>Whether all 32 bytes agree.</summary>
    public static bool operator ==(Hash left, Hash right) => left.Equals(right);

    /// <summary>Whether any byte differs.</summary>
    public static bool operator !=(Hash left, Hash right) => !left.Equals(right);

    /// <summary>Byte order, first byte first.</summary>
    public static bool operator <(Hash left, Hash right) => left.CompareTo(right) < 0;

    /// <summary>Byte order, first byte first.</summary>
    public static bool operator >(Hash left, Hash right) => left.CompareTo(right) > 0;

    /// <summary>Byte order, first byte first.</summary>
    public static bool operator <=(Hash left, Hash right) => left.CompareTo(right) <= 0;

    /// <summary>Byte order, first byte first.</summary>
    public static bool operator >=(Hash left, Hash right) => left.CompareTo(right) >= 0;
}
