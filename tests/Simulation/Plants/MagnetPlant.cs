using Lodestone.Vocabulary;

namespace Simulation.Plants;

/// <summary>
/// Batches all the way from oxide to magnet, half of them tolled for a customer, with the scrap molten again.
/// </summary>
internal sealed class MagnetPlant(ulong seed, bool leans = false) : Plant(seed, leans)
{
    private const int BatchesAPeriod = 6;
    private readonly List<TrueLot> scrap = [];

    /// <summary>Magnets made so far.</summary>
    public List<TrueLot> Magnets { get; } = [];

    protected override void Work()
    {
        for (int batch = 0; batch < BatchesAPeriod; batch++)
        {
            double tonnes = 1_000_000 * (1 + Gauge.Uniform());
            TrueLot oxide = Buy("ree.mixed.oxide", [0.02 * tonnes, 0.6 * tonnes, 0.18 * tonnes], 0.8);
            bool tolled = batch % 2 == 1;
            if (tolled)
            {
                Must(It.Say("title", Firm, new TransferTitle(It.Facts(), [oxide.Eid], Firm.Id, Customer.Id)));
            }

            MakeMagnets(oxide, tolled);
        }
    }

    protected override TakeStock Stock() => new(
        It.Facts(), Firm.Site, null, [],
        [
            .. Magnets.TakeLast(3).Select(lot => new LotPortion(lot.Eid, Mass.FromMilligrams(
                (long)Gauge.Read(It.State.Lots.Find(lot.Eid.Code)!.Remaining.Milligrams, 0.000_4)))),
        ]);

    private void MakeMagnets(TrueLot oxide, bool tolled)
    {
        TrueLot[] metal = Make(
            "ree.electrolysis", [oxide], ("ree.metal.prnd", 0.95, 0.99), ("ree.residue.slag", 0.05, 0.2));
        TrueLot[] alloy = Make(
            "ree.stripcast", [metal[0]], ("ree.alloy.ndfeb", 0.98, 0.31), ("ree.residue.slag", 0.02, 0.2));
        List<TrueLot> melt = [alloy[0]];
        if (!tolled && scrap.Count > 0)
        {
            melt.AddRange(Make("ree.remelt", [.. scrap], ("ree.alloy.ndfeb", 0.97, 0.31), ("ree.residue.slag", 0.03, 0.2))
                .Take(1));
            scrap.Clear();
        }

        TrueLot[] powder = Make(
            "ree.jetmill", [.. melt], ("ree.powder.ndfeb", 0.98, 0.31), ("ree.residue.scrap", 0.02, 0.31));
        TrueLot[] block = Make(
            "ree.sinter", [powder[0]], ("ree.block.ndfeb", 0.97, 0.31), ("ree.residue.scrap", 0.03, 0.31));
        TrueLot[] magnets = Make(
            "ree.machining", [block[0]], ("ree.magnet.ndfeb", 0.7, 0.31), ("ree.residue.swarf", 0.3, 0.25));
        Magnets.Add(magnets[0]);
        if (!tolled)
        {
            scrap.AddRange([powder[1], block[1]]);
        }
    }
}
