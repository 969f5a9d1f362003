using CsCheck;

namespace Lodestone.Vocabulary.Tests;

/// <summary>A GS1 key is one value, however it is written.</summary>
public sealed class Gs1KeyTests
{
    [Fact]
    public void Urn_and_digital_link_of_the_vectors_are_the_same_key()
    {
        Assert.All(Vectors.Rows("identifiers/gs1_keys.csv"), row =>
        {
            Assert.Null(Gs1Key.TryParse(row[2], "alias", out Gs1Key fromUrn));
            Assert.Null(Gs1Key.TryParse(row[3], "alias", out Gs1Key fromLink));

            Assert.Equal(row[0], fromUrn.Kind.ToString());
            Assert.Equal(fromUrn, fromLink);
            Assert.Equal(row[3], fromUrn.Uri);
            Assert.Equal(row[2], fromLink.ToUrn(int.Parse(row[1], null)));
        });
    }

    [Theory]
    [InlineData("https://id.gs1.org/01/04012345123456/10/998877")]
    [InlineData("http://id.gs1.org/01/04012345123456/10/998877")]
    [InlineData("https://trace.example/01/04012345123456/10/998877")]
    [InlineData("https://trace.example:8443/some/path/01/04012345123456/10/998877")]
    [InlineData("https://trace.example/01/4012345123456/10/998877")]
    [InlineData("https://trace.example/01/04012345123456/10/%39%398877")]
    public void Host_scheme_and_escapes_do_not_change_a_key(string uri) =>
        Assert.Equal(Gs1Key.Of("urn:epc:class:lgtin:4012345.012345.998877"), Gs1Key.Of(uri));

    [Fact]
    public void A_serial_number_names_the_item_whatever_lot_stands_beside_it() =>
        Assert.Equal(
            Gs1Key.Of("https://id.gs1.org/01/10614141123459/21/400"),
            Gs1Key.Of("https://id.gs1.org/01/10614141123459/10/LOT7/21/400"));

    [Theory]
    [InlineData("urn:epc:class:lgtin:4012345.012345.998877", true)]
    [InlineData("urn:epc:id:sgtin:0614141.112345.400", true)]
    [InlineData("urn:epc:id:sscc:0614141.1234567890", true)]
    [InlineData("urn:epc:idpat:sgtin:4012345.012345.*", false)]
    [InlineData("urn:epc:id:sgln:0614141.12345.0", false)]
    [InlineData("urn:epc:id:pgln:0614141.12345", false)]
    public void Only_lots_items_and_logistic_units_can_stand_for_a_lot(string text, bool names) =>
        Assert.Equal(names, Gs1Key.Of(text).NamesOneLot);

