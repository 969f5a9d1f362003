using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lodestone.Views;

/// <summary>What an event is looked up by.</summary>
public enum EventKeyKind
{
    /// <summary>Its identifier.</summary>
    Id = 0,

    /// <summary>A parent or EPC that it names.</summary>
    Thing = 1,

    /// <summary>An EPC class that it names.</summary>
    Class = 2,

    /// <summary>A party that may read it.</summary>
    Reader = 3,

    /// <summary>What the master data beside it describes.</summary>
    Described = 4,
}

/// <summary>
/// A text by which events are looked up, kept as a number of 64 bits: narrow, and whoever finds by it compares the text
/// itself afterwards.
/// </summary>
/// <param name="Kind">What the text is.</param>
/// <param name="Text">The text, in its one spelling.</param>
public readonly record struct EventKey(EventKeyKind Kind, string Text)
{
    internal const long KindMask = 7;

    /// <summary>The number: a hash of the text, with the kind in its lowest bits.</summary>
    public long Number
    {
        get
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            int length = Encoding.UTF8.GetByteCount(Text);
            Span<byte> bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
            Encoding.UTF8.GetBytes(Text, bytes);
            SHA256.HashData(bytes, hash);
            return (BinaryPrimitives.ReadInt64LittleEndian(hash) & ~KindMask) | (long)Kind;
        }
    }
}
