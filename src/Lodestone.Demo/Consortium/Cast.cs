using Lodestone.Vocabulary;
using static Lodestone.Vocabulary.Activity;

namespace Lodestone.Demo;

/// <summary>
/// The cast: every name says that it is an example, and no person has one. Places are near where such plants stand.
/// </summary>
internal static class Cast
{
    public static IReadOnlyList<DemoParty> All { get; } =
        [.. Numbered([.. Authorities(), .. Mines(), .. RareEarthPlants(), .. MinorMetals(), .. Trade()])];

    private static IEnumerable<DemoParty> Numbered(Func<int, PartyBuilder>[] written) =>
        written.Select((write, i) => write(i + 1).Build());

    private static IEnumerable<Func<int, PartyBuilder>> Authorities() =>
    [
        Authority("ministry", PartyRole.RootAuthority, "Demo Ministry of Mineral Resources", "示例矿产资源部", "CN"),
        Authority("industry", PartyRole.IndustryAuthority, "Demo Industry Authority", "示例工业主管机关", "CN"),
        Authority("customs", PartyRole.Customs, "Demo Customs", "示例海关", "CN"),
        Authority("customs-eu", PartyRole.Customs, "Demo Overseas Customs", "示例境外海关", "NL"),
        n => new PartyBuilder(n, "audit", DemoTrade.Auditor, PartyRole.Auditor)
            .Named("Demo Audit Office", "示例审计署"),
    ];

    private static IEnumerable<Func<int, PartyBuilder>> Mines() =>
    [
        n => Plant(n, "north-mine", DemoTrade.Mine).Named("Demo North Mine Co.", "示例北方矿业")
            .At("Demo North pit and mill", "示例北方采选厂", 41_770, 109_970, deposit: "BAYANOBO")
            .May(Mining, Beneficiation, Storage),
        n => Plant(n, "west-mine", DemoTrade.Mine).Named("Demo West Valley Mine Co.", "示例西谷矿业")
            .At("Demo West Valley pit and mill", "示例西谷采选厂", 28_450, 101_990, deposit: "MIANNING")
            .May(Mining, Beneficiation, Storage),
        n => Plant(n, "south-clay", DemoTrade.Mine).Named("Demo South Clay Co.", "示例南方离子矿业")
            .At("Demo South Clay leach field", "示例南方离子矿浸矿场", 24_910, 114_790, deposit: "LONGNAN")
            .May(Mining, Storage),
        n => Plant(n, "east-clay", DemoTrade.Mine).Named("Demo East Clay Co.", "示例东部离子矿业")
            .At("Demo East Clay leach field", "示例东部离子矿浸矿场", 24_960, 115_650, deposit: "XUNWU")
            .May(Mining, Storage),
        n => Plant(n, "hill-mine", DemoTrade.Mine).Named("Demo Small Hill Mine", "示例小山矿")
            .At("Demo Small Hill pit", "示例小山采场", 28_300, 102_100, deposit: "MIANNING")
            .MayUpTo(Mining, 50).May(Storage),
    ];

