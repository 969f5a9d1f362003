namespace Lodestone.Vocabulary;

/// <summary>What the periodic table says of the elements that materials and compounds here are made of.</summary>
internal static class ElementTable
{
    // Standard atomic weights (IUPAC/CIAAW), in microdaltons: every digit of the reference values fits, so that a
    // fraction of a compound is a ratio of two integers.
    private static readonly Dictionary<string, Row> Rows = new(StringComparer.Ordinal)
    {
        ["As"] = new("arsenic", "砷", 74_921_595),
        ["B"] = new("boron", "硼", 10_810_000),
        ["C"] = new("carbon", "碳", 12_011_000),
        ["Ce"] = new("cerium", "铈", 140_116_000),
        ["Cl"] = new("chlorine", "氯", 35_450_000),
        ["Co"] = new("cobalt", "钴", 58_933_194),
        ["Dy"] = new("dysprosium", "镝", 162_500_000),
        ["Er"] = new("erbium", "铒", 167_259_000),
        ["Eu"] = new("europium", "铕", 151_964_000),
        ["F"] = new("fluorine", "氟", 18_998_403),
        ["Fe"] = new("iron", "铁", 55_845_000),
        ["Ga"] = new("gallium", "镓", 69_723_000),
        ["Gd"] = new("gadolinium", "钆", 157_250_000),
        ["Ge"] = new("germanium", "锗", 72_630_000),
        ["H"] = new("hydrogen", "氢", 1_008_000),
        ["Ho"] = new("holmium", "钬", 164_930_329),
        ["La"] = new("lanthanum", "镧", 138_905_470),
        ["Lu"] = new("lutetium", "镥", 174_966_800),
        ["N"] = new("nitrogen", "氮", 14_007_000),
        ["Na"] = new("sodium", "钠", 22_989_769),
        ["Nd"] = new("neodymium", "钕", 144_242_000),
        ["O"] = new("oxygen", "氧", 15_999_000),
        ["P"] = new("phosphorus", "磷", 30_973_762),
        ["Pr"] = new("praseodymium", "镨", 140_907_660),
        ["S"] = new("sulfur", "硫", 32_060_000),
        ["Sb"] = new("antimony", "锑", 121_760_000),
        ["Sc"] = new("scandium", "钪", 44_955_907),
        ["Sm"] = new("samarium", "钐", 150_360_000),
        ["Tb"] = new("terbium", "铽", 158_925_354),
        ["Tm"] = new("thulium", "铥", 168_934_219),
        ["Y"] = new("yttrium", "钇", 88_905_838),
        ["Yb"] = new("ytterbium", "镱", 173_045_000),
    };

    internal static Row? Find(string symbol) => Rows.GetValueOrDefault(symbol);

    internal sealed record Row(string NameEn, string NameZh, long Microdaltons);
}
