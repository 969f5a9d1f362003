using System.Diagnostics.CodeAnalysis;

namespace Lodestone.Vocabulary;

/// <summary>The compounds that listed elements are stated in.</summary>
public static class CompoundCatalogue
{
    // The oxide that each rare earth is reported as comes first: Ce, Pr and Tb by convention not as sesquioxides.
    private static readonly (string Formula, string Element)[] ReportedOxides =
    [
        ("Sc2O3", "Sc"), ("Y2O3", "Y"), ("La2O3", "La"), ("CeO2", "Ce"), ("Pr6O11", "Pr"), ("Nd2O3", "Nd"),
        ("Sm2O3", "Sm"), ("Eu2O3", "Eu"), ("Gd2O3", "Gd"), ("Tb4O7", "Tb"), ("Dy2O3", "Dy"), ("Ho2O3", "Ho"),
        ("Er2O3", "Er"), ("Tm2O3", "Tm"), ("Yb2O3", "Yb"), ("Lu2O3", "Lu"),
        ("Sb2O3", "Sb"), ("Ga2O3", "Ga"), ("GeO2", "Ge"),
    ];

    private static readonly (string Formula, string Element, string NameEn, string NameZh)[] Others =
    [
        ("Ce2O3", "Ce", "cerium sesquioxide", "三氧化二铈"),
        ("Pr2O3", "Pr", "praseodymium sesquioxide", "三氧化二镨"),
        ("Tb2O3", "Tb", "terbium sesquioxide", "三氧化二铽"),
        ("Sb2O5", "Sb", "antimony pentoxide", "五氧化二锑"),
        ("Sb2S3", "Sb", "antimony trisulfide", "三硫化二锑"),
        ("NaSbO3", "Sb", "sodium antimonate", "锑酸钠"),
        ("NaSb(OH)6", "Sb", "sodium hydroxyantimonate", "六羟基锑酸钠"),
        ("GaN", "Ga", "gallium nitride", "氮化镓"),
        ("GaAs", "Ga", "gallium arsenide", "砷化镓"),
        ("GaP", "Ga", "gallium phosphide", "磷化镓"),
        ("GaSb", "Ga", "gallium antimonide", "锑化镓"),
        ("GeCl4", "Ge", "germanium tetrachloride", "四氯化锗"),
        ("NdF3", "Nd", "neodymium fluoride", "氟化钕"),
        ("GdF3", "Gd", "gadolinium fluoride", "氟化钆"),
        ("TbF3", "Tb", "terbium fluoride", "氟化铽"),
        ("DyF3", "Dy", "dysprosium fluoride", "氟化镝"),
        ("HoF3", "Ho", "holmium fluoride", "氟化钬"),
        ("YF3", "Y", "yttrium fluoride", "氟化钇"),
        ("LuF3", "Lu", "lutetium fluoride", "氟化镥"),
        ("LaCl3", "La", "lanthanum chloride, anhydrous", "无水氯化镧"),
        ("LaCl3.7H2O", "La", "lanthanum chloride heptahydrate", "七水氯化镧"),
        ("CeCl3.7H2O", "Ce", "cerium chloride heptahydrate", "七水氯化铈"),
        ("NdCl3.6H2O", "Nd", "neodymium chloride hexahydrate", "六水氯化钕"),
        ("La2(CO3)3", "La", "lanthanum carbonate, anhydrous", "无水碳酸镧"),
        ("La2(CO3)3.8H2O", "La", "lanthanum carbonate octahydrate", "八水碳酸镧"),
        ("Ce2(CO3)3", "Ce", "cerium carbonate, anhydrous", "无水碳酸铈"),
        ("Nd2(CO3)3", "Nd", "neodymium carbonate, anhydrous", "无水碳酸钕"),
        ("Nd2(CO3)3.8H2O", "Nd", "neodymium carbonate octahydrate", "八水碳酸钕"),
        ("Nd2(C2O4)3", "Nd", "neodymium oxalate, anhydrous", "无水草酸钕"),
        ("Nd2(C2O4)3.10H2O", "Nd", "neodymium oxalate decahydrate", "十水草酸钕"),
        ("CeCO3F", "Ce", "bastnaesite-(Ce), ideal", "氟碳铈矿（理论）"),
        ("CePO4", "Ce", "monazite-(Ce), ideal", "独居石（理论）"),
        ("YPO4", "Y", "xenotime, ideal", "磷钇矿（理论）"),
        ("Nd2Fe14B", "Nd", "neodymium-iron-boron phase", "钕铁硼主相"),
        ("SmCo5", "Sm", "samarium-cobalt 1:5 phase", "1:5 型钐钴相"),
        ("Sm2Co17", "Sm", "samarium-cobalt 2:17 phase", "2:17 型钐钴相"),
    ];

