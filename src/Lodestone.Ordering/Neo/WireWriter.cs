using System.Buffers;
using System.Buffers.Binary;

namespace Lodestone.Ordering.Neo;

/// <summary>Writes the little-endian wire format, lengths in their shortest form.</summary>
internal sealed class WireWriter
{
    private readonly ArrayBufferWriter<byte> written = new();

    public byte[] ToArray() => written.WrittenSpan.ToArray();

    public WireWriter Byte(byte value) => Bytes([value]);

    public WireWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        written.Write(bytes);
        return this;
    }

    public WireWriter UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(written.GetSpan(2), value);
        written.Advance(2);
        return this;
    }

    public WireWriter UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(written.GetSpan(4), value);
        written.Advance(4);
        return this;
    }

    public WireWriter Amount(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(written.GetSpan(8), value);
        written.Advance(8);
        return this;
    }

    public WireWriter Length(int value) => value switch
    {
        < 0xFD => Byte((byte)value),
        <= 0xFFFF => Byte(0xFD).UInt16((ushort)value),
        _ => Byte(0xFE).UInt32((uint)value),
    };

    public WireWriter Sized(ReadOnlySpan<byte> bytes) => Length(bytes.Length).Bytes(bytes);
}
