using System.Security.Cryptography;
using static Lodestone.Transparency.Tests.Craft;

namespace Lodestone.Transparency.Tests;

public sealed class ForeignReceiptTests
{
    private static readonly byte[][] Entries =
        [.. Enumerable.Range(0, 8).Select(i => SHA256.HashData([(byte)i]))];

    [Theory]
    [InlineData(SignatureAlgorithm.EdDSA)]
    [InlineData(SignatureAlgorithm.ES256)]
    public void Receipt_in_another_order_of_fields_and_without_key_identifier_is_valid(SignatureAlgorithm algorithm)
    {
        using var key = Statements.Key(algorithm, "other log");
        var receipt = Make(key, Header((int)algorithm, vds: 1));
        Assert.False(Receipt.Parse(receipt).IsParsed);
        Assert.Equal(ForeignReceiptVerdict.Valid, ForeignReceipt.Verify(receipt, Entries[2], key.PublicKey));
        Assert.Equal(ForeignReceiptVerdict.SignatureInvalid, ForeignReceipt.Verify(receipt, Entries[3], key.PublicKey));
    }

    [Fact]
    public void Receipt_of_our_own_log_is_valid_here_too()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        var entry = "entry"u8.ToArray();
        var proof = new InclusionProof(new(0), new(1), []);
        var leaf = MerkleTree.LeafHash(entry);
        var receipt = Receipt.Create(key, proof, leaf, leaf);
        Assert.Equal(ForeignReceiptVerdict.Valid, ForeignReceipt.Verify(receipt.Bytes, entry, key.PublicKey));
    }

    [Fact]
    public void Unknown_tree_structure_and_algorithm_are_unsupported_and_never_valid()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "other log");
        Assert.Equal(
            ForeignReceiptVerdict.UnsupportedProofType,
            ForeignReceipt.Verify(Make(key, Header(-8, vds: 2)), Entries[2], key.PublicKey));
        Assert.Equal(
            ForeignReceiptVerdict.UnsupportedAlgorithm,
            ForeignReceipt.Verify(Make(key, Header(-35, vds: 1)), Entries[2], key.PublicKey));
        Assert.Equal(
            ForeignReceiptVerdict.AlgorithmMismatch,
            ForeignReceipt.Verify(Make(key, Header(-7, vds: 1)), Entries[2], key.PublicKey));
    }

    [Fact]
    public void Every_flipped_bit_is_refused()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "other log");
        var receipt = Make(key, Header(-8, vds: 1));
        for (var bit = 0; bit < receipt.Length * 8; bit++)
        {
            // A label of the map around the proofs may change into one that is passed over; the proofs are then missing.
            var bent = Mutation.FlipBit(receipt, bit);
            Assert.NotEqual(ForeignReceiptVerdict.Valid, ForeignReceipt.Verify(bent, Entries[2], key.PublicKey));
        }
    }

    [Fact]
    public void Path_that_does_not_fit_is_named()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "other log");
        var receipt = Sign1(Header(-8, vds: 1), Vdp(Int(8), Int(2), Array()), Null);
        Assert.Equal(
            ForeignReceiptVerdict.ProofMismatch, ForeignReceipt.Verify(receipt, Entries[2], key.PublicKey));
    }

    [Theory]
    [InlineData("")]
    [InlineData("d2")]
    [InlineData("d28440a0f640")]
    [InlineData("d28443a10126a0f640")]
    [InlineData("d2845f41a1ffa0f640")]
    [InlineData("a0")]
    public void Other_bytes_are_malformed(string hex)
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "other log");
        Assert.Equal(
            ForeignReceiptVerdict.Malformed,
            ForeignReceipt.Verify(Convert.FromHexString(hex), Entries[2], key.PublicKey));
    }

    [Fact]
    public void Critical_fields_that_are_not_known_are_malformed()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "other log");
        var header = Map([(Int(395), Int(1)), (Int(1), Int(-8)), (Int(2), Array(Int(99))), (Int(99), Int(1))]);
        Assert.Equal(
            ForeignReceiptVerdict.Malformed, ForeignReceipt.Verify(Make(key, header), Entries[2], key.PublicKey));
    }

    [Fact]
    public void Statement_of_another_network_is_checked_with_its_issuers_key()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA);
        using var p256 = Statements.Key(SignatureAlgorithm.ES256);
        var statement = Statements.Signed().Bytes.ToArray();
        Assert.Equal(SignatureVerdict.Valid, ForeignStatement.Verify(statement, key.PublicKey));
        Assert.Equal(SignatureVerdict.AlgorithmMismatch, ForeignStatement.Verify(statement, p256.PublicKey));
        statement[^1] ^= 1;
        Assert.Equal(SignatureVerdict.SignatureInvalid, ForeignStatement.Verify(statement, key.PublicKey));
        Assert.Null(ForeignStatement.Verify("not one"u8.ToArray(), key.PublicKey));
    }

    [Fact]
    public void Pem_of_a_public_key_is_read_and_other_pem_is_not()
    {
        using var key = Statements.Key(SignatureAlgorithm.ES256);
        using var same = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = key.PublicKey.Bytes[1..33].ToArray(), Y = key.PublicKey.Bytes[33..].ToArray() },
        });
        Assert.Equal(key.PublicKey, PublicKeyPem.Parse(same.ExportSubjectPublicKeyInfoPem()).Value);
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Equal(
            FormatFault.UnknownAlgorithm, PublicKeyPem.Parse(p384.ExportSubjectPublicKeyInfoPem()).Fault);
        Assert.Equal(FormatFault.BadStructure, PublicKeyPem.Parse(p384.ExportPkcs8PrivateKeyPem()).Fault);
        Assert.Equal(FormatFault.BadStructure, PublicKeyPem.Parse("no key").Fault);
        Assert.Equal(FormatFault.TooLong, PublicKeyPem.Parse(new string('A', 5_000)).Fault);
    }

    // Fields in descending order and no kid: well-formed, and not our encoding.
    private static byte[] Header(int algorithm, int vds) => Map([(Int(395), Int(vds)), (Int(1), Int(algorithm))]);

    private static byte[] Vdp(params byte[][] proof) =>
        Map([(Int(396), Map([(Int(-1), Array(Bytes(Array(proof))))]))]);

    private static byte[] Make(SigningKey key, byte[] header)
    {
        Hash[] leaves = [.. Entries.Select(entry => MerkleTree.LeafHash(entry))];
        var left = MerkleTree.NodeHash(leaves[0], leaves[1]);
        var right = MerkleTree.NodeHash(
            MerkleTree.NodeHash(leaves[4], leaves[5]), MerkleTree.NodeHash(leaves[6], leaves[7]));
        var near = MerkleTree.NodeHash(leaves[2], leaves[3]);
        var root = MerkleTree.NodeHash(MerkleTree.NodeHash(left, near), right);
        var path = Array([.. new[] { leaves[3], left, right }.Select(hash => Bytes(hash.ToArray()))]);
        var toBeSigned = Array(Text("Signature1"), Bytes(header), Bytes([]), Bytes(root.ToArray()));
        return Sign1(header, Vdp(Int(8), Int(2), path), Null, Bytes(key.Sign(toBeSigned)));
    }
}
