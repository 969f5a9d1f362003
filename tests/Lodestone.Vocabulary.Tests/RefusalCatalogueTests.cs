namespace Lodestone.Vocabulary.Tests;

/// <summary>Every refusal explains itself in both languages, and the page that lists them is the catalogue.</summary>
public sealed class RefusalCatalogueTests
{
    [Fact]
    public void Every_code_has_exactly_one_text_in_order_of_precedence() =>
        Assert.Equal(
            Enum.GetValues<RefusalCode>().OrderBy(code => (int)code),
            RefusalCatalogue.All.Select(row => row.Code));

    [Fact]
    public void Every_code_is_found_by_its_number() =>
        Assert.All(Enum.GetValues<RefusalCode>(), code => Assert.Equal(code, RefusalCatalogue.Of(code).Code));

    [Fact]
    public void Numbers_lie_in_the_hundreds_that_the_list_explains() =>
        Assert.All(Enum.GetValues<RefusalCode>(), code => Assert.InRange((int)code, 101, 1099));

    [Fact]
    public void Sentences_are_sentences_of_their_own_in_both_languages()
    {
        Assert.All(RefusalCatalogue.All, row =>
        {
            Assert.EndsWith(".", row.SentenceEn, StringComparison.Ordinal);
            Assert.EndsWith(".", row.RemedyEn, StringComparison.Ordinal);
            Assert.EndsWith("。", row.SentenceZh, StringComparison.Ordinal);
            Assert.EndsWith("。", row.RemedyZh, StringComparison.Ordinal);
            Assert.All(row.SentenceEn + row.RemedyEn, letter => Assert.True(char.IsAscii(letter)));
            Assert.DoesNotMatch("[|`]", row.SentenceEn + row.SentenceZh + row.RemedyEn + row.RemedyZh);
            Assert.DoesNotMatch("[,;:?]", row.SentenceZh);
        });
        Assert.Equal(RefusalCatalogue.All.Count, RefusalCatalogue.All.Select(row => row.SentenceEn).Distinct().Count());
        Assert.Equal(RefusalCatalogue.All.Count, RefusalCatalogue.All.Select(row => row.SentenceZh).Distinct().Count());
    }

    [Fact]
    public void The_page_of_refusals_is_the_catalogue()
    {
        string path = Repository.PathOf("docs/REFUSALS.md");
        string expected = RefusalPage.Text();
        string actual = File.Exists(path) ? File.ReadAllText(path) : string.Empty;

        Assert.True(expected == actual, $"docs/REFUSALS.md should read:\n{expected}");
    }
}
