namespace Lodestone.Transparency;

/// <summary>The signature algorithms of statements, by their number in the IANA COSE registry where they have one.</summary>
public enum SignatureAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256, signature as r ‖ s (RFC 9053 section 2.1).</summary>
    ES256 = -7,

    /// <summary>EdDSA, always on Ed25519 here (RFC 8032, RFC 9053 section 2.2).</summary>
    EdDSA = -8,

    /// <summary>
    /// SM2 with SM3 (GB/T 32918.2), signature as r ‖ s. IANA has given it no number: this one is of the range for private
    /// use (RFC 9052 section 11.2: less than -65536).
    /// </summary>
    SM2 = -65_537,
}
