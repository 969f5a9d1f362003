using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Sums of measured amounts with their uncertainty. The books never hold a measurement; these sums are only there to
/// test whether the books' losses can be chance.
/// </summary>
internal static class Measurements
{
    // Variances are kept in square micrograms: the largest site's sums then fit 128 bits.
    private const long PicogramsPerMicrogram = 1_000_000;

    /// <summary>
    /// Both sums together, by element in ascending order; lines without sum and variance are dropped.
    /// </summary>
    public static ImmutableArray<MeasuredLine> Sum(
        ImmutableArray<MeasuredLine> left, ImmutableArray<MeasuredLine> right) => Joined(left, right, 1);

    /// <summary>The left sums without the right ones.</summary>
    public static ImmutableArray<MeasuredLine> Difference(
        ImmutableArray<MeasuredLine> left, ImmutableArray<MeasuredLine> right) => Joined(left, right, -1);

    private static ImmutableArray<MeasuredLine> Joined(
        ImmutableArray<MeasuredLine> left, ImmutableArray<MeasuredLine> right, int sign)
    {
        ImmutableArray<MeasuredLine>.Builder made =
            ImmutableArray.CreateBuilder<MeasuredLine>(Math.Max(left.Length, right.Length));
        int i = 0;
        int j = 0;
        while (i < left.Length || j < right.Length)
        {
            int order = i == left.Length ? 1 : j == right.Length ? -1 : left[i].Element.CompareTo(right[j].Element);
            MeasuredLine line = order < 0 ? left[i++]
                : Joined(order > 0 ? new MeasuredLine(right[j].Element, default, 0) : left[i++], right[j++], sign);
            if (!line.Sum.IsZero || line.Variance != 0)
            {
                made.Add(line);
            }
        }

        return made.DrainToImmutable();
    }

    /// <summary>
    /// The square of half a tolerance (k = 2) of an amount: its variance, rounded up, in square micrograms.
    /// </summary>
    public static Int128 VarianceOf(ElementAmount amount, Ppb tolerance)
    {
        // Half of the expanded uncertainty is the standard uncertainty (GUM, JCGM 100:2008, 6.2.1).
        Int128 standard = CeilingOf(Int128.Abs(amount.Picograms), tolerance.Value, 2 * PicogramsPerMicrogram);
        return standard * standard;
    }

    /// <summary>The largest whole number whose square is not above the value.</summary>
    public static Int128 SquareRoot(Int128 value)
    {
        if (value < 2)
        {
            return value;
        }

        // Newton's steps from above: the first that no longer falls is the root.
        int bits = 128 - (int)Int128.LeadingZeroCount(value);
        Int128 root = (Int128)1 << ((bits / 2) + 1);
        while (true)
        {
            Int128 next = (root + (value / root)) / 2;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }

    /// <summary>Square micrograms of variance as picograms of standard uncertainty.</summary>
    public static ElementAmount StandardUncertainty(Int128 variance) =>
        new(SquareRoot(variance) * PicogramsPerMicrogram);

    private static Int128 CeilingOf(Int128 picograms, long share, long per)
    {
        Int128 quotient = LargestRemainder.MulDiv(picograms, share, (Int128)per * Ppb.Whole, out Int128 remainder);
        return remainder == 0 ? quotient : quotient + 1;
    }

    private static MeasuredLine Joined(MeasuredLine left, MeasuredLine right, int sign) => new(
        left.Element,
        new ElementAmount(left.Sum.Picograms + (sign * right.Sum.Picograms)),
        left.Variance + (sign * right.Variance));
}
