using System.Reflection;
using System.Text.RegularExpressions;
using Lodestone.Node.Texts;
using Lodestone.Verifier;
using Lodestone.Views;

namespace Lodestone.Browser.Tests;

/// <summary>Whoever reads one language is never shown the other.</summary>
internal static partial class Speech
{
    // A statement is shown as it was signed.
    private const string AllText =
        """
        () => {
          const body = document.body.cloneNode(true);
          body.querySelectorAll('[data-verbatim]').forEach(e => e.remove());
          const spoken = ['aria-label', 'title', 'alt', 'placeholder', 'content', 'data-in', 'data-out', 'data-reset',
            'data-subject', 'data-drop', 'data-working', 'data-recompute', 'data-same', 'data-other', 'data-cannot',
            'data-scan', 'data-no-camera', 'data-scanning'];
          return [document.title, body.textContent,
            ...[...body.querySelectorAll('*')].flatMap(e => spoken.map(name => e.getAttribute(name) ?? ''))].join('\n');
        }
        """;

    /// <summary>Every text that pages may show.</summary>
    public static IReadOnlyList<Label> Texts { get; } =
    [
        .. typeof(FrameTexts).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(FrameTexts).Namespace
                && type.Name.EndsWith("Texts", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(Label))
            .Select(field => (Label)field.GetValue(null)!),
        .. Enum.GetValues<FindingCode>().Select(FindingTexts.Of),
    ];

    /// <summary>What of a page is in the other language.</summary>
    public static async Task<IReadOnlyList<string>> Strangers(Visit visit, bool isChinese)
    {
        string text = await visit.Page.EvaluateAsync<string>(AllText);
        return isChinese
            ? [.. Texts.Where(label => label.En != label.Zh).SelectMany(label => Pieces(label.En)).Where(piece =>
                text.Contains(piece, StringComparison.Ordinal)
                && Regex.IsMatch(text, $@"(?<![\w./-]){Regex.Escape(piece)}(?![\w./-])"))]
            : [.. Chinese().Matches(text).Select(match => match.Value).Distinct().Where(word => word != "中文")];
    }

    /// <summary>Runs of Chinese characters.</summary>
    [GeneratedRegex(@"[\u4e00-\u9fff]+")]
    public static partial Regex Chinese();

    // What stands around the figures; a piece of a few letters may stand in a code by chance.
    private static IEnumerable<string> Pieces(string text) => Regex.Split(text, @"\{\d\}")
        .Select(piece => piece.Trim()).Where(piece => piece.Length >= 5 && piece.Any(char.IsLetter));
}
