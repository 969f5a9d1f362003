using System.Collections.Concurrent;
using System.Collections.Frozen;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// The keys of the demo: Ed25519 unless another suite is asked for, each derived from the public seed, the party and the person. They prove nothing about
/// who signs: they are refused outside demo networks.
/// </summary>
public static class DemoKeys
{
    private static readonly ConcurrentDictionary<(string Seed, string Of, SignatureAlgorithm Suite), SigningKey> Known = new();

    private static readonly Lazy<FrozenSet<string>> OfTheCast = new(() => DemoConsortium.Describe().Parties
        .SelectMany(party => party.Persons.Append(DemoMembers.Node).SelectMany(person => Enum.GetValues<SignatureAlgorithm>().Select(
            suite => For(DemoSeed.Text, party.Id, person, suite).PublicKey.KeyId.ToHex())))
        .ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The key of a person or machine of a party, from the documented seed.</summary>
    /// <param name="party">The party.</param>
    /// <param name="person">Pseudonym, such as <c>desk-1</c>.</param>
    /// <remarks>Shared by all callers: it is not to be disposed of.</remarks>
    public static SigningKey For(PartyId party, string person) => For(DemoSeed.Text, party, person);

    /// <summary>The key of a person or machine of a party, from another seed text.</summary>
    /// <remarks>Shared by all callers: it is not to be disposed of.</remarks>
    public static SigningKey For(
        string seed, PartyId party, string person, SignatureAlgorithm suite = SignatureAlgorithm.EdDSA) =>
        Known.GetOrAdd((seed, $"party/{party.Value}/{person}", suite), Make);

    /// <summary>A key of the demo's log: its checkpoint key, or that of a witness.</summary>
    /// <param name="network">Name of the network, which is the log's origin.</param>
    /// <param name="purpose">Such as <c>checkpoint</c> or <c>witness-1</c>.</param>
    /// <param name="suite">Its algorithm.</param>
    /// <remarks>Shared by all callers: it is not to be disposed of.</remarks>
    public static SigningKey ForLog(
        string network, string purpose, SignatureAlgorithm suite = SignatureAlgorithm.EdDSA) =>
        Known.GetOrAdd((DemoSeed.Text, $"log/{network}/{purpose}", suite), Make);

    /// <summary>The public half of a person's key as it is declared on the ledger.</summary>
    internal static KeyDeclaration Declare(DemoOptions options, PartyId party, string person)
    {
        PublicKey key = For(options.Seed, party, person, options.Suite).PublicKey;
        return new KeyDeclaration(
            key.KeyId.ToHex(), (int)key.Algorithm, Convert.ToHexStringLower(key.Bytes.Span), person);
    }

    /// <summary>
    /// Whether a key is one of the documented seed's: anybody can sign with it, so no network that is not a demo may
    /// admit it.
    /// </summary>
    /// <param name="keyId">Lower-case hexadecimal key id.</param>
    public static bool IsOfTheCast(string keyId) => OfTheCast.Value.Contains(keyId);

    private static SigningKey Make((string Seed, string Of, SignatureAlgorithm Suite) key) =>
        SigningKey.FromSeed(key.Suite, DemoSeed.Derive(key.Seed, "key", key.Of));
}
