namespace Lodestone.Transparency;

/// <summary>The signature algorithms of statements, by their number in the IANA COSE registry.</summary>
public enum SignatureAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256, signature as r ‖ s (RFC 9053 section 2.1).</summary>
    ES256 = -7,

    /// <summary>EdDSA, always on Ed25519 here (RFC 8032, RFC 9053 section 2.2).</summary>
    EdDSA = -8,
}
