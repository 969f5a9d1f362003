using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>Campaigns of antimony, gallium and germanium.</summary>
internal static class MinorMetalCampaigns
{
    private const long WaferOfGalliumNitride = 6_100;
    private const long WaferOfGalliumArsenide = 27_000;
    private const long WaferOfGermanium = 9_400;

    /// <summary>From stibnite ore to ingot sold at home and trioxide sold abroad.</summary>
    public static IEnumerable<Entry> Antimony(Pen it, long milligrams)
    {
        Place mine = it.At("antimony-mine");
        Place smelter = it.At("antimony-smelter");
        Place oxides = it.At("trioxide");
        Entry ore = it.Mine(mine, Product.OfShares(
            "sb.ore", milligrams, ("Sb", it.Dice.Between(22_000, 42_000)), ("S", 14_000)));
        yield return ore;
        Entry floated = it.After(20).Process(mine, "sb.beneficiation", [ore.Lot], MinorMetals.FloatAntimony(
            it, ore.Lot.Book, ore.Lot.Left));
        yield return floated;
        Lot concentrate = floated.Made[0];
        Entry sample = it.After(3).Divide(mine, "sample", concentrate, Math.Max(1_000, concentrate.Left / 20_000));
        yield return sample;
        yield return it.After(16).Assay(
            it.At("lab-south"), concentrate, sample.Lot, concentrate.Book, concentrate.Left);
        foreach (Entry entry in it.Send(mine, smelter, "road", 6, [concentrate], smelter.Owner))
        {
            yield return entry;
        }

        Entry smelted = it.After(40).Process(
            smelter, "sb.smelting", [concentrate], MinorMetals.SmeltAntimony(it, concentrate.Book));
        yield return smelted;
        Lot ingot = smelted.Made[0];
        Entry parts = it.After(12).Divide(smelter, "split", ingot, ingot.Left / 2, ingot.Left - (ingot.Left / 2));
        yield return parts;
        yield return it.After(20).End(smelter, EndKind.SoldToNonMember, parts.Made[0]);
        foreach (Entry entry in it.Send(smelter, oxides, "road", 9, [parts.Made[1]], oxides.Owner))
        {
            yield return entry;
        }

        Entry oxidised = it.After(24).Process(
            oxides, "sb.oxidation", [parts.Made[1]], MinorMetals.OxidiseAntimony(it, parts.Made[1].Book));
        yield return oxidised;
        foreach (Entry entry in Exports.Tell(
            it, oxides, oxidised.Made[0], "exporter-south", it.Dice.Of("US", "JP", "DE")))
        {
            yield return entry;
        }
    }

    /// <summary>From Bayer liquor to wafers of gallium nitride or arsenide.</summary>
    public static IEnumerable<Entry> Gallium(Pen it, long milligrams)
    {
        Place alumina = it.At("alumina");
        Place refinery = it.At("gallium-refinery");
        Place wafers = it.At("wafers");
        Entry won = it.Win(alumina, Product.OfShares(
            "ga.concentrate.bayer", milligrams, ("Ga", it.Dice.Between(140_000, 210_000))));
        yield return won;
        Entry crude = it.After(30).Process(
            alumina, "ga.extraction", [won.Lot], MinorMetals.WinGallium(it, won.Lot.Book));
        yield return crude;
        foreach (Entry entry in it.Send(alumina, refinery, "road", 14, [crude.Made[0]], refinery.Owner))
        {
            yield return entry;
        }

        Entry sixN = it.After(60).Process(refinery, "ga.refining", [crude.Made[0]], MinorMetals.RefineGallium(
            it, crude.Made[0].Book, "ga.metal.6n", 999_999_500, "6N"));
        yield return sixN;
        Entry sevenN = it.After(60).Process(refinery, "ga.refining", [sixN.Made[0]], MinorMetals.RefineGallium(
            it, sixN.Made[0].Book, "ga.metal.7n", 999_999_950, "7N"));
        yield return sevenN;
        Lot pure = sevenN.Made[0];
        yield return it.After(20).Assay(it.At("lab-north"), pure, null, pure.Book, pure.Left);
        foreach (Entry entry in it.Send(refinery, wafers, "road", 8, [pure], wafers.Owner))
        {
            yield return entry;
        }

        bool isNitride = it.Dice.Happens(500);
        string name = isNitride ? "gan" : "gaas";
        long share = isNitride ? 832_000 : 481_500;
        Entry grown = it.After(120).Process(
            wafers, "ga.growth", [pure], MinorMetals.Grow(it, pure.Book, $"ga.crystal.{name}", share));
        yield return grown;
        Entry sliced = it.After(40).Process(wafers, "ga.slicing", [grown.Made[0]], MinorMetals.Slice(
            it, grown.Made[0].Book, $"ga.wafer.{name}", "ga.residue.kerf", share,
            isNitride ? WaferOfGalliumNitride : WaferOfGalliumArsenide, isNitride ? "2in" : "4in"));
        yield return sliced;
        foreach (Entry entry in Exports.Tell(it, wafers, sliced.Made[0], "exporter-east", "JP"))
        {
            yield return entry;
        }
    }

