using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

/// <summary>Who is in the tests: an authority or firm, where it works, and the keys of its two persons.</summary>
/// <param name="Name">What tests call it.</param>
/// <param name="Number">From which its identifiers follow.</param>
/// <param name="Role">What it is.</param>
internal sealed record Actor(string Name, int Number, PartyRole Role)
{
    public PartyId Id { get; } = PartyId.Of($"gln:{Gln(Number)}");

    /// <summary>Its site; a second one is <see cref="OtherSite"/>.</summary>
    public SiteId Site { get; } = SiteId.Of(Gln(Number + 100));

    public SiteId OtherSite { get; } = SiteId.Of(Gln(Number + 200));

    public string Key => KeyOf(1);

    public string SecondKey => KeyOf(2);

    public KeyDeclaration[] Keys => [Declared(1), Declared(2)];

    public KeyDeclaration Declared(int person) =>
        new(KeyOf(person), -8, new string('0', 64), $"{Name}-person-{person}");

    public override string ToString() => Name;

    private string KeyOf(int person) => $"{Number:d4}{person:d60}";

    private static string Gln(int number)
    {
        string digits = $"6901234{number:d5}";
        int sum = digits.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return $"{digits}{(10 - (sum % 10)) % 10}";
    }
}

/// <summary>The parties that every <see cref="World"/> knows.</summary>
internal static class Cast
{
    public static readonly Actor Root = new("root", 1, PartyRole.RootAuthority);
    public static readonly Actor Industry = new("industry", 2, PartyRole.IndustryAuthority);
    public static readonly Actor Customs = new("customs", 3, PartyRole.Customs);
    public static readonly Actor Mine = new("mine", 11, PartyRole.Operator);
    public static readonly Actor Plant = new("plant", 12, PartyRole.Operator);
    public static readonly Actor Magnets = new("magnets", 13, PartyRole.Operator);
    public static readonly Actor Carrier = new("carrier", 14, PartyRole.Operator);
    public static readonly Actor Laboratory = new("laboratory", 15, PartyRole.Laboratory);
    public static readonly Actor Auditor = new("auditor", 16, PartyRole.Auditor);

    /// <summary>Not registered in any world until a test does it.</summary>
    public static readonly Actor Stranger = new("stranger", 21, PartyRole.Operator);

    /// <summary>Those who are registered in a new world, besides the root authority.</summary>
    public static readonly Actor[] Registered =
        [Industry, Customs, Mine, Plant, Magnets, Carrier, Laboratory, Auditor];
}
