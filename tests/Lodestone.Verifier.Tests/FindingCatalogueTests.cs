namespace Lodestone.Verifier.Tests;

public sealed class FindingCatalogueTests
{
    [Fact]
    public void Every_finding_has_its_words_in_both_languages()
    {
        Assert.Equal(Enum.GetValues<FindingCode>(), FindingCatalogue.All.Select(text => text.Code));
        Assert.All(FindingCatalogue.All, text =>
        {
            Assert.EndsWith(".", text.SentenceEn, StringComparison.Ordinal);
            Assert.EndsWith(".", text.RemedyEn, StringComparison.Ordinal);
            Assert.EndsWith("。", text.SentenceZh, StringComparison.Ordinal);
            Assert.EndsWith("。", text.RemedyZh, StringComparison.Ordinal);
        });
    }
}
