using Lodestone.Vocabulary;
using static Lodestone.Rules.Tests.Goods;

namespace Lodestone.Rules.Tests;

public class SourceCorrectionTests
{
    private static readonly Element Nd = Element.Of("Nd");
    private readonly World world = World.Founded();
    private readonly Goods goods;
    private readonly Eid lot;

    public SourceCorrectionTests()
    {
        goods = new Goods(world);
        lot = goods.Oxide(Cast.Mine);
        goods.Oxide(Cast.Mine, 9_000);
    }

    private string Assay(long nd, Actor? by = null, bool final = true, Eid? of = null)
    {
        EventFacts facts = world.Facts();
        world.Accept(by ?? Cast.Laboratory, new RecordAssay(
            facts, of ?? lot, null, Of(("Nd", nd), ("Pr", 200_000_000)), "ICP-OES", null, final));
        return facts.EventId!;
    }

    private CorrectSource To(string assay, Element? element = null) => new(lot, element ?? Nd, assay);

    [Fact]
    public void A_source_is_raised_to_an_accredited_assay_by_two_persons()
    {
        world.Decide(Cast.Industry, To(Assay(606_000_000)));
        Assert.Equal(Grams(606_000), Book.Of(world.Lot(lot).Book).AmountOf(Nd, "BAYAN-OBO"));
        Assert.Equal(Grams(6_000), world.State.Ends.Find("corrected/Nd")!.Amount);
        Assert.Contains("source-corrected", world.Lot(lot).Flags);
        world.AssertConserved();
    }

    [Fact]
    public void One_person_raises_nothing() => world.Refuse(
        RefusalCode.TwoPersonsRequired, Cast.Industry, To(Assay(606_000_000)));

    [Fact]
    public void Only_the_industry_authority_raises_a_source() => world.Refuse(
        RefusalCode.AuthorityRequired, Cast.Mine, new Propose(To(Assay(606_000_000))));

    [Fact]
    public void An_assay_of_the_possessor_raises_nothing() => world.Refuse(
        RefusalCode.LaboratoryNotAccredited, Cast.Industry, new Propose(To(Assay(606_000_000, Cast.Mine))));

    [Fact]
    public void A_provisional_assay_raises_nothing() => world.Refuse(
        RefusalCode.ValueNotAllowed, Cast.Industry, new Propose(To(Assay(606_000_000, final: false))));

    [Fact]
    public void An_assay_that_shows_no_more_raises_nothing() => world.Refuse(
        RefusalCode.ValueNotAllowed, Cast.Industry, new Propose(To(Assay(600_000_000))));

    [Fact]
    public void A_correction_is_within_the_uncertainty_of_the_material() => world.Refuse(
        RefusalCode.CorrectionBudgetExceeded, Cast.Industry, new Propose(To(Assay(606_000_001))));

    [Fact]
    public void Corrections_together_are_within_the_sites_yearly_budget()
    {
        // 10,000 kg with 60 % Nd entered: half a per cent of it is 30 kg, five corrections of 1 % of a tonne.
        world.Decide(Cast.Industry, To(Assay(606_000_000)));
        for (int i = 0; i < 4; i++)
        {
            Eid more = world.Seed(Cast.Mine, row => row with { Source = SourceKind.Mined, Material = "ree.oxide.prnd",
                Composition = Of(("Nd", 600_000_000), ("Pr", 200_000_000)),
                Book = Book.From(Of(("Nd", 600_000_000), ("Pr", 200_000_000)), row.Initial, "BAYAN-OBO").Lines });
            world.Decide(Cast.Industry, new CorrectSource(more, Nd, Assay(606_000_000, of: more)));
        }

        Eid last = goods.Oxide(Cast.Mine, 10);
        world.Refuse(RefusalCode.CorrectionBudgetExceeded, Cast.Industry, new Propose(
            new CorrectSource(last, Nd, Assay(606_000_000, of: last))));
        world.AssertConserved();
    }

