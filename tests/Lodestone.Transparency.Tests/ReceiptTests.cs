using CsCheck;
using static Lodestone.Transparency.Tests.Craft;

namespace Lodestone.Transparency.Tests;

public sealed class ReceiptTests
{
    private static readonly TestLog Log = new(70);

    [Theory]
    [InlineData(SignatureAlgorithm.EdDSA)]
    [InlineData(SignatureAlgorithm.ES256)]
    public void Receipt_of_every_entry_reads_back_and_verifies(SignatureAlgorithm algorithm)
    {
        using var key = Statements.Key(algorithm, "log");
        foreach (var (index, size) in new[] { (0, 1), (0, 2), (1, 2), (4, 7), (69, 70), (31, 64) })
        {
            var made = Make(key, index, size);
            var read = Receipt.Parse(made.Bytes).Value;
            Assert.Equal(made.Bytes.ToArray(), read.Bytes.ToArray());
            Assert.Equal((index, size), (read.Proof.Index.Value, read.Proof.Size.Value));
            Assert.Equal(ReceiptVerdict.Valid, read.Verify(Log.Leaves[index], key.PublicKey));
        }
    }

    [Fact]
    public void Receipt_has_the_fields_of_the_standard()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        var proof = InclusionProof.Build(new(4), new(7), Log.Read);
        var header = Map([(Int(1), Int(-8)), (Int(4), Bytes(key.PublicKey.KeyId.Value.ToArray())), (Int(395), Int(1))]);
        var path = Array([.. proof.Path.Select(hash => Bytes(hash.ToArray()))]);
        var unprotected = Vdp(Array(Int(7), Int(4), path));
        var toBeSigned = Array(Text("Signature1"), Bytes(header), Bytes([]), Bytes(Log.RootAt(7).ToArray()));
        var expected = Sign1(header, unprotected, Null, Bytes(key.Sign(toBeSigned)));
        Assert.Equal(expected, Make(key, 4, 7).Bytes.ToArray());
    }

    [Fact]
    public void Receipt_for_another_leaf_or_key_is_refused()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        using var other = Statements.Key(SignatureAlgorithm.EdDSA, "other");
        using var p256 = Statements.Key(SignatureAlgorithm.ES256, "log");
        var receipt = Make(key, 4, 7);
        Assert.Equal(ReceiptVerdict.SignatureInvalid, receipt.Verify(Log.Leaves[5], key.PublicKey));
        Assert.Equal(ReceiptVerdict.KeyMismatch, receipt.Verify(Log.Leaves[4], other.PublicKey));
        Assert.Equal(ReceiptVerdict.AlgorithmMismatch, receipt.Verify(Log.Leaves[4], p256.PublicKey));
    }

    [Fact]
    public void Receipt_with_any_one_bit_flipped_is_refused()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        var good = Make(key, 4, 7);
        for (var bit = 0; bit < good.Bytes.Length * 8; bit++)
        {
            var parse = Receipt.Parse(Mutation.FlipBit(good.Bytes.Span, bit));
            if (!parse.IsParsed)
                continue;

            // Some other claims of index and size lead along the same path to the same root; the leaf is in there.
            var (index, size) = (parse.Value.Proof.Index.Value, parse.Value.Proof.Size.Value);
            if ((index, size) == (4, 7))
                Assert.NotEqual(ReceiptVerdict.Valid, parse.Value.Verify(Log.Leaves[4], key.PublicKey));
        }
    }

    [Fact]
    public void Path_of_another_length_is_named()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        ReceiptVerdict Judge(long size, long index, int path)
        {
            var hashes = Array([.. Enumerable.Repeat(Bytes(new byte[32]), path)]);
            var bytes = Sign1(Header(), Vdp(Array(Int(size), Int(index), hashes)), Null);
            return Receipt.Parse(bytes).Value.Verify(Log.Leaves[0], key.PublicKey);
        }

        Assert.Equal(ReceiptVerdict.PathTooShort, Judge(8, 0, 2));
        Assert.Equal(ReceiptVerdict.PathTooLong, Judge(8, 0, 4));
        Assert.Equal(ReceiptVerdict.PathTooLong, Judge(1, 0, 1));
        Assert.Equal(ReceiptVerdict.IndexBeyondTree, Judge(8, 8, 3));
        Assert.Equal(ReceiptVerdict.KeyMismatch, Judge(8, 0, 3));
    }

    [Fact]
    public void Malformed_receipt_is_named()
    {
        var proof = Vdp(Array(Int(1), Int(0), Array()));
        void Bad(FormatFault fault, string field, byte[] header, byte[] unprotected, byte[]? payload = null)
        {
            var parse = Receipt.Parse(Sign1(header, unprotected, payload ?? Null));
            Assert.Equal((fault, field), (parse.Fault, parse.Field));
        }

        Assert.True(Receipt.Parse(Sign1(Header(), proof, Null)).IsParsed);
        Bad(FormatFault.UnknownField, "payload", Header(), proof, Bytes(new byte[32]));
        Bad(FormatFault.UnknownAlgorithm, "vds", Header(vds: 2), proof);
        Bad(FormatFault.BadStructure, "protected", Map([(Int(1), Int(-8))]), proof);
        Bad(FormatFault.MissingField, "vds",
            Map([(Int(1), Int(-8)), (Int(4), Bytes(new byte[32])), (Int(396), Int(1))]), proof);
        Bad(FormatFault.BadStructure, "unprotected", Header(), EmptyMap);
        Bad(FormatFault.MissingField, "vdp", Header(), Map([(Int(394), Array())]));
        Bad(FormatFault.MissingField, "inclusion proofs", Header(), Map([(Int(396), Map([(Int(-2), Array())]))]));
        Bad(FormatFault.BadStructure, "inclusion proofs", Header(), Map([(Int(396), Map([(Int(-1), Array())]))]));
        Bad(FormatFault.BadStructure, "inclusion proof", Header(), Vdp(Array(Int(1), Int(0))));
        Bad(FormatFault.OutOfRange, "tree size", Header(), Vdp(Array(Int(0), Int(0), Array())));
        Bad(FormatFault.WrongType, "leaf index", Header(), Vdp(Array(Int(1), Int(-1), Array())));
        Bad(FormatFault.WrongLength, "inclusion path", Header(),
            Vdp(Array(Int(2), Int(0), Array(Bytes(new byte[31])))));
        Bad(FormatFault.TrailingBytes, "inclusion proof", Header(), Vdp([.. Array(Int(1), Int(0), Array()), 0]));
        Bad(FormatFault.NotDeterministic, "inclusion proof", Header(), Vdp(Array([0x18, 0x01], Int(0), Array())));
        byte[] longPath = [0x98, 64, .. Join(Enumerable.Repeat(Bytes(new byte[32]), 64))];
        Bad(FormatFault.TooMany, "inclusion path", Header(), Vdp(Array(Int(2), Int(0), longPath)));
    }

    [Fact]
    public void Receipt_cut_short_at_any_byte_is_refused()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        var bytes = Make(key, 4, 7).Bytes;
        for (var length = 1; length < bytes.Length; length++)
            Assert.Equal(FormatFault.Truncated, Receipt.Parse(bytes[..length]).Fault);
        Assert.Equal(FormatFault.Empty, Receipt.Parse(default).Fault);
        Assert.Equal(FormatFault.TooLong, Receipt.Parse(new byte[Receipt.MaxBytes + 1]).Fault);
    }

    [Fact]
    public void Log_signs_no_root_that_the_proof_does_not_lead_to()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        var proof = InclusionProof.Build(new(4), new(7), Log.Read);
        Assert.Throws<ArgumentException>(() => Receipt.Create(key, proof, Log.Leaves[4], Log.RootAt(8)));
    }

    [Fact]
    public void Transparent_statement_reads_back_and_verifies()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        using var issuer = Statements.Key(SignatureAlgorithm.EdDSA);
        using var other = Statements.Key(SignatureAlgorithm.EdDSA, "other");
        var statement = Statements.Signed();
        var made = TransparentStatement.Of(statement, [Alone(key, statement), Alone(other, statement)]);
        var read = TransparentStatement.Parse(made.Bytes).Value;
        Assert.Equal(statement.Bytes.ToArray(), read.Statement.Bytes.ToArray());
        Assert.Equal(SignatureVerdict.Valid, read.Statement.VerifySignature(issuer.PublicKey));
        Assert.Equal(ReceiptVerdict.Valid, read.Verify(key.PublicKey));
        Assert.Equal(ReceiptVerdict.Valid, read.Verify(other.PublicKey));
        Assert.Equal(ReceiptVerdict.KeyMismatch, read.Verify(issuer.PublicKey));
        Assert.Equal(StatementMalformation.UnprotectedHeaderNotEmpty, SignedStatement.Parse(made.Bytes).Malformation);
    }

    [Fact]
    public void Receipt_of_another_statement_does_not_carry_this_one()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        var foreign = Alone(key, Statements.Signed(SignatureAlgorithm.ES256));
        var swapped = TransparentStatement.Of(Statements.Signed(), [foreign]);
        Assert.Equal(ReceiptVerdict.SignatureInvalid, swapped.Verify(key.PublicKey));
    }

    [Fact]
    public void Malformed_transparent_statement_is_named()
    {
        var statement = Statements.Signed();
        Assert.Equal(FormatFault.BadStructure, TransparentStatement.Parse(statement.Bytes).Fault);
        Assert.Throws<ArgumentException>(() => TransparentStatement.Of(statement, []));
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        var good = TransparentStatement.Of(statement, [Alone(key, statement)]).Bytes.ToArray();
        for (var length = 1; length < good.Length; length++)
            Assert.Equal(FormatFault.Truncated, TransparentStatement.Parse(good.AsMemory(0, length)).Fault);
        Gen.Int[0, (good.Length * 8) - 1].Sample(bit =>
        {
            var parse = TransparentStatement.Parse(Mutation.FlipBit(good, bit));
            if (parse.IsParsed)
                Assert.NotEqual(ReceiptVerdict.Valid, parse.Value.Verify(key.PublicKey));
        }, iter: 1_000);
    }

    private static Receipt Make(SigningKey key, int index, int size) => Receipt.Create(
        key, InclusionProof.Build(new(index), new(size), Log.Read), Log.Leaves[index], Log.RootAt(size));

    private static Receipt Alone(SigningKey key, SignedStatement statement) => Receipt.Create(
        key, new InclusionProof(new(0), new(2), [Log.Leaves[1]]), statement.LeafHash,
        MerkleTree.NodeHash(statement.LeafHash, Log.Leaves[1]));

    private static byte[] Header(int vds = 1) =>
        Map([(Int(1), Int(-8)), (Int(4), Bytes(new byte[32])), (Int(395), Int(vds))]);

    private static byte[] Vdp(byte[] proof) => Map([(Int(396), Map([(Int(-1), Array(Bytes(proof)))]))]);
}