    private static IEnumerable<Func<int, PartyBuilder>> RareEarthPlants() =>
    [
        n => Plant(n, "north-sx", DemoTrade.Separation).Named("Demo Northern Separation Co.", "示例北方冶炼分离")
            .At("Demo Northern separation plant", "示例北方分离厂", 40_600, 109_850)
            .May(Separation, Storage, Trading).Running("sx-1", "ree.separation"),
        n => Plant(n, "gan-sx", DemoTrade.Separation).Named("Demo Gan River Separation Co.", "示例赣江稀土分离")
            .At("Demo Gan River separation plant", "示例赣江分离厂", 25_850, 114_930)
            .May(Separation, Storage, Trading)
            .Running("sx-1", "ree.separation").Running("sx-2", "ree.separation"),
        n => Plant(n, "basin-sx", DemoTrade.Separation).Named("Demo Basin Separation Co.", "示例盆地稀土分离")
            .At("Demo Basin separation plant", "示例盆地分离厂", 29_540, 103_770)
            .May(Separation, Storage, Trading).Running("sx-1", "ree.separation"),
        n => Plant(n, "gan-metal", DemoTrade.Metal).Named("Demo Gan River Metals Co.", "示例赣江稀土金属")
            .At("Demo Gan River metal plant", "示例赣江金属厂", 25_800, 114_900)
            .May(Separation, Smelting, Storage),
        n => Plant(n, "north-metal", DemoTrade.Metal).Named("Demo Northern Metals Co.", "示例北方稀土金属")
            .At("Demo Northern metal plant", "示例北方金属厂", 40_640, 109_900)
            .May(Separation, Smelting, Storage),
        n => Plant(n, "toll-alloy", DemoTrade.TollAlloy).Named("Demo Toll Alloys Co.", "示例来料合金")
            .At("Demo strip-casting plant", "示例速凝甩带厂", 28_970, 118_860)
            .May(Alloying, Storage),
        n => Plant(n, "bay-magnets", DemoTrade.Manufacture).Named("Demo Bay Magnets Co.", "示例海湾磁材")
            .At("Demo Bay magnet plant", "示例海湾磁体厂", 29_870, 121_540)
            .May(Alloying, Manufacturing, Storage, Trading),
        n => Plant(n, "lake-magnets", DemoTrade.Manufacture).Named("Demo Lake Magnets Co.", "示例湖滨磁材")
            .At("Demo Lake magnet plant", "示例湖滨磁体厂", 40_620, 109_950)
            .May(Alloying, Manufacturing, Storage, Trading),
        n => Plant(n, "recycler", DemoTrade.Recycler).Named("Demo Circular Resources Co.", "示例循环资源")
            .At("Demo swarf recovery plant", "示例油泥回收厂", 25_900, 115_020)
            .May(Recycling, Separation, Storage, Trading),
    ];

    private static IEnumerable<Func<int, PartyBuilder>> MinorMetals() =>
    [
        n => Plant(n, "antimony-mine", DemoTrade.Mine).Handling(Chain.Antimony)
            .Named("Demo Antimony Mine Co.", "示例锑矿")
            .At("Demo antimony mine and mill", "示例锑采选厂", 27_770, 111_480, deposit: "DEMO-XKS")
            .May(Mining, Beneficiation, Storage),
        n => Plant(n, "antimony-smelter", DemoTrade.Metal).Handling(Chain.Antimony)
            .Named("Demo Antimony Smelting Co.", "示例锑冶炼")
            .At("Demo antimony smelter", "示例锑冶炼厂", 27_700, 111_450)
            .May(Smelting, Storage, Trading),
        n => Plant(n, "trioxide", DemoTrade.Manufacture).Handling(Chain.Antimony)
            .Named("Demo Trioxide Co.", "示例氧化锑")
            .At("Demo antimony trioxide plant", "示例三氧化二锑厂", 28_200, 112_970)
            .May(Smelting, Storage, Trading),
        n => Plant(n, "alumina", DemoTrade.Metal).Handling(Chain.Gallium)
            .Named("Demo Alumina Co.", "示例氧化铝")
            .At("Demo alumina refinery", "示例氧化铝厂", 34_750, 113_100)
            .May(Smelting, Storage, Trading).Winning("bayer-liquor", "Ga", 100_000, 190, 50),
        n => Plant(n, "gallium-refinery", DemoTrade.Metal).Handling(Chain.Gallium)
            .Named("Demo Pure Gallium Co.", "示例高纯镓")
            .At("Demo gallium refinery", "示例高纯镓厂", 32_060, 118_790)
            .May(Smelting, Storage, Trading),
        n => Plant(n, "wafers", DemoTrade.Manufacture).Handling(Chain.Gallium, Chain.Germanium)
            .Named("Demo Compound Wafers Co.", "示例化合物晶片")
            .At("Demo wafer plant", "示例晶片厂", 31_300, 120_620)
            .May(Manufacturing, Storage, Trading),
        n => Plant(n, "zinc", DemoTrade.Metal).Handling(Chain.Germanium)
            .Named("Demo Zinc Smelting Co.", "示例锌冶炼")
            .At("Demo zinc smelter", "示例锌冶炼厂", 25_490, 103_790)
            .May(Smelting, Storage, Trading).Winning("leach-residue", "Ge", 100_000, 320, 70),
        n => Plant(n, "germanium-refinery", DemoTrade.Metal).Handling(Chain.Germanium)
            .Named("Demo Germanium Co.", "示例锗业")
            .At("Demo germanium refinery", "示例锗提纯厂", 24_880, 102_830)
            .May(Separation, Smelting, Storage, Trading),
    ];

