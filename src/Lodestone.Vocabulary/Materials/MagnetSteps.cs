namespace Lodestone.Vocabulary;

/// <summary>Steps of the magnet chain, from metal to magnet. Names in capitals: rows of the reference yields.</summary>
internal static class MagnetSteps
{
    internal static IEnumerable<ProcessStep> Rows => [.. ToBlock(), .. ToMagnet(), .. Again()];

    private static IEnumerable<ProcessStep> ToBlock() =>
    [
        // MAG-ALLOY: 97 to 99.5 %. Often by toll: the alloy maker never owns the metal.
        StepRow.Of("ree.stripcast", Activity.Alloying, "vacuum melting and strip casting", "真空熔炼与速凝甩带",
            "ree.alloy.* ree.metal.* ree.residue.scrap",
            "ree.alloy.ndfeb ree.alloy.smco ree.residue.scrap ree.residue.slag ree.residue.smcoscrap")
            .Yielding(970, 995, 970).Within(5),

        // MAG-POWDER: 96 to 99.5 %; the ultrafine fraction is lotted as scrap.
        StepRow.Of("ree.jetmill", Activity.Manufacturing, "hydrogen decrepitation and jet milling", "氢破与气流磨",
            "ree.alloy.ndfeb ree.alloy.smco ree.powder.*", "ree.powder.* ree.residue.scrap ree.residue.smcoscrap")
            .Yielding(960, 995, 980).Within(5),

        // MAG-SINTER: 96 to 99 %.
        StepRow.Of("ree.sinter", Activity.Manufacturing, "pressing, sintering and ageing", "压型、烧结与时效",
            "ree.powder.*", "ree.block.* ree.residue.scrap ree.residue.smcoscrap")
            .Yielding(960, 990, 980).Within(5),

        // No row in the reference: bonded magnets are moulded near to shape.
        StepRow.Of("ree.bonding", Activity.Manufacturing, "compounding and moulding", "混炼与成型",
            "ree.alloy.ndfeb ree.powder.ndfeb", "ree.magnet.bonded ree.residue.scrap")
            .Yielding(950, 1000, 970).Within(5),
    ];

    private static IEnumerable<ProcessStep> ToMagnet() =>
    [
        // MAG-MACH: 60 to 85 %, small thin parts down to half; swarf is the rest and must be lotted.
        StepRow.Of("ree.machining", Activity.Manufacturing, "slicing, grinding and chamfering", "切片、磨加工与倒角",
            "ree.block.* ree.magnet.*",
            "ree.magnet.ndfeb ree.magnet.smco ree.residue.scrap ree.residue.smcoscrap ree.residue.swarf")
            .Yielding(500, 850, 950).Within(10),

        // No row in the reference: nearly all of the heavy rare earth stays on or in the magnet.
        StepRow.Of("ree.diffusion", Activity.Manufacturing, "grain-boundary diffusion", "晶界扩散",
            "ree.alloy.* ree.block.ndfeb ree.fluoride.dy ree.fluoride.tb ree.magnet.ndfeb ree.metal.*",
            "ree.block.ndfeb ree.magnet.ndfeb ree.residue.scrap")
            .Yielding(940, 1000, 960).Within(10),

        // MAG-COAT: 95 to 99.5 %.
        StepRow.Of("ree.coating", Activity.Manufacturing, "coating, magnetising and inspection", "电镀、充磁与检验",
            "ree.magnet.*", "ree.magnet.* ree.residue.scrap ree.residue.smcoscrap")
            .Yielding(950, 1000, 980).Within(5),
    ];

    private static IEnumerable<ProcessStep> Again() =>
    [
        // As MAG-ALLOY: the plant's own scrap goes back into its own furnace, which is not recycling.
        StepRow.Of("ree.remelt", Activity.Alloying, "remelting of own scrap", "厂内废料重熔",
            "ree.alloy.* ree.block.* ree.metal.* ree.powder.* ree.residue.scrap ree.residue.smcoscrap",
            "ree.alloy.ndfeb ree.alloy.smco ree.residue.scrap ree.residue.slag ree.residue.smcoscrap")
            .As(StepKind.Rework).Yielding(940, 995, 960).Within(5),

        // No row in the reference: hydrogen takes end-of-life magnets to powder almost whole.
        StepRow.Of("ree.magnet.recycling", Activity.Recycling, "magnet-to-magnet recycling", "废旧磁体再生",
            "ree.residue.eol ree.residue.scrap ree.residue.smcoscrap",
            "ree.alloy.ndfeb ree.alloy.smco ree.powder.* ree.residue.scrap ree.residue.slag")
            .As(StepKind.Recycle).Yielding(900, 990, 950).Within(10),
    ];
}
