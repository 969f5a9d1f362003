using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.Sec;
using Point = Org.BouncyCastle.Math.EC.ECPoint;

namespace Lodestone.Ordering.Neo;

/// <summary>Public keys on P-256 in their compressed form, and what they have signed.</summary>
internal static class NeoKey
{
    private static readonly Org.BouncyCastle.Math.EC.ECCurve Curve = SecNamedCurves.GetByName("secp256r1").Curve;

    /// <summary>The class library's key. BouncyCastle finds the point's other coordinate.</summary>
    /// <exception cref="FormatException">It is no point of the curve.</exception>
    public static ECDsa Open(ReadOnlySpan<byte> compressed)
    {
        try
        {
            Point point = Curve.DecodePoint(compressed.ToArray()).Normalize();
            return ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q =
                {
                    X = point.AffineXCoord.GetEncoded(),
                    Y = point.AffineYCoord.GetEncoded(),
                },
            });
        }
        catch (ArgumentException fault)
        {
            throw new FormatException($"A key is no point of P-256: {fault.Message}", fault);
        }
    }

    /// <summary>The compressed form of a key.</summary>
    public static byte[] Compress(ECDsa key)
    {
        ECPoint point = key.ExportParameters(false).Q;
        return [(byte)(2 + (point.Y![^1] & 1)), .. point.X!];
    }
}
