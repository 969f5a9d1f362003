using Lodestone.Vocabulary;
using static Lodestone.Rules.Tests.Goods;

namespace Lodestone.Rules.Tests;

public class RecycledContentTests
{
    private readonly World world = World.Founded();
    private readonly Goods goods;

    public RecycledContentTests() => goods = new Goods(world);

    private Eid Scrap(PartyId issuer) => world.Seed(Cast.Plant, lot => lot with
    {
        Issuer = issuer,
        Material = "ree.residue.scrap",
        Composition = Of(("Nd", 280_000_000)),
        Book = Book.From(Of(("Nd", 280_000_000)), lot.Initial, "BAYAN-OBO").Lines,
    });

    private LotDeclaration Recover(string step, params Eid[] scrap)
    {
        LotDeclaration oxide = goods.Lot(
            Cast.Plant, step == "ree.remelt" ? "ree.alloy.ndfeb" : "ree.mixed.oxide", 900, Of(("Nd", 280_000_000)));
        world.Accept(Cast.Plant, goods.Step(Cast.Plant, step, [.. scrap.Select(All)], oxide));
        return oxide;
    }

    [Fact]
    public void Another_partys_scrap_becomes_recycled_content() => Assert.Equal(
        Ppb.Of(Ppb.Whole), world.Lot(Recover("ree.swarf.recovery", Scrap(Cast.Magnets.Id)).Eid).RecycledPpb);

    [Fact]
    public void In_house_scrap_is_never_recycled_content() => Assert.Equal(
        Ppb.Zero, world.Lot(Recover("ree.swarf.recovery", Scrap(Cast.Plant.Id)).Eid).RecycledPpb);

    [Fact]
    public void Rework_recycles_nothing() => Assert.Equal(
        Ppb.Zero, world.Lot(Recover("ree.remelt", Scrap(Cast.Magnets.Id)).Eid).RecycledPpb);

    [Fact]
    public void The_share_is_that_of_the_feed() => Assert.Equal(
        Ppb.FromPpm(500_000),
        world.Lot(Recover("ree.swarf.recovery", Scrap(Cast.Plant.Id), Scrap(Cast.Magnets.Id)).Eid).RecycledPpb);

    [Fact]
    public void What_is_collected_is_recycled_from_the_beginning()
    {
        LotDeclaration lot = goods.Lot(
            Cast.Plant, "ree.residue.eol", 100, Of(("Nd", 280_000_000)), CustodyModel.ControlledBlending);
        world.Accept(Cast.Plant, goods.Commission(Cast.Plant, lot, From(SourceKind.Collected, string.Empty)));
        Assert.Equal(Ppb.Of(Ppb.Whole), world.Lot(lot.Eid).RecycledPpb);
    }
}
