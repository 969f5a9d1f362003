using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace Lodestone.Transparency;

/// <summary>
/// SM2 with SM3 (GB/T 32918.2-2016, GB/T 32918.5-2017, GB/T 32905-2016; RFC 8998): the curve sm2p256v1, and the default
/// identifier of GB/T 35276, <c>1234567812345678</c>, hashed in before the message. Signatures are r ‖ s, 64 bytes.
/// </summary>
/// <remarks>
/// Unlike ECDSA, (r, s) has no twin that anybody could write: r + s goes into the equation, so -s is no signature.
/// </remarks>
internal static class Sm2
{
    private const int ScalarBytes = 32;

    private static readonly byte[] DefaultIdentifier = "1234567812345678"u8.ToArray();

    private static readonly ECDomainParameters Curve = ECDomainParameters.FromX9ECParameters(
        CustomNamedCurves.GetByName("sm2p256v1"));

    /// <summary>A new scalar from the operating system's entropy.</summary>
    internal static byte[] NewScalar()
    {
        byte[] scalar = new byte[ScalarBytes];
        SecureRandom random = new();
        do
        {
            random.NextBytes(scalar);
        }
        while (!IsScalar(scalar));
        return scalar;
    }

    /// <summary>Whether 32 big-endian bytes are a private key: from 1 to the group order less 2.</summary>
    internal static bool IsScalar(ReadOnlySpan<byte> scalar)
    {
        if (scalar.Length != ScalarBytes)
            return false;
        var value = new BigInteger(1, scalar);
        return value.SignValue > 0 && value.CompareTo(Curve.N.Subtract(BigInteger.One)) < 0;
    }

    /// <summary>The uncompressed point of a scalar, 65 bytes.</summary>
    internal static byte[] PointOf(ReadOnlySpan<byte> scalar) =>
        Curve.G.Multiply(new BigInteger(1, scalar)).Normalize().GetEncoded(compressed: false);

    /// <summary>The key of a point that <see cref="CurvePoints.IsSm2"/> let pass.</summary>
    internal static ECPublicKeyParameters KeyOf(byte[] point) => new(Curve.Curve.DecodePoint(point), Curve);

    /// <summary>Checks r ‖ s over a message.</summary>
    internal static bool Verify(ECPublicKeyParameters key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var signer = new SM2Signer(PlainDsaEncoding.Instance, new SM3Digest());
        signer.Init(forSigning: false, new ParametersWithID(key, DefaultIdentifier));
        signer.BlockUpdate(message);
        return signer.VerifySignature(signature.ToArray());
    }

    /// <summary>Signs a message; differs each time.</summary>
    internal static byte[] Sign(ReadOnlySpan<byte> scalar, ReadOnlySpan<byte> message)
    {
        var signer = new SM2Signer(PlainDsaEncoding.Instance, new SM3Digest());
        var key = new ECPrivateKeyParameters(new BigInteger(1, scalar), Curve);
        signer.Init(forSigning: true, new ParametersWithID(new ParametersWithRandom(key, new SecureRandom()), DefaultIdentifier));
        signer.BlockUpdate(message);
        return signer.GenerateSignature();
    }
}
