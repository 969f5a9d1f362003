namespace Lodestone.Vocabulary;

/// <summary>
/// A freight container's number by ISO 6346: three letters of the owner, the category <c>U</c>, <c>J</c> or <c>Z</c>,
/// six digits and a check digit, such as <c>CSQU3054383</c>.
/// </summary>
public readonly record struct ContainerNumber : IComparable<ContainerNumber>
{
    private readonly string? code;

    private ContainerNumber(string code) => this.code = code;

    /// <summary>The eleven characters.</summary>
    public string Code => code ?? string.Empty;

    /// <summary>Reads a number without spaces; null if it is well formed, else the refusal.</summary>
    public static Refusal? TryParse(string? text, string field, out ContainerNumber number)
    {
        number = default;
        if (text is not { Length: 11 } || !text[..3].All(char.IsAsciiLetterUpper)
            || text[3] is not ('U' or 'J' or 'Z') || !text[4..].All(char.IsAsciiDigit))
        {
            return new Refusal(RefusalCode.IdentifierMalformed, field);
        }

        if (CheckDigit(text[..10]) != text[10])
        {
            return new Refusal(RefusalCode.CheckDigitWrong, field, text);
        }

        number = new ContainerNumber(text);
        return null;
    }

    /// <summary>The number of a text known to be well formed.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static ContainerNumber Of(string text) => TryParse(text, "container", out ContainerNumber number) is { } no
        ? throw new ArgumentException(no.ToString(), nameof(text))
        : number;

    /// <inheritdoc/>
    public int CompareTo(ContainerNumber other) => string.CompareOrdinal(Code, other.Code);

    /// <inheritdoc/>
    public override string ToString() => Code;

    // Letters count from 10 and leave out the multiples of 11, so that no letter is worth as much as nothing.
    private static char CheckDigit(string first10)
    {
        int sum = 0;
        for (int i = 0; i < first10.Length; i++)
        {
            int rank = first10[i] - 'A';
            int value = char.IsAsciiDigit(first10[i]) ? first10[i] - '0' : rank + 10 + ((rank + 9) / 10);
            sum += value << i;
        }

        return (char)('0' + (sum % 11 % 10));
    }
}
