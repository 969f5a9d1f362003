namespace Lodestone.Vocabulary;

/// <summary>
/// A place by UN/LOCODE: the country's two letters and three letters or digits from 2 to 9, such as <c>CNSHA</c>.
/// Only the shape is checked: the list of places is not part of the vocabulary.
/// </summary>
public readonly record struct UnLocode : IComparable<UnLocode>
{
    private const string PlaceCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789";

    private readonly string? code;

    private UnLocode(string code) => this.code = code;

    /// <summary>The five characters, without a space.</summary>
    public string Code => code ?? string.Empty;

    /// <summary>The country by ISO 3166 alpha-2.</summary>
    public string Country => Code.Length == 0 ? string.Empty : Code[..2];

    /// <summary>Reads a code without spaces; null if it is well formed, else the refusal.</summary>
    public static Refusal? TryParse(string? text, string field, out UnLocode code)
    {
        code = default;
        if (text is not { Length: 5 } || !text[..2].All(char.IsAsciiLetterUpper)
            || !text.AsSpan(2).ContainsOnly(PlaceCharacters))
        {
            return new Refusal(RefusalCode.IdentifierMalformed, field);
        }

        code = new UnLocode(text);
        return null;
    }

    /// <summary>The code of a text known to be well formed.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static UnLocode Of(string text) => TryParse(text, "locode", out UnLocode code) is { } refusal
        ? throw new ArgumentException(refusal.ToString(), nameof(text))
        : code;

    /// <inheritdoc/>
    public int CompareTo(UnLocode other) => string.CompareOrdinal(Code, other.Code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
