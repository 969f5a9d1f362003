using System.Numerics;

namespace Lodestone.Interchange;

/// <summary>A number of JSON as it is written, compared by its digits and never through a binary fraction.</summary>
internal readonly record struct NumberInOrder : IComparable<NumberInOrder>
{
    // Beyond this no quantity is meant, and nothing is multiplied out.
    private const int MaxExponent = 400;

    private readonly BigInteger digits;
    private readonly int exponent;

    private NumberInOrder(BigInteger digits, int exponent) => (this.digits, this.exponent) = (digits, exponent);

    /// <summary>Reads a JSON number; false if it is none or out of all bounds.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out NumberInOrder number)
    {
        number = default;
        int e = text.IndexOfAny('e', 'E');
        int shift = 0;
        if (e >= 0 && !int.TryParse(
            text[(e + 1)..], System.Globalization.NumberStyles.AllowLeadingSign,
            System.Globalization.CultureInfo.InvariantCulture, out shift))
        {
            return false;
        }

        ReadOnlySpan<char> mantissa = e >= 0 ? text[..e] : text;
        int point = mantissa.IndexOf('.');
        string whole = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        int scale = point < 0 ? 0 : mantissa.Length - point - 1;
        if (Math.Abs((long)shift) > MaxExponent || whole.Length is 0 or > JsonLimits.MaxNumberBytes || point == 0
            || !BigInteger.TryParse(
                whole, System.Globalization.NumberStyles.AllowLeadingSign,
                System.Globalization.CultureInfo.InvariantCulture, out BigInteger digits))
        {
            return false;
        }

        number = new NumberInOrder(digits, shift - scale);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(NumberInOrder other)
    {
        int least = Math.Min(exponent, other.exponent);
        return Scaled(least).CompareTo(other.Scaled(least));
    }

    private BigInteger Scaled(int to) => digits * BigInteger.Pow(10, exponent - to);
}
