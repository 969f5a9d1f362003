namespace Lodestone.Vocabulary.Tests;

/// <summary>
/// Every one of Unicode's 1,114,112 code points, lone surrogates included, put into an identifier: only those of the
/// grammar are let through, so no two identifiers can look alike.
/// </summary>
public sealed class CodePointTests
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string LotCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._/";
    private const string UsccCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    [Fact]
    public void An_identity_with_one_character_exchanged_holds_only_crockford_characters()
    {
        string code = Eid.Derive(PartyId.Of("gln:0614141000012"), "LOT-1", "nonce-0001").Code;

        // What is well formed may still fail its check character, but only what is outside the grammar is malformed.
        Assert.Equal(
            Crockford,
            Accepted(text => Eid.TryParse(code[..7] + text + code[8..], "lot", out _)?.Code
                != RefusalCode.IdentifierMalformed));
        Assert.Equal(
            code[7].ToString(),
            Accepted(text => Eid.TryParse(code[..7] + text + code[8..], "lot", out _) is null));
    }

    [Fact]
    public void An_identity_with_one_character_more_is_never_accepted()
    {
        string code = Eid.Derive(PartyId.Of("gln:0614141000012"), "LOT-1", "nonce-0001").Code;

        Assert.Empty(Accepted(text => Eid.TryParse(code.Insert(7, text), "lot", out _) is null));
        Assert.Empty(Accepted(text => Eid.TryParse(code + text, "lot", out _) is null));
    }

    [Fact]
    public void A_lot_number_takes_only_the_characters_of_every_gs1_lot_field()
    {
        Assert.Equal(LotCharacters.Order(), Accepted(text => AsciiGrammar.IsLotNumber($"LOT{text}7")).Order());
        Assert.Equal(LotCharacters.Order(), Accepted(AsciiGrammar.IsLotNumber).Order());
    }

    [Fact]
    public void A_party_takes_only_the_characters_of_its_scheme()
    {
        Assert.Equal(
            UsccCharacters,
            Accepted(text => PartyId.TryParse($"uscc:91350100M0001{text}0Y43", "party", out _) is null));
        Assert.Equal("1", Accepted(text => PartyId.TryParse($"lei:5493001KJTIIGC8Y{text}R12", "party", out _) is null));
        Assert.Equal("4", Accepted(text => PartyId.TryParse($"gln:061{text}141000012", "party", out _) is null));
        Assert.Empty(Accepted(text => PartyId.TryParse($"lei:5493001KJTIIGC8Y1R12{text}", "party", out _) is null));
        Assert.Empty(Accepted(text => PartyId.TryParse($"{text}gln:0614141000012", "party", out _) is null));
    }

    [Fact]
    public void A_key_of_gs1_takes_only_the_82_characters()
    {
        string accepted = Accepted(text =>
            Gs1Key.TryParse($"https://id.gs1.org/01/04012345123456/10/L{text}7", "alias", out _) is null);

        // Unescaped, what divides a URI or begins an escape is missing from the 82.
        Assert.Equal(
            "!&'()*+,-.0123456789:;=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz", accepted);
    }

    private static string Accepted(Func<string, bool> accepts)
    {
        List<string> accepted = [];
        for (int point = 0; point <= 0x10FFFF; point++)
        {
            string text = point is >= 0xD800 and <= 0xDFFF ? ((char)point).ToString() : char.ConvertFromUtf32(point);
            if (accepts(text))
            {
                accepted.Add(text);
            }
        }

        return string.Concat(accepted);
    }
}
