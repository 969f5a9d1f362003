namespace Lodestone.Vocabulary;

/// <summary>
/// Mass of an element in a volume of liquor, in whole micrograms per litre, up to <see cref="MaxMicrogramsPerLitre"/>.
/// </summary>
public readonly record struct Concentration : IComparable<Concentration>
{
    /// <summary>The largest concentration: 10 kg/L, more than any solution holds.</summary>
    public const long MaxMicrogramsPerLitre = 10_000_000_000;

    private Concentration(long microgramsPerLitre) => MicrogramsPerLitre = microgramsPerLitre;

    /// <summary>The concentration in micrograms per litre.</summary>
    public long MicrogramsPerLitre { get; }

    /// <summary>A concentration of so many micrograms per litre.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or above the largest.</exception>
    public static Concentration FromMicrogramsPerLitre(long value) => value is >= 0 and <= MaxMicrogramsPerLitre
        ? new Concentration(value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A concentration is 0 to 10^10 µg/L.");

    /// <summary>A concentration from the digits of a number and a unit such as mg/L, exactly, or the refusal.</summary>
    public static Refusal? TryParse(
        ReadOnlySpan<char> digits, string? unit, string field, out Concentration concentration)
    {
        Refusal? refusal = UnitCatalogue.TryCount(
            digits, unit, Dimension.Concentration, MaxMicrogramsPerLitre, field, out Int128 count);
        concentration = new Concentration((long)count);
        return refusal;
    }

    /// <inheritdoc/>
    public int CompareTo(Concentration other) => MicrogramsPerLitre.CompareTo(other.MicrogramsPerLitre);

    /// <summary>The concentration in milligrams per litre with its unit, all digits kept.</summary>
    public override string ToString() => $"{DecimalDigits.Write(MicrogramsPerLitre, 3)} mg/L";
}
