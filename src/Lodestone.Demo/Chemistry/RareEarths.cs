using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// The rare-earth chain from ore to metal. Yields lie within the usual ones of the reference (regulation of 2016 and
/// plant practice), grades within those of the trade.
/// </summary>
internal static class RareEarths
{
    public const string LightPair = "La Ce";
    public const string MagnetPair = "Pr Nd";
    public const string MiddleGroup = "Sm Eu Gd";
    public const string HeavyGroup = "Ho Er Tm Yb Lu";

    private const long Truck = 10_000_000;
    private const long Drum = 100_000;

    /// <summary>Ore of a deposit, somewhere within its range of grades.</summary>
    public static Product Ore(Pen it, DemoDeposit deposit, string material, long milligrams)
    {
        long grade = it.Noise == 0
            ? (deposit.OreGradeLow.Value + deposit.OreGradeHigh.Value) / 2
            : it.Dice.Between(deposit.OreGradeLow.Value, deposit.OreGradeHigh.Value);
        return new Product(material, Contents.Nothing, milligrams)
        {
            Stated = Enriched(it, deposit, grade / (Ppb.Whole / Contents.Million)),
        };
    }

    /// <summary>The composition of what holds so much total oxide of a deposit, in parts per million.</summary>
    public static Composition Enriched(Pen it, DemoDeposit deposit, long oxidePpm)
    {
        List<ElementShare> shares = [];
        foreach (DemoOxideShare oxide in deposit.Oxides)
        {
            long exact = deposit.ElementInOxide(oxide.Element).Value * oxidePpm / Contents.Million;
            long share = exact * (Contents.Million + it.Dice.Error(it.Noise * 5)) / Contents.Million;
            if (share > 0)
            {
                shares.Add(new ElementShare(oxide.Element, Ppb.Of(share), IsCensored: false, Ppb.Zero));
            }
        }

        return Composition.Of(shares);
    }

    /// <summary>Flotation: concentrate and tailings.</summary>
    public static Yield Float(Pen it, Contents ore, long oreMilligrams, string concentrate)
    {
        Contents won = ore.Part(it.Dice.Between(640_000, 790_000));
        Product product = Product.AsOxide(
            concentrate, won.Measured(it.Dice, it.Noise), it.Dice.Between(520_000, 590_000), Truck);
        Contents left = ore.Less(won).Part(970_000);
        return Yield.Of(ore, it, product, Residue(
            "ree.residue.tailings", left.Measured(it.Dice, it.Noise), oreMilligrams - product.Milligrams));
    }

    /// <summary>Cracking: mixed carbonate, still wet, and a leach residue.</summary>
    public static Yield Crack(Pen it, Contents concentrate)
    {
        Contents won = concentrate.Part(it.Dice.Between(935_000, 965_000));
        Contents left = concentrate.Less(won).Part(900_000);
        Product carbonate = Product.AsOxide(
            "ree.mixed.carbonate", won.Measured(it.Dice, it.Noise), it.Dice.Between(420_000, 460_000), Truck)
            with { Moisture = Ppb.FromPpm(it.Dice.Between(140, 200) * 1_000) };
        return Yield.Of(concentrate, it, carbonate, Product.AsOxide(
            "ree.residue.leach", left.Measured(it.Dice, it.Noise), 45_000, Truck));
    }

    /// <summary>Leaching of clay: a wet precipitate; what is not won stays in the ground.</summary>
    public static Yield Leach(Pen it, Contents clay)
    {
        Contents won = clay.Part(it.Dice.Between(680_000, 820_000));
        return Yield.Of(clay, it, Product.AsOxide(
            "ree.ore.precipitate", won.Measured(it.Dice, it.Noise), it.Dice.Between(430_000, 480_000), Drum)
            with { Moisture = Ppb.FromPpm(it.Dice.Between(150, 250) * 1_000) });
    }

    /// <summary>Calcination to mixed oxide.</summary>
    public static Yield Calcine(Pen it, Contents wet, string material = "ree.mixed.oxide") => Yield.Of(
        wet, it, Product.AsOxide(
            material, wet.Part(it.Dice.Between(990_000, 996_000)).Measured(it.Dice, it.Noise), 972_000, Drum));

    /// <summary>Oxide of some elements of a feed, as a separation circuit gives it.</summary>
    public static Product Separated(
        Pen it, Contents feed, string material, string symbols, string grade = "", long purity = 993_000) =>
        Product.AsOxide(
            material, feed.Only(symbols).Part(it.Dice.Between(960_000, 972_000)).Measured(it.Dice, it.Noise), purity,
            Drum)
            with { Grade = grade };

    /// <summary>Electrolysis or reduction to metal or alloy, with slag.</summary>
    public static Yield Reduce(Pen it, Contents oxide, string material, long sharePpm, string grade = "")
    {
        Contents won = oxide.Part(it.Dice.Between(940_000, 968_000));
        Contents left = oxide.Less(won).Part(880_000);
        return Yield.Of(
            oxide, it,
            Product.OfShare(material, won.Measured(it.Dice, it.Noise), sharePpm)
                with { Grade = grade, Others = [("Fe", (Contents.Million - sharePpm) * 9 / 10)] },
            Product.AsOxide("ree.residue.slag", left.Measured(it.Dice, it.Noise), 550_000));
    }

    /// <summary>Fluorination of an oxide.</summary>
    public static Yield Fluorinate(Pen it, Contents oxide, string material, long sharePpm) => Yield.Of(
        oxide, it, Product.OfShare(
            material, oxide.Part(it.Dice.Between(978_000, 990_000)).Measured(it.Dice, it.Noise), sharePpm, 10_000)
            with { Grade = "3N" });

    /// <summary>Recovery from swarf: light and heavy oxides and a leach residue.</summary>
    public static Yield Recover(Pen it, Contents swarf)
    {
        Contents won = swarf.Part(it.Dice.Between(910_000, 950_000)).Measured(it.Dice, it.Noise);
        Contents left = swarf.Less(won).Part(700_000);
        List<Product> products =
            [Product.AsOxide("ree.oxide.prnd", won.Only(MagnetPair), 990_000, Drum) with { Grade = "2N" }];
        Contents heavy = won.Only("Dy Tb");
        if (heavy.Milligrams > 1_000)
        {
            products.Add(Product.AsOxide("ree.oxide.dytb", heavy, 990_000, 10_000) with { Grade = "2N" });
        }

        return Yield.Of(swarf, it, [.. products, Product.AsOxide("ree.residue.leach", left, 30_000, Drum)]);
    }

    private static Product Residue(string material, Contents contents, long milligrams) =>
        new(material, contents, Math.Max(milligrams, contents.Milligrams * 2));
}
