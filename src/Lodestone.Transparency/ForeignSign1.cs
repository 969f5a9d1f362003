using System.Formats.Cbor;

namespace Lodestone.Transparency;

/// <summary>
/// A COSE_Sign1 (RFC 9052 section 4.2) that somebody else's software wrote: well-formed CBOR with unique keys, but not
/// in our one encoding and with header fields that are not ours. Nothing that comes out of it enters our log.
/// </summary>
/// <param name="Protected">The content of the protected header's byte string.</param>
/// <param name="Labels">The fields of the protected header with integer labels, each with its encoded value.</param>
/// <param name="Unprotected">The same of the unprotected header.</param>
/// <param name="Payload">The payload; null when it is detached.</param>
/// <param name="Signature">The signature.</param>
internal sealed record ForeignSign1(
    ReadOnlyMemory<byte> Protected,
    IReadOnlyDictionary<long, ReadOnlyMemory<byte>> Labels,
    IReadOnlyDictionary<long, ReadOnlyMemory<byte>> Unprotected,
    ReadOnlyMemory<byte>? Payload,
    ReadOnlyMemory<byte> Signature)
{
    /// <summary>The most bytes that are read.</summary>
    internal const int MaxBytes = 1024 * 1024;

    private const int AlgorithmLabel = 1;
    private const int CriticalLabel = 2;

    /// <summary>Reads it; null when it is not one, or when it says that fields must be understood that we do not know.</summary>
    internal static ForeignSign1? Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MaxBytes)
            return null;
        try
        {
            var frame = ReadFrame(content);
            return frame.Labels.ContainsKey(CriticalLabel) || frame.Unprotected.ContainsKey(CriticalLabel) ? null : frame;
        }
        catch (Exception malformed) when (malformed is CborContentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The algorithm that the protected header names; null for one that we do not verify.</summary>
    internal SignatureAlgorithm? Algorithm
    {
        get
        {
            if (!Labels.TryGetValue(AlgorithmLabel, out var named) || Number(named) is not { } code)
                return null;
            return code switch
            {
                (long)SignatureAlgorithm.EdDSA => SignatureAlgorithm.EdDSA,
                (long)SignatureAlgorithm.ES256 => SignatureAlgorithm.ES256,
                (long)SignatureAlgorithm.SM2 => SignatureAlgorithm.SM2,
                _ => null,
            };
        }
    }

    /// <summary>Checks the signature over a payload.</summary>
    internal SignatureVerdict Verify(PublicKey key, ReadOnlySpan<byte> payload) =>
        key.Verify(CoseSign1.ToBeSigned(Protected.Span, payload), Signature.Span);

    /// <summary>An integer of either sign that fits; null for anything else.</summary>
    internal static long? Number(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            var reader = new CborReader(encoded, CborConformanceMode.Strict);
            return reader.PeekState() is CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger
                ? reader.ReadInt64()
                : null;
        }
        catch (Exception malformed) when (malformed is CborContentException or OverflowException)
        {
            return null;
        }
    }

    private static ForeignSign1 ReadFrame(ReadOnlyMemory<byte> content)
    {
        var reader = new CborReader(content, CborConformanceMode.Strict);
        if (reader.PeekState() == CborReaderState.Tag && reader.ReadTag() != (CborTag)18)
            throw new CborContentException("another tag than COSE_Sign1");
        if (reader.ReadStartArray() is { } items and not 4)
            throw new CborContentException($"{items} items");
        ReadOnlyMemory<byte> header = reader.ReadByteString();
        var unprotected = ReadMap(reader);
        ReadOnlyMemory<byte>? payload = null;
        if (reader.PeekState() == CborReaderState.Null)
            reader.ReadNull();
        else
            payload = reader.ReadByteString();
        ReadOnlyMemory<byte> signature = reader.ReadByteString();
        reader.ReadEndArray();
        if (reader.BytesRemaining != 0)
            throw new CborContentException("bytes after the message");
        var labels = header.IsEmpty
            ? new Dictionary<long, ReadOnlyMemory<byte>>()
            : ReadMap(new CborReader(header, CborConformanceMode.Strict));
        return new ForeignSign1(header, labels, unprotected, payload, signature);
    }

    // Fields with other labels than integers are passed over: nothing that we look at has one.
    private static Dictionary<long, ReadOnlyMemory<byte>> ReadMap(CborReader reader)
    {
        var fields = new Dictionary<long, ReadOnlyMemory<byte>>();
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var label = Number(reader.ReadEncodedValue());
            var value = reader.ReadEncodedValue();
            if (label is { } known)
                fields.Add(known, value);
        }

        reader.ReadEndMap();
        return fields;
    }
}
