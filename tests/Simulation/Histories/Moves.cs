using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Simulation.Histories;

/// <summary>What firms do with lots. Each move proposes one statement; the rules may refuse it.</summary>
internal static class Moves
{
    private static readonly ProcessStep[] Steps = [.. StepCatalogue.All.Where(step => !step.IsHandling)];

    private static readonly string[] Commissioned =
    [
        "ree.concentrate.mixed", "ree.mixed.chloride", "ree.mixed.carbonate", "ree.oxide.prnd", "ree.oxide.prnd",
        "ree.oxide.dytb", "ree.metal.prnd", "ree.residue.scrap", "ree.residue.swarf", "sb.concentrate",
        "sb.metal.ingot", "ga.residue.scrap",
    ];

    /// <summary>A lot comes into being, from any kind of source.</summary>
    public static bool Commission(Chronicle it)
    {
        Firm firm = it.Dice.OneOf(Foundation.Operators);
        SourceKind kind = it.Dice.OneOf(Enum.GetValues<SourceKind>());
        bool mined = kind == SourceKind.Mined;
        bool stream = kind == SourceKind.ByProduct;
        MaterialCatalogue.TryFind(stream ? "ga.metal.4n" : it.Dice.OneOf(Commissioned), out Material? material);
        CustodyModel model = mined
            ? (CustodyModel)it.Dice.Between(1, 4)
            : (CustodyModel)it.Dice.Between(3, it.Dice.Percent(20) ? 5 : 3);
        LotDeclaration lot = it.Declare(
            firm, material!.Code, Mass.FromMilligrams(it.Dice.Magnitude(stream ? 15_000_000 : 40_000_000_000)),
            Recipes.CompositionOf(it.Dice, material), model);
        return it.Say("commission", firm, new CommissionLot(it.Facts(), firm.Site, lot, new SourceDeclaration(
            kind, mined ? firm.Deposit : "claimed", EvidenceGrade.Declared, stream ? firm.Stream : null, null, "CN")));
    }

    /// <summary>A process step that fits what some firm has.</summary>
    public static bool Transform(Chronicle it)
    {
        Firm firm = it.Dice.OneOf(Foundation.Operators);
        List<LotRow> stock = StockOf(it, firm);
        if (stock.Count == 0)
        {
            return false;
        }

        string first = it.Dice.OneOf(stock).Material;
        ProcessStep[] fitting = [.. Steps.Where(step => step.Inputs.Contains(first))];
        if (fitting.Length == 0)
        {
            return false;
        }

        ProcessStep step = it.Dice.OneOf(fitting);
        LotRow[] taken = SomeOf(it, [.. stock.Where(lot => step.Inputs.Contains(lot.Material))]);
        LotPortion[] portions = [.. taken.Select(lot => Portion(it, lot))];
        Book pool = PoolOf(taken, portions);
        ImmutableArray<LotDeclaration> outputs =
            Recipes.OutputsOf(it, firm, pool, step.Outputs, ModelFor(it, taken), 1_000);
        return it.Say("transform", firm, new TransformLots(
            it.Facts(), firm.Site, step.Code, [.. portions], outputs, LossesOf(it, pool), null, OwnerOf(firm, taken)));
    }

    /// <summary>Feed goes into a circuit.</summary>
    public static bool Charge(Chronicle it)
    {
        (Firm firm, string circuit, ProcessStep step) = ACircuit(it);
        List<LotRow> feed = [.. StockOf(it, firm).Where(lot => step.Inputs.Contains(lot.Material))];
        if (feed.Count == 0)
        {
            return false;
        }

        LotRow[] taken = SomeOf(it, [.. feed]);
        return it.Say("charge", firm, new TransformLots(
            it.Facts(), firm.Site, step.Code, [.. taken.Select(lot => Portion(it, lot))], [], [], circuit,
            OwnerOf(firm, taken)));
    }

    /// <summary>Product comes out of a circuit.</summary>
    public static bool Draw(Chronicle it)
    {
        (Firm firm, string circuit, ProcessStep step) = ACircuit(it);
        CircuitRow row = it.State.Circuits.Find(circuit)!;
        Book book = Book.Of(row.Book);
        if (book.IsEmpty)
        {
            return false;
        }

        CustodyModel model = (CustodyModel)Math.Max((int)row.Model, it.Dice.Percent(80) ? 3 : 4);
        ImmutableArray<LotDeclaration> outputs =
            Recipes.OutputsOf(it, firm, book, step.Outputs, model, 50 + it.Dice.Below(950));
        return it.Say("draw", firm, new TransformLots(
            it.Facts(), firm.Site, step.Code, [], outputs, it.Dice.Percent(20) ? LossesOf(it, book) : [], circuit,
            null));
    }

