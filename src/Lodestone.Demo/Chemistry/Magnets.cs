using System.Collections.Immutable;

namespace Lodestone.Demo;

/// <summary>The magnet chain from metal to finished magnet. Yields are those of the reference's MAG rows.</summary>
internal static class Magnets
{
    private const long Box = 1_000;
    private const long AlloyShare = 311_000;

    // Trade compositions of sintered NdFeB: the rest beside rare earths.
    private static readonly ImmutableArray<(string, long)> Rest =
        [("Fe", 664_000), ("B", 9_700), ("Co", 9_000), ("Cu", 1_500), ("Al", 1_000)];

    /// <summary>Melting and strip casting of metals with iron and boron.</summary>
    public static Yield StripCast(Pen it, Contents metals)
    {
        Contents won = metals.Part(it.Dice.Between(982_000, 991_000));
        return Yield.Of(metals, it, Alloyed(it, "ree.alloy.ndfeb", won), Scrap(it, metals.Less(won)));
    }

    /// <summary>Hydrogen decrepitation and jet milling.</summary>
    public static Yield Mill(Pen it, Contents alloy)
    {
        Contents won = alloy.Part(it.Dice.Between(974_000, 988_000));
        return Yield.Of(alloy, it, Alloyed(it, "ree.powder.ndfeb", won), Scrap(it, alloy.Less(won)));
    }

    /// <summary>Pressing, sintering and ageing to blocks.</summary>
    public static Yield Sinter(Pen it, Contents powder)
    {
        Contents won = powder.Part(it.Dice.Between(972_000, 984_000));
        return Yield.Of(powder, it, Alloyed(it, "ree.block.ndfeb", won), Scrap(it, powder.Less(won)));
    }

    /// <summary>Slicing and grinding: what does not become a magnet becomes swarf.</summary>
    public static Yield Machine(Pen it, Contents blocks, long pieceMilligrams)
    {
        Contents won = blocks.Part(it.Dice.Between(700_000, 800_000));
        Product magnets = Alloyed(it, "ree.magnet.ndfeb", won);
        Product swarf = Product.OfShare(
            "ree.residue.swarf", blocks.Less(won).Part(970_000).Measured(it.Dice, it.Noise), 268_000)
            with { Others = [("Fe", 560_000)] };
        return Yield.Of(blocks, it, magnets with { Pieces = magnets.Milligrams / pieceMilligrams }, swarf);
    }

    /// <summary>Grain-boundary diffusion of a heavy rare earth into machined magnets.</summary>
    public static Yield Diffuse(Pen it, Contents all, long pieceMilligrams)
    {
        Contents won = all.Part(it.Dice.Between(972_000, 984_000));
        Product magnets = Alloyed(it, "ree.magnet.ndfeb", won);
        return Yield.Of(
            all, it, magnets with { Pieces = magnets.Milligrams / pieceMilligrams }, Scrap(it, all.Less(won)));
    }

    /// <summary>Coating, magnetising, inspection: the finished magnet.</summary>
    public static Yield Finish(Pen it, Contents magnets, string grade, long pieceMilligrams, string? alias)
    {
        Contents won = magnets.Part(it.Dice.Between(978_000, 990_000));
        Product finished = Alloyed(it, "ree.magnet.ndfeb", won);
        return Yield.Of(
            magnets, it,
            finished with { Grade = grade, Pieces = finished.Milligrams / pieceMilligrams, Alias = alias },
            Scrap(it, magnets.Less(won)));
    }

    private static Product Alloyed(Pen it, string material, Contents contents) =>
        Product.OfShare(material, contents.Measured(it.Dice, it.Noise / 2), AlloyShare, Box) with { Others = Rest };

    private static Product Scrap(Pen it, Contents left) =>
        Product.OfShare("ree.residue.scrap", left.Part(850_000).Measured(it.Dice, it.Noise), 300_000, Box)
            with { Others = [("Fe", 640_000)] };
}
