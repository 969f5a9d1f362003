using System.Collections.Immutable;

namespace Lodestone.Transparency;

/// <summary>
/// A statement with the receipts for it in the unprotected header, label 394 (RFC 9942, RFC 9943): what a holder shows
/// to others. An output form only; a submission has no receipts.
/// </summary>
public sealed class TransparentStatement
{
    /// <summary>The most receipts one statement carries.</summary>
    public const int MaxReceipts = 16;

    private const int ReceiptsLabel = 394;
    private const int MaxBytes = SignedStatement.MaxBytes + (MaxReceipts * (Receipt.MaxBytes + 8)) + 8;

    private TransparentStatement(
        SignedStatement statement, ImmutableArray<Receipt> receipts, ReadOnlyMemory<byte> bytes)
    {
        Statement = statement;
        Receipts = receipts;
        Bytes = bytes;
    }

    /// <summary>The statement, in the very bytes that were logged.</summary>
    public SignedStatement Statement { get; }

    /// <summary>Its receipts, at least one. Reading them verifies nothing: see <see cref="Verify"/>.</summary>
    public ImmutableArray<Receipt> Receipts { get; }

    /// <summary>The whole in deterministic CBOR.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Joins a statement and its receipts.</summary>
    /// <exception cref="ArgumentException">There is no receipt, or there are more than 16.</exception>
    public static TransparentStatement Of(SignedStatement statement, IReadOnlyList<Receipt> receipts)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(receipts);
        if (receipts.Count is 0 or > MaxReceipts)
            throw new ArgumentException("A transparent statement has 1 to 16 receipts.", nameof(receipts));
        var writer = CanonicalCbor.NewWriter();
        writer.WriteStartMap(1);
        writer.WriteInt32(ReceiptsLabel);
        writer.WriteStartArray(receipts.Count);
        foreach (var receipt in receipts)
            writer.WriteByteString(receipt.Bytes.Span);
        writer.WriteEndArray();
        writer.WriteEndMap();
        var bytes = CoseSign1.Encode(
            statement.ProtectedBytes.Span, writer.Encode(), statement.Payload, statement.Signature.Span);
        return new TransparentStatement(statement, [.. receipts], bytes);
    }

    /// <summary>Reads the whole strictly; the statement inside must be one that a log accepts.</summary>
    public static Parsed<TransparentStatement> Parse(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlyMemory<byte> own = bytes.Length > MaxBytes ? bytes : bytes.ToArray();
        var (frame, reader) = CoseSign1.Parse(own, MaxBytes);
        if (frame is null)
            return Parsed<TransparentStatement>.Bad(reader.Fault!.Value, reader.Field);
        var submitted = CoseSign1.Encode(
            frame.Protected.Span, [CoseSign1.EmptyMap], frame.Payload, frame.Signature.Span);
        var statement = SignedStatement.Parse(submitted);
        if (!statement.IsParsed)
            return Parsed<TransparentStatement>.Bad(FormatFault.BadStructure, $"statement {statement.Field}");

        var header = CoseReader.Open(frame.Unprotected, "unprotected", maxBytes: MaxBytes);
        if (header.Map("unprotected") != 1 && header.IsFine)
            header.Fail(FormatFault.BadStructure, "unprotected");
        header.Expect(ReceiptsLabel, "receipts");
        var count = header.Array(null, "receipts");
        if (count > MaxReceipts)
            header.Fail(FormatFault.TooMany, "receipts");
        var receipts = ImmutableArray.CreateBuilder<Receipt>();
        for (var i = 0; i < count && header.IsFine; i++)
        {
            var receipt = Receipt.Parse(header.Bytes("receipts"));
            if (!receipt.IsParsed)
                header.Fail(receipt.Fault.Value, $"receipt {receipt.Field}");
            else
                receipts.Add(receipt.Value);
        }

        if (!header.IsFine)
            return Parsed<TransparentStatement>.Bad(header.Fault.Value, header.Field);
        var whole = new TransparentStatement(statement.Statement, receipts.ToImmutable(), own);
        return Parsed<TransparentStatement>.Of(whole);
    }

    /// <summary>
    /// Checks the receipt that names the log's key against the statement; <see cref="ReceiptVerdict.KeyMismatch"/> when
    /// none does. The issuer's signature is a matter of its own: <see cref="SignedStatement.VerifySignature"/>.
    /// </summary>
    public ReceiptVerdict Verify(PublicKey logKey)
    {
        ArgumentNullException.ThrowIfNull(logKey);
        var receipt = Receipts.FirstOrDefault(candidate => candidate.KeyId == logKey.KeyId);
        return receipt?.Verify(Statement.LeafHash, logKey) ?? ReceiptVerdict.KeyMismatch;
    }
}
