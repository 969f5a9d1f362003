using System.Text.RegularExpressions;
using Lodestone.Vocabulary;

namespace House.Tests;

/// <summary>
/// Whoever is refused must be able to look the number up, in both languages, and somebody must have tried it.
/// </summary>
public sealed partial class RefusalTests
{
    private static readonly RefusalCode[] Codes = Enum.GetValues<RefusalCode>();

    private static readonly SourceFile Numbers = Repository.File("src/Lodestone.Vocabulary/Refusals/RefusalCode.cs");

    [Fact]
    public void Every_refusal_has_its_sentences_in_both_languages()
    {
        Dictionary<RefusalCode, RefusalText> rows = RefusalCatalogue.All.ToDictionary(row => row.Code);
        Finding.None(Codes.Where(code => !rows.TryGetValue(code, out RefusalText? row) || !IsComplete(row))
            .Select(code => Missing(
                code, "has no complete row in the catalogue", "add it to RefusalCatalogue in English and Chinese")));
    }

    [Fact]
    public void Every_refusal_has_its_line_in_the_documents()
    {
        string document = Repository.File("docs/REFUSALS.md").Text;
        Finding.None(Codes.Where(code => !HasLine(code))
            .Select(code => Missing(code, "has no line", $"add | {(int)code} | `{code}` | … to docs/REFUSALS.md")));

        bool HasLine(RefusalCode code) => Regex.IsMatch(
            document, $@"^\|[^\n]*\b{(int)code}\b[^\n]*\b{code}\b", RegexOptions.Multiline);
    }

    [Fact]
    public void Every_refusal_is_met_by_a_test()
    {
        HashSet<string> tested =
        [
            .. Repository.Tests.Where(file => !file.IsUnder("tests/House.Tests/"))
                .SelectMany(NamedIn),
        ];
        Finding.None(Codes.Where(code => !tested.Contains(code.ToString())).Select(code =>
            Missing(code, "is asserted by no test", $"write the test that ends in RefusalCode.{code}")));
    }

    [Fact]
    public void Every_refusal_is_given_by_some_room()
    {
        HashSet<string> given =
        [
            .. Repository.Shipped.Where(file => !file.IsUnder("src/Lodestone.Vocabulary/Refusals/"))
                .SelectMany(NamedIn),
        ];
        Finding.None(Codes.Where(code => !given.Contains(code.ToString())).Select(code =>
            Missing(code, "is given nowhere", "write the rule that gives it")));
    }

    [Fact]
    public void Planted_faults_of_the_catalogue_are_found()
    {
        RefusalText good = RefusalCatalogue.All[0];
        Assert.True(IsComplete(good));
        Assert.False(IsComplete(good with { SentenceZh = good.SentenceEn }));
        Assert.False(IsComplete(good with { RemedyEn = string.Empty }));
        Assert.Equal(
            ["LotUnknown"], NamedIn(new SourceFile("x.cs", "// RefusalCode.TooLong\nAssert.Equal(RefusalCode.LotUnknown, it);")));
    }

    private static bool IsComplete(RefusalText row) =>
        row.SentenceEn.EndsWith('.') && row.RemedyEn.EndsWith('.')
        && row.SentenceZh.EndsWith('。') && row.RemedyZh.EndsWith('。');

    private static Finding Missing(RefusalCode code, string what, string instead) => new(
        Numbers.Path,
        Numbers.LineOf($" {code} = "),
        $"{(int)code} {code} {what}", instead);

    /// <summary>The refusals that a file names; with a static using also by their bare names.</summary>
    private static IEnumerable<string> NamedIn(SourceFile file)
    {
        string code = CSharpText.CodeOnly(file.Text);
        Regex mention = code.Contains("using static Lodestone.Vocabulary.RefusalCode;", StringComparison.Ordinal)
            ? Word()
            : Mention();
        return mention.Matches(code).Select(match => match.Groups["name"].Value);
    }

    [GeneratedRegex(@"\bRefusalCode\.(?<name>\w+)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"\b(?<name>\w+)")]
    private static partial Regex Word();
}
