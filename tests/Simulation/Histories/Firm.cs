using Lodestone.Vocabulary;

namespace Simulation.Histories;

/// <summary>A party of the histories with its site and the keys of its two persons.</summary>
/// <param name="Number">From which its identifiers follow.</param>
/// <param name="Role">What it is.</param>
/// <param name="Deposit">The deposit of its site.</param>
internal sealed record Firm(int Number, PartyRole Role, string Deposit)
{
    public PartyId Id { get; } = PartyId.Of($"gln:{Gln(Number)}");

    public SiteId Site { get; } = SiteId.Of(Gln(Number + 100));

    public string Key { get; } = $"{Number:d4}{1:d60}";

    public string SecondKey { get; } = $"{Number:d4}{2:d60}";

    public string Circuit(int number) => $"urn:history:circuit:{Number}:{number}";

    public string Stream => $"urn:history:stream:{Number}";

    public KeyDeclaration[] Keys =>
    [
        new(Key, -8, new string('0', 64), $"first-{Number}"),
        new(SecondKey, -8, new string('0', 64), $"second-{Number}"),
    ];

    private static string Gln(int number)
    {
        string digits = $"6909876{number:d5}";
        int sum = digits.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return $"{digits}{(10 - (sum % 10)) % 10}";
    }
}
