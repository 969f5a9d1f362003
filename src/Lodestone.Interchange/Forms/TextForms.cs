using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>Texts, each held to its grammar.</summary>
internal static class TextForms
{
    // As objects made once: forms are made in a static constructor, where method groups are new objects at each use.
    private static readonly Func<string, bool> Anything = _ => true;
    private static readonly Func<string, bool> AnOffset = InstantText.IsOffset;
    private static readonly Func<string, bool> ForPeople = IsForPeople;

    /// <summary>True or false.</summary>
    public static readonly Form<bool> Truth = new(
        (StrictElement at, out bool value) =>
        {
            value = at.IsTrue;
            return at.IsTruth ? null : at.Refused(RefusalCode.WrongType, "true or false is required");
        },
        (json, value) => json.WriteBooleanValue(value));

    /// <summary>Any text up to the document's own limit.</summary>
    public static readonly Form<string> Any = Held(_ => true);

    /// <summary>A code: letters, digits, <c>- . _</c>, 64 characters at most.</summary>
    public static readonly Form<string> Name = Held(text => AsciiGrammar.IsName(text));

    /// <summary>A code in which a slash may stand too, such as <c>GB/T-14635</c> or a log's origin.</summary>
    public static readonly Form<string> Path = Held(text =>
        text.Length is > 0 and <= 100
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '/' or ':'));

    /// <summary>A GS1 lot number.</summary>
    public static readonly Form<string> LotNumber = Held(AsciiGrammar.IsLotNumber);

    /// <summary>What an issuer chose at random: a code of at least 8 characters.</summary>
    public static readonly Form<string> Nonce = Held(text => text.Length >= 8 && AsciiGrammar.IsName(text));

    /// <summary>An absolute URI that names something.</summary>
    public static readonly Form<string> Uri = Held(text => UriGrammar.IsUri(text, UriGrammar.MaxName));

    /// <summary>An absolute URI that points somewhere: it may be longer than a name.</summary>
    public static readonly Form<string> Link = Held(text => UriGrammar.IsUri(text, UriGrammar.MaxLink));

    /// <summary>A country by ISO 3166 alpha-2.</summary>
    public static readonly Form<string> Country = Held(text => text.Length == 2 && text.All(char.IsAsciiLetterUpper));

    /// <summary>A UN/LOCODE: country and three letters or digits 2 to 9.</summary>
    public static readonly Form<string> Locode = Held(text => UnLocode.TryParse(text, string.Empty, out _) is null);

    /// <summary>A SHA-256 hash: 64 lower-case hexadecimal digits.</summary>
    public static readonly Form<string> Hash = Held(text => text.Length == 64 && AsciiGrammar.IsHex(text));

    /// <summary>Whole bytes, 16 to 128 of them, in lower-case hexadecimal.</summary>
    public static readonly Form<string> Hex = Held(text => text.Length is >= 32 and <= 256
        && text.Length % 2 == 0 && AsciiGrammar.IsHex(text));

    /// <summary>A name for people: 1 to 200 characters, none of them a control or a direction mark.</summary>
    public static readonly Form<string> Title = new(
        (StrictElement at, out string text) => Read(at, ForPeople, RefusalCode.ValueNotAllowed, out text),
        (json, text) => json.WriteStringValue(text));

    /// <summary>The identity of a statement.</summary>
    public static readonly Form<StatementIdentity> Statement = new(
        (StrictElement at, out StatementIdentity value) =>
        {
            value = default;
            return Read(at, Anything, RefusalCode.IdentifierMalformed, out string text)
                ?? (StatementIdentity.TryParse(text, out value) ? null : at.Refused(RefusalCode.IdentifierMalformed));
        },
        (json, value) => json.WriteStringValue(value.Hex));

    /// <summary>A point in time: date, time of day and zone; digits finer than a millisecond are cut off.</summary>
    public static readonly Form<Instant> Time = new(
        (StrictElement at, out Instant value) =>
        {
            value = default;
            return Read(at, Anything, RefusalCode.TimeMalformed, out string text)
                ?? (InstantText.TryParse(text, out value)
                    ? null
                    : at.Refused(RefusalCode.TimeMalformed, JsonText.Printable(text)));
        },
        (json, value) => json.WriteStringValue(value.ToString()));

    /// <summary>A local offset from UTC, such as <c>+08:00</c>.</summary>
    public static readonly Form<string> Offset = new(
        (StrictElement at, out string text) => Read(at, AnOffset, RefusalCode.TimeMalformed, out text),
        (json, text) => json.WriteStringValue(text));

    /// <summary>One of an enumeration's names, in camel case.</summary>
    public static Form<T> OneOf<T>()
        where T : struct, Enum => EnumWords<T>.Form;

    /// <summary>A text that a grammar holds.</summary>
    public static Form<string> Held(Func<string, bool> grammar) => new(
        (StrictElement at, out string text) => Read(at, grammar, RefusalCode.IdentifierMalformed, out text),
        (json, text) => json.WriteStringValue(text));

    /// <summary>Reads a text and holds it to a grammar.</summary>
    public static Refusal? Read(StrictElement at, Func<string, bool> grammar, RefusalCode code, out string text)
    {
        if (!at.IsText)
        {
            text = string.Empty;
            return at.Refused(RefusalCode.WrongType, "a text is required");
        }

        text = at.Text;
        return grammar(text) ? null : at.Refused(code, JsonText.Printable(text));
    }

    private static bool IsForPeople(string text) => text.Length is > 0 and <= 200
        && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])
        && !text.Any(c => char.IsControl(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);

    private static class EnumWords<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<string, T> ByWord = Enum.GetValues<T>()
            .ToDictionary(value => Word(value), StringComparer.Ordinal);

        public static readonly Form<T> Form = new(
            (StrictElement at, out T value) =>
            {
                value = default;
                return Read(at, Anything, RefusalCode.ValueNotAllowed, out string text)
                    ?? (ByWord.TryGetValue(text, out value)
                        ? null
                        : at.Refused(RefusalCode.ValueNotAllowed, JsonText.Printable(text)));
            },
            (json, value) => json.WriteStringValue(Word(value)));

        private static string Word(T value)
        {
            string name = value.ToString();
            return char.ToLowerInvariant(name[0]) + name[1..];
        }
    }
}
