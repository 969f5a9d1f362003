using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>From ion-adsorption clay to the heavy rare earths that magnets need.</summary>
internal sealed class IonClayCampaign(Pen it, string field, long milligrams)
{
    private readonly Place field = it.At(field);
    private readonly Place separation = it.At("gan-sx");
    private readonly Place metals = it.At("gan-metal");
    private readonly Stage<Lot> stage = new();

    public IEnumerable<Entry> Tell() => Leach().Concat(Separate()).Concat(MakeMetals()).Concat(Sell());

    private IEnumerable<Entry> Leach()
    {
        Entry clay = it.Mine(field, RareEarths.Ore(
            it, DemoDeposits.Of(field.Site.Deposit), "ree.ore.ionclay", milligrams));
        yield return clay;
        Entry leached = it.After(60).Process(field, "ree.leaching", [clay.Lot], RareEarths.Leach(it, clay.Lot.Book));
        yield return leached;
        foreach (Entry entry in it.Send(field, separation, "road", 9, [leached.Lot], separation.Owner))
        {
            yield return entry;
        }

        Entry calcined = it.After(20).Process(
            separation, "ree.calcination", [leached.Lot],
            RareEarths.Calcine(it, leached.Lot.Book, "ree.concentrate.ionclay"));
        yield return calcined;
        yield return it.After(14).Assay(
            it.At("lab-south"), calcined.Lot, null, calcined.Lot.Book, calcined.Lot.Left);
        stage.Put("concentrate", calcined.Lot);
    }

    private IEnumerable<Entry> Separate()
    {
        DemoCircuit circuit = separation.Site.Circuits[0];
        Lot concentrate = stage.Take("concentrate");
        Contents feed = concentrate.Book;
        yield return it.After(8).Charge(separation, circuit, concentrate);
        Entry drawn = it.After(80).Draw(separation, circuit,
        [
            RareEarths.Separated(it, feed, "ree.oxide.prnd", RareEarths.MagnetPair, "2N5"),
            RareEarths.Separated(it, feed, "ree.oxide.dy", "Dy", "3N"),
            RareEarths.Separated(it, feed, "ree.oxide.tb", "Tb", "3N"),
        ]);
        yield return drawn;
        Entry rest = it.After(24).Draw(separation, circuit,
        [
            RareEarths.Separated(it, feed, "ree.oxide.y", "Y", "4N"),
            RareEarths.Separated(it, feed, "ree.oxide.heavy", RareEarths.HeavyGroup),
            RareEarths.Separated(it, feed, "ree.oxide.smeugd", RareEarths.MiddleGroup),
        ], Yield.Lost(feed.Part(20_000).Only("La Ce Nd Y Gd Dy")));
        yield return rest;
        yield return it.After(20).End(separation, EndKind.SoldToNonMember, rest.Made[0]);
        foreach (Entry entry in it.Send(separation, metals, "road", 5, drawn.Made, metals.Owner))
        {
            yield return entry;
        }

        stage.Put("light", drawn.Made[0]);
        stage.Put("dy", drawn.Made[1]);
        stage.Put("tb", drawn.Made[2]);
    }

    private IEnumerable<Entry> MakeMetals()
    {
        Lot dysprosium = stage.Take("dy");
        Entry alloy = it.After(16).Process(metals, "ree.electrolysis", [dysprosium], RareEarths.Reduce(
            it, dysprosium.Book, "ree.alloy.dyfe", 800_000));
        yield return alloy;
        Lot terbium = stage.Take("tb");
        Entry fluoride = it.After(16).Process(metals, "ree.fluorination", [terbium], RareEarths.Fluorinate(
            it, terbium.Book, "ree.fluoride.tb", 735_500));
        yield return fluoride;
        it.World.Store(metals, metals.Owner, stage.Take("light"));
        stage.Put("alloy", alloy.Made[0]);
        stage.Put("fluoride", fluoride.Lot);
    }

    // The alloy is bought by a magnet plant and waits with its alloy maker; the fluoride goes abroad.
    private IEnumerable<Entry> Sell()
    {
        Place alloys = it.At("toll-alloy");
        Place buyer = it.At(it.Dice.Of("bay-magnets", "lake-magnets"));
        Lot alloy = stage.Take("alloy");
        foreach (Entry entry in it.Send(metals, alloys, "road", 20, [alloy], buyer.Owner))
        {
            yield return entry;
        }

        it.World.Store(alloys, buyer.Owner, alloy);
        foreach (Entry entry in Exports.Tell(it, metals, stage.Take("fluoride"), "exporter-south", "JP"))
        {
            yield return entry;
        }
    }
}
