using System.Numerics;

namespace Lodestone.Rules;

/// <summary>
/// Divides a whole amount into whole parts by weights: every part is its share rounded down, and what is left goes, one
/// each, to the parts with the largest remainders (of equal ones, to the earlier). The parts always add up to the
/// amount.
/// </summary>
public static class LargestRemainder
{
    /// <summary>Divides.</summary>
    /// <param name="total">What is divided, not negative.</param>
    /// <param name="weights">Weights, not negative; at least one above zero unless the total is zero.</param>
    /// <param name="parts">
    /// The parts, one for each weight. A part never exceeds its weight unless the total exceeds their sum.
    /// </param>
    /// <exception cref="ArgumentException">No weight, or a negative number.</exception>
    public static void Split(Int128 total, ReadOnlySpan<Int128> weights, Span<Int128> parts)
    {
        Int128 whole = 0;
        foreach (Int128 weight in weights)
        {
            whole += weight >= 0 ? weight : throw new ArgumentException("A weight is negative.", nameof(weights));
        }

        if (total < 0 || (whole == 0 && total != 0))
        {
            throw new ArgumentException(
                "There is nothing to divide by, or less than nothing to divide.", nameof(total));
        }

        if (total == whole)
        {
            weights.CopyTo(parts);
            return;
        }

        Span<Int128> remainders = weights.Length <= 64 ? stackalloc Int128[weights.Length] : new Int128[weights.Length];
        Int128 left = total;
        for (int i = 0; i < weights.Length; i++)
        {
            parts[i] = total == 0 ? 0 : MulDiv(total, weights[i], whole, out remainders[i]);
            left -= parts[i];
        }

        for (; left > 0; left--)
        {
            int largest = LargestOf(remainders);
            parts[largest]++;
            remainders[largest] = -1;
        }
    }

    /// <summary>The whole part of <c>value × factor / divisor</c> and what remains, exact at any size.</summary>
    public static Int128 MulDiv(Int128 value, Int128 factor, Int128 divisor, out Int128 remainder)
    {
        if (Bits(value) + Bits(factor) <= 126)
        {
            (Int128 quotient, remainder) = Int128.DivRem(value * factor, divisor);
            return quotient;
        }

        BigInteger large = BigInteger.DivRem((BigInteger)value * factor, divisor, out BigInteger rest);
        remainder = (Int128)rest;
        return (Int128)large;
    }

    private static int Bits(Int128 value) => 128 - (int)Int128.LeadingZeroCount(value);

    private static int LargestOf(ReadOnlySpan<Int128> remainders)
    {
        int largest = 0;
        for (int i = 1; i < remainders.Length; i++)
        {
            largest = remainders[i] > remainders[largest] ? i : largest;
        }

        return largest;
    }
}
