namespace Lodestone.Transparency;

/// <summary>A signed statement (RFC 9943) of another network: is the signature that of this key?</summary>
public static class ForeignStatement
{
    /// <summary>
    /// Checks the signature of any well-formed COSE_Sign1 with an attached payload. Null when it is not one, or names an
    /// algorithm that we do not verify.
    /// </summary>
    /// <param name="statement">The statement's bytes.</param>
    /// <param name="issuerKey">The issuer's key, got from elsewhere than the statement.</param>
    public static SignatureVerdict? Verify(ReadOnlyMemory<byte> statement, PublicKey issuerKey)
    {
        ArgumentNullException.ThrowIfNull(issuerKey);
        if (ForeignSign1.Read(statement) is not { Payload: { } payload, Algorithm: { } algorithm } frame)
            return null;
        return algorithm == issuerKey.Algorithm ? frame.Verify(issuerKey, payload.Span) : SignatureVerdict.AlgorithmMismatch;
    }
}
