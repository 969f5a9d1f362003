using Lodestone.Vocabulary;
using static Lodestone.Rules.Tests.Goods;

namespace Lodestone.Rules.Tests;

public class TransformRulesTests
{
    private static readonly Element Nd = Element.Of("Nd");
    private static readonly Element Pr = Element.Of("Pr");
    private readonly World world = World.Founded();
    private readonly Goods goods;

    public TransformRulesTests() => goods = new Goods(world);

    private LotDeclaration Metal(long kilograms, long nd, long pr = 249_000_000) =>
        goods.Lot(Cast.Mine, "ree.metal.prnd", kilograms, Of(("Nd", nd), ("Pr", pr)));

    private TransformLots Electrolysis(Eid oxide, params LotDeclaration[] outputs) =>
        goods.Step(Cast.Mine, "ree.electrolysis", [All(oxide)], [.. outputs]);

    [Fact]
    public void Outputs_hold_exactly_what_is_declared_and_the_difference_is_unaccounted_for()
    {
        LotDeclaration metal = Metal(780, 750_000_000);
        world.Accept(Cast.Mine, Electrolysis(goods.Oxide(Cast.Mine), metal));
        Assert.Equal(Grams(585_000), Book.Of(world.Lot(metal.Eid).Book).TotalOf(Nd));
        UnaccountedRow account = world.State.Unaccounted.Find(Cast.Mine.Site.Gln)!;
        Assert.Equal(Grams(15_000), Book.Of(account.Book).AmountOf(Nd, "BAYAN-OBO"));
        Assert.Equal(Grams(5_780), Book.Of(account.Cumulative).AmountOf(Pr, "BAYAN-OBO"));
        world.AssertConserved();
    }

    [Fact]
    public void Declared_losses_leave_the_books()
    {
        TransformLots act = Electrolysis(goods.Oxide(Cast.Mine), Metal(780, 750_000_000));
        world.Accept(Cast.Mine, act with { Losses = [new(Nd, Grams(10_000))] });
        Assert.Equal(Grams(10_000), world.State.Ends.Find("lost/Nd")!.Amount);
        Assert.Equal(Grams(5_000), Book.Of(world.State.Unaccounted.Find(Cast.Mine.Site.Gln)!.Book).TotalOf(Nd));
        world.AssertConserved();
    }

    [Fact]
    public void Measured_above_the_book_within_the_tolerance_is_marked_and_the_book_does_not_rise()
    {
        LotDeclaration metal = Metal(800, 750_500_000);
        world.Accept(Cast.Mine, Electrolysis(goods.Oxide(Cast.Mine), metal));
        LotRow lot = world.Lot(metal.Eid);
        Assert.Equal(Grams(600_000), Book.Of(lot.Book).TotalOf(Nd));
        Assert.Contains("measured-above-book", lot.Flags);
        Assert.False(lot.Quarantined);
        world.AssertConserved();
    }

    [Fact]
    public void Excess_recovery_beyond_the_tolerance_is_recorded_and_quarantined()
    {
        LotDeclaration metal = Metal(850, 750_000_000);
        world.Accept(Cast.Mine, Electrolysis(goods.Oxide(Cast.Mine), metal));
        LotRow lot = world.Lot(metal.Eid);
        Assert.True(lot.Quarantined);
        Assert.Equal(Grams(600_000), Book.Of(lot.Book).TotalOf(Nd));
        QuarantineRow row = world.State.Quarantines.Find(metal.Eid.Code)!;
        Assert.Equal("excess-recovery", row.Reason);
        Assert.Contains("Nd: 637500 g declared, 600000 g in the book", row.Detail, StringComparison.Ordinal);
        world.AssertConserved();
    }

    [Fact]
    public void Quarantined_output_is_spendable_only_after_two_persons_decide()
    {
        LotDeclaration metal = Metal(850, 750_000_000);
        world.Accept(Cast.Mine, Electrolysis(goods.Oxide(Cast.Mine), metal));
        TransformLots use = goods.Step(
            Cast.Mine, "ree.alloying", [All(metal.Eid)],
            goods.Lot(Cast.Mine, "ree.alloy.ndfeb", 2_000, Of(("Nd", 290_000_000))));
        world.Refuse(RefusalCode.LotInQuarantine, Cast.Mine, use);
        world.Decide(Cast.Industry, new DecideQuarantine([metal.Eid], QuarantineOutcome.Released));
        world.Accept(Cast.Mine, use with { Event = world.Facts() });
        world.AssertConserved();
    }

    [Fact]
    public void An_output_of_an_element_that_no_input_holds_is_refused() => world.Refuse(
        RefusalCode.ElementFromNothing, Cast.Mine, Electrolysis(
            goods.Oxide(Cast.Mine),
            goods.Lot(Cast.Mine, "ree.metal.prnd", 780, Of(("Nd", 750_000_000), ("Dy", 1_000)))));

