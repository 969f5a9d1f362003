using System.Globalization;

namespace Lodestone.Interchange;

/// <summary>Numbers in their shortest plain digits: <c>1.50</c>, <c>+015e-1</c> and <c>1.5</c> are <c>1.5</c>.</summary>
internal static class PlainNumber
{
    // Beyond this nothing is multiplied out.
    private const int MostDigits = 100;

    /// <summary>The digits; null if the text is no number or too long a one.</summary>
    public static string? Of(string text)
    {
        int e = text.IndexOfAny(['e', 'E']);
        string mantissa = e < 0 ? text : text[..e];
        int exponent = 0;
        string sign = mantissa.StartsWith('-') ? "-" : string.Empty;
        string[] parts = (mantissa.StartsWith('+') ? mantissa[1..] : mantissa[sign.Length..]).Split('.');
        if (parts.Length > 2
            || !parts.All(part => part.All(char.IsAsciiDigit)) || !parts.Any(part => part.Length > 0)
            || (e >= 0 && !int.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            || mantissa.Length > MostDigits || Math.Abs((long)exponent) > MostDigits)
        {
            return null;
        }

        // All digits in a row, and where among them the point stands.
        string digits = string.Concat(parts);
        int point = parts[0].Length + exponent;
        digits = digits.PadLeft(digits.Length + Math.Max(0, -point), '0');
        point = Math.Max(point, 0);
        digits = digits.PadRight(point, '0');
        string whole = digits[..point].TrimStart('0');
        string fraction = digits[point..].TrimEnd('0');
        return (whole, fraction) is ("", "")
            ? "0"
            : $"{sign}{(whole.Length == 0 ? "0" : whole)}{(fraction.Length == 0 ? string.Empty : "." + fraction)}";
    }
}
