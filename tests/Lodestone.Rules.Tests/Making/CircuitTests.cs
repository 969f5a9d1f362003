using Lodestone.Vocabulary;
using static Lodestone.Rules.Tests.Goods;

namespace Lodestone.Rules.Tests;

public class CircuitTests
{
    private const string Line = "urn:test:circuit:1";
    private static readonly Element Nd = Element.Of("Nd");
    private static readonly Element Pr = Element.Of("Pr");
    private readonly World world = World.Founded();
    private readonly Goods goods;

    public CircuitTests()
    {
        goods = new Goods(world);
        world.Accept(Cast.Plant, new RegisterCircuit(Line, Cast.Plant.Site, "ree.separation"));
    }

    private CircuitRow Circuit => world.State.Circuits.Find(Line)!;

    private Eid Feed(string origin = "BAYAN-OBO") => world.Seed(Cast.Plant, lot => lot with
    {
        Material = "ree.mixed.chloride",
        Composition = Of(("Nd", 200_000_000), ("Pr", 60_000_000)),
        Book = Book.From(Of(("Nd", 200_000_000), ("Pr", 60_000_000)), lot.Initial, origin).Lines,
    });

    private TransformLots Charge(Eid feed) =>
        goods.Step(Cast.Plant, "ree.separation", [All(feed)]) with { Circuit = Line };

    private TransformLots Draw(params LotDeclaration[] outputs) =>
        goods.Step(Cast.Plant, "ree.separation", [], [.. outputs]) with { Circuit = Line };

    private LotDeclaration Oxide(long kilograms, CustodyModel model = CustodyModel.Segregated) =>
        goods.Lot(Cast.Plant, "ree.oxide.nd", kilograms, Of(("Nd", 850_000_000)), model);

    [Fact]
    public void Feed_is_charged_and_product_is_drawn()
    {
        world.Accept(Cast.Plant, Charge(Feed()));
        Assert.Equal(Grams(200_000), Book.Of(Circuit.Book).TotalOf(Nd));
        LotDeclaration oxide = Oxide(100);
        world.Accept(Cast.Plant, Draw(oxide));
        Assert.Equal(Grams(85_000), Book.Of(world.Lot(oxide.Eid).Book).TotalOf(Nd));
        Assert.Equal(Grams(115_000), Book.Of(Circuit.Book).TotalOf(Nd));
        Assert.Null(world.State.Unaccounted.Find(Cast.Plant.Site.Gln));
        world.AssertConserved();
    }

    [Fact]
    public void A_product_inherits_the_rolling_origin()
    {
        world.Accept(Cast.Plant, Charge(Feed()));
        world.Accept(Cast.Plant, Charge(Feed("LONGNAN")));
        LotDeclaration oxide = Oxide(100);
        world.Accept(Cast.Plant, Draw(oxide));
        Assert.Equal(Grams(42_500), Book.Of(world.Lot(oxide.Eid).Book).AmountOf(Nd, "LONGNAN"));
    }

    [Fact]
    public void An_element_that_is_not_in_the_circuit_is_not_drawn() => world.Refuse(
        RefusalCode.CircuitWouldGoNegative, Cast.Plant, Draw(Oxide(1)));

    [Fact]
    public void Losses_above_the_content_are_refused()
    {
        world.Accept(Cast.Plant, Charge(Feed()));
        world.Refuse(
            RefusalCode.CircuitWouldGoNegative, Cast.Plant, Draw() with { Losses = [new(Nd, Grams(200_001))] });
    }

    [Fact]
    public void A_draw_above_the_content_is_quarantined_and_the_account_is_not_negative()
    {
        world.Accept(Cast.Plant, Charge(Feed()));
        LotDeclaration oxide = Oxide(300);
        world.Accept(Cast.Plant, Draw(oxide));
        Assert.Equal("excess-recovery", world.State.Quarantines.Find(oxide.Eid.Code)!.Reason);
        Assert.Equal(Grams(200_000), Book.Of(world.Lot(oxide.Eid).Book).TotalOf(Nd));
        Assert.Equal(ElementAmount.Zero, Book.Of(Circuit.Book).TotalOf(Nd));
        world.AssertConserved();
    }

