namespace Lodestone.Transparency;

/// <summary>
/// A COSE receipt of inclusion (RFC 9942 with RFC9162_SHA256): the log's signature over a root that it does not spell,
/// and the path by which a leaf leads to it. Protected header: alg, kid, vds (395) = 1; unprotected: vdp (396) with one
/// inclusion proof; detached payload.
/// </summary>
public sealed class Receipt
{
    /// <summary>The most bytes of a receipt that are read; 63 path hashes fit well.</summary>
    public const int MaxBytes = 4096;

    private const int MaxPath = 63;
    private const int VdsLabel = 395;
    private const int VdpLabel = 396;
    private const int Rfc9162Sha256 = 1;
    private const int InclusionLabel = -1;

    private readonly CoseSign1 _frame;

    private Receipt(ReadOnlyMemory<byte> bytes, CoseSign1 frame, Header header, InclusionProof proof)
    {
        Bytes = bytes;
        _frame = frame;
        Algorithm = header.Algorithm;
        KeyId = header.KeyId;
        Proof = proof;
    }

    /// <summary>The exact bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The claimed algorithm.</summary>
    public SignatureAlgorithm Algorithm { get; }

    /// <summary>The claimed key of the log.</summary>
    public KeyId KeyId { get; }

    /// <summary>The path; a claim until the receipt is verified.</summary>
    /// <remarks>
    /// RFC 9942 signs the root alone. That the leaf is in the log is proven; index and size are covered only as far as
    /// they shape the path, and some neighbours share a shape. Take them as proven only against a checkpoint, with
    /// <see cref="InclusionProof.Verify"/> and the checkpoint's own size and root.
    /// </remarks>
    public InclusionProof Proof { get; }

    /// <summary>
    /// Signs a receipt. The proof is checked first, so that no root is signed that it does not lead to.
    /// </summary>
    /// <exception cref="ArgumentException">The proof does not lead from the leaf to the root.</exception>
    public static Receipt Create(SigningKey logKey, InclusionProof proof, Hash leaf, Hash root)
    {
        ArgumentNullException.ThrowIfNull(logKey);
        ArgumentNullException.ThrowIfNull(proof);
        if (proof.Verify(leaf, root) is var verdict and not ProofVerdict.Valid)
            throw new ArgumentException($"The proof does not hold: {verdict}.", nameof(proof));
        var header = EncodeHeader(logKey.PublicKey);
        var signature = logKey.Sign(CoseSign1.ToBeSigned(header, root.Span));
        return Parse(CoseSign1.Encode(header, EncodeProofs(proof), payload: null, signature)).Value;
    }

    /// <summary>Reads a receipt strictly: these fields, no others, in deterministic CBOR.</summary>
    public static Parsed<Receipt> Parse(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlyMemory<byte> own = bytes.Length > MaxBytes ? bytes : bytes.ToArray();
        var (frame, reader) = CoseSign1.Parse(own, MaxBytes);
        if (frame is null)
            return Parsed<Receipt>.Bad(reader.Fault!.Value, reader.Field);
        if (frame.Payload is not null)
            return Parsed<Receipt>.Bad(FormatFault.UnknownField, "payload");
        var (header, headerReader) = ReadHeader(frame.Protected);
        if (!headerReader.IsFine)
            return Parsed<Receipt>.Bad(headerReader.Fault.Value, headerReader.Field);
        var (proof, proofReader) = ReadProofs(frame.Unprotected);
        return proofReader.IsFine
            ? Parsed<Receipt>.Of(new Receipt(own, frame, header, proof!))
            : Parsed<Receipt>.Bad(proofReader.Fault.Value, proofReader.Field);
    }

    /// <summary>Checks path and signature: that this log's key put this leaf into its tree.</summary>
    public ReceiptVerdict Verify(Hash leaf, PublicKey logKey)
    {
        var (path, root) = Proof.RootFor(leaf);
        if (path != ProofVerdict.Valid)
        {
            return path switch
            {
                ProofVerdict.IndexBeyondTree => ReceiptVerdict.IndexBeyondTree,
                ProofVerdict.PathTooLong => ReceiptVerdict.PathTooLong,
                _ => ReceiptVerdict.PathTooShort,
            };
        }

        return _frame.Verify(logKey, Algorithm, KeyId, root.Span) switch
        {
            SignatureVerdict.Valid => ReceiptVerdict.Valid,
            SignatureVerdict.AlgorithmMismatch => ReceiptVerdict.AlgorithmMismatch,
            SignatureVerdict.KeyMismatch => ReceiptVerdict.KeyMismatch,
            _ => ReceiptVerdict.SignatureInvalid,
        };
    }

