using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Lodestone.Transparency;

/// <summary>
/// Up to 256 entries as they are stored and served: each entry behind its length in two bytes big-endian (C2SP
/// tlog-tiles). An entry therefore has at most 65,535 bytes; a longer one cannot be logged.
/// </summary>
public static class EntryBundle
{
    /// <summary>The longest entry, in bytes.</summary>
    public const int MaxEntryBytes = ushort.MaxValue;

    /// <summary>Writes the entries one after another.</summary>
    /// <exception cref="ArgumentException">There are none or more than 256, or one is too long.</exception>
    public static byte[] Encode(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count is 0 or > TileAddress.FullWidth)
            throw new ArgumentException("A bundle holds 1 to 256 entries.", nameof(entries));
        if (entries.Any(entry => entry.Length > MaxEntryBytes))
            throw new ArgumentException($"An entry has at most {MaxEntryBytes} bytes.", nameof(entries));
        var bundle = new byte[entries.Sum(entry => 2 + entry.Length)];
        var rest = bundle.AsSpan();
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.Span.CopyTo(rest[2..]);
            rest = rest[(2 + entry.Length)..];
        }

        return bundle;
    }

    /// <summary>
    /// Splits a bundle into exactly <paramref name="width"/> entries. Faults: <see cref="FormatFault.Truncated"/>,
    /// <see cref="FormatFault.TrailingBytes"/>.
    /// </summary>
    /// <param name="bundle">The bytes as served.</param>
    /// <param name="width">How many entries the bundle's address promises, 1 to 256.</param>
    public static Parsed<IReadOnlyList<ReadOnlyMemory<byte>>> Parse(ReadOnlyMemory<byte> bundle, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, TileAddress.FullWidth);
        var entries = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(width);
        var rest = bundle;
        while (entries.Count < width)
        {
            if (rest.Length < 2 || rest.Length - 2 < BinaryPrimitives.ReadUInt16BigEndian(rest.Span))
                return Parsed<IReadOnlyList<ReadOnlyMemory<byte>>>.Bad(FormatFault.Truncated, "entry bundle");
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest.Span);
            entries.Add(rest.Slice(2, length));
            rest = rest[(2 + length)..];
        }

        return rest.IsEmpty
            ? Parsed<IReadOnlyList<ReadOnlyMemory<byte>>>.Of(entries.MoveToImmutable())
            : Parsed<IReadOnlyList<ReadOnlyMemory<byte>>>.Bad(FormatFault.TrailingBytes, "entry bundle");
    }
}
