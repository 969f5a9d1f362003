using static Lodestone.Vocabulary.MaterialForm;

namespace Lodestone.Vocabulary;

/// <summary>The rare-earth chain from ore to separated compounds.</summary>
internal static class RareEarthMaterials
{
    /// <summary>What sets one rare earth's compounds and metal apart.</summary>
    /// <param name="Element">The element.</param>
    /// <param name="Limit">Formulas of its oxides, richest included: Pr and Tb lose oxygen, Ce does not in air.</param>
    /// <param name="OxideHs">
    /// Tariff code of the oxide beyond the six digits; only six digits where none was found.
    /// </param>
    /// <param name="OxideStandard">National standard of the oxide; empty where none was found.</param>
    /// <param name="MetalHs">Tariff code of the metal.</param>
    internal sealed record Single(
        string Element, string Limit, string OxideHs, string OxideStandard, string MetalHs);

    internal static readonly Single[] Singles =
    [
        new("Ce", "CeO2", "284610 2846101000", "GB/T 4155", "280530 2805301590"),
        new("Dy", "Dy2O3", "284690 2846901500", "GB/T 13558", "280530 2805301200"),
        new("Er", "Er2O3", "284690 2846901920", "", "280530 2805301990"),
        new("Eu", "Eu2O3", "284690 2846901400", "GB/T 3504", "280530 2805301990"),
        new("Gd", "Gd2O3", "284690 2846901930", "GB/T 2526", "280530 2805301910"),
        new("Ho", "Ho2O3", "284690 2846901992", "", "280530 2805301990"),
        new("La", "La2O3", "284690 2846901200", "GB/T 4154", "280530 2805301400"),
        new("Lu", "Lu2O3", "284690", "", "280530 2805301910"),
        new("Nd", "Nd2O3", "284690 2846901300", "GB/T 5240", "280530 2805301100"),
        new("Pr", "Pr6O11 Pr2O3", "284690 2846901700", "GB/T 5239", "280530 2805301600"),
        new("Sc", "Sc2O3", "284690 2846901980", "GB/T 13219", "280530 2805301800"),
        new("Sm", "Sm2O3", "284690 2846901940", "GB/T 2969", "280530 2805301910"),
        new("Tb", "Tb4O7 Tb2O3", "284690 2846901600", "GB/T 12144", "280530 2805301300"),
        new("Tm", "Tm2O3", "284690 2846901992", "", "280530 2805301990"),
        new("Y", "Y2O3", "284690 2846901100", "GB/T 3503", "280530 2805301700"),
        new("Yb", "Yb2O3", "284690 2846901970", "", "280530 2805301990"),
    ];

    internal static IEnumerable<Material> Rows =>
    [
        .. OresAndConcentrates(), .. Mixed(), .. Singles.Select(Oxide), .. Groups(), .. Singles.Select(Salt),
        .. Fluorides(),
    ];

    private static IEnumerable<Material> OresAndConcentrates() =>
    [
        // Limits are those of the pure minerals, NdCO3F, NdPO4 and LuPO4: 64.7, 60.3 and 64.8 % of rare earths.
        Of("ree.ore.hardrock", Ore, "rare-earth ore, hard rock", "稀土原矿（岩矿型）", "253090 2530902090").AtMost(65),
        Of("ree.ore.ionclay", Ore, "ion-adsorption rare-earth ore", "离子型稀土原矿", "253090 2530902010").AtMost(5),

        // Basic carbonates of the heaviest lanthanides reach 69 %, and drying can begin their decay to oxide.
        Of("ree.ore.precipitate", Ore, "leach precipitate of ion-adsorption ore", "离子型稀土浸取沉淀物",
            "284690 2846904820").AtMost(75),
        Of("ree.concentrate.bastnaesite", Concentrate, "bastnaesite concentrate", "氟碳铈精矿", "253090 2530902090")
            .AtMost(65),
        Of("ree.concentrate.ionclay", Concentrate, "ion-adsorption concentrate, calcined", "离子型稀土精矿（灼烧氧化物）",
            "284690 2846901992").AtMostAs("Lu2O3"),
        Of("ree.concentrate.mixed", Concentrate, "mixed bastnaesite and monazite concentrate", "混合型稀土精矿",
            "253090 2530902090").AtMost(65),
        Of("ree.concentrate.monazite", Concentrate, "monazite concentrate", "独居石精矿", "261220 2612200000").AtMost(61),
        Of("ree.concentrate.xenotime", Concentrate, "xenotime concentrate", "磷钇矿精矿", "253090 2530902010").AtMost(65),
    ];

