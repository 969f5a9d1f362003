namespace Lodestone.Vocabulary;

/// <summary>
/// A mass in whole milligrams, from 0 to <see cref="MaxMilligrams"/> (100,000 t). Exact: nothing here ever rounds.
/// </summary>
/// <remarks>
/// The upper bound keeps mass × parts per billion × mass inside 128 bits, so that element amounts
/// (<see cref="ElementAmount"/>) can be split exactly.
/// </remarks>
public readonly record struct Mass : IComparable<Mass>
{
    /// <summary>The largest mass of one lot or account movement: 10^14 mg = 100,000 t.</summary>
    public const long MaxMilligrams = 100_000_000_000_000;

    /// <summary>No mass.</summary>
    public static readonly Mass Zero;

    private Mass(long milligrams) => Milligrams = milligrams;

    /// <summary>The mass in milligrams.</summary>
    public long Milligrams { get; }

    /// <summary>Whether the mass is zero.</summary>
    public bool IsZero => Milligrams == 0;

    /// <summary>A mass of so many milligrams.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or above <see cref="MaxMilligrams"/>.</exception>
    public static Mass FromMilligrams(long milligrams) => milligrams is >= 0 and <= MaxMilligrams
        ? new Mass(milligrams)
        : throw new ArgumentOutOfRangeException(nameof(milligrams), milligrams, "A mass is 0 to 10^14 mg.");

    /// <summary>A mass of so many whole grams.</summary>
    public static Mass FromGrams(long grams) => FromMilligrams(grams * 1_000);

    /// <summary>A mass of so many whole kilograms.</summary>
    public static Mass FromKilograms(long kilograms) => FromMilligrams(kilograms * 1_000_000);

    /// <summary>A mass of so many milligrams, or false if it is out of range.</summary>
    public static bool TryFromMilligrams(long milligrams, out Mass mass)
    {
        bool fits = milligrams is >= 0 and <= MaxMilligrams;
        mass = fits ? new Mass(milligrams) : Zero;
        return fits;
    }

    /// <summary>The sum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Above <see cref="MaxMilligrams"/>.</exception>
    public static Mass operator +(Mass left, Mass right) => FromMilligrams(left.Milligrams + right.Milligrams);

    /// <summary>The difference; the caller has checked that it is not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The difference is negative.</exception>
    public static Mass operator -(Mass left, Mass right) => FromMilligrams(left.Milligrams - right.Milligrams);

    /// <summary>Whether the left mass is smaller.</summary>
    public static bool operator <(Mass left, Mass right) => left.Milligrams < right.Milligrams;

    /// <summary>Whether the left mass is larger.</summary>
    public static bool operator >(Mass left, Mass right) => left.Milligrams > right.Milligrams;

    /// <summary>Whether the left mass is at most the right one.</summary>
    public static bool operator <=(Mass left, Mass right) => left.Milligrams <= right.Milligrams;

    /// <summary>Whether the left mass is at least the right one.</summary>
    public static bool operator >=(Mass left, Mass right) => left.Milligrams >= right.Milligrams;

    /// <inheritdoc/>
    public int CompareTo(Mass other) => Milligrams.CompareTo(other.Milligrams);

    /// <summary>The mass in kilograms with its unit, all digits kept: <c>12.000001 kg</c>.</summary>
    public override string ToString() => Milligrams % 1_000_000 == 0
        ? $"{Milligrams / 1_000_000} kg"
        : $"{Milligrams / 1_000_000}.{(Milligrams % 1_000_000).ToString("D6", null).TrimEnd('0')} kg";
}
