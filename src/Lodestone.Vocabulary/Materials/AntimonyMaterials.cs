using static Lodestone.Vocabulary.MaterialForm;

namespace Lodestone.Vocabulary;

/// <summary>The antimony chain.</summary>
internal static class AntimonyMaterials
{
    internal static IEnumerable<Material> Rows =>
    [
        // Stibnite holds 71.7 %, the oxide minerals up to 83.5 %.
        Of("sb.ore", Ore, "antimony ore", "锑原矿", "261710 2617101000 2617109001 2617109090").AtMostAs("Sb2O3"),
        Of("sb.concentrate", Concentrate, "antimony concentrate", "锑精矿", "261710 2617109001 2617109090")
            .AtMostAs("Sb2O3").TradedFor("Sb"),
        Of("sb.alloy.lead", Alloy, "antimonial lead", "铅锑合金", "780191 7801910000").TradedFor("Sb"),
        Of("sb.compound.antimonate", MaterialForm.Compound, "sodium antimonate", "锑酸钠", "284190")
            .AtMostAs("NaSbO3 NaSb(OH)6").TradedFor("Sb", "NaSbO3"),
        Of("sb.compound.sulfide", MaterialForm.Compound, "antimony sulfide", "硫化锑", "283090 2830902000")
            .AtMostAs("Sb2S3").TradedFor("Sb", "Sb2S3"),
        Of("sb.metal.crude", MaterialForm.Metal, "crude antimony", "粗锑", "811010 8110101000").TradedFor("Sb"),
        Of("sb.metal.highpurity", MaterialForm.Metal, "high-purity antimony", "高纯锑", "811010 8110101000 8110102000")
            .TradedFor("Sb").InNines("4N", "YS/T 674-2008").InNines("5N 6N 7N"),
        Of("sb.metal.ingot", MaterialForm.Metal, "antimony ingot", "锑锭", "811010 8110101000")
            .TradedFor("Sb")
            .InClass("Sb99.50", 995_000_000, "GB/T 1599-2014")
            .InClass("Sb99.65", 996_500_000, "GB/T 1599-2014")
            .InClass("Sb99.70", 997_000_000, "GB/T 1599-2014")
            .InClass("Sb99.90", 999_000_000, "GB/T 1599-2014"),
        Of("sb.oxide.trioxide", MaterialForm.Oxide, "antimony trioxide", "三氧化二锑", "282580 2825800010 2825800090")
            .AtMostAs("Sb2O3").TradedFor("Sb", "Sb2O3")
            .InClass("Sb2O3 99.50", 995_000_000, "GB/T 4062-2013")
            .InClass("Sb2O3 99.80", 998_000_000, "GB/T 4062-2013")
            .InClass("Sb2O3 99.90", 999_000_000, "GB/T 4062-2013")
            .InNines("4N"),
        Of("sb.residue.scrap", Residue, "antimony scrap", "锑废碎料", "811020 8110200000"),
        Of("sb.residue.slag", Residue, "antimony slag and flue dust", "锑渣、锑烟尘", "262091").AtMostAs("Sb2O3"),
        Of("sb.residue.slime", Residue, "lead anode slime with antimony", "含锑铅阳极泥", "262091").AtMostAs("Sb2O3"),
        Of("sb.residue.tailings", Residue, "antimony tailings", "锑尾矿", "261710").AtMostAs("Sb2O3"),
    ];

    private static Material Of(string code, MaterialForm form, string nameEn, string nameZh, string hsCodes) =>
        MaterialRow.Of(code, Chain.Antimony, form, nameEn, nameZh, hsCodes);
}
