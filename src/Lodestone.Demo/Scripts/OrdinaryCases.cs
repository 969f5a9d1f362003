using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// What happens in any year: a hold that is lifted, results that are settled with and without an umpire, an event told
/// right, one reported late by allowance, a source corrected, things that are no lots.
/// </summary>
internal static class OrdinaryCases
{
    private const long Kilogram = 1_000_000;

    public static IEnumerable<IEnumerable<Entry>> Scripts(World world) =>
    [
        OpeningStock(Pen("OS", "opening-stock", world, 5)),
        HoldAndLift(Pen("H1", "hold-lifted", world, 40)),
        Settlement(Pen("S1", "settled-by-mean", world, 55), buyerPpm: 640_500, umpirePpm: null),
        Settlement(Pen("S2", "settled-by-umpire", world, 85), buyerPpm: 631_000, umpirePpm: 638_000),
        ToldRight(Pen("C1", "told-right", world, 70)),
        LateEntry(Pen("L1", "late-entry", world, 158)),
        SourceCorrection(Pen("U1", "source-corrected", world, 110)),
        Containers(Pen("CN", "containers", world, 20)),
    ];

    // Stock on hand as the ledger opens, which later campaigns draw on: its origin stays unverified.
    private static IEnumerable<Entry> OpeningStock(Pen it)
    {
        Place alloys = it.At("toll-alloy");
        Place metals = it.At("gan-metal");
        Entry oxide = it.Open(metals, Product.OfShares(
            "ree.oxide.prnd", 6_000 * Kilogram, ("Nd", 640_000), ("Pr", 208_000)));
        yield return oxide;
        it.World.Store(metals, metals.Owner, oxide.Lot);
        Entry alloy = it.After(4).Open(it.At("bay-magnets"), Product.OfShares(
            "ree.alloy.dyfe", 900 * Kilogram, ("Dy", 796_000), ("Fe", 200_000)));
        yield return alloy;
        foreach (Entry entry in it.Send(it.At("bay-magnets"), alloys, "road", 10, [alloy.Lot]))
        {
            yield return entry;
        }

        it.World.Store(alloys, it.At("bay-magnets").Owner, alloy.Lot);
        yield return it.After(4).Open(it.At("antimony-smelter"), Product.OfShares(
            "sb.metal.ingot", 40_000 * Kilogram, ("Sb", 996_600)) with { Grade = "Sb99.65" });
        yield return it.After(4).Open(it.At("gallium-refinery"), Product.OfShares(
            "ga.residue.tails", 300 * Kilogram, ("Ga", 985_000)));
    }

    private static IEnumerable<Entry> HoldAndLift(Pen it)
    {
        Place trader = it.At("exporter-east");
        Entry bought = it.Buy(trader, Product.OfShares(
            "ree.magnet.ndfeb", 500 * Kilogram, ("Nd", 235_000), ("Pr", 70_000), ("Fe", 670_000)) with
        {
            Grade = "N45", Pieces = 40_000,
        });
        yield return bought;
        yield return it.After(10).Decree("customs", new PlaceHold("HOLD-0001", [bought.Lot.Eid], "composition-check"));
        yield return it.After(40).Assay(it.At("lab-umpire"), bought.Lot, null, bought.Lot.Book, bought.Lot.Left);
        foreach (Entry entry in it.DecideByTwo("customs", new LiftHold("HOLD-0001")))
        {
            yield return entry;
        }

        it.World.Truth.Note(new PlantedHold("HOLD-0001", bought.Lot.Eid.Code, Lifted: true));
        yield return it.After(20).Clear("CD-H1-1", "US", bought.Lot);
        yield return it.After(6).End(trader, EndKind.Exported, bought.Lot, destination: "US");
    }

    // Seller says 64.2 %. Within the splitting limit the mean settles, beyond it the umpire.
    private static IEnumerable<Entry> Settlement(Pen it, long buyerPpm, long? umpirePpm)
    {
        const long SellerPpm = 642_000;
        Place seller = it.At("gan-sx");
        Place buyer = it.At("gan-metal");
        Element paid = Element.Of("Nd");
        string contract = $"https://lodestone.example/demo/contract/{it.NextNumber}";
        yield return it.Decree(seller.Party, 0, new RegisterContract(
            contract, seller.Owner, buyer.Owner, Ppb.FromPpm(10_000), it.At("lab-umpire").Owner));
        Entry bought = it.After(3).Buy(seller, Product.OfShares(
            "ree.oxide.prnd", 2_000 * Kilogram, ("Nd", SellerPpm), ("Pr", 206_000)));
        yield return bought;
        string shipment = it.NextShipment(seller);
        Lot lot = bought.Lot;
        yield return it.After(5).Ship(
            seller, buyer, "road", [lot], shipment, buyer.Owner, contract);
        yield return it.After(6).Receive(buyer, [lot], shipment);
        OpenResult said = Result(it, shipment, lot, paid, SellerPpm, "seller");
        OpenResult found = Result(it, shipment, lot, paid, buyerPpm, "buyer");
        yield return it.After(20).Decree(seller.Party, 0, Sealed(seller.Owner, said));
        yield return it.After(4).Decree(buyer.Party, 0, Sealed(buyer.Owner, found));
        yield return it.After(20).Decree(seller.Party, 0, said);
        yield return it.After(4).Decree(buyer.Party, 0, found);
        Int128 settled = (AmountOf(said) + AmountOf(found)) / 2;
        if (umpirePpm is { } ppm)
        {
            Place umpire = it.At("lab-umpire");
            yield return it.After(60).Assay(umpire, lot, null, lot.Book, lot.Left);
            OpenResult decided = Result(it, shipment, lot, paid, ppm, "umpire");
            yield return it.After(4).Decree(umpire.Party, 0, decided);
            settled = AmountOf(decided);
        }

        it.World.Truth.Note(new PlantedSettlement(
            shipment, lot.Eid.Code, paid.Symbol, umpirePpm is not null, settled.ToString(null, null)));
    }

