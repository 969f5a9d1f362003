using System.Buffers;
using System.Formats.Cbor;

namespace Lodestone.Transparency;

/// <summary>
/// The frame of every COSE object here: a tagged COSE_Sign1 in deterministic CBOR (RFC 9052 section 4.2).
/// </summary>
/// <param name="Protected">The content of the protected header's byte string.</param>
/// <param name="Unprotected">The encoded unprotected header map.</param>
/// <param name="Payload">The payload; null when it is detached.</param>
/// <param name="Signature">The 64 signature bytes.</param>
/// <param name="ProtectedOffset">Where the protected content starts, in bytes from the start.</param>
internal sealed record CoseSign1(
    ReadOnlyMemory<byte> Protected,
    ReadOnlyMemory<byte> Unprotected,
    ReadOnlyMemory<byte>? Payload,
    ReadOnlyMemory<byte> Signature,
    int ProtectedOffset)
{
    /// <summary>The encoded map without a field.</summary>
    internal const byte EmptyMap = 0xa0;

    private const byte Sign1Tag = 0xd2;
    private const int SignatureLength = 64;

    // An array of four, and its first item: the text "Signature1".
    private static ReadOnlySpan<byte> SignatureContext =>
        [0x84, 0x6a, 0x53, 0x69, 0x67, 0x6e, 0x61, 0x74, 0x75, 0x72, 0x65, 0x31];

    /// <summary>Splits the frame; the reader tells the fault when there is one.</summary>
    internal static (CoseSign1? Frame, CoseReader Reader) Parse(ReadOnlyMemory<byte> content, int maxBytes)
    {
        var reader = CoseReader.Open(content, "message", maxBytes: maxBytes);
        reader.Tag((CborTag)18, "tag");
        reader.Array(4, "message");
        var headerBytes = reader.Bytes("protected");
        var protectedOffset = reader.Here - headerBytes.Length;
        if (reader.IsFine && headerBytes.IsEmpty)
            reader.Fail(FormatFault.Empty, "protected");
        var unprotectedStart = reader.Here;
        if (reader.Map("unprotected") is var fields and > 0)
            reader.SkipMapFields(fields);
        reader.EndMap();
        var unprotectedEnd = reader.Here;
        ReadOnlyMemory<byte>? payload = null;
        if (reader.IsNull)
            reader.Null("payload");
        else
            payload = reader.Bytes("payload");
        var signature = reader.Bytes("signature", SignatureLength);
        reader.EndArray();
        if (!reader.IsFine)
            return (null, reader);
        var unprotected = content[unprotectedStart..unprotectedEnd];
        return (new CoseSign1(headerBytes, unprotected, payload, signature, protectedOffset), reader);
    }

    /// <summary>The whole object in bytes.</summary>
    internal static byte[] Encode(
        ReadOnlySpan<byte> headerBytes,
        ReadOnlySpan<byte> unprotected,
        ReadOnlyMemory<byte>? payload,
        ReadOnlySpan<byte> signature)
    {
        var writer = CanonicalCbor.NewWriter();
        writer.WriteStartArray(4);
        writer.WriteByteString(headerBytes);
        writer.WriteEncodedValue(unprotected);
        if (payload is { } attached)
            writer.WriteByteString(attached.Span);
        else
            writer.WriteNull();
        writer.WriteByteString(signature);
        writer.WriteEndArray();
        return [Sign1Tag, .. writer.Encode()];
    }

    /// <summary>The bytes that are signed: the Sig_structure of RFC 9052 section 4.4, without external data.</summary>
    internal static byte[] ToBeSigned(ReadOnlySpan<byte> headerBytes, ReadOnlySpan<byte> payload)
    {
        var message = new byte[MostToBeSigned(headerBytes, payload)];
        return message[..WriteToBeSigned(headerBytes, payload, message)];
    }

    /// <summary>Checks that the header names this key and algorithm, and then the signature.</summary>
    internal SignatureVerdict Verify(
        PublicKey key, SignatureAlgorithm algorithm, KeyId keyId, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (algorithm != key.Algorithm)
            return SignatureVerdict.AlgorithmMismatch;
        if (keyId != key.KeyId)
            return SignatureVerdict.KeyMismatch;
        var message = ArrayPool<byte>.Shared.Rent(MostToBeSigned(Protected.Span, payload));
        var verdict = key.Verify(
            message.AsSpan(0, WriteToBeSigned(Protected.Span, payload, message)), Signature.Span);
        ArrayPool<byte>.Shared.Return(message);
        return verdict;
    }

    private static int MostToBeSigned(ReadOnlySpan<byte> headerBytes, ReadOnlySpan<byte> payload) =>
        SignatureContext.Length + headerBytes.Length + payload.Length + (2 * CanonicalCbor.MostHeadBytes) + 1;

    private static int WriteToBeSigned(ReadOnlySpan<byte> headerBytes, ReadOnlySpan<byte> payload, Span<byte> message)
    {
        SignatureContext.CopyTo(message);
        var at = SignatureContext.Length;
        at += CanonicalCbor.WriteBytes(headerBytes, message[at..]);
        at += CanonicalCbor.WriteBytes([], message[at..]);
        return at + CanonicalCbor.WriteBytes(payload, message[at..]);
    }
}