    [Fact]
    public void Losses_are_not_more_than_what_went_in()
    {
        TransformLots act = Electrolysis(goods.Oxide(Cast.Mine), Metal(1, 750_000_000));
        world.Refuse(RefusalCode.ElementExceedsInputs, Cast.Mine, act with { Losses = [new(Nd, Grams(600_001))] });
        world.Refuse(RefusalCode.ElementExceedsInputs, Cast.Mine, act with
        {
            Losses = [new(Nd, Grams(600_000)), new(Nd, Grams(1))],
        });
    }

    [Fact]
    public void A_loss_is_an_amount_of_a_listed_element()
    {
        TransformLots act = Electrolysis(goods.Oxide(Cast.Mine), Metal(1, 750_000_000));
        world.Refuse(RefusalCode.NumberOutOfRange, Cast.Mine, act with { Losses = [new(Nd, new(-1))] });
        world.Refuse(RefusalCode.NumberOutOfRange, Cast.Mine, act with { Losses = [new(Nd, new(Int128.MaxValue))] });
        world.Refuse(RefusalCode.ValueNotAllowed, Cast.Mine, act with { Losses = [new(Element.Of("Fe"), new(1))] });
    }

    [Theory]
    [InlineData(700, "low-recovery")]
    [InlineData(799, "high-recovery")]
    public void Recovery_outside_the_steps_band_is_marked(long kilograms, string flag)
    {
        LotDeclaration metal = Metal(kilograms, 750_000_000);
        world.Accept(Cast.Mine, Electrolysis(goods.Oxide(Cast.Mine), metal));
        Assert.Contains(flag, world.Lot(metal.Eid).Flags);
        Assert.False(world.Lot(metal.Eid).Quarantined);
    }

