using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// One spelling for each value: times in UTC to the millisecond, numbers by their shortest digits, words and compact
/// IRIs as whole URIs, GS1 keys as canonical Digital Links.
/// </summary>
internal sealed class PreHashValues(Prefixes prefixes)
{
    // What GS1's own context binds, whether a document says so or not.
    private static readonly Dictionary<string, string> Standard = new(StringComparer.Ordinal)
    {
        ["gs1"] = "https://gs1.org/voc/",
        ["cbv"] = "https://ref.gs1.org/cbv/",
        ["epcis"] = "https://ref.gs1.org/epcis/",
        ["cbvmda"] = "urn:epcglobal:cbv:mda:",
    };

    private static readonly Dictionary<string, WordList> Words = new(StringComparer.Ordinal)
    {
        ["bizStep"] = CbvWords.Step,
        ["disposition"] = CbvWords.Disposition,
        ["set"] = CbvWords.Disposition,
        ["unset"] = CbvWords.Disposition,
        ["component"] = CbvWords.Component,
        ["exception"] = CbvWords.Alert,
    };

    private static readonly WordList[] Types =
        [CbvWords.BusinessTransaction, CbvWords.SourceOrDestination, CbvWords.Measurement];

    private static readonly (string Urn, string Uri)[] OldWords =
    [
        ("urn:epcglobal:cbv:bizstep:", "https://ref.gs1.org/cbv/BizStep-"),
        ("urn:epcglobal:cbv:disp:", "https://ref.gs1.org/cbv/Disp-"),
        ("urn:epcglobal:cbv:btt:", "https://ref.gs1.org/cbv/BTT-"),
        ("urn:epcglobal:cbv:sdt:", "https://ref.gs1.org/cbv/SDT-"),
        ("urn:epcglobal:cbv:er:", "https://ref.gs1.org/cbv/ER-"),
    ];

    /// <summary>A member's name: one with a prefix as <c>{namespace}name</c>.</summary>
    public string Key(string name) =>
        TrySplit(name, out string space, out string local) ? $"{{{space}}}{local}" : name;

    /// <summary>The one spelling of a member's value; empty if it has none.</summary>
    public string Text(string name, StrictElement? value)
    {
        if (value is not { } at || at.IsObject || at.IsList)
        {
            return string.Empty;
        }

        string text = at.IsText ? at.Text.Trim() : Encoding.ASCII.GetString(at.Raw.Span);
        if (!at.IsText && !at.IsNumber)
        {
            return at.IsTruth ? text : string.Empty;
        }

        return name is "eventTime" or "time" or "startTime" or "endTime" ? Time(text) : Canonical(name, text);
    }

    private string Canonical(string name, string text)
    {
        string? word = Words.TryGetValue(name, out WordList? words) ? Whole(words, text)
            : name == "type" ? Types.Select(list => Whole(list, text)).FirstOrDefault(uri => uri is not null)
            : null;
        if (word is not null)
        {
            return word;
        }

        string whole = TrySplit(text, out string space, out string local) ? space + local : text;
        foreach ((string urn, string uri) in OldWords)
        {
            if (whole.StartsWith(urn, StringComparison.Ordinal))
            {
                return uri + whole[urn.Length..];
            }
        }

        return PlainNumber.Of(whole) ?? CanonicalKeyUri.TryOf(whole) ?? whole;
    }

    private static string? Whole(WordList words, string text) =>
        words.Find(text) is { } word ? words.UriOf(word) : null;

    private bool TrySplit(string name, out string space, out string local)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        local = colon < 0 ? string.Empty : name[(colon + 1)..];
        space = string.Empty;
        if (colon <= 0 || local.StartsWith("//", StringComparison.Ordinal))
        {
            return false;
        }

        space = prefixes.SpaceOf(name[..colon]) ?? Standard.GetValueOrDefault(name[..colon], string.Empty);
        return space.Length > 0;
    }

    // Digits finer than a millisecond round half up.
    private static string Time(string text)
    {
        if (!InstantText.TryParse(text, out Instant time))
        {
            return text;
        }

        int point = text.IndexOf('.', StringComparison.Ordinal);
        bool up = point > 0 && point + 4 < text.Length && text[point + 4] is >= '5' and <= '9'
            && text.AsSpan(point + 1, 3).IndexOfAnyExceptInRange('0', '9') < 0;
        return new Instant(time.UnixMilliseconds + (up ? 1 : 0)).ToString();
    }
}