    private static IEnumerable<Material> Mixed() =>
    [
        Of("ree.mixed.carbonate", MixedCompound, "mixed rare-earth carbonate", "混合碳酸稀土", "284690 2846904820")
            .AtMost(75),
        Of("ree.mixed.chloride", MixedCompound, "mixed rare-earth chloride", "混合氯化稀土",
            "284690 2846902810 2846902890").AtMost(63),
        Of("ree.mixed.oxide", MixedCompound, "mixed rare-earth oxide", "混合氧化稀土", "284690 2846901992 2846901999")
            .AtMostAs("Lu2O3"),
    ];

    private static IEnumerable<Material> Groups() =>
    [
        Of("ree.oxide.dytb", MaterialForm.Oxide, "dysprosium-terbium oxide", "氧化镝铽", "284690 2846901993")
            .AtMostAs("Dy2O3 Tb2O3").TradedFor("Dy Tb").InNines("2N 3N"),
        Of("ree.oxide.heavy", MaterialForm.Oxide, "heavy rare-earth oxide, enriched", "重稀土富集氧化物", "284690 2846901992")
            .AtMostAs("Lu2O3"),
        Of("ree.oxide.lace", MaterialForm.Oxide, "lanthanum-cerium oxide", "氧化镧铈", "284690 2846901999")
            .AtMostAs("La2O3 CeO2").TradedFor("Ce La").InNines("2N 3N"),
        Of("ree.oxide.prnd", MaterialForm.Oxide, "praseodymium-neodymium oxide", "氧化镨钕", "284690 2846901999")
            .AtMostAs("Nd2O3 Pr2O3").TradedFor("Nd Pr").InNines("2N 2N5 3N"),
        Of("ree.oxide.smeugd", MaterialForm.Oxide, "samarium-europium-gadolinium concentrate, oxide", "钐铕钆富集物",
            "284690 2846901993").AtMostAs("Gd2O3").TradedFor("Eu Gd Sm"),
    ];

    private static IEnumerable<Material> Fluorides() =>
    [
        Of("ree.fluoride.dy", MaterialForm.Compound, "dysprosium fluoride", "氟化镝", "284690 2846903200")
            .AtMostAs("DyF3").TradedFor("Dy", "DyF3").InNines("2N 3N"),
        Of("ree.fluoride.gd", MaterialForm.Compound, "gadolinium fluoride", "氟化钆", "284690 2846903910")
            .AtMostAs("GdF3").TradedFor("Gd", "GdF3").InNines("2N 3N"),
        Of("ree.fluoride.ho", MaterialForm.Compound, "holmium fluoride", "氟化钬", "284690")
            .AtMostAs("HoF3").TradedFor("Ho", "HoF3").InNines("2N 3N"),
        Of("ree.fluoride.lu", MaterialForm.Compound, "lutetium fluoride", "氟化镥", "284690 2846903910")
            .AtMostAs("LuF3").TradedFor("Lu", "LuF3").InNines("2N 3N"),
        Of("ree.fluoride.tb", MaterialForm.Compound, "terbium fluoride", "氟化铽", "284690 2846903100")
            .AtMostAs("TbF3").TradedFor("Tb", "TbF3").InNines("2N 3N"),
        Of("ree.fluoride.y", MaterialForm.Compound, "yttrium fluoride", "氟化钇", "284690 2846903600")
            .AtMostAs("YF3").TradedFor("Y", "YF3").InNines("2N 3N"),
    ];

    private static Material Oxide(Single single)
    {
        Compound oxide = CompoundCatalogue.ReportedOxide(Element.Of(single.Element));
        return Of(Code("ree.oxide", single), MaterialForm.Oxide, oxide.NameEn, oxide.NameZh, single.OxideHs)
            .AtMostAs(single.Limit).TradedFor(single.Element, oxide.Formula)
            .InNines("2N 2N5 3N 3N5 4N 4N5 5N", single.OxideStandard);
    }

    // What the precipitation tanks give before the kiln: carbonate or oxalate, more or less dry.
    private static Material Salt(Single single)
    {
        Element element = Element.Of(single.Element);
        string hs = single.Element == "Ce" ? "284610" : "284690";
        return Of(Code("ree.salt", single), MaterialForm.Compound, $"{element.NameEn} carbonate or oxalate",
                $"{element.NameZh}碳酸盐或草酸盐", hs)
            .AtMost(75).TradedFor(single.Element, CompoundCatalogue.ReportedOxide(element).Formula);
    }

    private static Material Of(string code, MaterialForm form, string nameEn, string nameZh, string hsCodes) =>
        MaterialRow.Of(code, Chain.RareEarth, form, nameEn, nameZh, hsCodes);

    internal static string Code(string stem, Single single) => $"{stem}.{single.Element.ToLowerInvariant()}";
}
