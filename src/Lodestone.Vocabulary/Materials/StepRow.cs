using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>
/// How the tables of steps are written. Products are held to the usual yields of the reference; all outputs together,
/// residues included, may reach the whole input. Where plants commonly leave a residue unlotted (tailings, leach
/// residue), all outputs may be as low as the product alone; where it must be lotted, no lower than the losses allow.
/// Tolerances have no source in the reference: they are what a truck scale (0.5 %) or bench scale (0.1 %) and an
/// assay of that material (ore 2 to 3 %, concentrate 1 to 2 %, oxide and metal 0.3 to 1 %) usually give together.
/// </summary>
internal static class StepRow
{
    internal static ProcessStep Of(
        string code, Activity activity, string nameEn, string nameZh, string inputs, string outputs) => new(
            code,
            StepKind.Transform,
            activity,
            nameEn,
            nameZh,
            Codes(inputs),
            Codes(outputs),
            Ppb.Zero,
            Ppb.Of(Ppb.Whole),
            Ppb.Of(10_000_000));

    internal static ProcessStep As(this ProcessStep step, StepKind kind) => step with { Kind = kind };

    internal static ProcessStep Continuous(this ProcessStep step) => step with { IsContinuous = true };

    /// <summary>Usual product yields in tenths of a per cent; the residues may be lotted or not.</summary>
    internal static ProcessStep Yielding(this ProcessStep step, int low, int high) =>
        step.Yielding(low, high, low);

    /// <summary>Usual product yields, and the least of all outputs where residues must be lotted.</summary>
    internal static ProcessStep Yielding(this ProcessStep step, int low, int high, int allLow) => step with
    {
        ProductRecoveryLow = PerMille(low),
        ProductRecoveryHigh = PerMille(high),
        RecoveryLow = PerMille(allLow),
    };

    internal static ProcessStep Within(this ProcessStep step, int tolerance) =>
        step with { Tolerance = PerMille(tolerance) };

    private static Ppb PerMille(int value) => Ppb.Of(value * 1_000_000L);

    private static ImmutableArray<string> Codes(string codes) => codes.Length == 0
        ? []
        : [.. codes.Split(' ').SelectMany(Expanded).Distinct().Order(StringComparer.Ordinal)];

    // A code that ends in a star stands for every material whose code begins so.
    private static IEnumerable<string> Expanded(string code) => code.EndsWith('*')
        ? MaterialCatalogue.All.Select(material => material.Code)
            .Where(known => known.StartsWith(code[..^1], StringComparison.Ordinal))
        : [code];
}
