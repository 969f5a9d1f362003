using Lodestone.Interchange;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// Builds the first entry of a network: signed by one of the root authority's own keys that it declares. It names no
/// audience, since the network is named by its identity; every later statement names that.
/// </summary>
public static class GenesisStatement
{
    private const long ValidSeconds = 24 * 60 * 60;

    /// <summary>Signs a genesis.</summary>
    /// <param name="genesis">
    /// The network, its root authority with the keys of at least two persons, its time policy.
    /// </param>
    /// <param name="rootKey">One of those keys.</param>
    /// <param name="issuedAt">When it is signed; valid for a day.</param>
    /// <exception cref="ArgumentException">The key is not one that the genesis declares.</exception>
    public static SignedStatement Create(Genesis genesis, SigningKey rootKey, Instant issuedAt)
    {
        ArgumentNullException.ThrowIfNull(genesis);
        ArgumentNullException.ThrowIfNull(rootKey);
        if (genesis.RootKeys.All(key => key.KeyId != rootKey.PublicKey.KeyId.ToHex()))
        {
            throw new ArgumentException("The genesis is signed with a key that it declares.", nameof(rootKey));
        }

        long seconds = issuedAt.UnixMilliseconds / 1_000;
        StatementHeader header = StatementHeader.For(
            rootKey.PublicKey, ContentTypes.Acts, genesis.Root.Value, genesis.Network, Hash.Zero,
            expiresAt: seconds + ValidSeconds, issuedAt: seconds);
        return SignedStatement.Create(rootKey, header, ActsWriter.Write([genesis]));
    }

    /// <summary>A public key as acts declare it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="person">Pseudonym of the person or machine that holds it.</param>
    public static KeyDeclaration DeclarationOf(PublicKey key, string person)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new KeyDeclaration(
            key.KeyId.ToHex(), (int)key.Algorithm, Convert.ToHexStringLower(key.Bytes.Span), person);
    }
}
