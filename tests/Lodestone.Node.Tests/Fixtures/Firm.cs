using System.Security.Cryptography;
using System.Text;
using Lodestone.Ledger;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>A party of the tests: its identifiers, its two sites, and the keys of its persons.</summary>
/// <param name="Name">What tests call it.</param>
/// <param name="Number">From which its identifiers follow.</param>
/// <param name="Role">What it is.</param>
internal sealed record Firm(string Name, int Number, PartyRole Role)
{
    public PartyId Id { get; init; } = PartyId.Of($"gln:{Gln(Number)}");

    public SiteId Site { get; } = SiteId.Of(Gln(Number + 1_000));

    public SiteId OtherSite { get; } = SiteId.Of(Gln(Number + 2_000));

    /// <summary>The key of a person: the same whenever it is asked for.</summary>
    public SigningKey Key(int person, SignatureAlgorithm algorithm = SignatureAlgorithm.EdDSA) => SigningKey.FromSeed(
        algorithm, SHA256.HashData(Encoding.UTF8.GetBytes($"key {algorithm} {person} of {Name} {Number}")));

    public KeyDeclaration Declared(int person, SignatureAlgorithm algorithm = SignatureAlgorithm.EdDSA)
    {
        using SigningKey key = Key(person, algorithm);
        return GenesisStatement.DeclarationOf(key.PublicKey, $"{Name}-{person}");
    }

    public override string ToString() => Name;

    private static string Gln(int number)
    {
        string digits = $"6901234{number:d5}";
        return digits + Gs1.CheckDigit(digits);
    }
}

/// <summary>The parties that every <see cref="World"/> knows.</summary>
internal static class Cast
{
    public static readonly Firm Root = new("root", 1, PartyRole.RootAuthority);
    public static readonly Firm Industry = new("industry", 2, PartyRole.IndustryAuthority);
    public static readonly Firm Customs = new("customs", 3, PartyRole.Customs);
    public static readonly Firm Mine = new("mine", 11, PartyRole.Operator);
    public static readonly Firm Plant = new("plant", 12, PartyRole.Operator);
    public static readonly Firm Magnets = new("magnets", 13, PartyRole.Operator);
    public static readonly Firm Carrier = new("carrier", 14, PartyRole.Operator);
    public static readonly Firm Laboratory = new("laboratory", 15, PartyRole.Laboratory);
    public static readonly Firm Auditor = new("auditor", 16, PartyRole.Auditor);

    /// <summary>Registered by nobody.</summary>
    public static readonly Firm Stranger = new("stranger", 999, PartyRole.Operator);

    /// <summary>Those who are registered in a new world, besides the root authority.</summary>
    public static readonly Firm[] Registered =
        [Industry, Customs, Mine, Plant, Magnets, Carrier, Laboratory, Auditor];
}
