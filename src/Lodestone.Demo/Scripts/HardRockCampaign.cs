using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>Who takes part in a campaign of hard-rock ore.</summary>
/// <param name="Mine">The mine, or the importer of concentrate.</param>
/// <param name="Separation">Separation plant.</param>
/// <param name="Metals">Metal plant.</param>
/// <param name="Magnets">Magnet plant.</param>
/// <param name="Deposit">Deposit.</param>
/// <param name="Concentrate">Material of the concentrate.</param>
/// <param name="Laboratory">Laboratory.</param>
internal sealed record HardRockRoute(
    string Mine, string Separation, string Metals, string Magnets, string Deposit, string Concentrate,
    string Laboratory);

/// <summary>From hard-rock ore, or imported concentrate, to magnets sold at home and abroad.</summary>
internal sealed class HardRockCampaign(Pen it, HardRockRoute route, long milligrams)
{
    private const long Piece = 8_600;

    private readonly Place separation = it.At(route.Separation);
    private readonly Place metals = it.At(route.Metals);
    private readonly Place alloys = it.At("toll-alloy");
    private readonly Place magnets = it.At(route.Magnets);
    private readonly Stage<Lot> stage = new();

    public IEnumerable<Entry> Tell() => (route.Mine == route.Separation ? Import() : Mine())
        .Concat(Separate()).Concat(MakeMetal()).Concat(MakeMagnets()).Concat(TurnSwarf())
        .Concat(new MagnetSales(it, magnets, stage).Tell());

    private IEnumerable<Entry> Mine()
    {
        Place mine = it.At(route.Mine);
        Entry ore = it.Mine(mine, RareEarths.Ore(it, DemoDeposits.Of(route.Deposit), "ree.ore.hardrock", milligrams));
        yield return ore;
        Entry floated = it.After(30).Process(mine, "ree.beneficiation", [ore.Lot], RareEarths.Float(
            it, ore.Lot.Book, ore.Lot.Left, route.Concentrate));
        yield return floated;
        Lot concentrate = floated.Made[0];
        Entry sample = it.After(4).Divide(mine, "sample", concentrate, Math.Max(1_000, concentrate.Left / 20_000));
        yield return sample;
        yield return it.After(20).Assay(
            it.At(route.Laboratory), concentrate, sample.Lot, concentrate.Book, concentrate.Left);
        foreach (Entry entry in it.Send(mine, separation, "rail", 50, [concentrate], separation.Owner))
        {
            yield return entry;
        }

        stage.Put("concentrate", concentrate);
    }

    private IEnumerable<Entry> Import()
    {
        // A twelfth of the ore's mass: what flotation would have left of it.
        DemoDeposit deposit = DemoDeposits.Of(route.Deposit);
        Product bought = RareEarths.Ore(it, deposit, route.Concentrate, milligrams / 12);
        Entry landed = it.Buy(separation, bought with
        {
            Stated = RareEarths.Enriched(it, deposit, it.Dice.Between(580_000, 640_000)),
        }, SourceKind.Import, deposit.Country, deposit.Code);
        yield return landed;
        yield return it.After(40).Assay(
            it.At(route.Laboratory), landed.Lot, null, landed.Lot.Book, landed.Lot.Left);
        stage.Put("concentrate", landed.Lot);
    }

    private IEnumerable<Entry> Separate()
    {
        DemoCircuit circuit = separation.Site.Circuits[0];
        Lot concentrate = stage.Take("concentrate");
        Entry cracked = it.After(48).Process(
            separation, "ree.cracking", [concentrate], RareEarths.Crack(it, concentrate.Book));
        yield return cracked;
        Contents feed = cracked.Made[0].Book;
        yield return it.After(8).Charge(separation, circuit, cracked.Made[0]);
        Entry drawn = it.After(60).Draw(separation, circuit,
        [
            RareEarths.Separated(it, feed, "ree.oxide.prnd", RareEarths.MagnetPair, "2N5"),
            RareEarths.Separated(it, feed, "ree.oxide.lace", RareEarths.LightPair, "2N"),
        ]);
        yield return drawn;
        Contents waste = feed.Part(18_000);
        Entry rest = it.After(24).Draw(separation, circuit,
            [RareEarths.Separated(it, feed, "ree.oxide.smeugd", RareEarths.MiddleGroup)],
            Yield.Lost(waste.Only("La Ce Pr Nd")));
        yield return rest;
        yield return it.After(30).End(separation, EndKind.SoldToNonMember, drawn.Made[1]);
        foreach (Entry entry in it.Send(separation, metals, "road", 20, [drawn.Made[0]], metals.Owner))
        {
            yield return entry;
        }

        stage.Put("oxide", drawn.Made[0]);
    }

