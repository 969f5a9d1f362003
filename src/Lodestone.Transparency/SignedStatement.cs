using System.Buffers;
using System.Buffers.Binary;

namespace Lodestone.Transparency;

/// <summary>
/// A statement as its issuer signed it: COSE_Sign1 with tag 18 (RFC 9052) in the shape of a SCITT signed statement
/// (RFC 9943), in deterministic CBOR, at most 65,535 bytes. Its bytes are the log's leaf.
/// </summary>
public sealed class SignedStatement
{
    /// <summary>The most bytes of a whole statement: what an entry bundle's 16-bit length can hold.</summary>
    public const int MaxBytes = 65_535;

    private readonly CoseSign1 _frame;

    private SignedStatement(ReadOnlyMemory<byte> bytes, CoseSign1 frame, StatementHeader header)
    {
        _frame = frame;
        Bytes = bytes;
        Header = header;
        LeafHash = MerkleTree.LeafHash(bytes.Span);
        Identity = IdentityOf(frame.Protected.Span, Payload.Span);
    }

    /// <summary>The exact bytes received: the content of the log entry.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The protected header.</summary>
    public StatementHeader Header { get; }

    /// <summary>The exact payload bytes, at least one; never serialised anew.</summary>
    public ReadOnlyMemory<byte> Payload => _frame.Payload!.Value;

    /// <summary>The signature as received, 64 bytes.</summary>
    public ReadOnlyMemory<byte> Signature => _frame.Signature;

    /// <summary>
    /// What makes two submissions the same statement: SHA-256 over the label <c>lodestone-statement-identity-v1</c>,
    /// the protected header and the payload, each with its length before it in 8 bytes big-endian. Not the signature,
    /// which anybody can vary under ECDSA.
    /// </summary>
    public Hash Identity { get; }

    /// <summary>The hash of <see cref="Bytes"/> as a leaf of the log.</summary>
    public Hash LeafHash { get; }

    /// <summary>Reads a submission strictly. Never throws on hostile bytes.</summary>
    public static StatementParse Parse(ReadOnlyMemory<byte> bytes)
    {
        // A private copy: whoever handed the bytes in may still hold the array, and a statement never changes.
        ReadOnlyMemory<byte> own = bytes.Length > MaxBytes ? bytes : bytes.ToArray();
        var (frame, reader) = CoseSign1.Parse(own, MaxBytes);
        if (frame is null)
            return StatementParse.Bad(reader);
        if (frame.Unprotected.Length != 1)
        {
            var offset = frame.ProtectedOffset + frame.Protected.Length;
            return StatementParse.Bad(StatementMalformation.UnprotectedHeaderNotEmpty, "unprotected", offset);
        }

        var payloadOffset = frame.ProtectedOffset + frame.Protected.Length + 1;
        if (frame.Payload is not { } payload)
            return StatementParse.Bad(StatementMalformation.PayloadDetached, "payload", payloadOffset);
        if (payload.IsEmpty)
            return StatementParse.Bad(StatementMalformation.Empty, "payload", payloadOffset);
        var (header, malformed) = StatementHeaderReader.Read(frame.Protected, frame.ProtectedOffset);
        return header is null ? malformed! : StatementParse.Of(new SignedStatement(own, frame, header));
    }

    /// <summary>Signs a new statement.</summary>
    /// <exception cref="ArgumentException">The header names another key, or the payload is empty or the whole longer
    /// than <see cref="MaxBytes"/>.</exception>
    public static SignedStatement Create(SigningKey key, StatementHeader header, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(header);
        if (header.Algorithm != key.PublicKey.Algorithm || header.KeyId != key.PublicKey.KeyId)
            throw new ArgumentException("The header names another key.", nameof(header));
        return Assemble(header, payload, key.Sign(header.ToBeSigned(payload)));
    }

    /// <summary>
    /// Puts a signature made elsewhere over <see cref="StatementHeader.ToBeSigned"/> into a statement. The signature is
    /// not checked; do that with <see cref="VerifySignature"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The payload is empty, the whole too long, or the signature not 64 bytes.
    /// </exception>
    public static SignedStatement Assemble(
        StatementHeader header, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(header);
        var bytes = CoseSign1.Encode(header.Encode(), [CoseSign1.EmptyMap], payload.ToArray(), signature);
        var parse = Parse(bytes);
        return parse.Statement
            ?? throw new ArgumentException($"This would be no statement: {parse.Malformation} in {parse.Field}.");
    }

    /// <summary>
    /// Checks that the header names this key and its algorithm, and that the key signed header and payload.
    /// </summary>
    public SignatureVerdict VerifySignature(PublicKey key) =>
        _frame.Verify(key, Header.Algorithm, Header.KeyId, Payload.Span);

    internal ReadOnlyMemory<byte> ProtectedBytes => _frame.Protected;

    private static Hash IdentityOf(ReadOnlySpan<byte> headerBytes, ReadOnlySpan<byte> payload)
    {
        var label = "lodestone-statement-identity-v1"u8;
        var parts = ArrayPool<byte>.Shared.Rent(24 + label.Length + headerBytes.Length + payload.Length);
        var length = WriteWithLength(label, parts);
        length += WriteWithLength(headerBytes, parts.AsSpan(length));
        length += WriteWithLength(payload, parts.AsSpan(length));
        var identity = Hash.Of(parts.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(parts);
        return identity;
    }

    private static int WriteWithLength(ReadOnlySpan<byte> part, Span<byte> into)
    {
        BinaryPrimitives.WriteInt64BigEndian(into, part.Length);
        part.CopyTo(into[8..]);
        return 8 + part.Length;
    }
}
