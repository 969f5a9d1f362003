namespace Lodestone.Vocabulary;

/// <summary>GS1 keys (GTIN, GLN, SSCC): digits with the GS1 check digit, GS1 General Specifications 7.9.</summary>
public static class Gs1
{
    /// <summary>Whether the text is exactly so many ASCII digits.</summary>
    public static bool IsDigits(string? text, int length) =>
        text is not null && text.Length == length && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether the last digit is the check digit of those before it.</summary>
    public static bool Checks(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        return digits.Length > 1 && IsDigits(digits, digits.Length) && CheckDigit(digits[..^1]) == digits[^1];
    }

    /// <summary>The check digit of the digits before it: weights 3, 1, 3… from the right.</summary>
    public static char CheckDigit(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            sum += (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 3 : 1);
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
