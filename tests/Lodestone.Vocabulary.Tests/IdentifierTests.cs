namespace Lodestone.Vocabulary.Tests;

/// <summary>Identifiers are held to their grammars and check digits.</summary>
public sealed class IdentifierTests
{
    [Fact]
    public void Every_check_digit_of_the_vectors_is_judged_as_they_say()
    {
        string[][] rows = [.. Vectors.Rows("identifiers/check_digits.csv")];

        Assert.True(rows.Length >= 28);
        Assert.All(rows, row => Assert.Equal(row[2] == "valid", Checks(row[0], row[1])));
    }

    [Theory]
    [InlineData("uscc:91350211M0000XUF46")]
    [InlineData("uscc:91350100M0001TGQXM")]
    public void A_failing_uscc_is_doubtful_and_not_refused(string text)
    {
        Assert.Null(PartyId.TryParse(text, "party", out PartyId id));
        Assert.True(id.HasDoubtfulCheckDigit);
    }

    [Theory]
    [InlineData("lei:5493001KJTIIGC8Y1R13", RefusalCode.CheckDigitWrong)]
    [InlineData("gln:0614141000013", RefusalCode.CheckDigitWrong)]
    [InlineData("uscc:91350100I000100Y43", RefusalCode.IdentifierMalformed)]
    [InlineData("LEI:5493001KJTIIGC8Y1R12", RefusalCode.IdentifierMalformed)]
    [InlineData("5493001KJTIIGC8Y1R12", RefusalCode.IdentifierMalformed)]
    [InlineData("lei:", RefusalCode.IdentifierMalformed)]
    [InlineData(":", RefusalCode.IdentifierMalformed)]
    [InlineData("", RefusalCode.IdentifierMalformed)]
    [InlineData(null, RefusalCode.IdentifierMalformed)]
    public void A_party_with_a_wrong_form_or_check_digit_is_refused(string? text, RefusalCode code) =>
        Assert.Equal(code, PartyId.TryParse(text, "party", out _)?.Code);

    [Theory]
    [InlineData("CSQU3054383", "U")]
    [InlineData("TGHU7599330", "U")]
    [InlineData("HLXU4000037", "U")]
    public void A_container_number_is_read_with_its_check_digit(string text, string category)
    {
        Assert.Null(ContainerNumber.TryParse(text, "container", out ContainerNumber number));
        Assert.Equal(text, number.Code);
        Assert.Equal(category, number.Code[3..4]);
    }

    [Theory]
    [InlineData("CSQU3054384", RefusalCode.CheckDigitWrong)]
    [InlineData("CSQ13054383", RefusalCode.IdentifierMalformed)]
    [InlineData("CSQX3054383", RefusalCode.IdentifierMalformed)]
    [InlineData("csqu3054383", RefusalCode.IdentifierMalformed)]
    [InlineData("CSQU 305438-3", RefusalCode.IdentifierMalformed)]
    [InlineData("CSQU305438", RefusalCode.IdentifierMalformed)]
    [InlineData(null, RefusalCode.IdentifierMalformed)]
    public void A_container_number_with_a_wrong_form_or_check_digit_is_refused(string? text, RefusalCode code) =>
        Assert.Equal(code, ContainerNumber.TryParse(text, "container", out _)?.Code);

    [Fact]
    public void Any_one_changed_digit_of_a_container_number_is_found_but_one_and_nine_for_ten()
    {
        const string Known = "CSQU3054383";
        for (int i = 4; i < 10; i++)
        {
            for (char digit = '0'; digit <= '9'; digit++)
            {
                string changed = Known[..i] + digit + Known[(i + 1)..];
                RefusalCode? expected = digit == Known[i] ? null : RefusalCode.CheckDigitWrong;
                Assert.Equal(expected, ContainerNumber.TryParse(changed, "c", out _)?.Code);
            }
        }
    }

    [Theory]
    [InlineData("CNSHA", "CN")]
    [InlineData("US2CW", "US")]
    public void A_locode_is_country_and_place(string text, string country)
    {
        Assert.Null(UnLocode.TryParse(text, "locode", out UnLocode code));
        Assert.Equal(country, code.Country);
        Assert.Equal(text, code.Code);
    }

    [Theory]
    [InlineData("CN SHA")]
    [InlineData("CNSH0")]
    [InlineData("CNSH1")]
    [InlineData("cnsha")]
    [InlineData("C1SHA")]
    [InlineData("CNSH")]
    [InlineData("CNSHАА")]
    [InlineData("")]
    [InlineData(null)]
    public void What_has_not_the_shape_of_a_locode_is_refused(string? text) =>
        Assert.Equal(RefusalCode.IdentifierMalformed, UnLocode.TryParse(text, "locode", out _)?.Code);

    [Theory]
    [InlineData("41.764", "109.97", "41.764, 109.97")]
    [InlineData("-90", "180", "-90, 180")]
    [InlineData("0.000001", "-0.000001", "0.000001, -0.000001")]
    public void Coordinates_are_exact_to_a_millionth_of_a_degree(string latitude, string longitude, string text)
    {
        Assert.Null(Coordinates.TryParse(latitude, longitude, "place", out Coordinates place));
        Assert.Equal(text, place.ToString());
    }

    [Theory]
    [InlineData("90.000001", "0", RefusalCode.NumberOutOfRange)]
    [InlineData("0", "-180.1", RefusalCode.NumberOutOfRange)]
    [InlineData("0.0000001", "0", RefusalCode.TooManyDigits)]
    [InlineData("41°45'", "0", RefusalCode.WrongType)]
    [InlineData("0", "N", RefusalCode.WrongType)]
    public void Coordinates_off_the_globe_or_too_fine_are_refused(
        string latitude, string longitude, RefusalCode code) =>
        Assert.Equal(code, Coordinates.TryParse(latitude, longitude, "place", out _)?.Code);

    private static bool Checks(string kind, string value) => kind switch
    {
        "USCC" => Uscc.Checks(value),
        "GTIN" or "GLN" or "SSCC" => Gs1.Checks(value),
        "LEI" => Lei.Checks(value),
        "ISO6346" => ContainerNumber.TryParse(value, "x", out _) is null,
        "CAS" => CasNumber.Checks(value),
        _ => throw new InvalidOperationException($"The vectors name {kind}, which nothing judges."),
    };
}