    [Theory]
    [InlineData("https://id.gs1.org/01/04012345123457/10/998877", RefusalCode.CheckDigitWrong)]
    [InlineData("https://id.gs1.org/00/106141412345678900", RefusalCode.CheckDigitWrong)]
    [InlineData("https://id.gs1.org/01/0401234512345/10/998877", RefusalCode.CheckDigitWrong)]
    [InlineData("https://id.gs1.org/01/040123451234567/10/998877", RefusalCode.IdentifierMalformed)]
    [InlineData("https://id.gs1.org/01/04012345123456/10/", RefusalCode.IdentifierMalformed)]
    [InlineData("https://id.gs1.org/01/04012345123456/10/123456789012345678901", RefusalCode.IdentifierMalformed)]
    [InlineData("https://id.gs1.org/01/04012345123456/10/a%7Eb", RefusalCode.IdentifierMalformed)]
    [InlineData("https://id.gs1.org/01/04012345123456/10/a%24b", RefusalCode.IdentifierMalformed)]
    [InlineData("https://id.gs1.org/01/04012345123456/10/a%C3%A4", RefusalCode.IdentifierMalformed)]
    [InlineData("https://id.gs1.org/01/04012345123456/10/a%2", RefusalCode.IdentifierMalformed)]
    [InlineData("https://id.gs1.org/01/04012345123456/10/a%00b", RefusalCode.IdentifierMalformed)]
    [InlineData("https://id.gs1.org/01/04012345123456/22/2A/10/998877", RefusalCode.IdentifierMalformed)]
    [InlineData("https://id.gs1.org/01/04012345123456/10/998877?17=301231", RefusalCode.IdentifierMalformed)]
    [InlineData("https://id.gs1.org/01/04012345123456/10/998877#x", RefusalCode.IdentifierMalformed)]
    [InlineData("https://id.gs1.org/01/04012345123456/10/998877/", RefusalCode.IdentifierMalformed)]
    [InlineData("ftp://id.gs1.org/01/04012345123456/10/998877", RefusalCode.IdentifierMalformed)]
    [InlineData("https:///01/04012345123456/10/998877", RefusalCode.IdentifierMalformed)]
    [InlineData("urn:epc:class:lgtin:4012345.12345.998877", RefusalCode.IdentifierMalformed)]
    [InlineData("urn:epc:class:lgtin:40123.45012345.998877", RefusalCode.IdentifierMalformed)]
    [InlineData("urn:epc:class:lgtin:4012345.012345", RefusalCode.IdentifierMalformed)]
    [InlineData("urn:epc:class:lgtin:4012345.012345.", RefusalCode.IdentifierMalformed)]
    [InlineData("urn:epc:class:lgtin:4012345.0123４5.998877", RefusalCode.IdentifierMalformed)]
    [InlineData("urn:epc:id:sscc:0614141.123456789", RefusalCode.IdentifierMalformed)]
    [InlineData("urn:epc:id:sscc:0614141.1234567890.1", RefusalCode.IdentifierMalformed)]
    [InlineData("urn:epc:id:gdti:0614141.12345.400", RefusalCode.IdentifierMalformed)]
    [InlineData("URN:EPC:ID:SSCC:0614141.1234567890", RefusalCode.IdentifierMalformed)]
    [InlineData("urn:epc:id:", RefusalCode.IdentifierMalformed)]
    [InlineData("", RefusalCode.IdentifierMalformed)]
    [InlineData(null, RefusalCode.IdentifierMalformed)]
    public void What_is_no_key_is_refused_by_name(string? text, RefusalCode code)
    {
        Refusal? refusal = Gs1Key.TryParse(text, "acts[0].lot.alias", out Gs1Key key);

        Assert.Equal(code, refusal?.Code);
        Assert.Equal("acts[0].lot.alias", refusal?.Field);
        Assert.Empty(key.Number);
    }

    [Fact]
    public void Any_lot_number_survives_both_forms() =>
        Gen.Select(
                Gen.String[Gen.Char["!\"%&'()*+,-./0129:;<=>?ABYZ_abyz"], 1, 20],
                Gen.Long[0, 9_999_999_999_999],
                Gen.Int[6, 12],
                Gen.Bool)
            .Sample((extension, number, prefix, isSerial) =>
            {
                string digits = number.ToString("D13", null);
                string gtin = digits + Gs1.CheckDigit(digits);
                string escaped = Uri.EscapeDataString(extension);
                Gs1Key key = Gs1Key.Of($"https://id.gs1.org/01/{gtin}/{(isSerial ? "21" : "10")}/{escaped}");

                Assert.Equal(extension, key.Extension);
                Assert.Equal(key, Gs1Key.Of(key.Uri));
                Assert.Equal(key, Gs1Key.Of(key.ToUrn(prefix)));
                Assert.Equal(key.Uri, Gs1Key.Of(key.ToUrn(prefix)).Uri);
            });

    [Theory]
    [InlineData(5)]
    [InlineData(13)]
    public void A_company_prefix_has_six_to_twelve_digits(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Gs1Key.Of("urn:epc:id:sscc:0614141.1234567890").ToUrn(length));
}
