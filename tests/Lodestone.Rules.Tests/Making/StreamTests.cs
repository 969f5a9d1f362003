using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class StreamTests
{
    private const string Bayer = "urn:test:stream:bayer";
    private readonly World world = World.Founded();
    private readonly Goods goods;

    public StreamTests()
    {
        goods = new Goods(world);
        world.Accept(Cast.Industry, new RegisterStream(
            Bayer, Cast.Plant.Site, Element.Of("Ga"), Mass.FromKilograms(1_000_000), Ppb.FromPpm(100),
            Ppb.FromPpm(500_000)));
    }

    private CommissionLot Gallium(long kilograms, string? stream = Bayer) => goods.Commission(
        Cast.Plant,
        goods.Lot(
            Cast.Plant, "ga.metal.4n", kilograms, Goods.Of(("Ga", 1_000_000_000)), CustodyModel.ControlledBlending),
        Goods.From(SourceKind.ByProduct, "bayer", stream));

    [Fact]
    public void A_stream_yields_up_to_its_cap_and_what_is_more_is_quarantined()
    {
        CommissionLot first = Gallium(30);
        CommissionLot second = Gallium(21);
        world.Accept(Cast.Plant, first);
        world.Accept(Cast.Plant, second);
        Assert.False(world.Lot(first.Lot.Eid).Quarantined);
        Assert.Equal("stream-cap", world.State.Quarantines.Find(second.Lot.Eid.Code)!.Reason);
        world.AssertConserved();
    }

    [Fact]
    public void One_lot_above_a_whole_years_cap_is_refused() =>
        world.Refuse(RefusalCode.StreamCapExceeded, Cast.Plant, Gallium(51));

    [Theory]
    [InlineData(null)]
    [InlineData("urn:test:stream:nowhere")]
    public void A_by_product_names_its_registered_stream(string? stream) =>
        world.Refuse(RefusalCode.ValueNotAllowed, Cast.Plant, Gallium(1, stream));

    [Fact]
    public void A_by_product_holds_its_streams_element() => world.Refuse(
        RefusalCode.CompositionDoesNotFitMaterial, Cast.Plant, goods.Commission(
            Cast.Plant,
            goods.Lot(Cast.Plant, "ge.oxide", 1, Goods.Of(("Ge", 600_000_000)), CustodyModel.ControlledBlending),
            Goods.From(SourceKind.ByProduct, "bayer", Bayer)));
}
