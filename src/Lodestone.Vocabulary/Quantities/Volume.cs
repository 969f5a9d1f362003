namespace Lodestone.Vocabulary;

/// <summary>
/// A volume of liquor in whole microlitres, from 0 to <see cref="MaxMicrolitres"/> (a thousand million m³).
/// </summary>
public readonly record struct Volume : IComparable<Volume>
{
    /// <summary>The largest volume: 10^18 µL.</summary>
    public const long MaxMicrolitres = 1_000_000_000_000_000_000;

    private Volume(long microlitres) => Microlitres = microlitres;

    /// <summary>The volume in microlitres.</summary>
    public long Microlitres { get; }

    /// <summary>A volume of so many microlitres.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or above <see cref="MaxMicrolitres"/>.</exception>
    public static Volume FromMicrolitres(long microlitres) => microlitres is >= 0 and <= MaxMicrolitres
        ? new Volume(microlitres)
        : throw new ArgumentOutOfRangeException(nameof(microlitres), microlitres, "A volume is 0 to 10^18 µL.");

    /// <summary>A volume from the digits of a number and a unit, exactly, or the refusal.</summary>
    public static Refusal? TryParse(ReadOnlySpan<char> digits, string? unit, string field, out Volume volume)
    {
        Refusal? refusal = UnitCatalogue.TryCount(
            digits, unit, Dimension.Volume, MaxMicrolitres, field, out Int128 count);
        volume = new Volume((long)count);
        return refusal;
    }

    /// <inheritdoc/>
    public int CompareTo(Volume other) => Microlitres.CompareTo(other.Microlitres);

    /// <summary>The volume in litres with its unit, all digits kept.</summary>
    public override string ToString() => $"{DecimalDigits.Write(Microlitres, 6)} L";
}