    /// <summary>From zinc residue to germanium wafers.</summary>
    public static IEnumerable<Entry> Germanium(Pen it, long milligrams)
    {
        Place zinc = it.At("zinc");
        Place refinery = it.At("germanium-refinery");
        Place wafers = it.At("wafers");
        Entry won = it.Win(zinc, Product.OfShares(
            "ge.concentrate.zinc", milligrams, ("Ge", it.Dice.Between(28_000, 52_000)), ("Zn", 180_000)));
        yield return won;
        foreach (Entry entry in it.Send(zinc, refinery, "road", 12, [won.Lot], refinery.Owner))
        {
            yield return entry;
        }

        Entry chloride = it.After(30).Process(
            refinery, "ge.chlorination", [won.Lot], MinorMetals.Chlorinate(it, won.Lot.Book));
        yield return chloride;
        Entry oxide = it.After(16).Process(
            refinery, "ge.hydrolysis", [chloride.Made[0]], MinorMetals.Hydrolyse(it, chloride.Made[0].Book));
        yield return oxide;
        Entry reduced = it.After(20).Process(refinery, "ge.reduction", [oxide.Lot], MinorMetals.Purify(
            it, oxide.Lot.Book, "ge.metal.reduced", 982_000, 992_000, 999_930_000, "4N"));
        yield return reduced;
        Entry refined = it.After(60).Process(refinery, "ge.zonerefining", [reduced.Made[0]], MinorMetals.Purify(
            it, reduced.Made[0].Book, "ge.metal.ingot", 860_000, 930_000, 999_992_000, "5N"));
        yield return refined;
        Lot ingot = refined.Made[0];
        yield return it.After(20).Assay(it.At("lab-north"), ingot, null, ingot.Book, ingot.Left);
        foreach (Entry entry in it.Send(refinery, wafers, "road", 20, [ingot], wafers.Owner))
        {
            yield return entry;
        }

        Entry grown = it.After(90).Process(wafers, "ge.growth", [ingot], MinorMetals.Purify(
            it, ingot.Book, "ge.crystal", 700_000, 850_000, 999_999_000, "6N"));
        yield return grown;
        Entry sliced = it.After(40).Process(wafers, "ge.slicing", [grown.Made[0]], MinorMetals.Slice(
            it, grown.Made[0].Book, "ge.wafer", "ge.residue.scrap", 999_900, WaferOfGermanium, "4in"));
        yield return sliced;
        foreach (Entry entry in Exports.Tell(it, wafers, sliced.Made[0], "exporter-east", it.Dice.Of("DE", "US")))
        {
            yield return entry;
        }
    }
}
