using System.Numerics;

namespace Lodestone.Vocabulary;

/// <summary>
/// An amount of one element in whole picograms: milligrams × parts per billion, kept exact in 128 bits
/// (1 mg × 1 ppb = 10⁻¹² g = 1 pg). May be negative only as a difference.
/// </summary>
public readonly record struct ElementAmount(Int128 Picograms) : IComparable<ElementAmount>
{
    /// <summary>Nothing.</summary>
    public static readonly ElementAmount Zero;

    /// <summary>Whether there is nothing.</summary>
    public bool IsZero => Picograms == 0;

    /// <summary>Whether this is a shortfall.</summary>
    public bool IsNegative => Picograms < 0;

    /// <summary>The element contained in a mass at a share by mass: an exact product.</summary>
    public static ElementAmount In(Mass mass, Ppb share) => new((Int128)mass.Milligrams * share.Value);

    /// <summary>
    /// The element contained in a volume at a concentration: an exact product (1 µL × 1 µg/L = 1 pg).
    /// </summary>
    public static ElementAmount In(Volume volume, Concentration concentration) =>
        new((Int128)volume.Microlitres * concentration.MicrogramsPerLitre);

    /// <summary>
    /// The whole part of this amount that belongs to <paramref name="part"/> out of <paramref name="whole"/>, rounded
    /// towards nothing; what the rounding leaves stays with the remainder, so that part + remainder is always
    /// the amount.
    /// </summary>
    /// <exception cref="DivideByZeroException">The whole is zero.</exception>
    public ElementAmount Share(Int128 part, Int128 whole)
    {
        if (part == whole)
        {
            return this;
        }

        if (Bits(Picograms) + Bits(part) <= 126)
        {
            return new ElementAmount(Picograms * part / whole);
        }

        // BigInteger: circuits may hold more than one lot's maximum, and the product may pass 128 bits.
        return new ElementAmount((Int128)((BigInteger)Picograms * (BigInteger)part / (BigInteger)whole));
    }

    private static int Bits(Int128 value) => 128 - (int)Int128.LeadingZeroCount(value < 0 ? ~value : value);

    /// <summary>The sum.</summary>
    public static ElementAmount operator +(ElementAmount left, ElementAmount right) =>
        new(left.Picograms + right.Picograms);

    /// <summary>The difference, which may be negative.</summary>
    public static ElementAmount operator -(ElementAmount left, ElementAmount right) =>
        new(left.Picograms - right.Picograms);

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(ElementAmount left, ElementAmount right) => left.Picograms < right.Picograms;

    /// <summary>Whether the left amount is larger.</summary>
    public static bool operator >(ElementAmount left, ElementAmount right) => left.Picograms > right.Picograms;

    /// <summary>Whether the left amount is at most the right one.</summary>
    public static bool operator <=(ElementAmount left, ElementAmount right) => left.Picograms <= right.Picograms;

    /// <summary>Whether the left amount is at least the right one.</summary>
    public static bool operator >=(ElementAmount left, ElementAmount right) => left.Picograms >= right.Picograms;

    /// <inheritdoc/>
    public int CompareTo(ElementAmount other) => Picograms.CompareTo(other.Picograms);

    /// <summary>The amount in grams with its unit, all digits kept: <c>266.837 g</c>.</summary>
    public override string ToString()
    {
        Int128 size = Int128.Abs(Picograms);
        string digits = (size % 1_000_000_000_000).ToString("D12", null).TrimEnd('0');
        string sign = Picograms < 0 ? "-" : string.Empty;
        string whole = (size / 1_000_000_000_000).ToString(null, null);
        return digits.Length == 0 ? $"{sign}{whole} g" : $"{sign}{whole}.{digits} g";
    }
}
