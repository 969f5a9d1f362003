namespace House.Tests;

public sealed class WordTests
{
    [Fact]
    public void Types_and_folders_are_named_for_what_they_are() =>
        Finding.None(Repository.CSharp.SelectMany(Words.EmptyNames));

    [Fact]
    public void Code_uses_no_word_of_other_chains() =>
        Finding.None(Repository.Shipped.SelectMany(Words.ChainNames));

    [Fact]
    public void Documents_use_no_word_of_other_chains() =>
        Finding.None(Repository.Markdown.SelectMany(Words.ChainSentences));

    [Fact]
    public void Planted_names_are_found()
    {
        SourceFile file = new(
            "src/Lodestone.Rules/Helpers/LotManager.cs",
            "class LotManager;\nclass LotData;\nclass Database;\nclass Basis;\nint gasPrice, cancellationToken;");
        Assert.Equal([1, 1, 2], Words.EmptyNames(file).Select(finding => finding.Line));
        Assert.Equal(
            ["gasPrice is a word of other chains"], Words.ChainNames(file).Select(finding => finding.What));
    }

    [Fact]
    public void Planted_sentences_are_found()
    {
        SourceFile file = new(
            "docs/X.md", "off-gas leaves\nthe miner pays gas\n## Words we do not use\ntoken\n");
        Assert.Equal([2, 2], Words.ChainSentences(file).Select(finding => finding.Line));
    }
}
