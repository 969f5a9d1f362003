using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// One lot of N48SH magnets from two deposits. Mixed oxides of a Bayan Obo type concentrate and of Longnan clay are
/// blended 80 to 20 by mass before separation, so that by the reference distributions about 94 % of the dysprosium and
/// 4 % of the neodymium come from Longnan. Oxides are separated in a circuit of the story's own, made to metal, cast to
/// alloy by toll, milled, sintered and machined; the swarf goes back through recycler, metal plant and alloy plant into
/// the same lot. Nothing here is measured with an error, so every step balances.
/// </summary>
internal sealed class MagnetStory
{
    private const long Piece = 12_400;
    private const long Kilogram = 1_000_000;
    private const string Gtin = "0952000048003";

    private readonly Pen it;
    private readonly List<StoryLot> path = [];
    private readonly DemoCircuit circuit;
    private Contents fromNorth = Contents.Nothing;
    private Contents fromSouth = Contents.Nothing;
    private Lot last = null!;

    private MagnetStory(World world)
    {
        it = new Pen(world, "N48", world.Begin.PlusDays(4), Contents.Million, DemoTruth.MagnetStory) { Noise = 0 };
        circuit = it.At("gan-sx").Site.Circuits[1];
    }

    public static IEnumerable<Entry> Script(World world) => new MagnetStory(world).Tell();

    private IEnumerable<Entry> Tell()
    {
        List<Lot> oxides = [];
        List<Lot> melts = [];
        List<Lot> machined = [];
        foreach (Entry entry in FromNorth(oxides).Concat(FromSouth(oxides)).Concat(Separate(oxides))
            .Concat(MakeMetal(oxides, melts)).Concat(MakeMagnets(melts, machined, virgin: true))
            .Concat(TurnSwarf(melts, machined)).Concat(Finish(melts, machined)).Concat(Deliver()))
        {
            Note(entry);
            yield return entry;
        }

        it.World.Truth.Note(Summary());
    }

    private IEnumerable<Entry> FromNorth(List<Lot> oxides)
    {
        Place mine = it.At("north-mine");
        Place plant = it.At("north-sx");
        Entry ore = it.After(8).Mine(mine, RareEarths.Ore(
            it, DemoDeposits.Of("BAYANOBO"), "ree.ore.hardrock", 130_000 * Kilogram));
        yield return ore;
        Entry floated = it.After(30).Process(mine, "ree.beneficiation", [ore.Lot], RareEarths.Float(
            it, ore.Lot.Book, ore.Lot.Left, "ree.concentrate.mixed"));
        yield return floated;
        Lot concentrate = floated.Made[0];
        foreach (Entry entry in Tested(mine, "lab-north", concentrate).Concat(
            it.Send(mine, plant, "rail", 40, [concentrate], plant.Owner)))
        {
            yield return entry;
        }

        Entry cracked =
            it.After(48).Process(plant, "ree.cracking", [concentrate], RareEarths.Crack(it, concentrate.Book));
        yield return cracked;
        Entry calcined = it.After(20).Process(
            plant, "ree.calcination", [cracked.Made[0]], RareEarths.Calcine(it, cracked.Made[0].Book));
        yield return calcined;
        Place blender = it.At("gan-sx");
        foreach (Entry entry in it.Send(plant, blender, "rail", 90, [calcined.Lot], blender.Owner))
        {
            yield return entry;
        }

        oxides.Add(calcined.Lot);
    }

    private IEnumerable<Entry> FromSouth(List<Lot> oxides)
    {
        Place field = it.At("south-clay");
        Place plant = it.At("gan-sx");
        Entry clay = it.After(12).Mine(field, RareEarths.Ore(
            it, DemoDeposits.Of("LONGNAN"), "ree.ore.ionclay", 700_000 * Kilogram));
        yield return clay;
        Entry leached = it.After(60).Process(field, "ree.leaching", [clay.Lot], RareEarths.Leach(it, clay.Lot.Book));
        yield return leached;
        foreach (Entry entry in it.Send(field, plant, "road", 9, [leached.Lot], plant.Owner))
        {
            yield return entry;
        }

        Entry calcined = it.After(20).Process(
            plant, "ree.calcination", [leached.Lot], RareEarths.Calcine(it, leached.Lot.Book));
        yield return calcined;
        oxides.Add(calcined.Lot);
    }

