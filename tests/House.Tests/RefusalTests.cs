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

    private static bool IsComplete(RefusalText row) =>
        row.SentenceEn.EndsWith('.') && row.RemedyEn.EndsWith('.')
        && row.SentenceZh.EndsWith('。') && row.RemedyZh.EndsWith('。');

    private static Finding Missing(RefusalCode code, string what, string instead) => new(
        Numbers.Path,
        Numbers.LineOf($" {code} = "),
        $"{(int)code} {code} {what}", instead);
}
