using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// The balance of a transformation by what was declared, not by the book. The book can only fall at a measurement, so
/// its losses alone would lean one way; the declared differences are as often above zero as below and can be tested.
/// </summary>
internal sealed class MeasuredBalance
{
    private readonly Int128[] taken = new Int128[Element.Listed.Count];
    private readonly Int128[] gone = new Int128[Element.Listed.Count];

    /// <summary>The declared content of inputs, outputs and losses.</summary>
    public static MeasuredBalance Of(
        ImmutableArray<Taken> inputs, ImmutableArray<LotDeclaration> outputs, ImmutableArray<ElementLoss> losses)
    {
        MeasuredBalance made = new();
        foreach (Taken input in inputs)
        {
            Add(made.taken, input.Lot.Composition, input.Mass);
        }

        foreach (LotDeclaration output in outputs)
        {
            Add(made.gone, output.Composition, output.Mass);
        }

        foreach (ElementLoss loss in losses)
        {
            made.gone[loss.Element.ListedRank] += loss.Amount.Picograms;
        }

        return made;
    }

    /// <summary>What went in of an element, as it was declared.</summary>
    public ElementAmount TakenOf(Element element) => new(taken[element.ListedRank]);

    /// <summary>For a batch: what is missing, as uncertain as the step's tolerance of what was taken.</summary>
    public ImmutableArray<MeasuredLine> Differences(Ppb tolerance) =>
        Lines(rank => Measurements.VarianceOf(new ElementAmount(taken[rank]), tolerance));

    /// <summary>
    /// For a circuit: what stays inside. The tolerance is that of both sides together, so each flow has half its
    /// variance.
    /// </summary>
    public ImmutableArray<MeasuredLine> Flows(Ppb tolerance) =>
        Lines(rank => (Measurements.VarianceOf(new ElementAmount(taken[rank]), tolerance)
            + Measurements.VarianceOf(new ElementAmount(gone[rank]), tolerance) + 1) / 2);

    private ImmutableArray<MeasuredLine> Lines(Func<int, Int128> varianceOf)
    {
        ImmutableArray<MeasuredLine>.Builder lines = ImmutableArray.CreateBuilder<MeasuredLine>();
        for (int rank = 0; rank < taken.Length; rank++)
        {
            if ((taken[rank] | gone[rank]) != 0)
            {
                lines.Add(new MeasuredLine(
                    Element.Listed[rank], new ElementAmount(taken[rank] - gone[rank]), varianceOf(rank)));
            }
        }

        return lines.DrainToImmutable();
    }

    private static void Add(Int128[] sums, Composition composition, Mass mass)
    {
        foreach (ElementShare share in composition.Shares)
        {
            if (ElementBalance.Counts(share))
            {
                sums[share.Element.ListedRank] += ElementAmount.In(mass, share.Share).Picograms;
            }
        }
    }
}
