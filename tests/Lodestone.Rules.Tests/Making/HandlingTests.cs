using Lodestone.Vocabulary;
using static Lodestone.Rules.Tests.Goods;

namespace Lodestone.Rules.Tests;

public class HandlingTests
{
    private readonly World world = World.Founded();
    private readonly Goods goods;

    public HandlingTests() => goods = new Goods(world);

    private static Composition PrNd => Of(("Nd", 600_000_000), ("Pr", 200_000_000));

    private LotDeclaration Part(long kilograms, Actor? issuer = null) =>
        goods.Lot(issuer ?? Cast.Mine, "ree.oxide.prnd", kilograms, PrNd);

    [Fact]
    public void A_split_divides_the_book_and_the_lot_is_consumed()
    {
        Eid whole = goods.Oxide(Cast.Mine);
        LotDeclaration[] parts = [Part(300), Part(700)];
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "split", [All(whole)], [.. parts]));
        Assert.Equal(LotStatus.Consumed, world.Lot(whole).Status);
        Assert.Empty(world.Lot(whole).Book);
        Assert.Equal(Grams(180_000), Book.Of(world.Lot(parts[0].Eid).Book).TotalOf(Element.Of("Nd")));
        world.AssertConserved();
    }

    [Fact]
    public void A_lot_consumed_in_part_keeps_the_rest()
    {
        Eid whole = goods.Oxide(Cast.Mine);
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "split", [Goods.Part(whole, 300)], Part(300)));
        Assert.Equal(Mass.FromKilograms(700), world.Lot(whole).Remaining);
        Assert.Equal(LotStatus.Active, world.Lot(whole).Status);
        world.AssertConserved();
    }

    [Fact]
    public void A_sample_is_a_child_lot()
    {
        Eid whole = goods.Oxide(Cast.Mine);
        LotDeclaration sample = Part(1);
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "sample", [Goods.Part(whole, 1)], sample));
        Assert.Equal(Grams(600), Book.Of(world.Lot(sample.Eid).Book).TotalOf(Element.Of("Nd")));
    }

    [Fact]
    public void Consumed_lot_may_not_be_used_again()
    {
        Eid whole = goods.Oxide(Cast.Mine);
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "split", [All(whole)], Part(1_000)));
        world.Refuse(
            RefusalCode.LotAlreadyConsumed, Cast.Mine, goods.Step(Cast.Mine, "split", [All(whole)], Part(1_000)));
    }

    [Fact]
    public void No_more_is_taken_than_a_lot_has_left()
    {
        Eid whole = goods.Oxide(Cast.Mine);
        world.Refuse(
            RefusalCode.MassExceeded, Cast.Mine,
            goods.Step(Cast.Mine, "split", [Goods.Part(whole, 1_001)], Part(1_001)));
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1_001)]
    public void Parts_add_up_to_what_was_taken(long kilograms) => world.Refuse(
        RefusalCode.PartsDoNotAddUp, Cast.Mine,
        goods.Step(Cast.Mine, "split", [All(goods.Oxide(Cast.Mine))], Part(kilograms)));

    [Fact]
    public void A_split_keeps_the_composition() => world.Refuse(
        RefusalCode.SplitChangesComposition, Cast.Mine, goods.Step(
            Cast.Mine, "split", [All(goods.Oxide(Cast.Mine))],
            goods.Lot(Cast.Mine, "ree.oxide.prnd", 1_000, Of(("Nd", 600_000_001), ("Pr", 200_000_000)))));

    [Fact]
    public void A_split_keeps_the_material() => world.Refuse(
        RefusalCode.SplitChangesComposition, Cast.Mine, goods.Step(
            Cast.Mine, "split", [All(goods.Oxide(Cast.Mine))], goods.Lot(Cast.Mine, "ree.mixed.oxide", 1_000, PrNd)));

    [Fact]
    public void A_split_divides_one_lot() => world.Refuse(
        RefusalCode.EventMalformed, Cast.Mine, goods.Step(
            Cast.Mine, "split", [All(goods.Oxide(Cast.Mine)), All(goods.Oxide(Cast.Mine))], Part(2_000)));

    [Fact]
    public void A_merged_lot_holds_the_sum_of_its_parts()
    {
        LotDeclaration merged = Part(1_500);
        world.Accept(Cast.Mine, goods.Step(
            Cast.Mine, "merge", [All(goods.Oxide(Cast.Mine)), All(goods.Oxide(Cast.Mine, 500))], merged));
        Assert.Equal(Grams(900_000), Book.Of(world.Lot(merged.Eid).Book).TotalOf(Element.Of("Nd")));
        Assert.Empty(world.Lot(merged.Eid).Flags);
        world.AssertConserved();
    }

    [Fact]
    public void A_merged_lot_declared_richer_than_its_parts_does_not_become_so()
    {
        LotDeclaration merged =
            goods.Lot(Cast.Mine, "ree.oxide.prnd", 2_000, Of(("Nd", 602_000_000), ("Pr", 200_000_000)));
        world.Accept(Cast.Mine, goods.Step(
            Cast.Mine, "merge", [All(goods.Oxide(Cast.Mine)), All(goods.Oxide(Cast.Mine))], merged));
        Assert.Equal(Grams(1_200_000), Book.Of(world.Lot(merged.Eid).Book).TotalOf(Element.Of("Nd")));
        Assert.Equal(["measured-above-book"], world.Lot(merged.Eid).Flags);
    }

    [Fact]
    public void Wet_and_dry_masses_are_not_added()
    {
        Eid wet = goods.Oxide(Cast.Mine);
        world.Alter(wet, lot => lot with { Basis = Basis.Wet, Moisture = Ppb.FromPpm(100_000) });
        world.Refuse(
            RefusalCode.BasisNotUsable, Cast.Mine,
            goods.Step(Cast.Mine, "merge", [All(wet), All(goods.Oxide(Cast.Mine))], Part(2_000)));
    }

    [Fact]
    public void Different_materials_are_not_merged()
    {
        Eid other = world.Seed(Cast.Mine);
        world.Refuse(
            RefusalCode.MaterialNotOfTheStep, Cast.Mine,
            goods.Step(Cast.Mine, "merge", [All(goods.Oxide(Cast.Mine)), All(other)], Part(2_000)));
    }

    [Fact]
    public void Pieces_are_not_multiplied_by_a_split()
    {
        Eid whole = goods.Oxide(Cast.Mine);
        world.Alter(whole, lot => lot with { Pieces = 10 });
        world.Refuse(RefusalCode.PartsDoNotAddUp, Cast.Mine, goods.Step(
            Cast.Mine, "split", [All(whole)], Part(300) with { Pieces = 6 }, Part(700) with { Pieces = 5 }));
        world.Accept(Cast.Mine, goods.Step(
            Cast.Mine, "split", [Goods.Part(whole, 300)], Part(300) with { Pieces = 3 }));
        Assert.Equal(7, world.Lot(whole).Pieces);
    }

    [Fact]
    public void A_lot_is_named_once() => world.Refuse(RefusalCode.LotNamedTwice, Cast.Mine, goods.Step(
        Cast.Mine, "merge", [.. Enumerable.Repeat(All(goods.Oxide(Cast.Mine)), 2)], Part(2_000)));

    [Fact]
    public void Two_outputs_are_two_lots()
    {
        LotDeclaration part = Part(500);
        world.Refuse(
            RefusalCode.LotNamedTwice, Cast.Mine,
            goods.Step(Cast.Mine, "split", [All(goods.Oxide(Cast.Mine))], part, part));
    }

    [Fact]
    public void Any_permit_at_the_site_allows_handling()
    {
        Eid whole = goods.Oxide(Cast.Mine);
        world.Accept(Cast.Industry, new RevokePermit("mine-Storage"));
        Assert.Null(world.Judge(Cast.Mine, goods.Step(Cast.Mine, "split", [All(whole)], Part(1_000))));
    }

    [Fact]
    public void A_split_lot_in_quarantine_under_hold_or_elsewhere_stays_as_it_is()
    {
        Eid whole = goods.Oxide(Cast.Mine);
        world.Alter(whole, lot => lot with { Quarantined = true });
        world.Refuse(RefusalCode.LotInQuarantine, Cast.Mine, goods.Step(Cast.Mine, "split", [All(whole)], Part(1_000)));
        world.Alter(whole, lot => lot with { Quarantined = false, Holds = ["H1"] });
        world.Refuse(RefusalCode.LotUnderHold, Cast.Mine, goods.Step(Cast.Mine, "split", [All(whole)], Part(1_000)));
        world.Alter(whole, lot => lot with { Holds = [], Site = Cast.Mine.OtherSite });
        world.Refuse(
            RefusalCode.LotAtAnotherSite, Cast.Mine, goods.Step(Cast.Mine, "split", [All(whole)], Part(1_000)));
    }
}