    private static byte[] EncodeHeader(PublicKey key)
    {
        var writer = CanonicalCbor.NewWriter();
        writer.WriteStartMap(3);
        writer.WriteInt32(StatementHeader.Label.Algorithm);
        writer.WriteInt32((int)key.Algorithm);
        writer.WriteInt32(StatementHeader.Label.KeyId);
        writer.WriteByteString(key.KeyId.Value.Span);
        writer.WriteInt32(VdsLabel);
        writer.WriteInt32(Rfc9162Sha256);
        writer.WriteEndMap();
        return writer.Encode();
    }

    private static byte[] EncodeProofs(InclusionProof proof)
    {
        var inner = CanonicalCbor.NewWriter();
        inner.WriteStartArray(3);
        inner.WriteInt64(proof.Size.Value);
        inner.WriteInt64(proof.Index.Value);
        inner.WriteStartArray(proof.Path.Length);
        foreach (var hash in proof.Path)
            inner.WriteByteString(hash.Span);
        inner.WriteEndArray();
        inner.WriteEndArray();

        var outer = CanonicalCbor.NewWriter();
        outer.WriteStartMap(1);
        outer.WriteInt32(VdpLabel);
        outer.WriteStartMap(1);
        outer.WriteInt32(InclusionLabel);
        outer.WriteStartArray(1);
        outer.WriteByteString(inner.Encode());
        outer.WriteEndArray();
        outer.WriteEndMap();
        outer.WriteEndMap();
        return outer.Encode();
    }

    private static (Header Header, CoseReader Reader) ReadHeader(ReadOnlyMemory<byte> content)
    {
        var reader = CoseReader.Open(content, "protected");
        if (reader.Map("protected") != 3 && reader.IsFine)
            reader.Fail(FormatFault.BadStructure, "protected");
        reader.Expect(StatementHeader.Label.Algorithm, "alg");
        var algorithm = StatementHeaderReader.AlgorithmOf(reader);
        reader.Expect(StatementHeader.Label.KeyId, "kid");
        var keyId = new KeyId(reader.Hash("kid"));
        reader.Expect(VdsLabel, "vds");
        if (reader.Unsigned("vds") != Rfc9162Sha256 && reader.IsFine)
            reader.Fail(FormatFault.UnknownAlgorithm, "vds");
        reader.EndMap();
        return (new Header(algorithm, keyId), reader);
    }

    private static (InclusionProof? Proof, CoseReader Reader) ReadProofs(ReadOnlyMemory<byte> content)
    {
        var outer = CoseReader.Open(content, "unprotected");
        if (outer.Map("unprotected") != 1 && outer.IsFine)
            outer.Fail(FormatFault.BadStructure, "unprotected");
        outer.Expect(VdpLabel, "vdp");
        if (outer.Map("vdp") != 1 && outer.IsFine)
            outer.Fail(FormatFault.BadStructure, "vdp");
        outer.Expect(InclusionLabel, "inclusion proofs");
        outer.Array(1, "inclusion proofs");
        var proof = outer.Bytes("inclusion proof");
        if (!outer.IsFine)
            return (null, outer);

        var inner = CoseReader.Open(proof, "inclusion proof");
        inner.Array(3, "inclusion proof");
        var size = inner.Unsigned("tree size", min: 1);
        var index = inner.Unsigned("leaf index");
        var count = inner.ArrayOfAny("inclusion path");
        if (count > MaxPath)
            inner.Fail(FormatFault.TooMany, "inclusion path");
        var path = new List<Hash>();
        for (var i = 0; i < count && inner.IsFine; i++)
            path.Add(inner.Hash("inclusion path"));
        inner.EndArray();
        inner.EndArray();
        return (inner.IsFine ? new InclusionProof(new(index), new(size), path) : null, inner);
    }

    private readonly record struct Header(SignatureAlgorithm Algorithm, KeyId KeyId);
}
