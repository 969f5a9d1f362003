namespace Lodestone.Vocabulary;

/// <summary>A substance's CAS Registry Number: two to seven digits, two digits, a check digit.</summary>
public static class CasNumber
{
    /// <summary>Whether the text has the form of a CAS number, such as <c>1313-97-9</c>.</summary>
    public static bool IsShaped(string? text) => text is { Length: >= 7 and <= 12 } && text[^2] == '-'
        && text[^5] == '-' && text[0] != '0' && text[..^5].All(char.IsAsciiDigit) && text[^4..^2].All(char.IsAsciiDigit)
        && char.IsAsciiDigit(text[^1]);

    /// <summary>Whether a well-shaped number's check digit holds: weights 1, 2, 3… from the right.</summary>
    public static bool Checks(string? text)
    {
        if (!IsShaped(text))
        {
            return false;
        }

        string digits = text!.Replace("-", string.Empty, StringComparison.Ordinal);
        int sum = 0;
        for (int weight = 1; weight < digits.Length; weight++)
        {
            sum += weight * (digits[^(weight + 1)] - '0');
        }

        return sum % 10 == digits[^1] - '0';
    }
}
