using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// How large a measured difference may be by chance: three standard uncertainties of everything that was measured. An
/// honest plant stays within it in more than 99 of 100 periods (normal law: 99.7 %).
/// </summary>
public static class StockLimit
{
    /// <summary>
    /// Relative expanded uncertainty (k = 2) of weighing a lot again: 0.1 %, a scale of accuracy class III (OIML R
    /// 76-1).
    /// </summary>
    public static readonly Ppb Weighing = Ppb.FromPpm(1_000);

    private const int StandardUncertainties = 3;

    /// <summary>The largest difference that a variance allows, either way.</summary>
    /// <param name="variance">Sum of squared standard uncertainties, in square micrograms.</param>
    public static ElementAmount Of(Int128 variance) =>
        new(StandardUncertainties * Measurements.StandardUncertainty(variance).Picograms);

    /// <summary>Whether a measured difference can be chance.</summary>
    public static bool Allows(MeasuredLine difference) =>
        new ElementAmount(Int128.Abs(difference.Sum.Picograms)) <= Of(difference.Variance);
}
