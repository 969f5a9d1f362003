using System.Collections.Immutable;
using static Lodestone.Vocabulary.MaterialForm;

namespace Lodestone.Vocabulary;

/// <summary>The germanium chain.</summary>
internal static class GermaniumMaterials
{
    // Zinc residues and fly ash carry gallium beside germanium.
    private static readonly ImmutableArray<Element> GermaniumAndGallium = [Element.Of("Ga"), Element.Of("Ge")];

    internal static IEnumerable<Material> Rows =>
    [
        Of("ge.chloride", MaterialForm.Compound, "germanium tetrachloride", "四氯化锗", "282739")
            .AtMostAs("GeCl4").TradedFor("Ge", "GeCl4").InNines("5N 6N 7N"),
        Of("ge.concentrate.flyash", Concentrate, "germanium concentrate from fly ash", "煤灰锗精矿", "262190")
            .AtMostAs("GeO2").Holding(GermaniumAndGallium).TradedFor("Ge"),
        Of("ge.concentrate.zinc", Concentrate, "germanium concentrate from zinc residue", "锌渣锗精矿", "262019")
            .AtMostAs("GeO2").Holding(GermaniumAndGallium).TradedFor("Ge"),
        Of("ge.crystal", Block, "germanium single crystal", "锗单晶", "811292 8112921090")
            .TradedFor("Ge").InNines("5N 6N 7N"),
        Of("ge.metal.ingot", MaterialForm.Metal, "zone-refined germanium ingot", "区熔锗锭", "811292 8112921090")
            .TradedFor("Ge").InNines("5N 6N"),
        Of("ge.metal.reduced", MaterialForm.Metal, "reduced germanium", "还原锗锭", "811292 8112921010 8112921090")
            .TradedFor("Ge").InNines("4N 5N"),
        Of("ge.oxide", MaterialForm.Oxide, "germanium dioxide", "二氧化锗", "282560 2825600002")
            .AtMostAs("GeO2").TradedFor("Ge", "GeO2").InNines("5N 6N"),
        Of("ge.residue.leach", Residue, "leach residue with germanium", "含锗浸出渣", "382569")
            .AtMostAs("GeO2").Holding(GermaniumAndGallium),
        Of("ge.residue.scrap", Residue, "germanium scrap", "锗废料", "811292 382569 3825690009"),
        Of("ge.wafer", Article, "germanium wafer", "锗晶片", "811292 811299 8112921090 8112991000 381800")
            .TradedFor("Ge").InNines("5N 6N 7N"),
    ];

    private static Material Of(string code, MaterialForm form, string nameEn, string nameZh, string hsCodes) =>
        MaterialRow.Of(code, Chain.Germanium, form, nameEn, nameZh, hsCodes);
}