    private IEnumerable<Entry> Separate(List<Lot> oxides)
    {
        const long North = 3_200 * Kilogram;
        const long South = 800 * Kilogram;
        Place plant = it.At("gan-sx");
        (Lot north, Lot south) = (oxides[0], oxides[1]);
        oxides.Clear();
        fromNorth = north.Book.Part(North, north.Left);
        fromSouth = south.Book.Part(South, south.Left);
        Contents both = fromNorth.Plus(fromSouth);
        Entry blend = it.After(10).Process(plant, "ree.blend", [(north, North), (south, South)], Yield.Of(
            both, it, Product.AsOxide("ree.mixed.oxide", both.Part(998_500), 972_000)));
        yield return blend;
        foreach (Entry entry in Tested(plant, "lab-south", blend.Lot))
        {
            yield return entry;
        }

        Contents feed = blend.Lot.Book;
        yield return it.After(6).Charge(plant, circuit, blend.Lot);
        Contents large = feed.Part(700_000);
        Contents small = feed.Part(299_000);
        Entry first = it.After(72).Draw(plant, circuit,
        [
            RareEarths.Separated(it, large, "ree.oxide.prnd", RareEarths.MagnetPair, "2N5"),
            RareEarths.Separated(it, large, "ree.oxide.dy", "Dy", "3N"),
            RareEarths.Separated(it, feed.Part(999_000), "ree.oxide.tb", "Tb", "3N"),
        ]);
        yield return first;
        Entry second = it.After(72).Draw(plant, circuit,
        [
            RareEarths.Separated(it, small, "ree.oxide.prnd", RareEarths.MagnetPair, "2N5"),
            RareEarths.Separated(it, small, "ree.oxide.dy", "Dy", "3N"),
        ]);
        yield return second;
        yield return it.After(24).Draw(plant, circuit,
        [
            RareEarths.Separated(it, feed, "ree.oxide.lace", RareEarths.LightPair, "2N"),
            RareEarths.Separated(it, feed, "ree.oxide.smeugd", RareEarths.MiddleGroup),
            RareEarths.Separated(it, feed, "ree.oxide.heavy", RareEarths.HeavyGroup),
            RareEarths.Separated(it, feed, "ree.oxide.y", "Y", "3N"),
        ]);
        oxides.AddRange([.. first.Made, .. second.Made]);
    }

    private IEnumerable<Entry> MakeMetal(List<Lot> oxides, List<Lot> melts)
    {
        Place metals = it.At("gan-metal");
        Place alloys = it.At("toll-alloy");
        Place magnets = it.At("bay-magnets");
        foreach (Entry entry in it.Send(it.At("gan-sx"), metals, "road", 5, [.. oxides], metals.Owner))
        {
            yield return entry;
        }

        Lot[] made = new Lot[5];
        foreach (int i in (int[])[0, 1, 3, 4])
        {
            bool isLight = oxides[i].Material == "ree.oxide.prnd";
            Entry reduced = it.After(16).Process(metals, "ree.electrolysis", [oxides[i]], isLight
                ? RareEarths.Reduce(it, oxides[i].Book, "ree.metal.prnd", 996_000, "PrNd-75Nd")
                : RareEarths.Reduce(it, oxides[i].Book, "ree.alloy.dyfe", 800_000));
            yield return reduced;
            made[i] = reduced.Made[0];
        }

        Entry fluoride = it.After(30).Process(metals, "ree.fluorination", [oxides[2]], RareEarths.Fluorinate(
            it, oxides[2].Book, "ree.fluoride.tb", 735_500));
        yield return fluoride;

        // No sample here: a lot of two origins divides to the picogram by line, and its total by element might shift.
        yield return it.After(20).Assay(it.At("lab-south"), made[0], null, made[0].Book, made[0].Left);
        foreach (Entry entry in it.Send(metals, alloys, "road", 20, [made[0], made[1], made[3], made[4]], magnets.Owner)
            .Concat(it.Send(metals, magnets, "road", 26, [fluoride.Lot], magnets.Owner)))
        {
            yield return entry;
        }

        melts.AddRange([made[0], made[1], made[3], made[4], fluoride.Lot]);
    }

    private IEnumerable<Entry> MakeMagnets(List<Lot> melts, List<Lot> machined, bool virgin)
    {
        Place alloys = it.At("toll-alloy");
        Place magnets = it.At("bay-magnets");
        Lot[] charge = virgin ? [melts[0], melts[1]] : [melts[2], melts[3], .. melts.Skip(5)];
        Entry cast = it.After(16).Process(
            alloys, "ree.stripcast", [.. charge], Magnets.StripCast(it, Making.Pool(charge)), magnets.Owner);
        yield return cast;
        foreach (Entry entry in it.Send(alloys, magnets, "road", 8, [cast.Made[0]]))
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
        machined.AddRange(cut.Made);
    }