    [Fact]
    public void Origins_are_kept_per_element()
    {
        Eid bayan = goods.Oxide(Cast.Mine, 800);
        Eid longnan = world.Seed(Cast.Mine, lot => lot with
        {
            Material = "ree.mixed.oxide",
            Composition = Of(("Nd", 30_000_000), ("Dy", 80_000_000)),
            Book = Book.From(Of(("Nd", 30_000_000), ("Dy", 80_000_000)), lot.Initial, "LONGNAN").Lines,
        });
        LotDeclaration blend = goods.Lot(
            Cast.Mine, "ree.mixed.oxide", 1_000, Of(("Dy", 16_000_000), ("Nd", 486_000_000), ("Pr", 160_000_000)),
            CustodyModel.ControlledBlending);
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "ree.blend", [All(bayan), Part(longnan, 200)], blend));
        Book book = Book.Of(world.Lot(blend.Eid).Book);
        Assert.Equal(book.TotalOf(Element.Of("Dy")), book.AmountOf(Element.Of("Dy"), "LONGNAN"));
        Assert.Equal(Grams(6_000), book.AmountOf(Nd, "LONGNAN"));
        Assert.Equal(Grams(480_000), book.AmountOf(Nd, "BAYAN-OBO"));
        world.AssertConserved();
    }

    [Fact]
    public void A_step_needs_its_permit()
    {
        Eid oxide = goods.Oxide(Cast.Mine);
        world.Accept(Cast.Industry, new RevokePermit("mine-Smelting"));
        world.Refuse(RefusalCode.PermitMissing, Cast.Mine, Electrolysis(oxide, Metal(780, 750_000_000)));
    }

    [Fact]
    public void A_permit_covers_its_chains()
    {
        Eid oxide = goods.Oxide(Cast.Mine);
        world.Accept(Cast.Industry, new RevokePermit("mine-Smelting"));
        world.Accept(Cast.Industry, World.Permit(world, Cast.Mine, Activity.Smelting, "antimony") with
        {
            Chains = [Chain.Antimony],
        });
        world.Refuse(RefusalCode.PermitDoesNotCoverMaterial, Cast.Mine, Electrolysis(oxide, Metal(780, 750_000_000)));
    }

    [Fact]
    public void Output_above_the_capacity_is_quarantined_and_residues_do_not_count()
    {
        world.Accept(Cast.Industry, new RevokePermit("mine-Smelting"));
        world.Accept(Cast.Industry, World.Permit(world, Cast.Mine, Activity.Smelting, "small") with
        {
            YearlyCapacity = Mass.FromKilograms(700),
        });
        LotDeclaration metal = Metal(780, 750_000_000);
        LotDeclaration slag = goods.Lot(Cast.Mine, "ree.residue.slag", 100, Of(("Nd", 100_000_000)));
        world.Accept(Cast.Mine, Electrolysis(goods.Oxide(Cast.Mine), metal, slag));
        Assert.Equal("over-capacity", world.State.Quarantines.Find(metal.Eid.Code)!.Reason);
        Assert.False(world.Lot(slag.Eid).Quarantined);
    }

    [Fact]
    public void A_step_takes_and_gives_its_own_materials()
    {
        Eid oxide = goods.Oxide(Cast.Mine);
        world.Refuse(RefusalCode.MaterialNotOfTheStep, Cast.Mine, Electrolysis(
            oxide, goods.Lot(Cast.Mine, "ree.magnet.ndfeb", 100, Of(("Nd", 290_000_000)))));
        world.Refuse(RefusalCode.MaterialNotOfTheStep, Cast.Mine, goods.Step(
            Cast.Mine, "ree.alloying", [All(oxide)],
            goods.Lot(Cast.Mine, "ree.alloy.ndfeb", 100, Of(("Nd", 290_000_000)))));
    }

    [Fact]
    public void A_step_must_be_in_the_catalogue() => world.Refuse(
        RefusalCode.ProcessStepUnknown, Cast.Mine,
        goods.Step(Cast.Mine, "alchemy", [All(goods.Oxide(Cast.Mine))], Metal(1, 1)));

    [Fact]
    public void A_batch_has_inputs_and_outputs()
    {
        world.Refuse(RefusalCode.EventMalformed, Cast.Mine, Electrolysis(goods.Oxide(Cast.Mine)));
        world.Refuse(RefusalCode.EventMalformed, Cast.Mine, goods.Step(Cast.Mine, "ree.electrolysis", [], Metal(1, 1)));
    }

    [Fact]
    public void An_unknown_lot_feeds_nothing() => world.Refuse(
        RefusalCode.LotUnknown, Cast.Mine,
        Electrolysis(Eid.Derive(Cast.Mine.Id, "9", "goods-nonce"), Metal(780, 750_000_000)));

    [Fact]
    public void An_event_is_not_before_its_inputs() => world.Refuse(
        RefusalCode.EventBeforeItsInput, Cast.Mine,
        Electrolysis(goods.Oxide(Cast.Mine), Metal(780, 750_000_000))
            with { Event = world.Facts(world.Now.PlusDays(-1)) });

    [Fact]
    public void Tolled_material_stays_its_owners()
    {
        Eid oxide = goods.Oxide(Cast.Mine);
        world.Alter(oxide, lot => lot with { Owner = Cast.Magnets.Id });
        LotDeclaration metal = Metal(780, 750_000_000);
        TransformLots act = Electrolysis(oxide, metal);
        world.Refuse(RefusalCode.NotTheOwner, Cast.Mine, act with { OnBehalfOf = Cast.Plant.Id });
        world.Accept(Cast.Mine, act with { OnBehalfOf = Cast.Magnets.Id });
        Assert.Equal(Cast.Magnets.Id, world.Lot(metal.Eid).Owner);
        Assert.Equal(Cast.Mine.Id, world.Lot(metal.Eid).Possessor);
    }

    [Fact]
    public void Material_of_two_owners_is_not_mixed()
    {
        Eid tolled = goods.Oxide(Cast.Mine);
        world.Alter(tolled, lot => lot with { Owner = Cast.Magnets.Id });
        world.Refuse(RefusalCode.NotTheOwner, Cast.Mine, goods.Step(
            Cast.Mine, "ree.electrolysis", [All(tolled), All(goods.Oxide(Cast.Mine))], Metal(1_560, 750_000_000)));
    }

    [Fact]
    public void Evidence_and_flags_of_the_weakest_input_pass_on()
    {
        Eid oxide = goods.Oxide(Cast.Mine);
        world.Alter(oxide, lot => lot with { Evidence = EvidenceGrade.Declared, Flags = ["suspect-key"] });
        LotDeclaration metal = Metal(780, 750_000_000);
        world.Accept(Cast.Mine, Electrolysis(oxide, metal));
        Assert.Equal(EvidenceGrade.Declared, world.Lot(metal.Eid).Evidence);
        Assert.Equal(["suspect-key"], world.Lot(metal.Eid).Flags);
    }

    [Fact]
    public void An_event_identifier_is_used_once()
    {
        EventFacts facts = world.Facts();
        world.Accept(Cast.Mine, Electrolysis(goods.Oxide(Cast.Mine), Metal(780, 750_000_000)) with { Event = facts });
        world.Refuse(RefusalCode.EventIdInUse, Cast.Mine,
            Electrolysis(goods.Oxide(Cast.Mine), Metal(780, 750_000_000))
                with { Event = world.Facts(id: facts.EventId) });
    }
}
