using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Nsec = NSec.Cryptography;

namespace Lodestone.Transparency;

/// <summary>
/// A public key bound to its one algorithm. Only canonical, safe points become keys, so two keys are the same exactly
/// when their bytes are.
/// </summary>
public sealed class PublicKey : IEquatable<PublicKey>
{
    private readonly byte[] _bytes;
    private readonly Nsec.PublicKey? _ed25519;
    private readonly ECPublicKeyParameters? _sm2;

    private PublicKey(SignatureAlgorithm algorithm, byte[] bytes)
    {
        Algorithm = algorithm;
        _bytes = bytes;
        if (algorithm == SignatureAlgorithm.EdDSA
            && Nsec.PublicKey.TryImport(Nsec.SignatureAlgorithm.Ed25519, bytes, Nsec.KeyBlobFormat.RawPublicKey, out var key))
        {
            _ed25519 = key;
        }

        if (algorithm == SignatureAlgorithm.SM2)
            _sm2 = Sm2.KeyOf(bytes);
        KeyId = new KeyId(Hash.Of([.. CodeOf(algorithm), .. bytes]));
    }

    /// <summary>The only algorithm this key verifies.</summary>
    public SignatureAlgorithm Algorithm { get; }

    /// <summary>The encoded point: 32 bytes for Ed25519 (RFC 8032), 65 for P-256 and SM2 (uncompressed, SEC 1).</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The key's name.</summary>
    public KeyId KeyId { get; }

    /// <summary>
    /// Reads a point strictly. Faults: <see cref="FormatFault.UnknownAlgorithm"/>,
    /// <see cref="FormatFault.WrongLength"/>, <see cref="FormatFault.BadPoint"/> (not on the curve, not canonical, or
    /// of small order).
    /// </summary>
    public static Parsed<PublicKey> Parse(SignatureAlgorithm algorithm, ReadOnlySpan<byte> bytes)
    {
        var (length, isPoint) = algorithm switch
        {
            SignatureAlgorithm.EdDSA => (32, CurvePoints.IsEd25519(bytes)),
            SignatureAlgorithm.ES256 => (65, CurvePoints.IsP256(bytes)),
            SignatureAlgorithm.SM2 => (65, CurvePoints.IsSm2(bytes)),
            _ => (0, false),
        };
        if (length == 0)
            return Parsed<PublicKey>.Bad(FormatFault.UnknownAlgorithm, "alg");
        if (bytes.Length != length)
            return Parsed<PublicKey>.Bad(FormatFault.WrongLength, "public key");
        return isPoint
            ? Parsed<PublicKey>.Of(new PublicKey(algorithm, bytes.ToArray()))
            : Parsed<PublicKey>.Bad(FormatFault.BadPoint, "public key");
    }

    /// <summary>
    /// Checks a signature of 64 bytes (R ‖ S for Ed25519, r ‖ s for ES256 and SM2) over the message. Hostile input of any
    /// length gives <see cref="SignatureVerdict.SignatureInvalid"/>, never an exception.
    /// </summary>
    public SignatureVerdict Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != 64)
            return SignatureVerdict.SignatureInvalid;
        var valid = Algorithm switch
        {
            SignatureAlgorithm.EdDSA => VerifyEd25519(message, signature),
            SignatureAlgorithm.SM2 => Sm2.Verify(_sm2!, message, signature),
            _ => VerifyP256(message, signature),
        };
        return valid ? SignatureVerdict.Valid : SignatureVerdict.SignatureInvalid;
    }

    /// <inheritdoc/>
    public bool Equals(PublicKey? other) => other is not null && KeyId == other.KeyId;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => KeyId.GetHashCode();

    /// <summary>The key id in hex.</summary>
    public override string ToString() => KeyId.ToHex();

    private bool VerifyEd25519(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        _ed25519 is not null && Nsec.SignatureAlgorithm.Ed25519.Verify(_ed25519, message, signature);

    private bool VerifyP256(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (!CurvePoints.IsP256Scalar(signature[..32]) || !CurvePoints.IsP256Scalar(signature[32..]))
            return false;
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = _bytes[1..33], Y = _bytes[33..] },
        });
        return key.VerifyData(message, signature, HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    // A negative integer n is one CBOR byte 0x20 + (-1 - n) while n > -25, and 0x3a before 4 bytes of -1 - n from -65537
    // on (RFC 8949 section 3.1).
    private static ReadOnlySpan<byte> CodeOf(SignatureAlgorithm algorithm) => algorithm switch
    {
        SignatureAlgorithm.EdDSA => [0x27],
        SignatureAlgorithm.ES256 => [0x26],
        _ => [0x3a, 0x00, 0x01, 0x00, 0x00],
    };
}
