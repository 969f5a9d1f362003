using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// What a transformation's figures say about its outputs: marks for readers, and for excess beyond the tolerance the
/// figures that go to quarantine with them.
/// </summary>
internal sealed class OutputMarks
{
    /// <summary>Declared above the book, within the tolerance: the book did not rise.</summary>
    public const string MeasuredAboveBook = "measured-above-book";

    /// <summary>
    /// Less of a main element came out than the step usually gives: product may leave by the back door.
    /// </summary>
    public const string LowRecovery = "low-recovery";

    /// <summary>More of a main element came out than the step usually gives: there may be undeclared feed.</summary>
    public const string HighRecovery = "high-recovery";

    // A twentieth: yields of trace elements say nothing, and assays often leave them out.
    private const int MainElementDivisor = 20;

    // A merger has no tolerance of its own; its fresh assay has that of a usual one, 1 %.
    private static readonly Ppb MergeTolerance = Ppb.FromPpm(10_000);

    private readonly ImmutableArray<LotDeclaration> outputs;
    private readonly ImmutableArray<Excess> chance;
    private readonly ImmutableArray<Excess> beyond;
    private readonly ImmutableArray<string> recovery;

    private OutputMarks(
        ImmutableArray<LotDeclaration> outputs,
        ImmutableArray<Excess> chance,
        ImmutableArray<Excess> beyond,
        ImmutableArray<string> recovery)
    {
        this.outputs = outputs;
        this.chance = chance;
        this.beyond = beyond;
        this.recovery = recovery;
    }

    /// <summary>Judges the figures of a settled transformation.</summary>
    public static OutputMarks Of(
        ProcessStep step, TransformLots act, Book pool, Settlement settled, Func<Element, ElementAmount> measuredIn)
    {
        Ppb tolerance = step.Kind == StepKind.Merge ? MergeTolerance : step.Tolerance;
        bool IsChance(Excess excess) => excess.IsWithin(measuredIn(excess.Element), tolerance);
        return new OutputMarks(
            act.Outputs,
            settled.Excesses.RemoveAll(excess => !IsChance(excess)),
            settled.Excesses.RemoveAll(IsChance),
            step.IsHandling || act.Circuit is not null ? [] : RecoveryMarks(step, act.Outputs, pool));
    }

    /// <summary>Whether a lot is a residue, by its material.</summary>
    public static bool IsResidue(LotDeclaration lot) =>
        Declarations.MaterialOf(lot.Material).Form == MaterialForm.Residue;

    /// <summary>The marks of an output.</summary>
    public ImmutableArray<string> FlagsOf(int output) =>
        chance.Any(excess => Holds(output, excess)) ? recovery.Add(MeasuredAboveBook) : recovery;

    /// <summary>
    /// The figures if an output holds an element of which more than the tolerance was declared, else null.
    /// </summary>
    public string? BeyondTolerance(int output)
    {
        if (beyond.IsEmpty)
        {
            return null;
        }

        Excess[] held = [.. beyond.Where(excess => Holds(output, excess))];
        return held.Length == 0 ? null : string.Join("; ", held.Select(excess => excess.ToString()));
    }

    private bool Holds(int output, Excess excess) => outputs[output].Composition.ShareOf(excess.Element).Value > 0;

    private static ImmutableArray<string> RecoveryMarks(
        ProcessStep step, ImmutableArray<LotDeclaration> outputs, Book pool)
    {
        bool low = false;
        bool high = false;
        Int128 main = pool.Total().Picograms / MainElementDivisor;
        foreach (Element element in pool.Elements())
        {
            Int128 held = pool.TotalOf(element).Picograms;
            if (held < main)
            {
                continue;
            }

            Int128 all = 0;
            Int128 product = 0;
            foreach (LotDeclaration output in outputs)
            {
                Int128 amount = ElementAmount.In(output.Mass, output.Composition.ShareOf(element)).Picograms;
                all += amount;
                product += IsResidue(output) ? 0 : amount;
            }

            low |= Compare(all, held, step.RecoveryLow) < 0 || Compare(product, held, step.ProductRecoveryLow) < 0;
            high |= Compare(all, held, step.RecoveryHigh) > 0 || Compare(product, held, step.ProductRecoveryHigh) > 0;
        }

        return (low, high) switch
        {
            (true, true) => [HighRecovery, LowRecovery],
            (true, false) => [LowRecovery],
            (false, true) => [HighRecovery],
            _ => [],
        };
    }

    // Compares part / whole with a share, without dividing.
    private static int Compare(Int128 part, Int128 whole, Ppb share) =>
        (part * Ppb.Whole).CompareTo(whole * share.Value);
}
