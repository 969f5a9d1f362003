using static Lodestone.Vocabulary.MaterialForm;

namespace Lodestone.Vocabulary;

/// <summary>The rare-earth chain from metal to magnet, and its residues.</summary>
internal static class MagnetMaterials
{
    internal static IEnumerable<Material> Rows =>
        [.. RareEarthMaterials.Singles.Select(Metal), .. MixedMetals(), .. Alloys(), .. Magnets(), .. Residues()];

    private static Material Metal(RareEarthMaterials.Single single)
    {
        Element element = Element.Of(single.Element);
        string standard = single.Element == "Sm" ? "GB/T 2968-2020" : "";
        return Of(RareEarthMaterials.Code("ree.metal", single), MaterialForm.Metal, $"{element.NameEn} metal",
                $"金属{element.NameZh}", single.MetalHs)
            .TradedFor(single.Element).InNines("2N 2N5 3N 3N5 4N", standard);
    }

    private static IEnumerable<Material> MixedMetals() =>
    [
        Of("ree.metal.lace", MaterialForm.Metal, "lanthanum-cerium metal", "镧铈金属", "280530 2805302900")
            .TradedFor("Ce La"),
        Of("ree.metal.misch", MaterialForm.Metal, "mischmetal", "混合稀土金属", "280530 2805302900"),
        Of("ree.metal.prnd", MaterialForm.Metal, "praseodymium-neodymium metal", "镨钕金属", "280530 2805302900")
            .TradedFor("Nd Pr")
            .InClass("PrNd-70Nd", 990_000_000, "GB/T 20892-2020")
            .InClass("PrNd-75Nd", 990_000_000, "GB/T 20892-2020")
            .InClass("PrNd-80Nd", 990_000_000, "GB/T 20892-2020"),
    ];

    private static IEnumerable<Material> Alloys() =>
    [
        // Sources of heavy rare earths for grain-boundary diffusion: alloys as rich as the metal.
        Of("ree.alloy.diffusion", Alloy, "diffusion alloy of heavy rare earths", "晶界扩散用重稀土合金", "280530 2805302910")
            .Holding(MaterialRow.RareEarthsAndGallium),
        Of("ree.alloy.dyfe", Alloy, "ferro-dysprosium", "镝铁合金", "720299").AtMost(90).TradedFor("Dy"),
        Of("ree.alloy.gdfe", Alloy, "ferro-gadolinium", "钆铁合金", "720299").AtMost(90).TradedFor("Gd"),
        Of("ree.alloy.hofe", Alloy, "ferro-holmium", "钬铁合金", "720299").AtMost(90).TradedFor("Ho"),
        Of("ree.alloy.tbfe", Alloy, "ferro-terbium", "铽铁合金", "720299").AtMost(90).TradedFor("Tb"),

        // The phase Nd2Fe14B holds 26.7 % and grain boundaries add to it: trade compositions reach 33.4 %.
        NdFeB("ree.alloy.ndfeb", Alloy, "NdFeB strip-cast alloy", "钕铁硼速凝薄片", "720299"),
        NdFeB("ree.powder.ndfeb", Alloy, "NdFeB powder", "钕铁硼磁粉", "720299"),

        // The phase SmCo5 holds 33.8 %, trade compositions up to 37.5 %.
        SmCo("ree.alloy.smco", Alloy, "samarium-cobalt alloy", "钐钴合金", "280530"),
        SmCo("ree.powder.smco", Alloy, "samarium-cobalt powder", "钐钴磁粉", "280530"),
    ];

    private static IEnumerable<Material> Magnets() =>
    [
        NdFeB("ree.block.ndfeb", Block, "sintered NdFeB block", "烧结钕铁硼毛坯", "850511 8505111000"),
        SmCo("ree.block.smco", Block, "sintered samarium-cobalt block", "烧结钐钴毛坯", "850511 8505111000"),
        NdFeB("ree.magnet.bonded", Article, "bonded NdFeB magnet", "粘结钕铁硼磁体", "850511 8505111000 850519"),
        NdFeB("ree.magnet.ndfeb", Article, "sintered NdFeB magnet", "烧结钕铁硼磁体", "850511 8505111000"),
        SmCo("ree.magnet.smco", Article, "samarium-cobalt magnet", "钐钴磁体", "850511 8505111000"),
    ];

    private static IEnumerable<Material> Residues() =>
    [
        NdFeB("ree.residue.eol", Residue, "end-of-life magnets", "废旧磁体（报废产品）", "850511"),
        Of("ree.residue.leach", Residue, "leach residue", "浸出渣", "253090 382569")
            .AtMost(65).Holding(MaterialRow.RareEarthsAndGallium),
        NdFeB("ree.residue.scrap", Residue, "magnet production scrap", "磁体生产废料", "850511 720299"),
        Of("ree.residue.slag", Residue, "electrolysis or reduction slag", "电解渣、还原渣", "284690 382569")
            .AtMostAs("Lu2O3").Holding(MaterialRow.RareEarthsAndGallium),
        SmCo("ree.residue.smcoscrap", Residue, "samarium-cobalt scrap", "钐钴废料", "280530 850511"),

        // Wet swarf oxidises: it may be richer in rare earths than the magnet by what sinks out of the slurry.
        Of("ree.residue.swarf", Residue, "NdFeB grinding swarf", "钕铁硼油泥、磨削料", "382569 720299")
            .AtMost(60).Holding(MaterialRow.RareEarthsAndGallium),
        Of("ree.residue.tailings", Residue, "beneficiation tailings", "选矿尾矿", "253090").AtMost(65),
    ];

    private static Material NdFeB(string code, MaterialForm form, string nameEn, string nameZh, string hsCodes) =>
        Of(code, form, nameEn, nameZh, hsCodes).AtMost(40).Holding(MaterialRow.RareEarthsAndGallium);

    private static Material SmCo(string code, MaterialForm form, string nameEn, string nameZh, string hsCodes) =>
        Of(code, form, nameEn, nameZh, hsCodes).AtMost(40);

    private static Material Of(string code, MaterialForm form, string nameEn, string nameZh, string hsCodes) =>
        MaterialRow.Of(code, Chain.RareEarth, form, nameEn, nameZh, hsCodes);
}
