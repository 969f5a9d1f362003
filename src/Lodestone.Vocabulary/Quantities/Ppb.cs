namespace Lodestone.Vocabulary;

/// <summary>A share in whole parts per billion, 0 to 1,000,000,000 (100 %).</summary>
public readonly record struct Ppb : IComparable<Ppb>
{
    /// <summary>The whole: 1,000,000,000 ppb = 100 %.</summary>
    public const long Whole = 1_000_000_000;

    /// <summary>No share.</summary>
    public static readonly Ppb Zero;

    private Ppb(long value) => Value = value;

    /// <summary>The number of parts per billion.</summary>
    public long Value { get; }

    /// <summary>A share of so many parts per billion.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or above the whole.</exception>
    public static Ppb Of(long value) => value is >= 0 and <= Whole
        ? new Ppb(value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A share is 0 to 1,000,000,000 ppb.");

    /// <summary>A share of so many parts per million.</summary>
    public static Ppb FromPpm(long ppm) => Of(ppm * 1_000);

    /// <summary>A share of so many parts per billion, or false if it is out of range.</summary>
    public static bool TryOf(long value, out Ppb share)
    {
        bool fits = value is >= 0 and <= Whole;
        share = fits ? new Ppb(value) : Zero;
        return fits;
    }

    /// <inheritdoc/>
    public int CompareTo(Ppb other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left share is smaller.</summary>
    public static bool operator <(Ppb left, Ppb right) => left.Value < right.Value;

    /// <summary>Whether the left share is larger.</summary>
    public static bool operator >(Ppb left, Ppb right) => left.Value > right.Value;

    /// <summary>Whether the left share is at most the right one.</summary>
    public static bool operator <=(Ppb left, Ppb right) => left.Value <= right.Value;

    /// <summary>Whether the left share is at least the right one.</summary>
    public static bool operator >=(Ppb left, Ppb right) => left.Value >= right.Value;

    /// <summary>The share in per cent, all digits kept: <c>26.6837 %</c>.</summary>
    public override string ToString()
    {
        string digits = (Value % 10_000_000).ToString("D7", null).TrimEnd('0');
        return digits.Length == 0 ? $"{Value / 10_000_000} %" : $"{Value / 10_000_000}.{digits} %";
    }
}
