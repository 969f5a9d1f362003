using System.Buffers.Binary;

namespace Lodestone.Ordering.Neo;

/// <summary>
/// Reads the little-endian wire format from front to back. Only the shortest form of a length is taken, so that what was
/// read is what would be written again; anything else is a <see cref="FormatException"/> that says where.
/// </summary>
internal ref struct WireReader(ReadOnlySpan<byte> content)
{
    private readonly ReadOnlySpan<byte> content = content;

    /// <summary>How much was read.</summary>
    public int Position { get; private set; }

    public byte Byte() => Take(1)[0];

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>A number of 64 bits that has a sign and must not use it.</summary>
    public long Amount() => UInt64() is <= long.MaxValue and var amount ? (long)amount : throw Wrong("an amount is negative");

    /// <summary>So many bytes as they are.</summary>
    public ReadOnlySpan<byte> Take(int length)
    {
        if (content.Length - Position < length)
        {
            throw Wrong($"{length} bytes are expected and {content.Length - Position} are left");
        }

        ReadOnlySpan<byte> taken = content.Slice(Position, length);
        Position += length;
        return taken;
    }

    /// <summary>A count or length of at most <paramref name="most"/>.</summary>
    public int Length(int most)
    {
        byte first = Byte();
        (ulong value, ulong least) = first switch
        {
            0xFD => (BinaryPrimitives.ReadUInt16LittleEndian(Take(2)), 0xFDUL),
            0xFE => (UInt32(), 0x1_0000UL),
            0xFF => (UInt64(), 0x1_0000_0000UL),
            _ => (first, 0UL),
        };
        if (value < least)
        {
            throw Wrong("a length is not in its shortest form");
        }

        return value <= (ulong)most ? (int)value : throw Wrong($"a length is {value}, at most {most} may be");
    }

    /// <summary>A length, and so many bytes.</summary>
    public ReadOnlySpan<byte> Sized(int most) => Take(Length(most));

    /// <summary>Nothing may be left.</summary>
    public readonly void End()
    {
        if (Position != content.Length)
        {
            throw Wrong($"{content.Length - Position} bytes follow the end");
        }
    }

    public readonly FormatException Wrong(string what) => new($"At byte {Position}: {what}.");
}
