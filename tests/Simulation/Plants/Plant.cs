using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;
using Simulation.Histories;

namespace Simulation.Plants;

/// <summary>
/// A plant in a true world that it sees only through its gauges. What it declares goes through the rules; what is really
/// there is kept beside them. It reports as an honest plant does, or leans to the upper edge of the tolerance.
/// </summary>
internal abstract class Plant(ulong seed, bool leans)
{
    private readonly Tally tally = new();
    private Chronicle? chronicle;
    private Gauge? gauge;

    /// <summary>The elements that it works on.</summary>
    public static readonly Element[] Elements = [Element.Of("Dy"), Element.Of("Nd"), Element.Of("Pr")];

    public Chronicle It => chronicle ??= new Chronicle(new Dice(seed), tally);

    public Gauge Gauge => gauge ??= new Gauge(new Dice(seed + 1));

    public static Firm Firm => Foundation.Operators[0];

    public static Firm Customer => Foundation.Operators[1];

    public int Periods { get; private set; }

    public int PeriodsClosed { get; private set; }

    public UnaccountedRow Account => It.State.Unaccounted.Find(Firm.Site.Gln)!;

    /// <summary>How many lots it made.</summary>
    public int Made { get; private set; }

    /// <summary>How many of them went to quarantine and were released by two persons.</summary>
    public int Released { get; private set; }

    /// <summary>A month of work and the stock-take at its end.</summary>
    public void RunPeriod()
    {
        Work();
        It.Pass(30);
        Instant taken = It.Now;
        Must(It.Say("stock-take", Firm, Stock()));
        Periods++;
        PeriodsClosed += Account.LastClosed == taken ? 1 : 0;
        It.Pass(1);
    }

    /// <summary>What the plant does in a month.</summary>
    protected abstract void Work();

    /// <summary>What it finds at the end of it.</summary>
    protected abstract TakeStock Stock();

    /// <summary>
    /// Standard uncertainty of a material's content, weighing and assay together, as the catalogue's tolerances (k = 2)
    /// take it: metal, alloy and what is made of them 0.16 %, oxides and salts 0.3 %, residues 0.5 %.
    /// </summary>
    protected static double UncertaintyOf(string material)
    {
        MaterialCatalogue.TryFind(material, out Material? known);
        return known!.Form switch
        {
            MaterialForm.Metal or MaterialForm.Alloy or MaterialForm.Block or MaterialForm.Article => 0.001_6,
            MaterialForm.Residue => 0.005,
            _ => 0.003,
        };
    }

    /// <summary>Feed arrives from a non-member and is weighed, dried and assayed.</summary>
    protected TrueLot Buy(string material, double[] grams, double share)
    {
        double[] read = [.. grams.Select(content => Gauge.Read(content, 0.003))];
        LotDeclaration lot = Declared(material, read, Gauge.Read(grams.Sum() / share, 0.000_5)) with
        {
            // The content is assayed on the dry mass and stated on the wet one, with the moisture's own error in it.
            Basis = Basis.Wet, Moisture = Ppb.FromPpm((long)Gauge.Read(120_000, 0.01)),
        };
        Must(It.Say("commission", Firm, new CommissionLot(It.Facts(), Firm.Site, lot, new SourceDeclaration(
            SourceKind.Purchase, "market", EvidenceGrade.Documented, null, null, "CN"))));
        return new TrueLot(lot.Eid, grams);
    }

    /// <summary>
    /// A step: of the true content of the inputs a thousandth is lost as dust, which filters weigh, and a trace unseen;
    /// the rest is divided among the materials, and every output is declared as the gauges read it.
    /// </summary>
    protected TrueLot[] Make(string code, TrueLot[] inputs, params (string Material, double Part, double Share)[] outputs)
    {
        StepCatalogue.TryFind(code, out ProcessStep? step);
        double[] inside = new double[Elements.Length];
        double[] dust = new double[Elements.Length];
        foreach (TrueLot input in inputs)
        {
            for (int e = 0; e < inside.Length; e++)
            {
                dust[e] += input.Grams[e] * 0.001;
                inside[e] += input.Grams[e] * 0.998_99;
            }
        }

        double lean = leans ? LeanOf(step!, inputs) : 0;
        List<TrueLot> made = [];
        ImmutableArray<LotDeclaration>.Builder declared = ImmutableArray.CreateBuilder<LotDeclaration>();
        foreach ((string material, double part, double share) in outputs)
        {
            double[] grams = [.. inside.Select(content => content * part)];
            double[] read = leans
                ? [.. Elements.Select(element => lean * part * MeasuredIn(inputs, element))]
                : [.. grams.Select(content => Gauge.Read(content, UncertaintyOf(material)))];
            LotDeclaration lot = Declared(material, read, read.Sum() / share);
            declared.Add(lot);
            made.Add(new TrueLot(lot.Eid, grams));
        }

        Must(It.Say(code, Firm, new TransformLots(
            It.Facts(), Firm.Site, code, [.. inputs.Select(input => new LotPortion(input.Eid, null))],
            declared.DrainToImmutable(),
            leans ? [] : [.. Elements.Select((element, e) => new ElementLoss(element, Amount(Gauge.Read(dust[e], 0.05))))],
            null, OwnerOf(inputs[0]))));
        return [.. made.Select(Freed)];
    }

    /// <summary>What the gauges make of a lot: shares of its mass.</summary>
    protected LotDeclaration Declared(string material, double[] grams, double mass)
    {
        long milligrams = (long)(mass * 1_000);
        ElementShare[] shares = [.. Elements.Select((element, e) => new ElementShare(
            element, Ppb.Of((long)(grams[e] / mass * Ppb.Whole)), false, Ppb.Zero))];
        return It.Declare(
            Firm, material, Mass.FromMilligrams(milligrams), Composition.Of(shares), CustodyModel.ControlledBlending);
    }

    protected static ElementAmount Amount(double grams) => new((Int128)(grams * 1e12));

    protected static void Must(bool accepted) => Assert.True(accepted, "The rules refuse what the plant reports.");

    /// <summary>An alarm at the tolerance is looked into and found to be chance.</summary>
    protected TrueLot Freed(TrueLot lot)
    {
        Made++;
        if (It.State.Lots.Find(lot.Eid.Code)!.Quarantined)
        {
            Must(It.Decide("decide", new DecideQuarantine([lot.Eid], QuarantineOutcome.Released)));
            Released++;
        }

        return lot;
    }

    private PartyId? OwnerOf(TrueLot lot)
    {
        PartyId owner = It.State.Lots.Find(lot.Eid.Code)!.Owner;
        return owner == Firm.Id ? null : owner;
    }

    // Just within: nothing that the figures of one step could be blamed for.
    private static double LeanOf(ProcessStep step, TrueLot[] inputs) =>
        inputs.Length == 0 ? 0 : 1 + (step.Tolerance.Value / (double)Ppb.Whole * 0.999);

    private double MeasuredIn(TrueLot[] inputs, Element element) => inputs.Sum(input =>
    {
        LotRow lot = It.State.Lots.Find(input.Eid.Code)!;
        return (double)ElementAmount.In(lot.Remaining, lot.Composition.ShareOf(element)).Picograms / 1e12;
    });
}
