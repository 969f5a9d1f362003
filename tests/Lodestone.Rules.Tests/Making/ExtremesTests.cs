using CsCheck;
using Lodestone.Vocabulary;
using static Lodestone.Rules.Tests.Goods;

namespace Lodestone.Rules.Tests;

/// <summary>The largest and oddest figures that the door lets through end in a verdict, never in an exception.</summary>
public class ExtremesTests
{
    private const string Line = "urn:test:circuit:1";
    private static readonly Element Sb = Element.Of("Sb");
    private static readonly Mass Largest = Mass.FromMilligrams(Mass.MaxMilligrams);
    private readonly World world = World.Founded();
    private readonly Goods goods;

    public ExtremesTests()
    {
        goods = new Goods(world);
        world.Accept(Cast.Mine, new RegisterCircuit(Line, Cast.Mine.Site, "sb.refining"));
    }

    private LotDeclaration Metal(Mass mass, long ppb = Ppb.Whole) =>
        goods.Lot(Cast.Mine, "sb.metal.ingot", 1, Of(("Sb", ppb))) with { Mass = mass };

    private Eid Commissioned(Mass mass)
    {
        LotDeclaration lot = Metal(mass);
        world.Accept(Cast.Mine, goods.Commission(Cast.Mine, lot));
        return lot.Eid;
    }

    [Fact]
    public void A_hundred_of_the_largest_lots_go_through_a_circuit_and_a_stock_take()
    {
        LotPortion[] feed = [.. Enumerable.Range(0, 100).Select(_ => All(Commissioned(Largest)))];
        TransformLots step = goods.Step(Cast.Mine, "sb.refining", feed) with { Circuit = Line };
        world.Accept(Cast.Mine, step);
        LotDeclaration[] outputs = [.. Enumerable.Range(0, 50).Select(_ => Metal(Largest))];
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "sb.refining", [], [.. outputs]) with { Circuit = Line });
        ElementAmount much = new(Book.Of(world.State.Circuits.Find(Line)!.Book).TotalOf(Sb).Picograms * 19);
        world.Accept(Cast.Mine, new TakeStock(world.Facts(), Cast.Mine.Site, Line, [new(Sb, much)], []));
        world.AssertConserved();
    }

    [Fact]
    public void A_permit_is_overrun_beyond_what_can_be_counted()
    {
        world.Accept(Cast.Industry, new RevokePermit("mine-Mining"));
        world.Accept(Cast.Industry, World.Permit(world, Cast.Mine, Activity.Mining, "small") with
        {
            YearlyCapacity = Mass.FromKilograms(1),
        });
        Draft draft = world.State.Begin();
        draft.Throughputs.Put(
            $"permit:{Cast.Mine.Id.Value}/small/2026", new ThroughputRow(long.MaxValue - 1, ElementAmount.Zero));
        world.State.Apply(draft);
        Assert.True(world.Lot(Commissioned(Largest)).Quarantined);
    }

    [Fact]
    public void Any_figures_end_in_a_verdict()
    {
        Eid whole = Commissioned(Mass.FromMilligrams(987_654_321));
        Gen<long> milligrams = Gen.Long[0, Mass.MaxMilligrams];
        Gen<long> ppb = Gen.Long[0, Ppb.Whole];
        string[] steps = [.. StepCatalogue.All.Select(step => step.Code)];
        string[] materials = [.. MaterialCatalogue.All.Select(material => material.Code)];
        Gen.Select(milligrams, ppb, Gen.Long, Gen.Int[0, steps.Length - 1], Gen.Int[0, materials.Length - 1], Gen.Int[0, 5])
            .Sample((mass, share, amount, step, material, shape) =>
            {
                LotDeclaration output = Metal(Mass.FromMilligrams(mass), share) with { Material = materials[material] };
                world.Judge(Cast.Mine, new TransformLots(
                    world.Facts(), Cast.Mine.Site, steps[step],
                    shape % 2 == 0 ? [new LotPortion(whole, Mass.FromMilligrams(mass))] : [],
                    shape < 4 ? [output] : [],
                    [new ElementLoss(Sb, new ElementAmount((Int128)amount * amount))],
                    shape == 3 ? Line : null, null));
                world.Judge(Cast.Mine, goods.Commission(Cast.Mine, output));
                world.Judge(Cast.Mine, new TakeStock(
                    world.Facts(), Cast.Mine.Site, Line, [new(Sb, new ElementAmount((Int128)amount << 60))],
                    [new LotPortion(whole, Mass.FromMilligrams(mass))]));
                world.Judge(Cast.Mine, new TransferCredit(
                    Cast.Mine.Site, Cast.Plant.Site, Sb, "BAYAN-OBO", new ElementAmount((Int128)amount << 62)));
            }, iter: 2_000, threads: 1);
        world.AssertConserved();
    }
}
