using System.Numerics;
using System.Text;

namespace Lodestone.Vocabulary;

/// <summary>
/// A decimal number read from its digits, exactly: a whole coefficient times a power of ten. Never a floating-point
/// number. Equal numbers are equal values, however they were written: <c>1.50</c>, <c>15e-1</c> and <c>0.15E1</c>.
/// </summary>
public readonly record struct DecimalDigits
{
    /// <summary>Most characters of a number's text.</summary>
    public const int MaxLength = 100;

    /// <summary>Most digits between the first and the last one that is not zero.</summary>
    public const int MaxSignificantDigits = 38;

    /// <summary>Largest power of ten, up or down, that a number may carry once its zeros are counted.</summary>
    public const int MaxExponent = 100;

    private DecimalDigits(Int128 coefficient, int exponent) => (Coefficient, Exponent) = (coefficient, exponent);

    /// <summary>The digits as a whole number, which does not end in zero unless it is zero.</summary>
    public Int128 Coefficient { get; }

    /// <summary>The power of ten that the coefficient is multiplied by; zero for zero.</summary>
    public int Exponent { get; }

    /// <summary>
    /// Reads a number in the grammar of JSON (RFC 8259): a sign only if negative, no leading zeros, digits on both
    /// sides of a point, an exponent or none. Null and the number, or the refusal: another form is no number
    /// (<see cref="RefusalCode.WrongType"/>), more than <see cref="MaxSignificantDigits"/> digits are too many, a
    /// size beyond <see cref="MaxExponent"/> is out of range.
    /// </summary>
    public static Refusal? TryParse(ReadOnlySpan<char> text, string field, out DecimalDigits number)
    {
        number = default;
        if (text.Length > MaxLength)
        {
            return new Refusal(RefusalCode.TooManyDigits, field, $"{text.Length} characters");
        }

        return Parts.TryRead(text, out Parts parts)
            ? parts.ToNumber(text, field, out number)
            : new Refusal(RefusalCode.WrongType, field, "a number is required");
    }

    /// <summary>Reads a number from ASCII bytes, as they stand in a document.</summary>
    public static Refusal? TryParse(ReadOnlySpan<byte> utf8, string field, out DecimalDigits number)
    {
        number = default;
        if (utf8.Length > MaxLength)
        {
            return new Refusal(RefusalCode.TooManyDigits, field, $"{utf8.Length} characters");
        }

        Span<char> text = stackalloc char[utf8.Length];
        return Ascii.ToUtf16(utf8, text, out int length) == System.Buffers.OperationStatus.Done
            ? TryParse(text[..length], field, out number)
            : new Refusal(RefusalCode.WrongType, field, "a number is required");
    }

    /// <summary>
    /// The number as a whole count of 10^-<paramref name="decimals"/>, from <paramref name="least"/> to
    /// <paramref name="most"/>. Digits finer than that are refused, never rounded.
    /// </summary>
    public Refusal? TryCount(int decimals, Int128 least, Int128 most, string field, out Int128 count) =>
        TryCount(Int128.One, Int128.One, decimals, least, most, field, out count);

    /// <summary>
    /// The number times the ratio of two whole numbers, as a whole count of 10^-<paramref name="decimals"/> from
    /// <paramref name="least"/> to <paramref name="most"/>; refused if it is not whole.
    /// </summary>
    public Refusal? TryCount(
        Int128 numerator, Int128 denominator, int decimals, Int128 least, Int128 most, string field, out Int128 count)
    {
        BigInteger dividend = (BigInteger)Coefficient * numerator;
        BigInteger divisor = denominator;
        int shift = Exponent + decimals;
        if (shift >= 0)
        {
            dividend *= BigInteger.Pow(10, shift);
        }
        else
        {
            divisor *= BigInteger.Pow(10, -shift);
        }

        BigInteger quotient = BigInteger.DivRem(dividend, divisor, out BigInteger remainder);
        count = 0;
        if (quotient < least || quotient > most || (quotient == most && remainder.Sign > 0)
            || (quotient == least && remainder.Sign < 0))
        {
            return new Refusal(RefusalCode.NumberOutOfRange, field, ToString());
        }

        if (!remainder.IsZero)
        {
            return new Refusal(RefusalCode.TooManyDigits, field, ToString());
        }

        count = (Int128)quotient;
        return null;
    }

    /// <summary>
    /// A whole count of 10^-<paramref name="decimals"/> in its shortest plain notation: 1500 at 3 is 1.5.
    /// </summary>
    public static string Write(Int128 count, int decimals)
    {
        string digits = BigInteger.Abs(count).ToString(null, null).PadLeft(decimals + 1, '0');
        string fraction = digits[^decimals..].TrimEnd('0');
        string sign = count < 0 ? "-" : string.Empty;
        return fraction.Length == 0 ? sign + digits[..^decimals] : $"{sign}{digits[..^decimals]}.{fraction}";
    }

    /// <summary>The number in plain notation, all digits kept, no exponent.</summary>
    public override string ToString() =>
        Exponent < 0 ? Write(Coefficient, -Exponent) : Coefficient.ToString(null, null) + new string('0', Exponent);

    // Where the parts of a number lie in its text.
    private readonly record struct Parts(bool Negative, Range Whole, Range Fraction, Range Power)
    {
        internal static bool TryRead(ReadOnlySpan<char> text, out Parts parts)
        {
            int at = text is ['-', ..] ? 1 : 0;
            bool negative = at == 1;
            Range whole = Run(text, ref at);
            bool wellFormed = Length(whole) == 1 || (Length(whole) > 1 && text[whole.Start.Value] != '0');
            Range fraction = at..at;
            if (at < text.Length && text[at] == '.')
            {
                at++;
                fraction = Run(text, ref at);
                wellFormed &= Length(fraction) > 0;
            }

            Range power = at..at;
            if (at < text.Length && text[at] is 'e' or 'E')
            {
                int sign = ++at;
                at += at < text.Length && text[at] is '+' or '-' ? 1 : 0;
                wellFormed &= Length(Run(text, ref at)) > 0;
                power = sign..at;
            }

            parts = new Parts(negative, whole, fraction, power);
            return wellFormed && at == text.Length;
        }

        internal Refusal? ToNumber(ReadOnlySpan<char> text, string field, out DecimalDigits number)
        {
            number = default;
            string digits = string.Concat(text[Whole], text[Fraction]).TrimStart('0');
            string significant = digits.TrimEnd('0');
            if (significant.Length == 0)
            {
                return null;
            }

            if (significant.Length > MaxSignificantDigits)
            {
                return new Refusal(RefusalCode.TooManyDigits, field, $"{significant.Length} digits");
            }

            BigInteger exponent = PowerOf(text[Power]) - Length(Fraction) + digits.Length - significant.Length;
            if (BigInteger.Abs(exponent) > MaxExponent)
            {
                return new Refusal(RefusalCode.NumberOutOfRange, field, $"10^{exponent}");
            }

            Int128 coefficient = Int128.Parse(significant, null);
            number = new DecimalDigits(Negative ? -coefficient : coefficient, (int)exponent);
            return null;
        }

        private static BigInteger PowerOf(ReadOnlySpan<char> power) => power.IsEmpty
            ? BigInteger.Zero
            : BigInteger.Parse(power, System.Globalization.NumberStyles.AllowLeadingSign, null);

        private static int Length(Range range) => range.End.Value - range.Start.Value;

        private static Range Run(ReadOnlySpan<char> text, ref int at)
        {
            int from = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            return from..at;
        }
    }
}
