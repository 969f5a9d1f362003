namespace Lodestone.Demo;

/// <summary>Antimony, gallium and germanium: yields of the reference where it has them.</summary>
internal static class MinorMetals
{
    private const long Truck = 1_000_000;
    private const long Gram = 1_000;

    /// <summary>Flotation of antimony ore (SB-BEN).</summary>
    public static Yield FloatAntimony(Pen it, Contents ore, long oreMilligrams)
    {
        Contents won = ore.Part(it.Dice.Between(840_000, 920_000));
        Product concentrate = Product.OfShare(
            "sb.concentrate", won.Measured(it.Dice, it.Noise), it.Dice.Between(440_000, 560_000), Truck);
        Product tailings = new(
            "sb.residue.tailings", ore.Less(won).Part(960_000).Measured(it.Dice, it.Noise),
            oreMilligrams - concentrate.Milligrams);
        return Yield.Of(ore, it, concentrate, tailings);
    }

    /// <summary>Volatilisation and reduction smelting to ingot (SB-SMELT).</summary>
    public static Yield SmeltAntimony(Pen it, Contents concentrate)
    {
        Contents won = concentrate.Part(it.Dice.Between(915_000, 950_000)).Measured(it.Dice, it.Noise);
        return Yield.Of(
            concentrate, it,
            Product.OfPurity("sb.metal.ingot", won, "Sb", 996_800_000, "Sb99.65"),
            Product.OfShare("sb.residue.slag", concentrate.Less(won).Part(800_000), 60_000, Truck));
    }

    /// <summary>Ingot to trioxide (SB-ATO): mass grows with the oxygen.</summary>
    public static Yield OxidiseAntimony(Pen it, Contents ingot)
    {
        Contents won = ingot.Part(it.Dice.Between(976_000, 990_000)).Measured(it.Dice, it.Noise);
        return Yield.Of(
            ingot, it,
            Product.AsOxide("sb.oxide.trioxide", won, 998_100, Gram) with { Grade = "99.80" },
            Product.OfShare("sb.residue.slag", ingot.Less(won).Part(850_000), 300_000, Gram));
    }

    /// <summary>Electrowinning of crude gallium.</summary>
    public static Yield WinGallium(Pen it, Contents concentrate)
    {
        Contents won = concentrate.Part(it.Dice.Between(900_000, 960_000)).Measured(it.Dice, it.Noise);
        return Yield.Of(
            concentrate, it,
            Product.OfPurity("ga.metal.4n", won, "Ga", 999_930_000, "4N"),
            Product.OfShare("ga.residue.tails", concentrate.Less(won).Part(850_000), 30_000, Gram));
    }

    /// <summary>One campaign of refining (GA-REF); the tails go round again.</summary>
    public static Yield RefineGallium(Pen it, Contents metal, string material, long purityPpb, string grade)
    {
        Contents won = metal.Part(it.Dice.Between(840_000, 930_000)).Measured(it.Dice, it.Noise / 4);
        return Yield.Of(
            metal, it,
            Product.OfPurity(material, won, "Ga", purityPpb, grade),
            Product.OfShare("ga.residue.tails", metal.Less(won).Part(960_000), 985_000, Gram));
    }

    /// <summary>Growth of a compound crystal with so much gallium by mass.</summary>
    public static Yield Grow(Pen it, Contents metal, string crystal, long sharePpm)
    {
        Contents won = metal.Part(it.Dice.Between(620_000, 780_000)).Measured(it.Dice, it.Noise / 4);
        return Yield.Of(
            metal, it,
            Product.OfShare(crystal, won, sharePpm, 100),
            Product.OfShare("ga.residue.scrap", metal.Less(won).Part(950_000), 700_000, 100));
    }

    /// <summary>Slicing and polishing to wafers of a mass each.</summary>
    public static Yield Slice(
        Pen it, Contents crystal, string wafer, string residue, long sharePpm, long waferMilligrams, string grade)
    {
        Contents won = crystal.Part(it.Dice.Between(520_000, 640_000)).Measured(it.Dice, it.Noise / 4);
        Product wafers = Product.OfShare(wafer, won, sharePpm, 10);
        return Yield.Of(
            crystal, it,
            wafers with { Pieces = Math.Max(1, wafers.Milligrams / waferMilligrams), Grade = grade },
            Product.OfShare(residue, crystal.Less(won).Part(940_000), sharePpm / 2, 10));
    }

    /// <summary>Chlorination of germanium concentrate and distillation of the chloride.</summary>
    public static Yield Chlorinate(Pen it, Contents concentrate)
    {
        Contents won = concentrate.Part(it.Dice.Between(890_000, 950_000)).Measured(it.Dice, it.Noise);
        return Yield.Of(
            concentrate, it,
            Product.OfShare("ge.chloride", won, 338_600, Gram) with { Grade = "6N" },
            Product.OfShare("ge.residue.leach", concentrate.Less(won).Part(700_000), 4_000, Gram));
    }

    /// <summary>Hydrolysis of the chloride to dioxide.</summary>
    public static Yield Hydrolyse(Pen it, Contents chloride) => Yield.Of(
        chloride, it, Product.AsOxide(
            "ge.oxide", chloride.Part(it.Dice.Between(970_000, 988_000)).Measured(it.Dice, it.Noise), 999_900, Gram)
            with { Grade = "5N" });

    /// <summary>Reduction, refining or growth of germanium to a material of a purity.</summary>
    public static Yield Purify(
        Pen it, Contents feed, string material, long low, long high, long purityPpb, string grade)
    {
        Contents won = feed.Part(it.Dice.Between(low, high)).Measured(it.Dice, it.Noise / 10);
        Contents left = feed.Less(won).Part(970_000);
        Product made = Product.OfPurity(material, won, "Ge", purityPpb, grade);
        return left.Milligrams > 10
            ? Yield.Of(feed, it, made, Product.OfShare("ge.residue.scrap", left, 990_000, 10))
            : Yield.Of(feed, it, made);
    }
}
