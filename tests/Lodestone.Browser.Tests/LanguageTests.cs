using System.Reflection;
using System.Text.RegularExpressions;
using Lodestone.Node.Texts;
using Lodestone.Verifier;
using Lodestone.Views;

namespace Lodestone.Browser.Tests;

/// <summary>Whoever reads one language is never shown the other.</summary>
public sealed partial class LanguageTests(PageServer server)
{
    private const string AllText =
        "() => document.title + '\\n' + document.body.innerText + '\\n' + document.body.textContent + '\\n' + "
        + "[...document.querySelectorAll('[aria-label],[title],[alt],[placeholder],[data-in],[data-drop]')]"
        + ".flatMap(e => [...e.attributes]).filter(a => !['class','d','href','id','style'].includes(a.name))"
        + ".map(a => a.value).join('\\n')";

    public static TheoryData<string> Pages => ["passport", "passport-public", "verify", "start", "sign-in", "unknown"];

    private static IReadOnlyList<Label> Texts { get; } =
    [
        .. typeof(FrameTexts).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(FrameTexts).Namespace && type.Name.EndsWith("Texts", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(Label))
            .Select(field => (Label)field.GetValue(null)!),
        .. Enum.GetValues<FindingCode>().Select(FindingTexts.Of),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task English_page_has_no_Chinese_but_the_language_switch(string page)
    {
        string text = await TextOf(page, isChinese: false);
        Assert.Equal(["中文"], Chinese().Matches(text).Select(match => match.Value).Distinct());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Chinese_page_has_no_sentence_of_the_English_table(string page)
    {
        string text = await TextOf(page, isChinese: true);
        Assert.DoesNotContain(Texts, label => label.En != label.Zh && Pieces(label.En).Any(piece =>
            text.Contains(piece, StringComparison.Ordinal) && Regex.IsMatch(text, $@"(?<![\w./-]){Regex.Escape(piece)}(?![\w./-])")));
    }

    [Fact]
    public void Every_text_has_both_languages()
    {
        Assert.True(Texts.Count > 150, $"only {Texts.Count} texts were found");
        Assert.DoesNotContain(Texts, label => label.En.Length == 0 || label.Zh.Length == 0);
        Assert.DoesNotContain(Texts, label => Chinese().IsMatch(label.En));
        Assert.DoesNotContain(Texts, label => label.En != label.Zh && label.En.Any(char.IsLetter)
            && !Chinese().IsMatch(label.Zh));
    }

    [Fact]
    public void Every_finding_has_a_sentence_of_its_own()
    {
        Label[] sentences = [.. Enum.GetValues<FindingCode>().Select(FindingTexts.Of)];
        Assert.Equal(sentences.Length, sentences.Select(label => label.En).Distinct().Count());
        Assert.Equal(sentences.Length, sentences.Select(label => label.Zh).Distinct().Count());
    }

    // What stands around the figures; a piece of a few letters may stand in a code by chance.
    private static IEnumerable<string> Pieces(string text) => Regex.Split(text, @"\{\d\}")
        .Select(piece => piece.Trim()).Where(piece => piece.Length >= 5 && piece.Any(char.IsLetter));

    [GeneratedRegex(@"[\u4e00-\u9fff]+")]
    private static partial Regex Chinese();

    private async Task<string> TextOf(string page, bool isChinese)
    {
        await using Visit visit = await Visit.Begin(server, new Look(isChinese, 1280));
        switch (page)
        {
            case "passport":
                await visit.SignIn("ministry");
                await visit.Open($"/lots/{server.Magnets.Code}");
                break;
            case "passport-public":
                await visit.Open($"/lots/{server.Magnets.Code}");
                break;
            case "verify":
                await visit.Upload(await server.BundleFor("drives"));
                break;
            case "start":
                await visit.Open("/?q=nothing");
                break;
            case "unknown":
                await visit.Open("/lots/8BFHD0FVMCGQ00R44");
                break;
            default:
                await visit.Open($"/{page}");
                break;
        }

        return await visit.Page.EvaluateAsync<string>(AllText);
    }
}
