using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Simulation.Plants;

/// <summary>A solvent-extraction line with months of hold-up: feed is charged, oxides are drawn, the rest stays inside.</summary>
internal sealed class SeparationPlant(ulong seed, bool leans = false) : Plant(seed, leans)
{
    private const int LotsAPeriod = 8;
    private const int PeriodsOfHoldUp = 3;
    private const string Code = "ree.separation";

    // Levels and assays of all tanks together, a little better than the step's tolerance of 1 % (k = 2).
    private const double HoldUpUncertainty = 0.004_5;
    private readonly bool leans = leans;
    private readonly double[] inside = new double[Elements.Length];
    private readonly string line = Firm.Circuit(0);

    private static ProcessStep Step => StepCatalogue.All.Single(step => step.Code == Code);

    protected override void Work()
    {
        for (int lot = 0; lot < LotsAPeriod; lot++)
        {
            Charge();
            if (Periods >= PeriodsOfHoldUp)
            {
                Draw(1.0 / (LotsAPeriod * PeriodsOfHoldUp));
            }
        }
    }

    protected override TakeStock Stock() => new(
        It.Facts(), Firm.Site, line,
        [.. Elements.Select((element, e) => new ElementLoss(element, Amount(Gauge.Read(inside[e], HoldUpUncertainty))))],
        []);

    private void Charge()
    {
        double tonnes = 20_000_000 * (1 + (0.2 * Gauge.Uniform()));
        TrueLot feed = Buy("ree.mixed.chloride", [0.004 * tonnes, 0.2 * tonnes, 0.06 * tonnes], 0.264);
        Must(It.Say("charge", Firm, new TransformLots(
            It.Facts(), Firm.Site, Code, [new LotPortion(feed.Eid, null)], [], [], line, null)));
        for (int e = 0; e < inside.Length; e++)
        {
            inside[e] += feed.Grams[e];
        }
    }

    private void Draw(double part)
    {
        double[] grams = [.. inside.Select(content => content * part)];
        double[] oxide = [.. grams.Select(content => content * 0.97)];
        double[] residue = [.. grams.Select(content => content * 0.025)];
        ImmutableArray<LotDeclaration> outputs =
        [
            Declared("ree.mixed.oxide", Read("ree.mixed.oxide", oxide), oxide.Sum() / 0.8),
            Declared("ree.residue.leach", Read("ree.residue.leach", residue), residue.Sum() / 0.1),
        ];
        ElementLoss[] losses =
            [.. Elements.Select((element, e) => new ElementLoss(element, Amount(Gauge.Read(grams[e] * 0.005, 0.05))))];
        if (!It.Say("draw", Firm, new TransformLots(
            It.Facts(), Firm.Site, Code, [], outputs, [.. losses], line, null)))
        {
            // The book is empty: nothing more can be drawn, whatever the plant would like to declare.
            Assert.True(leans);
            return;
        }

        foreach (LotDeclaration output in outputs)
        {
            Freed(new TrueLot(output.Eid, []));
        }

        for (int e = 0; e < inside.Length; e++)
        {
            inside[e] -= grams[e];
        }
    }

    private double[] Read(string material, double[] grams) => [.. grams.Select(content => leans
        ? content * (1 + (Step.Tolerance.Value / (double)Ppb.Whole))
        : Gauge.Read(content, UncertaintyOf(material)))];
}
