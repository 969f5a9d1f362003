using System.Numerics;

namespace Lodestone.Vocabulary;

/// <summary>
/// Round wafers of one size. The thickness is of the wafer where all of it is the substance, of the grown layer where
/// only that is (gallium nitride on sapphire). Flats and notches are not subtracted.
/// </summary>
public sealed record Wafers
{
    /// <summary>Most pieces in one lot.</summary>
    public const long MaxPieces = 1_000_000_000;

    /// <summary>Largest diameter: one metre.</summary>
    public const long MaxDiameterNanometres = 1_000_000_000;

    /// <summary>Largest thickness: ten centimetres.</summary>
    public const long MaxThicknessNanometres = 100_000_000;

    // Pi to 36 digits: what is cut off changes no picogram of the largest lot of wafers.
    private static readonly BigInteger Pi = BigInteger.Parse("314159265358979323846264338327950288", null);
    private static readonly BigInteger PiUnit = BigInteger.Pow(10, 35);

    // Cubic nanometres × micrograms per cubic centimetre, in picograms: 10^21 nm³ in a cm³, 10^6 pg in a µg.
    private static readonly BigInteger DensityUnit = BigInteger.Pow(10, 15);

    private Wafers(long pieces, long diameterNanometres, long thicknessNanometres) =>
        (Pieces, DiameterNanometres, ThicknessNanometres) = (pieces, diameterNanometres, thicknessNanometres);

    /// <summary>How many.</summary>
    public long Pieces { get; }

    /// <summary>Diameter.</summary>
    public long DiameterNanometres { get; }

    /// <summary>Thickness of the substance.</summary>
    public long ThicknessNanometres { get; }

    /// <summary>Wafers of a size, each figure more than zero; null and the wafers, or the refusal.</summary>
    public static Refusal? TryCreate(
        long pieces, long diameterNanometres, long thicknessNanometres, string field, out Wafers wafers)
    {
        wafers = new Wafers(pieces, diameterNanometres, thicknessNanometres);
        return pieces is >= 1 and <= MaxPieces
            && diameterNanometres is >= 1 and <= MaxDiameterNanometres
            && thicknessNanometres is >= 1 and <= MaxThicknessNanometres
            ? null
            : new Refusal(
                RefusalCode.NumberOutOfRange, field, $"{pieces} x {diameterNanometres} nm x {thicknessNanometres} nm");
    }

    /// <summary>The element in all pieces together, rounded down to a picogram.</summary>
    public ElementAmount ElementIn(WaferSubstance substance)
    {
        ArgumentNullException.ThrowIfNull(substance);
        (BigInteger numerator, BigInteger denominator) = MassOf(substance);
        if (substance.Compound is { } compound)
        {
            numerator *= compound.ElementMicrodaltons;
            denominator *= compound.MolarMicrodaltons;
        }

        return new ElementAmount((Int128)(numerator / denominator));
    }

    /// <summary>The mass of the substance in all pieces together, rounded down to a picogram.</summary>
    public ElementAmount SubstanceMass(WaferSubstance substance)
    {
        ArgumentNullException.ThrowIfNull(substance);
        (BigInteger numerator, BigInteger denominator) = MassOf(substance);
        return new ElementAmount((Int128)(numerator / denominator));
    }

    private (BigInteger Numerator, BigInteger Denominator) MassOf(WaferSubstance substance) =>
        (Pi * Pieces * DiameterNanometres * DiameterNanometres * ThicknessNanometres
            * substance.MicrogramsPerCubicCentimetre,
            PiUnit * 4 * DensityUnit);
}
