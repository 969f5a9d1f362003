using static Lodestone.Vocabulary.MaterialForm;

namespace Lodestone.Vocabulary;

/// <summary>The gallium chain.</summary>
internal static class GalliumMaterials
{
    internal static IEnumerable<Material> Rows =>
    [
        Of("ga.concentrate.bayer", Concentrate, "gallium concentrate from Bayer liquor", "拜耳母液镓富集物", "282590")
            .AtMostAs("Ga2O3").TradedFor("Ga"),
        Of("ga.crystal.gaas", Block, "gallium arsenide crystal", "砷化镓单晶锭", "285390 2853909026")
            .AtMostAs("GaAs").TradedFor("Ga", "GaAs").InNines("6N 7N"),
        Of("ga.crystal.gan", Block, "gallium nitride crystal or boule", "氮化镓单晶", "285000 2850001901")
            .AtMostAs("GaN").TradedFor("Ga", "GaN"),
        Metal("ga.metal.4n", "gallium 4N, crude", "粗镓（4N）").InNines("4N 5N", "GB/T 1475"),
        Metal("ga.metal.6n", "gallium 6N", "高纯镓（6N）").InNines("6N", "GB/T 10118"),
        Metal("ga.metal.7n", "gallium 7N", "高纯镓（7N）").InNines("7N", "GB/T 10118").InNines("8N"),
        Of("ga.oxide", MaterialForm.Oxide, "gallium oxide", "氧化镓", "282590 2825909001")
            .AtMostAs("Ga2O3").TradedFor("Ga", "Ga2O3").InNines("4N 5N 6N"),
        Of("ga.residue.kerf", Residue, "slicing and polishing sludge with gallium", "含镓切割研磨废料",
            "382569 3825690001 3825690004").AtMost(84),
        Of("ga.residue.scrap", Residue, "gallium scrap", "镓废料", "811292 382569 3825690001 3825690004"),
        Of("ga.residue.tails", Residue, "refining tails of gallium", "镓提纯尾料", "811292"),
        Of("ga.wafer.gaas", Article, "gallium arsenide wafer", "砷化镓晶片", "381800 3818009004 285390 2853909026")
            .AtMostAs("GaAs").TradedFor("Ga", "GaAs"),
        Of("ga.wafer.gan", Article, "gallium nitride wafer", "氮化镓晶片", "381800 3818009001 285000 2850001901")
            .AtMostAs("GaN").TradedFor("Ga", "GaN"),
    ];

    // The announcement of 2023 prints 8110929010 for gallium metal, almost surely a slip for 8112929010: both are met.
    private static Material Metal(string code, string nameEn, string nameZh) =>
        Of(code, MaterialForm.Metal, nameEn, nameZh, "811292 8110929010 8112929010 8112929090").TradedFor("Ga");

    private static Material Of(string code, MaterialForm form, string nameEn, string nameZh, string hsCodes) =>
        MaterialRow.Of(code, Chain.Gallium, form, nameEn, nameZh, hsCodes);
}
