using System.Buffers.Binary;

namespace Lodestone.Verifier.Tests.Harness;

/// <summary>
/// A field of a bundle that can be altered in place and written again: CBOR, and inside of its byte strings the texts, the
/// COSE and the JSON that they hold. Written with no care for canonical form: whether that is noticed is what is tested.
/// </summary>
internal abstract class Field
{
    /// <summary>Its bytes as they stand in the field around it.</summary>
    public abstract byte[] Encode();

    /// <summary>A CBOR head: kind, and length or value in the shortest form, or in one longer than that.</summary>
    public static byte[] Head(int major, ulong value, bool widened = false)
    {
        int size = value < 24 ? 0 : value <= byte.MaxValue ? 1 : value <= ushort.MaxValue ? 2 : value <= uint.MaxValue ? 4 : 8;
        size = !widened ? size : size switch { 0 => 1, 8 => 8, _ => size * 2 };
        byte[] head = new byte[1 + size];
        Span<byte> wide = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(wide, value);
        wide[(8 - size)..].CopyTo(head.AsSpan(1));
        int info = size switch { 0 => (int)value, 1 => 24, 2 => 25, 4 => 26, _ => 27 };
        head[0] = (byte)((major << 5) | info);
        return head;
    }
}

/// <summary>What a leaf is.</summary>
internal enum LeafKind
{
    Integer,
    Bytes,
    Text,
    JsonText,
    JsonNumber,
    JsonWord,
    Line,
    Raw,
}

/// <summary>A field without fields of its own.</summary>
/// <param name="kind">What it is.</param>
/// <param name="content">Its content: digits of a number, else the bytes.</param>
internal sealed class Leaf(LeafKind kind, byte[] content) : Field
{
    public LeafKind Kind { get; } = kind;

    public byte[] Content { get; set; } = content;

    /// <summary>Whether its length or value is written longer than it must be.</summary>
    public bool IsWidened { get; set; }

    public long Value
    {
        get => BinaryPrimitives.ReadInt64BigEndian(Content);
        set
        {
            byte[] wide = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(wide, value);
            Content = wide;
        }
    }

    public static Leaf Of(long value) => new(LeafKind.Integer, []) { Value = value };

    public override byte[] Encode() => Kind switch
    {
        LeafKind.Integer => Value < 0 ? Head(1, (ulong)(-1 - Value), IsWidened) : Head(0, (ulong)Value, IsWidened),
        LeafKind.Bytes => [.. Head(2, (ulong)Content.Length, IsWidened), .. Content],
        LeafKind.Text => [.. Head(3, (ulong)Content.Length, IsWidened), .. Content],
        LeafKind.JsonText => [(byte)'"', .. Content, (byte)'"'],
        _ => Content,
    };
}
