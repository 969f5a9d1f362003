namespace Lodestone.Vocabulary;

/// <summary>
/// Steps of the rare-earth chain, from ore to metal. Names in capitals: rows of the reference yields.
/// </summary>
internal static class RareEarthSteps
{
    private const string Concentrates = "ree.concentrate.*";
    private const string MixedFeed = "ree.mixed.* ree.ore.precipitate ree.concentrate.ionclay";

    internal static IEnumerable<ProcessStep> Rows => [.. ToCompounds(), .. ToMetal(), .. Recovery()];

    private static IEnumerable<ProcessStep> ToCompounds() =>
    [
        // REE-BEN and REE-BEN-LOW: 45 to 85 %; tailings may or may not be lotted.
        StepRow.Of("ree.beneficiation", Activity.Beneficiation, "beneficiation", "选矿",
            "ree.ore.hardrock ree.residue.tailings", $"{Concentrates} ree.residue.tailings")
            .Yielding(450, 850).Within(30),

        // REE-ION, REE-ION-INSITU, REE-ION-HEAP: 50 to 92 %; the leached clay stays in the ground.
        StepRow.Of("ree.leaching", Activity.Mining, "leaching and precipitation", "浸矿与沉淀",
            "ree.ore.ionclay", "ree.ore.precipitate ree.mixed.carbonate ree.residue.leach")
            .Yielding(500, 920).Within(30).Continuous(),

        // REE-CRACK: 92 to 97 %.
        StepRow.Of("ree.cracking", Activity.Separation, "cracking and leaching", "分解与浸出",
            $"{Concentrates} ree.residue.leach", "ree.mixed.* ree.residue.leach")
            .Yielding(920, 970).Within(20),

        // REE-SX-HARD and REE-SX-ION: 94 to 99 %. Products may leave as salts for the kiln or as oxides.
        StepRow.Of("ree.separation", Activity.Separation, "solvent-extraction separation", "萃取分离",
            $"{MixedFeed} ree.oxide.* ree.salt.*", "ree.oxide.* ree.salt.* ree.mixed.* ree.residue.leach")
            .Yielding(940, 990).Within(10).Continuous(),

        // No row in the reference: only dust is lost.
        StepRow.Of("ree.calcination", Activity.Separation, "calcination", "灼烧",
            "ree.mixed.carbonate ree.ore.precipitate ree.salt.*", "ree.concentrate.ionclay ree.mixed.oxide ree.oxide.*")
            .Yielding(985, 1000).Within(10),

        StepRow.Of("ree.blend", Activity.Separation, "blending of oxides", "氧化物配料",
            "ree.oxide.* ree.mixed.oxide", "ree.oxide.* ree.mixed.oxide")
            .Yielding(995, 1000).Within(5),

        // No row in the reference: dry fluorination with little loss.
        StepRow.Of("ree.fluorination", Activity.Separation, "fluorination", "氟化",
            "ree.oxide.dy ree.oxide.gd ree.oxide.ho ree.oxide.lu ree.oxide.tb ree.oxide.y", "ree.fluoride.*")
            .Yielding(970, 1000).Within(10),
    ];

    private static IEnumerable<ProcessStep> ToMetal() =>
    [
        // REE-METAL-EL: 92 to 98 %; the slag is valuable and lotted. Iron electrodes give the ferro-alloys.
        StepRow.Of("ree.electrolysis", Activity.Smelting, "fused-salt electrolysis", "熔盐电解",
            "ree.fluoride.* ree.mixed.oxide ree.oxide.*",
            "ree.alloy.dyfe ree.alloy.gdfe ree.alloy.hofe ree.alloy.tbfe ree.metal.* ree.residue.slag")
            .Yielding(920, 980, 920).Within(10),

        // REE-METAL-RED: 88 to 97 %; the slag is lotted. The metal that reduces (La, Ce, mischmetal) ends in the slag
        // on purpose, so the product alone has no lower bound.
        StepRow.Of("ree.reduction", Activity.Smelting, "metallothermic reduction", "金属热还原",
            "ree.fluoride.* ree.metal.ce ree.metal.la ree.metal.misch ree.oxide.*", "ree.metal.* ree.residue.slag")
            .Yielding(0, 970, 880).Within(10),

        // No row in the reference: distillation of metal leaves a still residue, lotted as slag.
        StepRow.Of("ree.distillation", Activity.Smelting, "vacuum distillation", "真空蒸馏提纯",
            "ree.metal.*", "ree.metal.* ree.residue.slag")
            .Yielding(880, 990, 960).Within(5),

        StepRow.Of("ree.alloying", Activity.Alloying, "alloying", "合金熔炼",
            "ree.alloy.* ree.metal.*", "ree.alloy.* ree.metal.misch ree.residue.slag")
            .Yielding(970, 995, 970).Within(5),
    ];

    private static IEnumerable<ProcessStep> Recovery() =>
    [
        // REC-SWARF: 88 to 97 %.
        StepRow.Of("ree.swarf.recovery", Activity.Recycling, "recovery from swarf and scrap", "油泥与废料回收",
            "ree.residue.eol ree.residue.scrap ree.residue.smcoscrap ree.residue.swarf",
            "ree.mixed.* ree.oxide.* ree.residue.leach ree.salt.*")
            .As(StepKind.Recycle).Yielding(880, 970).Within(20),

        // As swarf: hydrometallurgy of slag and leach residue.
        StepRow.Of("ree.slag.recovery", Activity.Recycling, "recovery from slag and leach residue", "渣料回收",
            "ree.residue.leach ree.residue.slag", "ree.mixed.* ree.oxide.* ree.residue.leach ree.salt.*")
            .As(StepKind.Rework).Yielding(880, 970).Within(20),
    ];
}