    [Fact]
    public void A_lot_that_was_used_is_not_raised()
    {
        string assay = Assay(606_000_000);
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "split", [Part(lot, 1)], goods.Lot(
            Cast.Mine, "ree.oxide.prnd", 1, Of(("Nd", 600_000_000), ("Pr", 200_000_000)))));
        world.Refuse(RefusalCode.LotAlreadyConsumed, Cast.Industry, new Propose(To(assay)));
    }

    [Fact]
    public void A_lot_made_of_others_is_not_raised_from_the_unaccounted()
    {
        LotDeclaration metal = goods.Lot(
            Cast.Mine, "ree.metal.prnd", 780, Of(("Nd", 750_000_000), ("Pr", 200_000_000)));
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "ree.electrolysis", [All(lot)], metal));
        world.Refuse(RefusalCode.UnaccountedForIsNotSpendable, Cast.Industry, new Propose(
            new CorrectSource(metal.Eid, Nd, Assay(755_000_000, of: metal.Eid))));
    }

    [Fact]
    public void An_unaccredited_laboratory_reports_nothing()
    {
        world.Accept(Cast.Industry, new RevokePermit("laboratory-Assay"));
        world.Refuse(RefusalCode.LaboratoryNotAccredited, Cast.Laboratory, Result());
    }

    [Fact]
    public void A_stranger_to_the_lot_reports_nothing() =>
        world.Refuse(RefusalCode.NotInPossession, Cast.Plant, Result());

    [Fact]
    public void An_assay_of_an_unknown_lot_is_refused() => world.Refuse(
        RefusalCode.LotUnknown, Cast.Laboratory, Result() with { Lot = Eid.Derive(Cast.Mine.Id, "9", "goods-nonce") });

    [Fact]
    public void A_laboratory_gives_one_final_result_and_another_laboratory_its_own()
    {
        Assay(606_000_000);
        world.Refuse(RefusalCode.ResultAlreadyFinal, Cast.Laboratory, Result());
        Assert.Null(world.Judge(Cast.Mine, Result()));
    }

    [Fact]
    public void An_analyser_is_ones_own_and_calibrated()
    {
        RecordAssay result = Result() with { Instrument = "urn:test:icp:1" };
        world.Refuse(RefusalCode.InstrumentNotCalibrated, Cast.Laboratory, result);
        world.Accept(Cast.Mine, new RegisterInstrument(
            "urn:test:icp:1", Cast.Mine.Site, Ppb.FromPpm(500), world.Now.PlusDays(-9), world.Now.PlusDays(9)));
        world.Refuse(RefusalCode.InstrumentNotCalibrated, Cast.Laboratory, result);
        Assert.Null(world.Judge(Cast.Mine, result));
    }

    [Fact]
    public void A_result_changes_no_book()
    {
        Book before = Book.Of(world.Lot(lot).Book);
        Assay(650_000_000);
        Assert.Equal(before, Book.Of(world.Lot(lot).Book));
        Assert.True(world.State.Assays.Rows.Single().Value.Accredited);
    }

    [Fact]
    public void A_result_leaves_the_lots_own_time_alone()
    {
        Instant before = world.Now;
        world.Now = world.Now.PlusDays(5);
        Assay(606_000_000);
        LotDeclaration part = goods.Lot(Cast.Mine, "ree.oxide.prnd", 1, Of(("Nd", 600_000_000), ("Pr", 200_000_000)));
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "split", [Part(lot, 1)], part) with { Event = world.Facts(before) });
    }

    [Fact]
    public void A_wrong_result_is_taken_back_until_a_source_was_raised_to_it()
    {
        string assay = Assay(606_000_000);
        CorrectEvent correct = new(world.Facts(), assay, "incorrect_data", []);
        Assert.Null(world.Judge(Cast.Laboratory, correct));
        world.Decide(Cast.Industry, To(assay));
        world.Accept(Cast.Laboratory, correct);
        Assert.True(world.Lot(lot).Quarantined);
        Assert.NotNull(world.State.Assays.Find(assay));

        Eid other = goods.Oxide(Cast.Mine, 10);
        string wrong = Assay(606_000_000, of: other);
        world.Accept(Cast.Laboratory, new CorrectEvent(world.Facts(), wrong, "incorrect_data", []));
        Assert.Null(world.State.Assays.Find(wrong));
        Assert.False(world.Lot(other).Quarantined);
        Assay(605_000_000, of: other);
        world.AssertConserved();
    }

    private RecordAssay Result() => new(world.Facts(), lot, null, Of(("Nd", 600_000_000)), "ICP-OES", null, true);
}
