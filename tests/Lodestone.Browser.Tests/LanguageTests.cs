using Lodestone.Node.Texts;
using Lodestone.Verifier;
using Lodestone.Views;

namespace Lodestone.Browser.Tests;

/// <summary>The table of texts itself; what pages show of it is judged with the pages.</summary>
public sealed class LanguageTests
{
    [Fact]
    public void Every_text_has_both_languages()
    {
        Assert.True(Speech.Texts.Count > 300, $"only {Speech.Texts.Count} texts were found");
        Assert.DoesNotContain(Speech.Texts, label => label.En.Length == 0 || label.Zh.Length == 0);
        Assert.DoesNotContain(Speech.Texts, label => Speech.Chinese().IsMatch(label.En));
        Assert.DoesNotContain(Speech.Texts, label => label.En != label.Zh && label.En.Any(char.IsLetter)
            && !Speech.Chinese().IsMatch(label.Zh));
    }

    [Fact]
    public void Every_finding_has_a_sentence_of_its_own()
    {
        Label[] sentences = [.. Enum.GetValues<FindingCode>().Select(FindingTexts.Of)];
        Assert.Equal(sentences.Length, sentences.Select(label => label.En).Distinct().Count());
        Assert.Equal(sentences.Length, sentences.Select(label => label.Zh).Distinct().Count());
    }
}
