using System.Text.Json;
using CsCheck;

namespace Lodestone.Vocabulary.Tests;

/// <summary>A lot's identity follows from its issuer, lot number and nonce, and from nothing else.</summary>
public sealed class EidTests
{
    private const string Known = "529900T8BM49AURSDO55";

    [Fact]
    public void Golden_identities_are_derived_again()
    {
        using JsonDocument golden = Vectors.Json("eid.json");
        JsonElement[] rows = [.. golden.RootElement.GetProperty("vectors").EnumerateArray()];

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(
            row.GetProperty("eid").GetString(),
            Eid.Derive(
                PartyId.Of(row.GetProperty("issuer").GetString()!),
                row.GetProperty("lot_number").GetString()!,
                row.GetProperty("nonce").GetString()!).Code));
        Assert.Equal(rows.Length, rows.Select(row => row.GetProperty("eid").GetString()).Distinct().Count());
    }

    [Fact]
    public void Any_derived_identity_is_read_back_from_code_and_uri() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 20], Gen.String[Gen.Char.AlphaNumeric, 8, 64])
            .Sample((lotNumber, nonce) =>
            {
                Eid eid = Eid.Derive(PartyId.Of("lei:" + Known), lotNumber, nonce);

                Assert.Null(Eid.TryParse(eid.Code, "lot", out Eid fromCode));
                Assert.Null(Eid.TryParseUri("https://trace.example" + eid.Path, "lot", out Eid fromUri));
                Assert.Equal(eid, fromCode);
                Assert.Equal(eid, fromUri);
            });

    [Fact]
    public void Any_one_wrong_character_and_any_swap_of_neighbours_is_found()
    {
        string code = Eid.Derive(PartyId.Of("lei:" + Known), "LOT-1", "nonce-0001").Code;
        for (int i = 0; i < Eid.Length; i++)
        {
            foreach (char c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            {
                string changed = code[..i] + c + code[(i + 1)..];
                Assert.Equal(changed == code, Eid.TryParse(changed, "lot", out _) is null);
            }
        }

        for (int i = 0; i + 1 < Eid.Length; i++)
        {
            string swapped = code[..i] + code[i + 1] + code[i] + code[(i + 2)..];
            Assert.Equal(swapped == code, Eid.TryParse(swapped, "lot", out _) is null);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/eid/")]
    [InlineData("https:///eid/")]
    [InlineData("ftp://trace.example/eid/")]
    [InlineData("httpx://trace.example/eid/")]
    [InlineData("https://trace.example/lot/")]
    [InlineData("urn:lodestone:eid:")]
    public void A_uri_of_another_form_is_refused(string before)
    {
        Eid eid = Eid.Derive(PartyId.Of("lei:" + Known), "LOT-1", "nonce-0001");

        Assert.Equal(
            RefusalCode.IdentifierMalformed, Eid.TryParseUri(before + eid.Code, "lot", out _)?.Code);
        Assert.Equal(
            RefusalCode.IdentifierMalformed,
            Eid.TryParseUri($"https://trace.example{eid.Path}?x=1", "lot", out _)?.Code);
    }
}
