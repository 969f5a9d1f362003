using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>Decimal numbers from their digits, exactly, never through a floating-point number.</summary>
internal static class Digits
{
    /// <summary>
    /// Reads a JSON number as a whole count of 10^-<paramref name="decimals"/>; refuses digits that do not fit and
    /// values outside 0 (or minus the most) to <paramref name="most"/>.
    /// </summary>
    public static RefusalCode? TryScale(
        ReadOnlySpan<byte> number, int decimals, Int128 most, bool mayBeNegative, out Int128 scaled)
    {
        scaled = 0;
        bool negative = number[0] == '-';
        ReadOnlySpan<byte> rest = negative ? number[1..] : number;
        int exponentAt = rest.IndexOfAny((byte)'e', (byte)'E');
        int exponent = 0;
        if (exponentAt >= 0)
        {
            exponent = Exponent(rest[(exponentAt + 1)..]);
            rest = rest[..exponentAt];
        }

        int point = rest.IndexOf((byte)'.');
        int shift = decimals + exponent - (point < 0 ? 0 : rest.Length - point - 1);
        if (Collect(rest, ref shift, most, out Int128 value) is { } refusal)
        {
            return refusal;
        }

        if (negative && value != 0 && !mayBeNegative)
        {
            return RefusalCode.NumberOutOfRange;
        }

        scaled = negative ? -value : value;
        return null;
    }

    /// <summary>A whole count of 10^-<paramref name="decimals"/> in its shortest decimal notation.</summary>
    public static string Write(Int128 scaled, int decimals)
    {
        string digits = Int128.Abs(scaled).ToString(null, null).PadLeft(decimals + 1, '0');
        string fraction = digits[^decimals..].TrimEnd('0');
        string sign = scaled < 0 ? "-" : string.Empty;
        return fraction.Length == 0 ? sign + digits[..^decimals] : $"{sign}{digits[..^decimals]}.{fraction}";
    }

    private static RefusalCode? Collect(ReadOnlySpan<byte> digits, ref int shift, Int128 most, out Int128 value)
    {
        value = 0;
        ReadOnlySpan<byte> trimmed = digits;
        while (shift < 0 && trimmed.Length > 0 && trimmed[^1] is (byte)'0' or (byte)'.')
        {
            shift += trimmed[^1] == '0' ? 1 : 0;
            trimmed = trimmed[..^1];
        }

        foreach (byte digit in trimmed)
        {
            if (digit == '.')
            {
                continue;
            }

            value = (value * 10) + (digit - '0');
            if (value > most)
            {
                return shift < 0 ? RefusalCode.TooManyDigits : RefusalCode.NumberOutOfRange;
            }
        }

        if (value == 0)
        {
            return null;
        }

        if (shift < 0)
        {
            return RefusalCode.TooManyDigits;
        }

        for (; shift > 0; shift--)
        {
            value *= 10;
            if (value > most)
            {
                return RefusalCode.NumberOutOfRange;
            }
        }

        return null;
    }

    // Beyond a hundred every exponent says the same: far too large, or far too fine.
    private static int Exponent(ReadOnlySpan<byte> text)
    {
        int exponent = 0;
        ReadOnlySpan<byte> digits = text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        foreach (byte digit in digits)
        {
            exponent = Math.Min((exponent * 10) + (digit - '0'), 100);
        }

        return text[0] == '-' ? -exponent : exponent;
    }
}