    [Fact]
    public void The_weakest_model_charged_is_that_of_the_products()
    {
        Eid weak = Feed();
        world.Alter(weak, lot => lot with { Model = CustodyModel.ControlledBlending });
        world.Accept(Cast.Plant, Charge(weak));
        world.Refuse(RefusalCode.CustodyModelTooStrict, Cast.Plant, Draw(Oxide(100)));
    }

    [Fact]
    public void A_circuit_is_of_its_site_and_step()
    {
        Eid feed = Feed();
        world.Refuse(RefusalCode.CircuitUnknown, Cast.Plant, Charge(feed) with { Circuit = "urn:test:circuit:2" });
        world.Accept(Cast.Plant, new RegisterCircuit("urn:test:circuit:2", Cast.Plant.Site, "ree.calcination"));
        world.Refuse(RefusalCode.CircuitUnknown, Cast.Plant, Charge(feed) with { Circuit = "urn:test:circuit:2" });
    }

    [Fact]
    public void Material_unaccounted_for_is_no_circuit() => world.Refuse(
        RefusalCode.UnaccountedForIsNotSpendable, Cast.Plant,
        Draw(Oxide(1)) with { Circuit = $"urn:lodestone:unaccounted:{Cast.Plant.Site.Gln}" });

    [Fact]
    public void A_circuit_holds_one_owners_material_at_a_time()
    {
        world.Accept(Cast.Plant, Charge(Feed()));
        Eid tolled = Feed();
        world.Alter(tolled, lot => lot with { Owner = Cast.Magnets.Id });
        world.Refuse(RefusalCode.NotTheOwner, Cast.Plant, Charge(tolled));
    }

    [Fact]
    public void A_stock_take_posts_the_difference_to_the_unaccounted()
    {
        world.Accept(Cast.Plant, Charge(Feed()));
        world.Accept(Cast.Plant, new TakeStock(
            world.Facts(), Cast.Plant.Site, Line, [new(Nd, Grams(199_000)), new(Pr, Grams(61_000))], []));
        Assert.Equal(Grams(199_000), Book.Of(Circuit.Book).TotalOf(Nd));
        Assert.Equal(Grams(60_000), Book.Of(Circuit.Book).TotalOf(Pr));
        UnaccountedRow account = world.State.Unaccounted.Find(Cast.Plant.Site.Gln)!;
        Assert.Equal(Grams(1_000), Book.Of(account.Cumulative).AmountOf(Nd, "BAYAN-OBO"));
        Assert.NotNull(account.LastClosed);
        Assert.Empty(account.Book);
        world.AssertConserved();
    }

    [Fact]
    public void A_stock_take_beyond_its_limit_leaves_the_account_open_and_says_so()
    {
        world.Accept(Cast.Plant, Charge(Feed()));
        world.Accept(Cast.Plant, new TakeStock(
            world.Facts(), Cast.Plant.Site, Line, [new(Nd, Grams(150_000)), new(Pr, Grams(60_000))], []));
        UnaccountedRow account = world.State.Unaccounted.Find(Cast.Plant.Site.Gln)!;
        Assert.Null(account.LastClosed);
        Assert.Equal(["ever-over-limit/Nd", "period-over-limit/Nd"], account.Flags);
        Assert.Equal(Grams(50_000), Book.Of(account.Book).TotalOf(Nd));
        world.AssertConserved();
    }

    [Fact]
    public void Nothing_in_a_circuit_is_dated_before_its_stock_take()
    {
        world.Accept(Cast.Plant, Charge(Feed()));
        Instant before = world.Now;
        world.Now = world.Now.PlusDays(1);
        world.Accept(Cast.Plant, new TakeStock(
            world.Facts(), Cast.Plant.Site, Line, [new(Nd, Grams(200_000)), new(Pr, Grams(60_000))], []));
        world.Refuse(
            RefusalCode.EventBeforeItsInput, Cast.Plant, Draw(Oxide(100)) with { Event = world.Facts(before) });
    }
}
