using System.Collections.Frozen;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>One list of standard words, and the spellings that each of them has.</summary>
internal sealed class WordList
{
    private static readonly string[] CbvRoots =
        ["https://ref.gs1.org/cbv/", "cbv:", "https://ns.gs1.org/cbv/", "http://ns.gs1.org/cbv/"];

    private static readonly string[] Gs1Roots =
        ["https://gs1.org/voc/", "gs1:", "https://www.gs1.org/voc/", "http://gs1.org/voc/", "https://ref.gs1.org/voc/"];

    private const string OldRoot = "urn:epcglobal:cbv:";

    private static readonly string[] Reserved =
    [
        OldRoot,
        "http://ns.gs1.org/cbv/",
        "https://ns.gs1.org/cbv/",
        "http://gs1.org/voc/",
        "https://gs1.org/voc/",
        "http://www.gs1.org/voc/",
        "https://www.gs1.org/voc/",
        .. "BizStep- Disp- SDT- BTT- ER- Comp-".Split(' ')
            .SelectMany(name => (string[])["https://ref.gs1.org/cbv/" + name, "cbv:" + name]),
    ];

    private readonly FrozenSet<string> words;
    private readonly string[] prefixes;

    private WordList(string words, params string[] prefixes)
    {
        this.words = words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
        this.prefixes = prefixes;
        Form = new Form<string>(Read, (json, word) => json.WriteStringValue(word));
    }

    /// <summary>How a word is read: kept bare if it is standard, as it stands if it is somebody's URI.</summary>
    public Form<string> Form { get; }

    /// <summary>The words, in ordinal order.</summary>
    public IReadOnlyList<string> InOrder => [.. words.Order(StringComparer.Ordinal)];

    /// <summary>The URI of a standard word: the spelling that GS1 prefers.</summary>
    public string UriOf(string word) => prefixes[0] + word;

    /// <summary>The bare word of a text in any spelling; null if it is none of this list.</summary>
    public string? Find(string text)
    {
        if (words.Contains(text))
        {
            return text;
        }

        foreach (string prefix in prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal) && words.Contains(text[prefix.Length..]))
            {
                return text[prefix.Length..];
            }
        }

        return null;
    }

    /// <summary>A list of the Core Business Vocabulary.</summary>
    /// <param name="name">What stands before a word in its URI.</param>
    /// <param name="urn">What stands before it in the older URN.</param>
    /// <param name="words">The words.</param>
    public static WordList OfCbv(string name, string urn, string words) =>
        new(words, [.. CbvRoots.Select(root => root + name), OldRoot + urn]);

    /// <summary>A list of the GS1 Web Vocabulary.</summary>
    public static WordList OfGs1(string words) => new(words, Gs1Roots);

    // A word that claims to be standard and is not in its list is a mistake, never somebody's own word.
    private Refusal? Read(StrictElement at, out string word)
    {
        if (TextForms.Any.Read(at, out string text) is { } refusal)
        {
            word = string.Empty;
            return refusal;
        }

        string? known = Find(text);
        word = known ?? text;
        return known is not null || (UriGrammar.IsUri(text, UriGrammar.MaxName) && !ClaimsToBeStandard(text))
            ? null
            : at.Refused(RefusalCode.ValueNotAllowed, JsonText.Printable(text));
    }

    private static bool ClaimsToBeStandard(string text) =>
        Reserved.Any(root => text.StartsWith(root, StringComparison.Ordinal));
}
