using System.Security.Cryptography;

namespace Lodestone.Transparency;

/// <summary>Public keys as most other software writes them: SubjectPublicKeyInfo in PEM (RFC 7468, RFC 8410, RFC 5480; SM2 as RFC 5480 with the curve of GM/T 0006).</summary>
public static class PublicKeyPem
{
    private const int MaxCharacters = 4096;
    private const string Label = "PUBLIC KEY";

    // The DER before the point never varies for these algorithms, so anything else is another kind of key.
    private static readonly byte[] Ed25519Prefix = Convert.FromHexString("302a300506032b6570032100");
    private static readonly byte[] P256Prefix =
        Convert.FromHexString("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private static readonly byte[] Sm2Prefix =
        Convert.FromHexString("3059301306072a8648ce3d020106082a811ccf5501822d034200");

    /// <summary>
    /// Reads one key. Faults: <see cref="FormatFault.BadStructure"/> (no PEM of a public key),
    /// <see cref="FormatFault.UnknownAlgorithm"/> and those of <see cref="PublicKey.Parse"/>.
    /// </summary>
    /// <param name="text">The PEM text.</param>
    public static Parsed<PublicKey> Parse(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxCharacters)
            return Parsed<PublicKey>.Bad(FormatFault.TooLong, "public key");
        if (!PemEncoding.TryFind(text, out var fields) || !text[fields.Label].SequenceEqual(Label))
            return Parsed<PublicKey>.Bad(FormatFault.BadStructure, "public key");
        var der = Convert.FromBase64String(text[fields.Base64Data].ToString());
        if (der.AsSpan().StartsWith(Ed25519Prefix))
            return PublicKey.Parse(SignatureAlgorithm.EdDSA, der.AsSpan(Ed25519Prefix.Length));
        if (der.AsSpan().StartsWith(P256Prefix))
            return PublicKey.Parse(SignatureAlgorithm.ES256, der.AsSpan(P256Prefix.Length));
        return der.AsSpan().StartsWith(Sm2Prefix)
            ? PublicKey.Parse(SignatureAlgorithm.SM2, der.AsSpan(Sm2Prefix.Length))
            : Parsed<PublicKey>.Bad(FormatFault.UnknownAlgorithm, "public key");
    }
}
