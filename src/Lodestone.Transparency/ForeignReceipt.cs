using System.Formats.Cbor;

namespace Lodestone.Transparency;

/// <summary>
/// A receipt of another log (RFC 9942). Ours are read by <see cref="Receipt"/>, which accepts one encoding only; this
/// reader takes any well-formed one, whatever else its headers carry, and answers "unsupported" for tree structures and
/// algorithms that we do not know, never "valid".
/// </summary>
public static class ForeignReceipt
{
    private const int VdsLabel = 395;
    private const int VdpLabel = 396;
    private const int Rfc9162Sha256 = 1;
    private const int InclusionLabel = -1;
    private const int MaxProofs = 16;
    private const int MaxPath = 63;

    /// <summary>
    /// Checks that the log's key signed a tree that holds the entry, by every inclusion proof that the receipt carries.
    /// </summary>
    /// <param name="receipt">The receipt's bytes.</param>
    /// <param name="entry">The entry, as the log hashed it: its leaf is SHA-256(0x00 ‖ entry) (RFC 9162 section 2.1.1).</param>
    /// <param name="logKey">The log's key, got from elsewhere than the receipt.</param>
    public static ForeignReceiptVerdict Verify(
        ReadOnlyMemory<byte> receipt, ReadOnlyMemory<byte> entry, PublicKey logKey)
    {
        ArgumentNullException.ThrowIfNull(logKey);
        if (ForeignSign1.Read(receipt) is not { } frame)
            return ForeignReceiptVerdict.Malformed;
        if (!frame.Labels.TryGetValue(VdsLabel, out var structure) || ForeignSign1.Number(structure) is not { } vds)
            return ForeignReceiptVerdict.Malformed;
        if (vds != Rfc9162Sha256)
            return ForeignReceiptVerdict.UnsupportedProofType;
        if (frame.Algorithm is not { } algorithm)
            return ForeignReceiptVerdict.UnsupportedAlgorithm;
        if (algorithm != logKey.Algorithm)
            return ForeignReceiptVerdict.AlgorithmMismatch;
        if (!frame.Unprotected.TryGetValue(VdpLabel, out var proofs) || ReadProofs(proofs) is not { } inclusions)
            return ForeignReceiptVerdict.Malformed;
        return Judge(frame, inclusions, MerkleTree.LeafHash(entry.Span), logKey);
    }

    private static ForeignReceiptVerdict Judge(
        ForeignSign1 frame, IReadOnlyList<InclusionProof> inclusions, Hash leaf, PublicKey logKey)
    {
        foreach (var inclusion in inclusions)
        {
            var (verdict, root) = inclusion.RootFor(leaf);
            if (verdict != ProofVerdict.Valid)
                return ForeignReceiptVerdict.ProofMismatch;
            if (frame.Payload is { } attached && !attached.Span.SequenceEqual(root.Span))
                return ForeignReceiptVerdict.ProofMismatch;
            if (frame.Verify(logKey, root.Span) != SignatureVerdict.Valid)
                return ForeignReceiptVerdict.SignatureInvalid;
        }

        return ForeignReceiptVerdict.Valid;
    }

    private static List<InclusionProof>? ReadProofs(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            var reader = new CborReader(encoded, CborConformanceMode.Strict);
            reader.ReadStartMap();
            List<InclusionProof>? inclusions = null;
            while (reader.PeekState() != CborReaderState.EndMap)
            {
                var label = ForeignSign1.Number(reader.ReadEncodedValue());
                var value = reader.ReadEncodedValue();
                if (label == InclusionLabel)
                    inclusions = ReadInclusions(value);
            }

            reader.ReadEndMap();
            return inclusions is { Count: > 0 } ? inclusions : null;
        }
        catch (Exception malformed) when (malformed is CborContentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    private static List<InclusionProof> ReadInclusions(ReadOnlyMemory<byte> encoded)
    {
        var reader = new CborReader(encoded, CborConformanceMode.Strict);
        var inclusions = new List<InclusionProof>();
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
        {
            if (inclusions.Count == MaxProofs)
                throw new CborContentException("too many inclusion proofs");
            inclusions.Add(ReadInclusion(reader.ReadByteString()));
        }

        reader.ReadEndArray();
        return inclusions;
    }

    private static InclusionProof ReadInclusion(ReadOnlyMemory<byte> encoded)
    {
        var reader = new CborReader(encoded, CborConformanceMode.Strict);
        if (reader.ReadStartArray() is { } items and not 3)
            throw new CborContentException($"an inclusion proof of {items} items");
        var (size, index) = (reader.ReadInt64(), reader.ReadInt64());
        if (size < 1 || index < 0)
            throw new CborContentException("size or index out of range");
        var path = new List<Hash>();
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
        {
            var hash = reader.ReadByteString();
            if (hash.Length != Hash.Length || path.Count == MaxPath)
                throw new CborContentException("not a path of hashes");
            path.Add(Hash.FromBytes(hash));
        }

        reader.ReadEndArray();
        reader.ReadEndArray();
        return reader.BytesRemaining == 0
            ? new InclusionProof(new(index), new(size), path)
            : throw new CborContentException("bytes after the proof");
    }
}