    private IEnumerable<Entry> MakeMetal()
    {
        Lot oxide = stage.Take("oxide");
        Lot? recycled = it.World.Look(metals, metals.Owner, "ree.oxide.prnd");
        Lot[] feed = recycled is null ? [oxide] : [oxide, recycled];
        Entry reduced = it.After(20).Process(metals, "ree.electrolysis", [.. feed], RareEarths.Reduce(
            it, Making.Pool(feed), "ree.metal.prnd", 995_000, "PrNd-75Nd"));
        yield return reduced;
        Lot metal = reduced.Made[0];
        yield return it.After(10).Assay(it.At("lab-south"), metal, null, metal.Book, metal.Left);
        foreach (Entry entry in it.Send(metals, alloys, "road", 24, [metal], magnets.Owner))
        {
            yield return entry;
        }

        stage.Put("metal", metal);
    }

    private IEnumerable<Entry> MakeMagnets()
    {
        Lot metal = stage.Take("metal");
        List<(Lot Lot, long Milligrams)> charge = [(metal, metal.Left)];

        // Grades that bear heat need some heavy rare earth; without any on stock, a plain grade is made.
        Lot? heavy = it.World.Look(alloys, magnets.Owner, "ree.alloy.dyfe");
        long wanted = heavy is null ? 0 : Math.Min(heavy.Left, metal.Left * it.Dice.Between(20, 60) / 1_000);
        if (wanted > 0)
        {
            charge.Add((heavy!, wanted));
        }

        Contents pool = charge.Aggregate(
            Contents.Nothing, (sum, part) => sum.Plus(part.Lot.Book.Part(part.Milligrams, part.Lot.Left)));
        stage.Grade = wanted > 0 ? it.Dice.Of("N42SH", "N45SH", "N48H", "N38UH") : it.Dice.Of("N50", "N52", "N45M");
        Entry cast = it.After(16).Process(
            alloys, "ree.stripcast", [.. charge], Magnets.StripCast(it, pool), magnets.Owner);
        yield return cast;
        foreach (Entry entry in it.Send(alloys, magnets, "road", 10, [cast.Made[0]]))
        {
            yield return entry;
        }

        Entry milled = it.After(12).Process(
            magnets, "ree.jetmill", [cast.Made[0]], Magnets.Mill(it, cast.Made[0].Book));
        yield return milled;
        Entry sintered = it.After(40).Process(
            magnets, "ree.sinter", [milled.Made[0]], Magnets.Sinter(it, milled.Made[0].Book));
        yield return sintered;
        Entry cut = it.After(30).Process(
            magnets, "ree.machining", [sintered.Made[0]], Magnets.Machine(it, sintered.Made[0].Book, Piece));
        yield return cut;
        Entry coated = it.After(20).Process(
            magnets, "ree.coating", [cut.Made[0]], Magnets.Finish(it, cut.Made[0].Book, stage.Grade, Piece, null));
        yield return coated;
        stage.Put("swarf", cut.Made[1]);
        stage.Put("magnets", coated.Made[0]);
    }

    private IEnumerable<Entry> TurnSwarf()
    {
        Place recycler = it.At("recycler");
        Lot swarf = stage.Take("swarf");
        foreach (Entry entry in it.Send(magnets, recycler, "road", 40, [swarf], recycler.Owner))
        {
            yield return entry;
        }

        Entry won = it.After(50).Process(
            recycler, "ree.swarf.recovery", [swarf], RareEarths.Recover(it, swarf.Book));
        yield return won;
        foreach (Entry entry in it.Send(recycler, metals, "road", 20, [won.Made[0]], metals.Owner))
        {
            yield return entry;
        }

        it.World.Store(metals, metals.Owner, won.Made[0]);
    }
}
