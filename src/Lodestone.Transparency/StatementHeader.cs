namespace Lodestone.Transparency;

/// <summary>
/// The protected header of a statement: who says it about what, for which network and how long (RFC 9052 section 3.1,
/// CWT claims of RFC 8392 under label 15 of RFC 9597, as RFC 9943 asks).
/// </summary>
public sealed record StatementHeader
{
    /// <summary>The longest time from <c>iat</c> to <c>exp</c>: 30 days, in seconds.</summary>
    public const long MaxValiditySeconds = 30 * 24 * 60 * 60;

    /// <summary>The last second that a calendar date of four digits can name, 9999-12-31T23:59:59Z.</summary>
    public const long MaxUnixSeconds = 253_402_300_799;

    /// <summary>The longest content type, in UTF-8 bytes.</summary>
    public const int MaxContentTypeBytes = 255;

    /// <summary>The longest issuer or subject, in UTF-8 bytes.</summary>
    public const int MaxNameBytes = 1024;

    /// <summary>A header that keeps all limits.</summary>
    /// <param name="algorithm">The signature algorithm, <c>alg</c>.</param>
    /// <param name="keyId">The signing key's id, <c>kid</c>.</param>
    /// <param name="contentType">The payload's media type, content type (3).</param>
    /// <param name="issuer">Who says it, <c>iss</c>.</param>
    /// <param name="subject">What it is about, <c>sub</c>.</param>
    /// <param name="audience">The hash of the network's genesis, <c>aud</c>.</param>
    /// <param name="expiresAt">Unix seconds after which no log may take it, <c>exp</c>.</param>
    /// <param name="issuedAt">Unix seconds at which the issuer claims to have signed, <c>iat</c>.</param>
    /// <exception cref="ArgumentException">A text is empty, too long, ill-formed or holds a control character, or
    /// <paramref name="expiresAt"/> is not 1 to <see cref="MaxValiditySeconds"/> after <paramref name="issuedAt"/>.
    /// </exception>
    public StatementHeader(
        SignatureAlgorithm algorithm, KeyId keyId, string contentType, string issuer, string subject, Hash audience,
        long expiresAt, long issuedAt)
    {
        if (!Enum.IsDefined(algorithm))
            throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Unknown signature algorithm.");
        ArgumentOutOfRangeException.ThrowIfNegative(issuedAt);
        if (expiresAt <= issuedAt || expiresAt - issuedAt > MaxValiditySeconds)
            throw new ArgumentOutOfRangeException(nameof(expiresAt), expiresAt, "Must lie 1 s to 30 days after issue.");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(expiresAt, MaxUnixSeconds);
        Algorithm = algorithm;
        KeyId = keyId;
        ContentType = Checked(contentType, MaxContentTypeBytes, nameof(contentType));
        Issuer = Checked(issuer, MaxNameBytes, nameof(issuer));
        Subject = Checked(subject, MaxNameBytes, nameof(subject));
        Audience = audience;
        ExpiresAt = expiresAt;
        IssuedAt = issuedAt;
    }

    /// <summary>The signature algorithm, <c>alg</c> (label 1).</summary>
    public SignatureAlgorithm Algorithm { get; }

    /// <summary>The signing key's id, <c>kid</c> (label 4).</summary>
    public KeyId KeyId { get; }

    /// <summary>The payload's media type, content type (label 3).</summary>
    public string ContentType { get; }

    /// <summary>Who says it, claim <c>iss</c> (1).</summary>
    public string Issuer { get; }

    /// <summary>What it is about, claim <c>sub</c> (2).</summary>
    public string Subject { get; }

    /// <summary>The hash of the network's genesis, claim <c>aud</c> (3).</summary>
    public Hash Audience { get; }

    /// <summary>Unix seconds after which no log may take it, claim <c>exp</c> (4).</summary>
    public long ExpiresAt { get; }

    /// <summary>Unix seconds at which the issuer claims to have signed, claim <c>iat</c> (6).</summary>
    public long IssuedAt { get; }

    /// <summary>The header for a key at hand: takes algorithm and id from it. Times in Unix seconds.</summary>
    /// <exception cref="ArgumentException">As for the constructor.</exception>
    public static StatementHeader For(
        PublicKey key, string contentType, string issuer, string subject, Hash audience, long expiresAt, long issuedAt)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new StatementHeader(
            key.Algorithm, key.KeyId, contentType, issuer, subject, audience, expiresAt, issuedAt);
    }

    /// <summary>The deterministic CBOR of the header map.</summary>
    public byte[] Encode()
    {
        var writer = CanonicalCbor.NewWriter();
        writer.WriteStartMap(4);
        writer.WriteInt32(Label.Algorithm);
        writer.WriteInt32((int)Algorithm);
        writer.WriteInt32(Label.ContentType);
        writer.WriteTextString(ContentType);
        writer.WriteInt32(Label.KeyId);
        writer.WriteByteString(KeyId.Value.Span);
        writer.WriteInt32(Label.Claims);
        writer.WriteStartMap(5);
        writer.WriteInt32(Claim.Issuer);
        writer.WriteTextString(Issuer);
        writer.WriteInt32(Claim.Subject);
        writer.WriteTextString(Subject);
        writer.WriteInt32(Claim.Audience);
        writer.WriteByteString(Audience.Span);
        writer.WriteInt32(Claim.ExpiresAt);
        writer.WriteInt64(ExpiresAt);
        writer.WriteInt32(Claim.IssuedAt);
        writer.WriteInt64(IssuedAt);
        writer.WriteEndMap();
        writer.WriteEndMap();
        return writer.Encode();
    }

    /// <summary>
    /// The Sig_structure (RFC 9052 section 4.4) to hand to a key that lives elsewhere, such as an HSM. Its signature
    /// goes to <see cref="SignedStatement.Assemble"/>.
    /// </summary>
    public byte[] ToBeSigned(ReadOnlySpan<byte> payload) => CoseSign1.ToBeSigned(Encode(), payload);

    private static string Checked(string text, int maxBytes, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(text, name);
        if (!StrictText.IsWellFormed(text) || !StrictText.IsPrintable(text)
            || StrictText.ToUtf8(text).Length > maxBytes)
        {
            throw new ArgumentException($"Must be well-formed, printable and at most {maxBytes} bytes of UTF-8.", name);
        }

        return text;
    }

    /// <summary>Header labels of the IANA COSE registry.</summary>
    internal static class Label
    {
        internal const int Algorithm = 1;
        internal const int Critical = 2;
        internal const int ContentType = 3;
        internal const int KeyId = 4;
        internal const int Claims = 15;
    }

    /// <summary>Claim keys of the IANA CWT registry.</summary>
    internal static class Claim
    {
        internal const int Issuer = 1;
        internal const int Subject = 2;
        internal const int Audience = 3;
        internal const int ExpiresAt = 4;
        internal const int IssuedAt = 6;
    }
}