    // A purchase is entered with a slip in its mass, undone the same day, and entered again.
    private static IEnumerable<Entry> ToldRight(Pen it)
    {
        Place plant = it.At("gan-sx");
        Entry slip = it.Buy(plant, Carbonate(18_000));
        yield return slip;
        Entry right = it.After(3).Buy(plant, Carbonate(1_800));
        yield return right;
        yield return it.After(1).Correct(plant, slip.EventId, "incorrect_data", right.EventId);
        it.World.Truth.Uncount(slip.Lot.Book);
        it.World.Truth.Note(new PlantedCorrection(slip.EventId, slip.Lot.Eid.Code, Undone: true));
    }

    // A leach field without a network for weeks: two persons allow its events of that time.
    private static IEnumerable<Entry> LateEntry(Pen it)
    {
        Place field = it.At("east-clay");
        Instant from = it.Now.PlusDays(-24);
        foreach (Entry entry in it.DecideByTwo(
            "industry", new AllowLateEntry(field.Owner, from, it.Now.PlusDays(-10), it.Now.PlusDays(8)), hours: 8))
        {
            yield return entry;
        }

        Entry ore = it.After(5).MineAt(from.PlusDays(2), field, RareEarths.Ore(
            it, DemoDeposits.Of("XUNWU"), "ree.ore.ionclay", 900_000 * Kilogram));
        yield return ore;
        it.World.Truth.Note(new PlantedLateEntry("east-clay", ore.EventId, ore.Lot.Eid.Code));
    }

    // An accredited laboratory finds a little more neodymium; two persons raise the book to it.
    private static IEnumerable<Entry> SourceCorrection(Pen it)
    {
        Place plant = it.At("basin-sx");
        Entry bought = it.Buy(plant, Carbonate(5_000));
        yield return bought;
        Lot lot = bought.Lot;
        Contents more = lot.Book.Only("Nd").Part(2_000);
        Entry assay = it.After(30).AssayExactly(it.At("lab-umpire"), lot, lot.Book.Plus(more), lot.Left);
        yield return assay;
        Element raised = Element.Of("Nd");
        foreach (Entry entry in it.DecideByTwo("industry", new CorrectSource(lot.Eid, raised, assay.EventId)))
        {
            yield return entry;
        }

        Composition found = ((RecordAssay)assay.Acts[0]).Composition;
        Int128 rise = Contents.In(lot.Mass, found)[raised] - lot.Book[raised];
        it.World.Truth.Note(new PlantedSourceCorrection(lot.Eid.Code, "Nd", rise.ToString(null, null)));
    }

    // Containers come and go; they are no lots and can never feed one.
    private static IEnumerable<Entry> Containers(Pen it)
    {
        DemoParty carrier = it.World.Consortium.Party("sea");
        for (int i = 0; i < 6; i++)
        {
            RecordThings act = new(
                it.After(600).Facts(carrier, "arriving", "in_transit", it.At("east-port").Id),
                [$"https://id.gs1.org/8003/09520000490002{i + 1}"]);
            yield return it.Say(carrier, act);
        }
    }

    private static OpenResult Result(Pen it, string shipment, Lot lot, Element paid, long ppm, string who) => new(
        shipment, lot.Eid, lot.Mass, paid, Ppb.FromPpm(ppm),
        Convert.ToHexStringLower(DemoSeed.Derive(it.World.Options.Seed, "salt", shipment, who).AsSpan(0, 16)));

    private static SealResult Sealed(PartyId party, OpenResult result) =>
        new(result.Shipment, result.Lot, ResultSeal.Of(party, result)!);

    private static Int128 AmountOf(OpenResult result) => ElementAmount.In(result.Weight, result.Share).Picograms;

    private static Pen Pen(string scope, string name, World world, int day) =>
        new(world, scope, world.Begin.PlusDays(day), Contents.Million, name);

    private static Product Carbonate(long kilograms) => Product.OfShares(
        "ree.mixed.carbonate", kilograms * Kilogram,
        ("La", 98_000), ("Ce", 178_000), ("Pr", 17_500), ("Nd", 61_000), ("Sm", 4_000))
        with { Moisture = Ppb.FromPpm(150_000) };
}