    private static readonly Dictionary<string, string> CasNumbers = new(StringComparer.Ordinal)
    {
        ["CeO2"] = "1306-38-3",
        ["Dy2O3"] = "1308-87-8",
        ["Er2O3"] = "12061-16-4",
        ["Eu2O3"] = "1308-96-9",
        ["Ga2O3"] = "12024-21-4",
        ["GaAs"] = "1303-00-0",
        ["GaN"] = "25617-97-4",
        ["Gd2O3"] = "12064-62-9",
        ["GeCl4"] = "10038-98-9",
        ["GeO2"] = "1310-53-8",
        ["Ho2O3"] = "12055-62-8",
        ["La2O3"] = "1312-81-8",
        ["Lu2O3"] = "12032-20-1",
        ["Nd2O3"] = "1313-97-9",
        ["Pr6O11"] = "12037-29-5",
        ["Sb2O3"] = "1309-64-4",
        ["Sb2O5"] = "1314-60-9",
        ["Sb2S3"] = "1345-04-6",
        ["Sc2O3"] = "12060-08-1",
        ["Sm2O3"] = "12060-58-1",
        ["Tb4O7"] = "12037-01-3",
        ["Tm2O3"] = "12036-44-1",
        ["Y2O3"] = "1314-36-9",
        ["Yb2O3"] = "1314-37-0",
    };

    private static readonly Dictionary<Element, Compound> OxideByElement = ReportedOxides
        .Select(row => Row(row.Formula, row.Element, OxideEn(row.Element), OxideZh(row.Element)))
        .ToDictionary(oxide => oxide.Element);

    private static readonly Dictionary<string, Compound> ByFormula = OxideByElement.Values
        .Concat(Others.Select(row => Row(row.Formula, row.Element, row.NameEn, row.NameZh)))
        .ToDictionary(compound => compound.Formula, StringComparer.Ordinal);

    /// <summary>Every compound, in ordinal order of its formula.</summary>
    public static IReadOnlyList<Compound> All { get; } =
        [.. ByFormula.Values.OrderBy(compound => compound.Formula, StringComparer.Ordinal)];

    /// <summary>The compound of a formula, or false.</summary>
    public static bool TryFind(string? formula, [NotNullWhen(true)] out Compound? compound)
    {
        compound = null;
        return formula is not null && ByFormula.TryGetValue(formula, out compound);
    }

    /// <summary>The compound of a formula that the catalogue holds.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static Compound Of(string formula) => TryFind(formula, out Compound? compound)
        ? compound
        : throw new ArgumentException($"'{formula}' is no compound of the catalogue.", nameof(formula));

    /// <summary>The oxide that a listed element is reported as, such as Pr6O11 and Tb4O7.</summary>
    /// <exception cref="ArgumentException">The element is not listed.</exception>
    public static Compound ReportedOxide(Element element) => OxideByElement.TryGetValue(element, out Compound? oxide)
        ? oxide
        : throw new ArgumentException($"'{element}' is not a listed element.", nameof(element));

    private static Compound Row(string formula, string element, string nameEn, string nameZh) =>
        new(formula, element, nameEn, nameZh, CasNumbers.GetValueOrDefault(formula));

    private static string OxideEn(string element) => element switch
    {
        "Sb" => "antimony trioxide",
        "Ge" => "germanium dioxide",
        _ => $"{ElementTable.Find(element)!.NameEn} oxide",
    };

    private static string OxideZh(string element) => element switch
    {
        "Sb" => "三氧化二锑",
        "Ge" => "二氧化锗",
        _ => $"氧化{ElementTable.Find(element)!.NameZh}",
    };
}
