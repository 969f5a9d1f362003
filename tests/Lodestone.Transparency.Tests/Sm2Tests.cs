using System.Text;
using CsCheck;

namespace Lodestone.Transparency.Tests;

public sealed class Sm2Tests
{
    // The worked example of GB/T 32918.5-2017, annex A: sm2p256v1, the default identifier, "message digest".
    private const string Scalar = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";

    private const string Point =
        "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";

    private const string Signature =
        "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
        + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";

    [Fact]
    public void Example_of_the_standard_is_verified()
    {
        using var key = SigningKey.FromSeed(SignatureAlgorithm.SM2, Convert.FromHexString(Scalar));
        Assert.Equal(Point, Convert.ToHexStringLower(key.PublicKey.Bytes.Span));
        var signature = Convert.FromHexString(Signature);
        Assert.Equal(SignatureVerdict.Valid, key.PublicKey.Verify("message digest"u8, signature));
        Assert.Equal(SignatureVerdict.SignatureInvalid, key.PublicKey.Verify("message digesT"u8, signature));
        Assert.Equal(SignatureVerdict.Valid, key.PublicKey.Verify("m"u8, key.Sign("m"u8)));
    }

    [Fact]
    public void Signature_with_one_altered_bit_or_of_another_length_is_invalid()
    {
        using var key = Statements.Key(SignatureAlgorithm.SM2);
        var good = key.Sign("m"u8);
        Gen.Int[0, (good.Length * 8) - 1].Sample(bit =>
        {
            var bent = (byte[])good.Clone();
            bent[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(SignatureVerdict.SignatureInvalid, key.PublicKey.Verify("m"u8, bent));
        });
        Gen.Byte.Array[0, 130].Sample(bytes =>
            Assert.Equal(SignatureVerdict.SignatureInvalid, key.PublicKey.Verify("m"u8, bytes)));
    }

    [Fact]
    public void Signature_has_no_twin()
    {
        // Of an ECDSA signature (r, s) anybody can write (r, n - s); here neither half can be turned round.
        using var key = Statements.Key(SignatureAlgorithm.SM2);
        var order = System.Numerics.BigInteger.Parse(
            "0fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123",
            System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture);
        var good = key.Sign("m"u8);
        foreach (var half in (int[])[0, 32])
        {
            var bent = (byte[])good.Clone();
            var number = new System.Numerics.BigInteger(bent.AsSpan(half, 32), isUnsigned: true, isBigEndian: true);
            var turned = (order - number).ToByteArray(isUnsigned: true, isBigEndian: true);
            bent.AsSpan(half, 32).Clear();
            turned.CopyTo(bent, half + 32 - turned.Length);
            Assert.Equal(SignatureVerdict.SignatureInvalid, key.PublicKey.Verify("m"u8, bent));
        }
    }

    [Fact]
    public void Only_points_of_its_own_curve_are_keys()
    {
        using var p256 = Statements.Key(SignatureAlgorithm.ES256);
        using var sm2 = Statements.Key(SignatureAlgorithm.SM2);
        Assert.Equal(FormatFault.BadPoint, PublicKey.Parse(SignatureAlgorithm.SM2, p256.PublicKey.Bytes.Span).Fault);
        Assert.Equal(FormatFault.BadPoint, PublicKey.Parse(SignatureAlgorithm.ES256, sm2.PublicKey.Bytes.Span).Fault);
        Assert.Equal(FormatFault.WrongLength, PublicKey.Parse(SignatureAlgorithm.SM2, new byte[33]).Fault);
        byte[] named = [0x3a, 0x00, 0x01, 0x00, 0x00, .. sm2.PublicKey.Bytes.Span];
        Assert.Equal(Hash.Of(named), sm2.PublicKey.KeyId.Value);
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122")]
    [InlineData("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123")]
    public void Scalar_outside_of_the_group_is_no_key(string seed) =>
        Assert.Throws<ArgumentException>(
            () => SigningKey.FromSeed(SignatureAlgorithm.SM2, Convert.FromHexString(seed)));

    [Fact]
    public void Checkpoint_is_signed_and_cosigned_in_it()
    {
        using var log = Statements.Key(SignatureAlgorithm.SM2, "log");
        using var witness = Statements.Key(SignatureAlgorithm.SM2, "witness");
        var logKey = NoteKey.Parse(NoteKey.ForLog("log.example", log.PublicKey).ToString()).Value;
        var witnessKey = NoteKey.Parse(NoteKey.ForWitness("witness.example", witness.PublicKey).ToString()).Value;
        Assert.Equal((NoteKeyKind.Sm2, NoteKeyKind.Sm2Cosignature), (logKey.Kind, witnessKey.Kind));
        var checkpoint = new Checkpoint("log.example", new TreeSize(7), Hash.Of("root"u8), []);
        var note = checkpoint.Sign(logKey, log);
        var policy = new WitnessPolicy(1, [witnessKey]);
        Assert.Equal(CheckpointVerdict.QuorumNotReached, SignedCheckpoint.Verify(note, logKey, policy).Verdict);
        var cosigned = note.With(Cosignature.Sign(note.Text, witnessKey, witness, 1_700_000_000).ToNoteSignature());
        var read = SignedNote.Parse(Encoding.UTF8.GetBytes(cosigned.ToString())).Value;
        Assert.Equal(CheckpointVerdict.Valid, SignedCheckpoint.Verify(read, logKey, policy).Verdict);

        // The same point of another kind is another key: a log's signature is no witness's.
        var asWitness = NoteKey.ForWitness("log.example", log.PublicKey);
        Assert.NotEqual(logKey.KeyHash, asWitness.KeyHash);
        Assert.Equal(SignatureVerdict.KeyMismatch, asWitness.Verify(note.Text, note.Signatures[0]));
    }

    [Fact]
    public void Envelope_is_signed_in_it()
    {
        using var key = Statements.Key(SignatureAlgorithm.SM2);
        using var other = Statements.Key(SignatureAlgorithm.SM2, "other");
        var place = new EnvelopePlace(Hash.Of("network"u8), "lei:254900LODESTONEROO16", 0, Hash.Zero, 0, 1);
        var read = OrderEnvelope.Parse(OrderEnvelope.Create(key, place, "content"u8).Bytes).Value;
        Assert.Equal(SignatureVerdict.Valid, read.Verify(key.PublicKey));
        Assert.Equal(SignatureVerdict.KeyMismatch, read.Verify(other.PublicKey));
    }
}
