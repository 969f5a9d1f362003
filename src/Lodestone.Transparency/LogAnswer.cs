namespace Lodestone.Transparency;

/// <summary>
/// The frame of the log's signed answers: COSE_Sign1 with alg, content type and kid protected, nothing unprotected, and
/// a payload that is a CBOR map of the labels 1, 2, 3... in order, all there.
/// </summary>
/// <param name="Bytes">The exact bytes.</param>
/// <param name="Frame">The COSE frame.</param>
/// <param name="Algorithm">The claimed algorithm.</param>
/// <param name="KeyId">The claimed key.</param>
internal sealed record LogAnswer(ReadOnlyMemory<byte> Bytes, CoseSign1 Frame, SignatureAlgorithm Algorithm, KeyId KeyId)
{
    /// <summary>The most bytes of an answer that are read.</summary>
    internal const int MaxBytes = 1024;

    internal static byte[] Sign(SigningKey key, string contentType, ReadOnlyMemory<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(key);
        var writer = CanonicalCbor.NewWriter();
        writer.WriteStartMap(3);
        writer.WriteInt32(StatementHeader.Label.Algorithm);
        writer.WriteInt32((int)key.PublicKey.Algorithm);
        writer.WriteInt32(StatementHeader.Label.ContentType);
        writer.WriteTextString(contentType);
        writer.WriteInt32(StatementHeader.Label.KeyId);
        writer.WriteByteString(key.PublicKey.KeyId.Value.Span);
        writer.WriteEndMap();
        var header = writer.Encode();
        var signature = key.Sign(CoseSign1.ToBeSigned(header, payload.Span));
        return CoseSign1.Encode(header, [CoseSign1.EmptyMap], payload, signature);
    }

    /// <summary>The frame and a reader at the payload's first label, or a reader with the fault.</summary>
    internal static (LogAnswer? Answer, CoseReader Reader) Open(
        ReadOnlyMemory<byte> bytes, string contentType, int fields, int maxBytes = MaxBytes)
    {
        ReadOnlyMemory<byte> own = bytes.Length > maxBytes ? bytes : bytes.ToArray();
        var (frame, reader) = CoseSign1.Parse(own, maxBytes);
        if (frame is null)
            return (null, reader);
        if (frame.Unprotected.Length != 1)
            reader.Fail(FormatFault.UnknownField, "unprotected");
        if (frame.Payload is null)
            reader.Fail(FormatFault.MissingField, "payload");
        if (!reader.IsFine)
            return (null, reader);

        var header = CoseReader.Open(frame.Protected, "protected");
        if (header.Map("protected") != 3 && header.IsFine)
            header.Fail(FormatFault.BadStructure, "protected");
        header.Expect(StatementHeader.Label.Algorithm, "alg");
        var algorithm = StatementHeaderReader.AlgorithmOf(header);
        header.Expect(StatementHeader.Label.ContentType, "content type");
        if (header.Text("content type", StatementHeader.MaxContentTypeBytes) != contentType && header.IsFine)
            header.Fail(FormatFault.BadStructure, "content type");
        header.Expect(StatementHeader.Label.KeyId, "kid");
        var keyId = new KeyId(header.Hash("kid"));
        header.EndMap();
        if (!header.IsFine)
            return (null, header);

        var payload = CoseReader.Open(frame.Payload!.Value, "payload");
        if (payload.Map("payload") != fields && payload.IsFine)
            payload.Fail(FormatFault.BadStructure, "payload");
        return (new LogAnswer(own, frame, algorithm, keyId), payload);
    }

    /// <summary>What was signed, hashed: names an answer whatever its signature's form.</summary>
    internal Hash Identity => Hash.Of(CoseSign1.ToBeSigned(Frame.Protected.Span, Frame.Payload!.Value.Span));

    internal SignatureVerdict Verify(PublicKey key) => Frame.Verify(key, Algorithm, KeyId, Frame.Payload!.Value.Span);
}