    private IEnumerable<Entry> TurnSwarf(List<Lot> melts, List<Lot> machined)
    {
        Place magnets = it.At("bay-magnets");
        Place recycler = it.At("recycler");
        Place metals = it.At("gan-metal");
        Place alloys = it.At("toll-alloy");
        Lot swarf = machined[1];
        foreach (Entry entry in it.Send(magnets, recycler, "road", 30, [swarf]))
        {
            yield return entry;
        }

        Entry won = it.After(60).Process(
            recycler, "ree.swarf.recovery", [swarf], RareEarths.Recover(it, swarf.Book), magnets.Owner);
        yield return won;
        (Lot light, Lot heavy) = (won.Made[0], won.Made[1]);
        foreach (Entry entry in it.Send(recycler, metals, "road", 5, [light, heavy]))
        {
            yield return entry;
        }

        Entry metal = it.After(16).Process(metals, "ree.electrolysis", [light], RareEarths.Reduce(
            it, light.Book, "ree.metal.prnd", 996_000, "PrNd-75Nd"), magnets.Owner);
        yield return metal;
        Entry alloy = it.After(16).Process(metals, "ree.electrolysis", [heavy], RareEarths.Reduce(
            it, heavy.Book, "ree.alloy.dyfe", 800_000), magnets.Owner);
        yield return alloy;
        foreach (Entry entry in it.Send(metals, alloys, "road", 20, [metal.Made[0], alloy.Made[0]]))
        {
            yield return entry;
        }

        melts.AddRange([metal.Made[0], alloy.Made[0]]);
    }

    private IEnumerable<Entry> Finish(List<Lot> melts, List<Lot> machined)
    {
        Place magnets = it.At("bay-magnets");
        foreach (Entry entry in MakeMagnets(melts, machined, virgin: false))
        {
            yield return entry;
        }

        Lot[] together = [machined[0], machined[2], melts[4]];
        Entry diffused = it.After(36).Process(
            magnets, "ree.diffusion", [.. together], Magnets.Diffuse(it, Making.Pool(together), Piece));
        yield return diffused;
        Entry coated = it.After(24).Process(
            magnets, "ree.coating", [diffused.Made[0]],
            Magnets.Finish(
                it, diffused.Made[0].Book, "N48SH", Piece,
                $"https://id.gs1.org/01/{Gtin}{Gs1.CheckDigit(Gtin)}/10/{DemoTruth.MagnetLotNumber}"),
            number: DemoTruth.MagnetLotNumber);
        yield return coated;
        last = coated.Made[0];
        foreach (Entry entry in Tested(magnets, "lab-umpire", last))
        {
            yield return entry;
        }
    }

    private IEnumerable<Entry> Deliver()
    {
        Place maker = it.At("bay-magnets");
        Place exporter = it.At("exporter-east");
        Place importer = it.At("drives");
        string pallet = it.NextPallet();
        yield return it.After(10).Pack(maker, pallet, last);
        string inland = it.NextShipment(maker);
        yield return it.After(4).Ship(maker, exporter, "road", [last], inland, exporter.Owner, parent: pallet);
        yield return it.After(8).Receive(exporter, [last], inland, isWeighed: false);
        yield return it.After(30).Clear("CD-N48-0001", "DE", last);
        string overseas = it.NextShipment(exporter);
        yield return it.After(10).Ship(exporter, importer, "sea", [last], overseas, importer.Owner, parent: pallet);
        yield return it.After(12).Pass("sea", it.At("east-port"), last);
        yield return it.After(700).Receive(importer, [last], overseas, isWeighed: false);
        yield return it.After(20).Unpack(importer, pallet, last);
    }

    // A sample is drawn, and a laboratory reports for the lot.
    private IEnumerable<Entry> Tested(Place at, string laboratory, Lot lot)
    {
        long sample = Math.Min(Kilogram / 2, lot.Left / 1_000);
        Entry drawn = it.After(3).Divide(at, "sample", lot, sample);
        yield return drawn;
        yield return it.After(20).Assay(it.At(laboratory), lot, drawn.Lot, lot.Book, lot.Left);
    }

    private void Note(Entry entry)
    {
        string step = entry.Acts[0] is TransformLots made ? made.ProcessStep : "commissioning";
        path.AddRange(entry.Made.Select(lot => new StoryLot(
            lot.Eid.Code, lot.Material, step, lot.Declared.Mass.Milligrams)));
    }

    private DemoStory Summary()
    {
        ImmutableArray<ExpectedShare> shares =
        [
            .. ((string[])["Nd", "Pr", "Dy", "Tb"]).Select(Element.Of).SelectMany(element =>
            {
                Int128 south = fromSouth[element] * Ppb.Whole / (fromNorth[element] + fromSouth[element]);
                return (ExpectedShare[])
                [
                    new ExpectedShare(element.Symbol, "BAYANOBO", Ppb.Whole - (long)south),
                    new ExpectedShare(element.Symbol, "LONGNAN", (long)south),
                ];
            }),
        ];
        return new DemoStory(
            DemoTruth.MagnetStory, last.Eid.Code, last.Declared.LotNumber, last.Declared.Grade, ["BAYANOBO", "LONGNAN"],
            shares, [.. path]);
    }
}
