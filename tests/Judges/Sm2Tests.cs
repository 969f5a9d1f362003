using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using Lodestone.Transparency;

namespace Judges;

/// <summary>SM2 with SM3, judged by OpenSSL both ways.</summary>
public sealed class Sm2Tests : IDisposable
{
    private const string Identifier = "distid:1234567812345678";
    private static readonly byte[] KeyHead = Convert.FromHexString("3059301306072a8648ce3d020106082a811ccf5501822d034200");

    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-sm2-").FullName;
    private readonly byte[] message = "one lot of neodymium oxide"u8.ToArray();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task OpenSsl_verifies_what_we_sign()
    {
        using SigningKey key = SigningKey.Generate(SignatureAlgorithm.SM2);
        byte[] der = [.. KeyHead, .. key.PublicKey.Bytes.Span];
        File.WriteAllText(In("public.pem"), PemEncoding.WriteString("PUBLIC KEY", der));
        byte[] signature = key.Sign(message);
        Assert.Equal(0, await VerifyAsync(message, signature));
        Assert.NotEqual(0, await VerifyAsync([.. message, 0], signature));
        signature[40] ^= 1;
        Assert.NotEqual(0, await VerifyAsync(message, signature));
    }

    [Fact]
    public async Task We_verify_what_OpenSsl_signs()
    {
        await MustAsync("genpkey", "-algorithm", "SM2", "-out", In("private.pem"));
        await MustAsync("pkey", "-in", In("private.pem"), "-pubout", "-out", In("public.pem"));
        File.WriteAllBytes(In("message"), message);
        await MustAsync(
            "pkeyutl", "-sign", "-rawin", "-digest", "sm3", "-pkeyopt", Identifier, "-inkey", In("private.pem"),
            "-in", In("message"), "-out", In("signature"));
        Parsed<PublicKey> key = PublicKeyPem.Parse(File.ReadAllText(In("public.pem")));
        Assert.True(key.IsParsed, key.ToString());
        Assert.Equal(SignatureAlgorithm.SM2, key.Value.Algorithm);
        byte[] signature = PlainOf(File.ReadAllBytes(In("signature")));
        Assert.Equal(SignatureVerdict.Valid, key.Value.Verify(message, signature));
        Assert.Equal(SignatureVerdict.SignatureInvalid, key.Value.Verify([.. message, 0], signature));
    }

    private string In(string name) => Path.Join(folder, name);

    private static async Task MustAsync(params string[] arguments)
    {
        (int exit, string output) = await Tool.Run("openssl", arguments);
        Assert.True(exit == 0, output);
    }

    private async Task<int> VerifyAsync(byte[] of, byte[] signature)
    {
        File.WriteAllBytes(In("message"), of);
        File.WriteAllBytes(In("signature"), DerOf(signature));
        (int exit, _) = await Tool.Run(
            "openssl", "pkeyutl", "-verify", "-rawin", "-digest", "sm3", "-pkeyopt", Identifier, "-pubin",
            "-inkey", In("public.pem"), "-in", In("message"), "-sigfile", In("signature"));
        return exit;
    }

    private static byte[] DerOf(byte[] plain)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(plain.AsSpan(0, 32), isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(plain.AsSpan(32), isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }

    private static byte[] PlainOf(byte[] der)
    {
        AsnReader sequence = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        byte[] plain = new byte[64];
        foreach (int half in (int[])[0, 32])
        {
            byte[] number = sequence.ReadInteger().ToByteArray(isUnsigned: true, isBigEndian: true);
            number.CopyTo(plain, half + 32 - number.Length);
        }

        return plain;
    }
}
