using System.Formats.Cbor;

namespace Lodestone.Transparency.Tests;

/// <summary>Builds COSE messages byte by byte, so that each part can be wrong by itself.</summary>
internal static class Craft
{
    internal static readonly byte[] EmptyMap = [0xa0];
    internal static readonly byte[] Null = [0xf6];
    internal static readonly byte[] Signature = Bytes(new byte[64]);

    internal static byte[] Int(long value) => Write(writer => writer.WriteInt64(value));

    internal static byte[] Text(string value) => Write(writer => writer.WriteTextString(value));

    internal static byte[] Bytes(byte[] value) => Write(writer => writer.WriteByteString(value));

    internal static byte[] Array(params byte[][] items) => [(byte)(0x80 + items.Length), .. Join(items)];

    /// <summary>A map of already encoded keys and values, in the order given.</summary>
    internal static byte[] Map(IEnumerable<(byte[] Key, byte[] Value)> fields)
    {
        var list = fields.ToList();
        return [(byte)(0xa0 + list.Count), .. Join(list.SelectMany(field => new[] { field.Key, field.Value }))];
    }

    /// <summary>Tag 18 and an array of four already encoded items.</summary>
    internal static byte[] Sign1(
        byte[] header, byte[]? unprotected = null, byte[]? payload = null, byte[]? signature = null)
    {
        payload ??= Bytes(Statements.Payload);
        return [0xd2, .. Array(Bytes(header), unprotected ?? EmptyMap, payload, signature ?? Signature)];
    }

    internal static byte[] Join(IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];

    private static byte[] Write(Action<CborWriter> write)
    {
        var writer = new CborWriter();
        write(writer);
        return writer.Encode();
    }
}
