using System.Security.Cryptography;
using Nsec = NSec.Cryptography;

namespace Lodestone.Transparency;

/// <summary>
/// A private key and its public half. The 32-byte seed is the whole secret: the RFC 8032 private key for Ed25519, the
/// big-endian scalar for P-256 and SM2. Disposing wipes it. Not for use by several threads while it is being disposed.
/// </summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>The length of every seed, in bytes.</summary>
    public const int SeedLength = 32;

    private readonly byte[] _seed;
    private bool _disposed;

    private SigningKey(PublicKey publicKey, byte[] seed)
    {
        PublicKey = publicKey;
        _seed = seed;
    }

    /// <summary>The half that everybody may see.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>Draws a new key from the operating system's entropy; the one act here that is not repeatable.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The algorithm is unknown.</exception>
    public static SigningKey Generate(SignatureAlgorithm algorithm)
    {
        switch (algorithm)
        {
            case SignatureAlgorithm.EdDSA:
                using (var key = Nsec.Key.Create(Nsec.SignatureAlgorithm.Ed25519, Exportable))
                    return FromSeed(algorithm, key.Export(Nsec.KeyBlobFormat.RawPrivateKey));
            case SignatureAlgorithm.ES256:
                using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
                    return FromSeed(algorithm, key.ExportParameters(includePrivateParameters: true).D);
            case SignatureAlgorithm.SM2:
                return FromSeed(algorithm, Sm2.NewScalar());
            default:
                throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Unknown signature algorithm.");
        }
    }

    /// <summary>The key of a stored seed.</summary>
    /// <exception cref="ArgumentException">
    /// The seed is not 32 bytes or, for P-256 and SM2, is zero or too great for the group.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The algorithm is unknown.</exception>
    public static SigningKey FromSeed(SignatureAlgorithm algorithm, ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedLength)
            throw new ArgumentException($"A seed has {SeedLength} bytes, this one has {seed.Length}.", nameof(seed));
        var point = algorithm switch
        {
            SignatureAlgorithm.EdDSA => Ed25519Point(seed),
            SignatureAlgorithm.ES256 => P256Point(seed),
            SignatureAlgorithm.SM2 => Sm2Point(seed),
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Unknown signature algorithm."),
        };
        return new SigningKey(PublicKey.Parse(algorithm, point).Value, seed.ToArray());
    }

    /// <summary>The 64 signature bytes over the message. Ed25519 repeats itself; ES256 and SM2 differ each time.</summary>
    /// <exception cref="ObjectDisposedException">The seed was wiped.</exception>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (PublicKey.Algorithm == SignatureAlgorithm.EdDSA)
        {
            using var key = ImportEd25519(_seed);
            return Nsec.SignatureAlgorithm.Ed25519.Sign(key, message);
        }

        if (PublicKey.Algorithm == SignatureAlgorithm.SM2)
            return Sm2.Sign(_seed, message);
        using var ecdsa = ImportP256(_seed);
        return ecdsa.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>A copy of the 32-byte seed, for the caller to keep safe and wipe.</summary>
    /// <exception cref="ObjectDisposedException">The seed was wiped.</exception>
    public byte[] ExportSeed()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return (byte[])_seed.Clone();
    }

    /// <summary>Wipes the seed.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_seed);
        _disposed = true;
    }

    private static Nsec.KeyCreationParameters Exportable =>
        new() { ExportPolicy = Nsec.KeyExportPolicies.AllowPlaintextExport };

    private static Nsec.Key ImportEd25519(ReadOnlySpan<byte> seed) =>
        Nsec.Key.Import(Nsec.SignatureAlgorithm.Ed25519, seed, Nsec.KeyBlobFormat.RawPrivateKey);

    private static ECDsa ImportP256(byte[] seed) =>
        ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = seed });

    private static byte[] Ed25519Point(ReadOnlySpan<byte> seed)
    {
        using var key = ImportEd25519(seed);
        return key.PublicKey.Export(Nsec.KeyBlobFormat.RawPublicKey);
    }

    private static byte[] Sm2Point(ReadOnlySpan<byte> seed) => Sm2.IsScalar(seed)
        ? Sm2.PointOf(seed)
        : throw new ArgumentException("An SM2 scalar lies from 1 to the group order less 2.", nameof(seed));

    private static byte[] P256Point(ReadOnlySpan<byte> seed)
    {
        if (!CurvePoints.IsP256Scalar(seed))
            throw new ArgumentException("A P-256 scalar lies from 1 to the group order less 1.", nameof(seed));
        using var key = ImportP256(seed.ToArray());
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [0x04, .. point.X!, .. point.Y!];
    }
}
