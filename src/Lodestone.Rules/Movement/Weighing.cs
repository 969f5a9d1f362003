using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>How far two weights of the same goods may lie apart.</summary>
/// <remarks>
/// The two scales' relative uncertainties are added; a side that names no registered scale counts a quarter of a per
/// cent, so that two unnamed scales make half a per cent. Uncertainty is self-declared, and so the sum counts one per
/// cent at most: nobody widens the net by owning a bad scale.
/// </remarks>
internal static class Weighing
{
    private static readonly Ppb Unnamed = Ppb.FromPpm(2_500);
    private static readonly Ppb Widest = Ppb.FromPpm(10_000);

    /// <summary>The uncertainty of a scale, known to be registered if it is named.</summary>
    public static Ppb UncertaintyOf(Case it, string? instrument) =>
        instrument is null ? Unnamed : it.Draft.Instruments.Find(instrument)!.Uncertainty;

    /// <summary>The tolerance of a pair of weights.</summary>
    public static Ppb Tolerance(Ppb shipper, Ppb receiver) =>
        Ppb.Of(Math.Min(shipper.Value + receiver.Value, Widest.Value));

    /// <summary>
    /// Whether the received weight agrees with the shipped one: |shipped − received| ≤ tolerance × shipped.
    /// </summary>
    public static bool Agree(Mass shipped, Mass received, Ppb tolerance)
    {
        Int128 apart = Int128.Abs((Int128)shipped.Milligrams - received.Milligrams);
        return apart * Ppb.Whole <= (Int128)shipped.Milligrams * tolerance.Value;
    }
}