    /// <summary>A lot is divided, or a sample is taken.</summary>
    public static bool Split(Chronicle it)
    {
        Firm firm = it.Dice.OneOf(Foundation.Operators);
        if (StockOf(it, firm) is not { Count: > 0 } stock)
        {
            return false;
        }

        LotRow lot = it.Dice.OneOf(stock);
        LotPortion portion = Portion(it, lot);
        long left = (portion.Mass ?? lot.Remaining).Milligrams;
        List<LotDeclaration> parts = [];
        for (int count = 1 + it.Dice.Below(5); count > 0 && left > 0; count--)
        {
            long part = count == 1 ? left : it.Dice.Between(1, left);
            left -= part;
            parts.Add(it.Declare(firm, lot.Material, Mass.FromMilligrams(part), lot.Composition, lot.Model));
        }

        if (left > 0 && it.Dice.Percent(98))
        {
            parts.Add(it.Declare(firm, lot.Material, Mass.FromMilligrams(left), lot.Composition, lot.Model));
        }

        return it.Say("split", firm, new TransformLots(
            it.Facts(), firm.Site, it.Dice.Percent(90) ? "split" : "sample", [portion], [.. parts], [], null,
            OwnerOf(firm, [lot])));
    }

    /// <summary>Lots of one material become one.</summary>
    public static bool Merge(Chronicle it)
    {
        Firm firm = it.Dice.OneOf(Foundation.Operators);
        IGrouping<string, LotRow>[] alike =
            [.. StockOf(it, firm).GroupBy(lot => lot.Material).Where(group => group.Count() > 1)];
        if (alike.Length == 0)
        {
            return false;
        }

        LotRow[] lots = [.. it.Dice.OneOf(alike).Take(2 + it.Dice.Below(4))];
        LotPortion[] portions = [.. lots.Select(lot => Portion(it, lot))];
        Int128 milligrams = portions.Zip(lots).Sum(pair => (pair.First.Mass ?? pair.Second.Remaining).Milligrams);
        Book pool = PoolOf(lots, portions);
        Composition composition = Composition.Of(pool.Elements().Select(element => new ElementShare(
            element, Ppb.Of((long)(pool.TotalOf(element).Picograms / milligrams)), false, Ppb.Zero)));
        LotDeclaration merged = it.Declare(
            firm, lots[0].Material, Mass.FromMilligrams((long)milligrams), composition, ModelFor(it, lots));
        return it.Say("merge", firm, new TransformLots(
            it.Facts(), firm.Site, "merge", [.. portions], [merged], [], null, OwnerOf(firm, lots)));
    }

    /// <summary>What a firm has and may use.</summary>
    public static List<LotRow> StockOf(Chronicle it, Firm firm)
    {
        List<LotRow> stock = [];
        foreach (Eid eid in it.Lots)
        {
            LotRow lot = it.State.Lots.Find(eid.Code)!;
            if (lot is { Status: LotStatus.Active, Quarantined: false } && lot.Possessor == firm.Id)
            {
                stock.Add(lot);
            }
        }

        return stock;
    }

    /// <summary>A circuit with something in it, if there is one.</summary>
    public static (Firm Firm, string Circuit, ProcessStep Step) ACircuit(Chronicle it)
    {
        Firm firm = it.Dice.OneOf(Foundation.Operators);
        int number = it.Dice.Below(Foundation.CircuitSteps.Length);
        StepCatalogue.TryFind(Foundation.CircuitSteps[number], out ProcessStep? step);
        return (firm, firm.Circuit(number), step!);
    }

    /// <summary>Half of the time all that is left, else a random part.</summary>
    public static LotPortion Portion(Chronicle it, LotRow lot) => it.Dice.Percent(50)
        ? new LotPortion(lot.Eid, null)
        : new LotPortion(lot.Eid, Mass.FromMilligrams(it.Dice.Between(1, lot.Remaining.Milligrams)));

    private static Book PoolOf(LotRow[] lots, LotPortion[] portions)
    {
        Book pool = Book.Empty;
        for (int i = 0; i < lots.Length; i++)
        {
            Mass mass = portions[i].Mass ?? lots[i].Remaining;
            pool = pool.Plus(Book.Of(lots[i].Book).Take(mass, lots[i].Remaining, out _));
        }

        return pool;
    }

    private static LotRow[] SomeOf(Chronicle it, LotRow[] lots)
    {
        int from = it.Dice.Below(lots.Length);
        int count = Math.Min(lots.Length, 1 + it.Dice.Below(4));
        return [.. Enumerable.Range(0, count).Select(i => lots[(from + i) % lots.Length])];
    }

    private static CustodyModel ModelFor(Chronicle it, LotRow[] lots)
    {
        CustodyModel weakest = lots.Max(lot => lot.Model);
        CustodyModel usual = weakest < CustodyModel.ControlledBlending && it.Dice.Percent(70)
            ? CustodyModel.ControlledBlending
            : weakest;
        return it.Dice.Percent(10) && usual < CustodyModel.MassBalance ? CustodyModel.MassBalance : usual;
    }

    private static PartyId? OwnerOf(Firm firm, LotRow[] lots) => lots[0].Owner == firm.Id ? null : lots[0].Owner;

    private static ImmutableArray<ElementLoss> LossesOf(Chronicle it, Book pool)
    {
        if (pool.IsEmpty || it.Dice.Percent(60))
        {
            return [];
        }

        Element element = it.Dice.OneOf([.. pool.Elements()]);
        Int128 lost = pool.TotalOf(element).Picograms * it.Dice.Below(30) / 1_000;
        return [new ElementLoss(element, new ElementAmount(lost))];
    }
}
