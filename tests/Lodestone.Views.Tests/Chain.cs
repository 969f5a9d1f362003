using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

/// <summary>
/// From two origins to magnets: a separation circuit, a batch of metal with slag, a merge, a split, machining with swarf,
/// and the swarf back into the circuit that its own metal came from.
/// </summary>
internal static class Chain
{
    public const string Line = "urn:test:circuit:line";

    /// <summary>A rare earth's share of a product, in ppb.</summary>
    private const long Third = 299_987_643;

    public static Products Build(Play play)
    {
        Actor plant = Cast.Plant;
        play.Accept(plant, new RegisterCircuit(Line, plant.Site, "ree.separation"));
        Eid[] feed = [play.Buy(plant, "north", 800), play.Buy(plant, "south", 200, nd: 100_000_000, dy: 400_000_000)];
        play.Make(plant, "ree.separation", [Goods.All(feed[0])], Line);
        play.Make(plant, "ree.separation", [Goods.All(feed[1])], Line);
        Eid oxide = play.Make(
            plant, "ree.separation", [], Line, [new ElementLoss(Element.Of("Nd"), new ElementAmount(12_345_678_901))],
            play.Lot(plant, "ree.mixed.oxide", 500, Third, 150_000_000))[0];
        (Eid magnet, Eid swarf) = Magnets(play, oxide);
        Eid recovered = play.Make(
            plant, "ree.swarf.recovery", [Goods.All(swarf)], null, null,
            play.Lot(plant, "ree.mixed.oxide", 20, Third, 15_000_000))[0];
        play.Make(plant, "ree.separation", [Goods.All(recovered)], Line);
        Eid second = play.Make(
            plant, "ree.separation", [], Line, null, play.Lot(plant, "ree.mixed.oxide", 60, Third, 100_000_000))[0];
        (Eid again, _) = Magnets(play, second);
        return new Products(feed, oxide, magnet, swarf, second, again);
    }

    private static (Eid Magnet, Eid Swarf) Magnets(Play play, Eid oxide)
    {
        Actor plant = Cast.Plant;
        long kilograms = play.World.Lot(oxide).Remaining.Milligrams / 1_000_000;
        Eid[] parts = play.Make(
            plant, "split", [Goods.All(oxide)], null, null, Part(play, oxide, kilograms / 2),
            Part(play, oxide, kilograms - (kilograms / 2)));
        Eid merged = play.Make(
            plant, "merge", [.. parts.Select(Goods.All)], null, null, Part(play, oxide, kilograms))[0];
        Eid[] metal = play.Make(
            plant, "ree.electrolysis", [Goods.All(merged)], null, null,
            play.Lot(plant, "ree.metal.prnd", kilograms / 3, 749_876_512, 0),
            play.Lot(plant, "ree.alloy.dyfe", kilograms / 20, 0, 798_765_431));
        Eid[] block = play.Make(
            plant, "ree.stripcast", [.. metal.Select(Goods.All)], null, null,
            play.Lot(plant, "ree.alloy.ndfeb", kilograms / 2, 250_000_000, 15_000_000));
        Eid[] powder = play.Make(
            plant, "ree.jetmill", [Goods.All(block[0])], null, null,
            play.Lot(plant, "ree.powder.ndfeb", kilograms / 2, 249_000_000, 15_000_000));
        Eid[] sintered = play.Make(
            plant, "ree.sinter", [Goods.All(powder[0])], null, null,
            play.Lot(plant, "ree.block.ndfeb", kilograms / 2, 248_000_000, 15_000_000));
        Eid[] made = play.Make(
            plant, "ree.machining", [Goods.Part(sintered[0], kilograms / 3)], null, null,
            play.Lot(plant, "ree.magnet.ndfeb", kilograms / 4, 246_913_579, 14_827_163),
            play.Lot(plant, "ree.residue.swarf", kilograms / 15, 198_765_423, 9_876_543));
        return (made[0], made[1]);
    }

    private static LotDeclaration Part(Play play, Eid whole, long kilograms) => play.Goods.Lot(
        Cast.Plant, play.World.Lot(whole).Material, kilograms, play.World.Lot(whole).Composition,
        CustodyModel.ControlledBlending);
}

/// <summary>What the chain made.</summary>
internal sealed record Products(Eid[] Feed, Eid Oxide, Eid Magnet, Eid Swarf, Eid SecondOxide, Eid SecondMagnet);
