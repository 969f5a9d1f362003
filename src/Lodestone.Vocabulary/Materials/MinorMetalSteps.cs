namespace Lodestone.Vocabulary;

/// <summary>
/// Steps of the antimony, gallium and germanium chains. Row names in capitals are those of the reference yields; for
/// germanium and for crystals and wafers the reference has none, and the bands are wide on purpose.
/// </summary>
internal static class MinorMetalSteps
{
    internal static IEnumerable<ProcessStep> Rows => [.. Antimony(), .. Gallium(), .. Germanium()];

    private static IEnumerable<ProcessStep> Antimony() =>
    [
        // SB-BEN: 80 to 95 %.
        StepRow.Of("sb.beneficiation", Activity.Beneficiation, "antimony flotation", "锑浮选",
            "sb.ore sb.residue.tailings", "sb.concentrate sb.residue.tailings")
            .Yielding(800, 950).Within(30),

        // SB-SMELT: 90 to 96 %.
        StepRow.Of("sb.smelting", Activity.Smelting, "volatilisation and reduction smelting", "挥发焙烧与还原熔炼",
            "sb.concentrate sb.metal.crude sb.ore sb.oxide.trioxide sb.residue.*",
            "sb.alloy.lead sb.metal.crude sb.metal.ingot sb.oxide.trioxide sb.residue.slag")
            .Yielding(900, 960, 900).Within(20),

        // The refining half of SB-SMELT.
        StepRow.Of("sb.refining", Activity.Smelting, "antimony refining", "锑精炼",
            "sb.alloy.lead sb.metal.* sb.residue.scrap sb.residue.slime",
            "sb.alloy.lead sb.metal.* sb.residue.slag sb.residue.slime")
            .Yielding(900, 990, 950).Within(10),

        // SB-ATO: 97 to 99.5 %, and mass grows by 1.197 with the oxygen.
        StepRow.Of("sb.oxidation", Activity.Smelting, "antimony trioxide production", "三氧化二锑生产",
            "sb.concentrate sb.metal.* sb.residue.slag", "sb.oxide.trioxide sb.residue.slag")
            .Yielding(970, 995, 970).Within(10),

        // No row in the reference: leaching and oxidation, with a residue.
        StepRow.Of("sb.antimonate", Activity.Smelting, "sodium antimonate production", "锑酸钠生产",
            "sb.concentrate sb.metal.* sb.oxide.trioxide sb.residue.slag sb.residue.slime",
            "sb.compound.antimonate sb.residue.slag")
            .Yielding(900, 990, 900).Within(10),

        // No row in the reference: liquation of rich ore, or synthesis from metal and sulfur.
        StepRow.Of("sb.sulfidation", Activity.Smelting, "antimony sulfide production", "硫化锑生产",
            "sb.concentrate sb.metal.* sb.ore", "sb.compound.sulfide sb.residue.slag sb.residue.tailings")
            .Yielding(850, 990).Within(20),

        StepRow.Of("sb.recycling", Activity.Recycling, "antimony recovery", "锑回收",
            "sb.alloy.lead sb.residue.*", "sb.alloy.lead sb.metal.* sb.oxide.trioxide sb.residue.slag")
            .As(StepKind.Recycle).Yielding(850, 980).Within(20),
    ];

    private static IEnumerable<ProcessStep> Gallium() =>
    [
        // GA-BAYER's 10 to 15 % is of the bauxite and is held by the by-product stream's cap; from the concentrate to
        // crude metal most is won.
        StepRow.Of("ga.extraction", Activity.Smelting, "electrowinning of crude gallium", "粗镓电解",
            "ga.concentrate.bayer ga.oxide ga.residue.tails", "ga.metal.4n ga.residue.tails")
            .Yielding(850, 990).Within(20),

        // GA-REF: 80 to 95 % a campaign; the tails go round again and are lotted.
        StepRow.Of("ga.refining", Activity.Smelting, "gallium refining", "镓提纯",
            "ga.metal.* ga.residue.tails", "ga.metal.* ga.residue.tails")
            .Yielding(800, 950, 980).Within(5),

        StepRow.Of("ga.oxidation", Activity.Smelting, "gallium oxide production", "氧化镓生产",
            "ga.metal.*", "ga.oxide ga.residue.tails").Yielding(950, 1000, 960).Within(10),

        // Only a part of the gallium ends in the boule: sources of the growth furnace come back as scrap.
        StepRow.Of("ga.growth", Activity.Manufacturing, "crystal growth and epitaxy", "晶体生长与外延",
            "ga.metal.* ga.oxide ga.wafer.*", "ga.crystal.* ga.residue.scrap ga.wafer.*")
            .Yielding(200, 980, 850).Within(10),

        StepRow.Of("ga.slicing", Activity.Manufacturing, "wafer slicing and polishing", "晶片切割与抛光",
            "ga.crystal.* ga.wafer.*", "ga.residue.kerf ga.residue.scrap ga.wafer.*")
            .Yielding(300, 900, 900).Within(10),

        StepRow.Of("ga.recycling", Activity.Recycling, "gallium recovery", "镓回收",
            "ga.crystal.* ga.residue.* ga.wafer.*", "ga.metal.* ga.oxide ga.residue.tails")
            .As(StepKind.Recycle).Yielding(800, 980).Within(20),
    ];

    private static IEnumerable<ProcessStep> Germanium() =>
    [
        StepRow.Of("ge.chlorination", Activity.Separation, "chlorination and distillation", "氯化蒸馏",
            "ge.concentrate.* ge.residue.*", "ge.chloride ge.residue.leach").Yielding(850, 980).Within(20),
        StepRow.Of("ge.hydrolysis", Activity.Separation, "hydrolysis to germanium dioxide", "水解制二氧化锗",
            "ge.chloride", "ge.oxide ge.residue.leach").Yielding(950, 995).Within(10),
        StepRow.Of("ge.reduction", Activity.Smelting, "hydrogen reduction", "氢还原",
            "ge.oxide", "ge.metal.reduced ge.residue.scrap").Yielding(970, 1000, 980).Within(5),
        StepRow.Of("ge.zonerefining", Activity.Smelting, "zone refining", "区域熔炼",
            "ge.metal.* ge.residue.scrap", "ge.metal.* ge.residue.scrap").Yielding(750, 980, 980).Within(5),
        StepRow.Of("ge.growth", Activity.Manufacturing, "crystal growth", "单晶生长",
            "ge.metal.* ge.residue.scrap", "ge.crystal ge.residue.scrap").Yielding(500, 950, 970).Within(5),
        StepRow.Of("ge.slicing", Activity.Manufacturing, "wafer slicing and polishing", "晶片切割与抛光",
            "ge.crystal ge.wafer", "ge.residue.scrap ge.wafer").Yielding(300, 850, 900).Within(10),
        StepRow.Of("ge.recycling", Activity.Recycling, "germanium recovery", "锗回收",
            "ge.crystal ge.residue.* ge.wafer", "ge.chloride ge.metal.* ge.oxide ge.residue.leach")
            .As(StepKind.Recycle).Yielding(850, 980).Within(20),
    ];
}
