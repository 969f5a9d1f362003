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
}
