using System.Globalization;
using System.Numerics;

namespace Lodestone.Transparency;

/// <summary>
/// Says which byte strings are usable public keys: canonical encodings of points on the curve that are not of small
/// order. Libraries differ here, verifiers must not.
/// </summary>
internal static class CurvePoints
{
    private static readonly BigInteger EdPrime = BigInteger.Pow(2, 255) - 19;

    // d = -121665/121666 of RFC 8032 section 5.1.
    private static readonly BigInteger EdD =
        Modulo(-121665 * BigInteger.ModPow(121666, EdPrime - 2, EdPrime), EdPrime);

    private static readonly BigInteger P256Prime =
        Hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");

    private static readonly BigInteger P256B =
        Hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    private static readonly BigInteger Sm2Prime =
        Hex("fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff");

    private static readonly BigInteger Sm2B =
        Hex("28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93");

    /// <summary>The order of the P-256 group (SP 800-186 section 3.2.1.3).</summary>
    private static readonly BigInteger P256Order =
        Hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

    /// <summary>
    /// Whether 32 bytes are a canonical Ed25519 point (RFC 8032 section 5.1.3) of more than small order.
    /// </summary>
    internal static bool IsEd25519(ReadOnlySpan<byte> encoded)
    {
        if (encoded.Length != 32)
            return false;
        Span<byte> bytes = stackalloc byte[32];
        encoded.CopyTo(bytes);
        bytes[31] &= 0x7f;
        var y = new BigInteger(bytes, isUnsigned: true);
        if (y >= EdPrime)
            return false;

        // Small order: y = 1, -1 and 0 have order 1, 2 and 4; order 8 doubles to y = 0, which is d·y⁴ + 2·y² = 1.
        var y2 = y * y % EdPrime;
        if (y2.IsZero || y2.IsOne || ((((EdD * y2) + 2) * y2) % EdPrime).IsOne)
            return false;

        // x² = (y² - 1) / (d·y² + 1) must be a square, by Euler's criterion. x = 0 only at y = ±1, refused above.
        var ratio = (y2 - 1) * BigInteger.ModPow((EdD * y2) + 1, EdPrime - 2, EdPrime) % EdPrime;
        return BigInteger.ModPow(ratio, (EdPrime - 1) / 2, EdPrime).IsOne;
    }

    /// <summary>
    /// Whether 65 bytes are an uncompressed point of P-256 (SEC 1 section 2.3.4). The group has prime order.
    /// </summary>
    internal static bool IsP256(ReadOnlySpan<byte> encoded) => IsOn(encoded, P256Prime, P256B);

    /// <summary>
    /// Whether 65 bytes are an uncompressed point of sm2p256v1 (GB/T 32918.5). The group has prime order.
    /// </summary>
    internal static bool IsSm2(ReadOnlySpan<byte> encoded) => IsOn(encoded, Sm2Prime, Sm2B);

    /// <summary>Whether 32 big-endian bytes are a P-256 scalar from 1 to the group order less 1.</summary>
    internal static bool IsP256Scalar(ReadOnlySpan<byte> encoded)
    {
        var scalar = Unsigned(encoded);
        return encoded.Length == 32 && !scalar.IsZero && scalar < P256Order;
    }

    // Both curves have a = -3.
    private static bool IsOn(ReadOnlySpan<byte> encoded, BigInteger prime, BigInteger b)
    {
        if (encoded.Length != 65 || encoded[0] != 0x04)
            return false;
        var x = Unsigned(encoded[1..33]);
        var y = Unsigned(encoded[33..]);
        return x < prime && y < prime && Modulo((x * x * x) - (3 * x) + b - (y * y), prime).IsZero;
    }

    private static BigInteger Unsigned(ReadOnlySpan<byte> bigEndian) =>
        new(bigEndian, isUnsigned: true, isBigEndian: true);

    private static BigInteger Modulo(BigInteger value, BigInteger modulus) =>
        ((value % modulus) + modulus) % modulus;

    private static BigInteger Hex(string digits) =>
        BigInteger.Parse("0" + digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
