using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>What a step does to lots, beyond its chemistry.</summary>
public enum StepKind
{
    /// <summary>Changes the material.</summary>
    Transform = 1,

    /// <summary>Divides a lot; composition and material stay.</summary>
    Split = 2,

    /// <summary>Joins lots of one material.</summary>
    Merge = 3,

    /// <summary>Takes a sample: a child lot.</summary>
    Sample = 4,

    /// <summary>Works a lot again in-house; never recycled content.</summary>
    Rework = 5,

    /// <summary>Recovers from end-of-life or production scrap: recycled content.</summary>
    Recycle = 6,
}

/// <summary>A process step of the catalogue.</summary>
/// <param name="Code">Its code, such as <c>ree.separation</c>.</param>
/// <param name="Kind">What it does to lots.</param>
/// <param name="Activity">The permit that it needs.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Inputs">Material codes that may go in; empty means any.</param>
/// <param name="Outputs">
/// Material codes that may come out (residues included); empty means any of the input's chain.
/// </param>
/// <param name="RecoveryLow">Least usual recovery of a listed element in all outputs, of the input.</param>
/// <param name="RecoveryHigh">Highest usual recovery: above it undeclared feed is suspected.</param>
/// <param name="Tolerance">
/// Combined relative uncertainty of weighing and assay at this step: measured outputs may exceed the book by so much
/// without alarm; the book never rises by it.
/// </param>
public sealed record ProcessStep(
    string Code,
    StepKind Kind,
    Activity Activity,
    string NameEn,
    string NameZh,
    ImmutableArray<string> Inputs,
    ImmutableArray<string> Outputs,
    Ppb RecoveryLow,
    Ppb RecoveryHigh,
    Ppb Tolerance)
{
    /// <summary>Least usual recovery of a listed element in the outputs that are no residues.</summary>
    public Ppb ProductRecoveryLow { get; init; } = RecoveryLow;

    /// <summary>Highest usual recovery of a listed element in the outputs that are no residues.</summary>
    public Ppb ProductRecoveryHigh { get; init; } = RecoveryHigh;

    /// <summary>
    /// Whether it only divides, joins or samples lots: no process of its own, so whoever holds any permit at the site
    /// may do it; <see cref="Activity"/> then says what a mere store would need.
    /// </summary>
    public bool IsHandling => Kind is StepKind.Split or StepKind.Merge or StepKind.Sample;

    /// <summary>Whether it usually runs as a continuous circuit, with hold-up.</summary>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
