using System.Text;

namespace Lodestone.Transparency.Tests;

/// <summary>Keys and statements that are the same in every run.</summary>
internal static class Statements
{
    internal static readonly Hash Network = Hash.Of("genesis"u8);
    internal const long IssuedAt = 1_780_000_000;
    internal static readonly byte[] Payload = Encoding.UTF8.GetBytes("""{"lot":"LS-1"}""");

    internal static SigningKey Key(SignatureAlgorithm algorithm, string name = "producer") =>
        SigningKey.FromSeed(algorithm, Hash.Of(Encoding.UTF8.GetBytes(name)).Span);

    internal static StatementHeader Header(PublicKey key) => StatementHeader.For(
        key, "application/json", "did:web:mine.example", "urn:lot:LS-1", Network, IssuedAt + 3600, IssuedAt);

    internal static SignedStatement Signed(SignatureAlgorithm algorithm = SignatureAlgorithm.EdDSA)
    {
        using var key = Key(algorithm);
        return SignedStatement.Create(key, Header(key.PublicKey), Payload);
    }
}
