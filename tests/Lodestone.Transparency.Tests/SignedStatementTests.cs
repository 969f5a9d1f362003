namespace Lodestone.Transparency.Tests;

public sealed class SignedStatementTests
{
    [Theory]
    [InlineData(SignatureAlgorithm.EdDSA)]
    [InlineData(SignatureAlgorithm.ES256)]
    public void Created_statement_parses_back_and_verifies(SignatureAlgorithm algorithm)
    {
        using var key = Statements.Key(algorithm);
        var header = Statements.Header(key.PublicKey);
        var made = SignedStatement.Create(key, header, Statements.Payload);

        var parse = SignedStatement.Parse(made.Bytes);

        Assert.True(parse.IsParsed);
        Assert.Equal(header, parse.Statement.Header);
        Assert.Equal(Statements.Payload, parse.Statement.Payload.ToArray());
        Assert.Equal(made.Identity, parse.Statement.Identity);
        Assert.Equal(MerkleTree.LeafHash(made.Bytes.Span), parse.Statement.LeafHash);
        Assert.Equal(SignatureVerdict.Valid, parse.Statement.VerifySignature(key.PublicKey));
    }

    [Fact]
    public void Signature_made_elsewhere_is_the_same_statement()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA);
        var header = Statements.Header(key.PublicKey);
        var signature = key.Sign(header.ToBeSigned(Statements.Payload));
        var assembled = SignedStatement.Assemble(header, Statements.Payload, signature);
        Assert.Equal(Statements.Signed().Bytes.ToArray(), assembled.Bytes.ToArray());
    }

    [Fact]
    public void Second_ECDSA_signature_is_another_leaf_and_the_same_identity()
    {
        using var key = Statements.Key(SignatureAlgorithm.ES256);
        var first = Statements.Signed(SignatureAlgorithm.ES256);
        byte[] twinBytes = [.. first.Bytes.Span[..^64], .. KeyTests.EcdsaTwin(first.Signature.Span)];
        var twin = SignedStatement.Parse(twinBytes).Statement!;
        Assert.Equal(SignatureVerdict.Valid, twin.VerifySignature(key.PublicKey));
        Assert.NotEqual(first.LeafHash, twin.LeafHash);
        Assert.Equal(first.Identity, twin.Identity);
    }

    [Fact]
    public void Identity_changes_with_header_and_payload()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA);
        var header = Statements.Header(key.PublicKey);
        var other = StatementHeader.For(key.PublicKey, header.ContentType, header.Issuer, header.Subject,
            Hash.Of("another network"u8), header.ExpiresAt, header.IssuedAt);
        var identity = Statements.Signed().Identity;
        Assert.NotEqual(identity, SignedStatement.Create(key, other, Statements.Payload).Identity);
        Assert.NotEqual(identity, SignedStatement.Create(key, header, "{}"u8).Identity);
    }

    [Fact]
    public void Foreign_key_or_algorithm_is_named()
    {
        using var other = Statements.Key(SignatureAlgorithm.EdDSA, "other");
        using var p256 = Statements.Key(SignatureAlgorithm.ES256);
        Assert.Equal(SignatureVerdict.KeyMismatch, Statements.Signed().VerifySignature(other.PublicKey));
        Assert.Equal(SignatureVerdict.AlgorithmMismatch, Statements.Signed().VerifySignature(p256.PublicKey));
    }

    [Fact]
    public void Signature_of_another_statement_is_invalid()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA);
        var header = Statements.Header(key.PublicKey);
        var signature = key.Sign(header.ToBeSigned("{}"u8));
        var statement = SignedStatement.Assemble(header, Statements.Payload, signature);
        Assert.Equal(SignatureVerdict.SignatureInvalid, statement.VerifySignature(key.PublicKey));
    }

    [Fact]
    public void Statement_keeps_its_own_bytes()
    {
        var bytes = Statements.Signed().Bytes.ToArray();
        var statement = SignedStatement.Parse(bytes).Statement!;
        var payload = statement.Payload.ToArray();
        Array.Clear(bytes);
        Assert.Equal(payload, statement.Payload.ToArray());
        Assert.Equal(MerkleTree.LeafHash(statement.Bytes.Span), statement.LeafHash);
    }

    [Fact]
    public void Creation_refuses_what_parsing_would()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA);
        using var other = Statements.Key(SignatureAlgorithm.EdDSA, "other");
        var header = Statements.Header(key.PublicKey);
        Assert.Throws<ArgumentException>(() => SignedStatement.Create(key, header, []));
        Assert.Throws<ArgumentException>(() => SignedStatement.Create(key, header, new byte[65_536]));
        Assert.Throws<ArgumentException>(() => SignedStatement.Create(other, header, Statements.Payload));
        Assert.Throws<ArgumentException>(() => SignedStatement.Assemble(header, Statements.Payload, new byte[63]));
    }

    [Fact]
    public void Header_refuses_a_bad_text()
    {
        foreach (var text in new[] { "", "two\nlines", "half a pair \ud800", new string('x', 1025) })
            AssertBadText(text);
    }

    private static void AssertBadText(string text)
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA);
        Assert.Throws<ArgumentException>(() => StatementHeader.For(key.PublicKey, text, "i", "s", Hash.Zero, 2, 1));
        Assert.Throws<ArgumentException>(() => StatementHeader.For(key.PublicKey, "c", text, "s", Hash.Zero, 2, 1));
        Assert.Throws<ArgumentException>(() => StatementHeader.For(key.PublicKey, "c", "i", text, Hash.Zero, 2, 1));
    }

    [Fact]
    public void Header_refuses_a_bad_time()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA);
        StatementHeader At(long expires, long issued) =>
            StatementHeader.For(key.PublicKey, "c", "i", "s", Hash.Zero, expires, issued);
        Assert.Throws<ArgumentOutOfRangeException>(() => At(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => At(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => At(StatementHeader.MaxValiditySeconds + 2, 1));
    }
}