    private static IEnumerable<Func<int, PartyBuilder>> Trade() =>
    [
        Laboratory("lab-north", "Demo Northern Laboratory", "示例北方检测中心", 40_650, 109_830),
        Laboratory("lab-south", "Demo Southern Laboratory", "示例南方检测中心", 25_830, 114_940),
        Laboratory("lab-umpire", "Demo Umpire Laboratory", "示例仲裁检测中心", 31_230, 121_470),
        Carrier("road", "Demo Road Freight Co.", "示例公路运输", "CN"),
        Carrier("rail", "Demo Rail Freight Co.", "示例铁路货运", "CN"),
        Carrier("sea", "Demo Ocean Lines", "示例远洋航运", "SG"),
        n => Plant(n, "east-port", DemoTrade.Port).Named("Demo East Port Co.", "示例东港港务")
            .At("Demo East Port terminal", "示例东港码头", 29_930, 121_850, "CNNGB").May(Storage),
        n => Plant(n, "exporter-east", DemoTrade.Exporter).Named("Demo Eastern Trading Co.", "示例东方进出口")
            .At("Demo Eastern bonded store", "示例东方保税库", 29_900, 121_800, "CNNGB").May(Storage, Trading),
        n => Plant(n, "exporter-south", DemoTrade.Exporter).Named("Demo Southern Trading Co.", "示例南方进出口")
            .At("Demo Southern bonded store", "示例南方保税库", 22_570, 114_270, "CNYTN").May(Storage, Trading),
        Importer("drives", "Demo Electric Drives GmbH", "示例电驱动（德国）", "DE", 48_780, 9_180, "DEHAM"),
        Importer("turbines", "Demo Wind Turbines Inc.", "示例风电（美国）", "US", 32_080, -81_090, "USSAV"),
        Importer("devices", "Demo Power Devices K.K.", "示例功率器件（日本）", "JP", 35_440, 139_640, "JPYOK"),
    ];

    private static PartyBuilder Plant(int number, string code, DemoTrade trade) =>
        new(number, code, trade, PartyRole.Operator);

    private static Func<int, PartyBuilder> Authority(
        string code, PartyRole role, string english, string chinese, string country) =>
        n => new PartyBuilder(n, code, DemoTrade.Authority, role).Named(english, chinese).From(country);

    private static Func<int, PartyBuilder> Laboratory(
        string code, string english, string chinese, long latitude, long longitude) =>
        n => new PartyBuilder(n, code, DemoTrade.Laboratory, PartyRole.Laboratory).Named(english, chinese)
            .May(Assay).At(english, chinese, latitude, longitude).May(Storage);

    private static Func<int, PartyBuilder> Carrier(string code, string english, string chinese, string country) =>
        n => Plant(n, code, DemoTrade.Carrier).Named(english, chinese).From(country).May(Transport);

    private static Func<int, PartyBuilder> Importer(
        string code, string english, string chinese, string country, long latitude, long longitude, string locode) =>
        n => Plant(n, code, DemoTrade.Importer).Named(english, chinese).From(country)
            .At(english, chinese, latitude, longitude, locode).May(Manufacturing, Storage, Trading);
}
