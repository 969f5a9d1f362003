using System.Globalization;
using System.Numerics;
using CsCheck;

namespace Lodestone.Transparency.Tests;

public sealed class KeyTests
{
    private static readonly BigInteger P256Order = BigInteger.Parse(
        "0ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
        NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    [Fact]
    public void Ed25519_agrees_with_RFC_8032()
    {
        var seed = Convert.FromHexString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        using var key = SigningKey.FromSeed(SignatureAlgorithm.EdDSA, seed);
        Assert.Equal("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            Convert.ToHexStringLower(key.PublicKey.Bytes.Span));
        Assert.Equal("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b"
            + "46bd25bf5f0595bbe24655141438e7a100b", Convert.ToHexStringLower(key.Sign([])));
        Assert.Equal(seed, key.ExportSeed());
    }

    [Fact]
    public void P256_agrees_with_RFC_6979()
    {
        var scalar = Convert.FromHexString("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");
        using var key = SigningKey.FromSeed(SignatureAlgorithm.ES256, scalar);
        Assert.Equal("0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
            + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
            Convert.ToHexStringLower(key.PublicKey.Bytes.Span));
        var signature = Convert.FromHexString("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
            + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
        Assert.Equal(SignatureVerdict.Valid, key.PublicKey.Verify("sample"u8, signature));
        Assert.Equal(SignatureVerdict.SignatureInvalid, key.PublicKey.Verify("test"u8, signature));
    }

    [Theory]
    [InlineData(SignatureAlgorithm.EdDSA)]
    [InlineData(SignatureAlgorithm.ES256)]
    [InlineData(SignatureAlgorithm.SM2)]
    public void Generated_key_signs_and_returns_from_its_seed(SignatureAlgorithm algorithm)
    {
        using var key = SigningKey.Generate(algorithm);
        using var again = SigningKey.FromSeed(algorithm, key.ExportSeed());
        using var other = SigningKey.Generate(algorithm);
        Assert.Equal(key.PublicKey, again.PublicKey);
        Assert.NotEqual(key.PublicKey, other.PublicKey);
        Assert.Equal(SignatureVerdict.Valid, key.PublicKey.Verify("m"u8, again.Sign("m"u8)));
        Assert.Equal(SignatureVerdict.SignatureInvalid, other.PublicKey.Verify("m"u8, key.Sign("m"u8)));
        Assert.Equal(key.PublicKey, PublicKey.Parse(algorithm, key.PublicKey.Bytes.Span).Value);
    }

    [Fact]
    public void Key_id_covers_the_algorithm()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA);
        byte[] named = [0x27, .. key.PublicKey.Bytes.Span];
        Assert.Equal(Hash.Of(named), key.PublicKey.KeyId.Value);
        using var p256 = Statements.Key(SignatureAlgorithm.ES256);
        byte[] namedP256 = [0x26, .. p256.PublicKey.Bytes.Span];
        Assert.Equal(Hash.Of(namedP256), p256.PublicKey.KeyId.Value);
        Assert.Equal(p256.PublicKey.KeyId, KeyId.FromHex(p256.PublicKey.KeyId.ToHex()));
    }

    [Theory]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")] // order 1
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")] // order 2
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")] // order 4
    [InlineData("0000000000000000000000000000000000000000000000000000000000000080")] // order 4
    [InlineData("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")] // order 8
    [InlineData("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85")] // order 8
    [InlineData("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")] // order 8
    [InlineData("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa")] // order 8
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")] // y = p
    [InlineData("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")] // y = p + 1
    [InlineData("0100000000000000000000000000000000000000000000000000000000000080")] // x = 0 with a sign
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000")] // not on the curve
    public void Unsafe_Ed25519_point_is_refused(string hex) => Assert.Equal(
        FormatFault.BadPoint, PublicKey.Parse(SignatureAlgorithm.EdDSA, Convert.FromHexString(hex)).Fault);

    [Fact]
    public void Unsafe_P256_point_is_refused()
    {
        using var key = Statements.Key(SignatureAlgorithm.ES256);
        var point = key.PublicKey.Bytes.ToArray();
        FormatFault? FaultOf(byte[] bytes) => PublicKey.Parse(SignatureAlgorithm.ES256, bytes).Fault;
        Assert.Equal(FormatFault.BadPoint, FaultOf(Mutation.FlipBit(point, 500)));
        Assert.Equal(FormatFault.BadPoint, FaultOf([0x06, .. point[1..]]));
        Assert.Equal(FormatFault.BadPoint, FaultOf(new byte[65]));
        Assert.Equal(FormatFault.BadPoint, FaultOf([0x04, .. new byte[64]]));
        Assert.Equal(FormatFault.WrongLength, FaultOf(point[..33]));
        Assert.Equal(FormatFault.WrongLength, FaultOf([]));
        Assert.Equal(FormatFault.UnknownAlgorithm, PublicKey.Parse((SignatureAlgorithm)(-37), point).Fault);
    }

    [Fact]
    public void Bad_seed_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SigningKey.FromSeed(SignatureAlgorithm.EdDSA, new byte[31]));
        Assert.Throws<ArgumentException>(() => SigningKey.FromSeed(SignatureAlgorithm.ES256, new byte[32]));
        var order = P256Order.ToByteArray(isUnsigned: true, isBigEndian: true);
        Assert.Throws<ArgumentException>(() => SigningKey.FromSeed(SignatureAlgorithm.ES256, order));
        Assert.Throws<ArgumentOutOfRangeException>(() => SigningKey.Generate((SignatureAlgorithm)1));
    }

    [Fact]
    public void Disposed_key_signs_nothing()
    {
        var key = Statements.Key(SignatureAlgorithm.EdDSA);
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Sign([]));
        Assert.Throws<ObjectDisposedException>(key.ExportSeed);
    }

    [Theory]
    [InlineData(SignatureAlgorithm.EdDSA)]
    [InlineData(SignatureAlgorithm.ES256)]
    public void Hostile_signature_is_refused_without_an_exception(SignatureAlgorithm algorithm)
    {
        using var key = Statements.Key(algorithm);
        var good = key.Sign("m"u8);
        var order = P256Order.ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[][] table =
        [
            [], good[..63], [.. good, 0], new byte[64], [.. Enumerable.Repeat((byte)0xff, 64)],
            [.. good[..32], .. new byte[32]], [.. new byte[32], .. good[32..]], [.. order, .. good[32..]],
            [.. good[..32], .. order], [.. good[32..], .. good[..32]],
        ];
        foreach (var signature in table)
            Assert.Equal(SignatureVerdict.SignatureInvalid, key.PublicKey.Verify("m"u8, signature));
        for (var bit = 0; bit < 512; bit += 7)
            Assert.Equal(SignatureVerdict.SignatureInvalid, key.PublicKey.Verify("m"u8, Mutation.FlipBit(good, bit)));
        Gen.Byte.Array[0, 100].Sample(bytes =>
            Assert.Equal(SignatureVerdict.SignatureInvalid, key.PublicKey.Verify("m"u8, bytes)), iter: 200);
    }

    [Fact]
    public void Ed25519_signature_with_S_plus_the_order_is_refused()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA);
        var good = key.Sign("m"u8);
        var order = BigInteger.Pow(2, 252) + BigInteger.Parse(
            "27742317777372353535851937790883648493", CultureInfo.InvariantCulture);
        var s = new BigInteger(good.AsSpan(32), isUnsigned: true) + order;
        var bytes = s.ToByteArray(isUnsigned: true);
        byte[] twin = [.. good[..32], .. bytes, .. new byte[32 - bytes.Length]];
        Assert.Equal(SignatureVerdict.SignatureInvalid, key.PublicKey.Verify("m"u8, twin));
    }

    /// <summary>The other valid ECDSA signature that anybody can make of one: s becomes the order less s.</summary>
    internal static byte[] EcdsaTwin(ReadOnlySpan<byte> signature)
    {
        var s = P256Order - new BigInteger(signature[32..], isUnsigned: true, isBigEndian: true);
        var bytes = s.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. signature[..32], .. new byte[32 - bytes.Length], .. bytes];
    }
}
