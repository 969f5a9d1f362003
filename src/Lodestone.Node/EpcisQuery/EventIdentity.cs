using System.Buffers.Binary;
using System.Security.Cryptography;
using Lodestone.Transparency;

namespace Lodestone.Node.EpcisQuery;

/// <summary>
/// The identifier of an event that was captured without one: the same for ever, from the statement's identity and the
/// event's place in it, as a UUID of version 8.
/// </summary>
internal static class EventIdentity
{
    /// <summary>The identifier.</summary>
    public static string Of(Hash statement, int place)
    {
        Span<byte> from = stackalloc byte[Hash.Length + sizeof(int)];
        statement.Span.CopyTo(from);
        BinaryPrimitives.WriteInt32BigEndian(from[Hash.Length..], place);
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(from, bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return $"urn:uuid:{new Guid(bytes[..16], bigEndian: true)}";
    }
}
