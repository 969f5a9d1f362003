using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// Facts that break the law, planted one each on lots of their own. A ledger that refused them would drive them
/// underground: each is recorded into quarantine, and some are decided by two persons.
/// </summary>
internal static class UnlawfulFacts
{
    private const long Kilogram = 1_000_000;

    public static IEnumerable<IEnumerable<Entry>> Scripts(World world) =>
    [
        ExcessRecovery(Pen("X1", "excess-recovery", world, 30)),
        ReceiptWithoutShipment(Pen("X2", "receipt-without-shipment", world, 45)),
        MovementUnderHold(Pen("X3", "movement-under-hold", world, 60)),
        Loss(Pen("X4", "loss", world, 75)),
        Theft(Pen("X5", "theft", world, 90)),
        OverCapacity(Pen("X6", "over-capacity", world, 105)),
        WeightBeyondTolerance(Pen("X7", "weight-beyond-tolerance", world, 120)),
        LateCorrection(Pen("X8", "late-correction", world, 135)),
        WrongShipment(Pen("X9", "receipt-not-of-shipment", world, 150)),
    ];

    // More neodymium comes out of the kiln than went in: there was undeclared feed.
    private static IEnumerable<Entry> ExcessRecovery(Pen it)
    {
        Place plant = it.At("basin-sx");
        Entry bought = it.Buy(plant, Carbonate(4_000));
        yield return bought;
        Contents inflated = bought.Lot.Book.Part(1_080_000);
        Entry calcined = it.After(20).Process(plant, "ree.calcination", [bought.Lot], new Yield(
            [Product.AsOxide("ree.mixed.oxide", inflated, 972_000)], []));
        yield return calcined;
        foreach (Entry entry in Decided(it, calcined.Lot, "excess-recovery", QuarantineOutcome.Released))
        {
            yield return entry;
        }
    }

    // The receiver reports goods that nobody shipped; two persons give them to who has them.
    private static IEnumerable<Entry> ReceiptWithoutShipment(Pen it)
    {
        Place seller = it.At("basin-sx");
        Place finder = it.At("gan-metal");
        Entry bought = it.Buy(seller, PrNdOxide(600));
        yield return bought;
        yield return it.After(40).Receive(finder, [bought.Lot], it.NextShipment(seller));
        foreach (Entry entry in Decided(it, bought.Lot, "receipt-without-shipment", QuarantineOutcome.Reassigned))
        {
            yield return entry;
        }
    }

    // Customs holds a lot; the trader sends it off all the same. Nobody has decided yet.
    private static IEnumerable<Entry> MovementUnderHold(Pen it)
    {
        Place trader = it.At("exporter-south");
        Place port = it.At("east-port");
        Entry bought = it.Buy(trader, PrNdOxide(900));
        yield return bought;
        yield return it.After(10).Decree(
            "customs", new PlaceHold("HOLD-0002", [bought.Lot.Eid], "declaration-doubtful"));
        it.World.Truth.Note(new PlantedHold("HOLD-0002", bought.Lot.Eid.Code, Lifted: false));
        yield return it.After(30).Ship(trader, port, "road", [bought.Lot], it.NextShipment(trader));
        Plant(it, bought.Lot, "movement-under-hold", null);
    }

    // Drums are missing after a flood; two persons write them off, the rest is released.
    private static IEnumerable<Entry> Loss(Pen it)
    {
        Place plant = it.At("gan-sx");
        Entry bought = it.Buy(plant, PrNdOxide(1_200));
        yield return bought;
        yield return it.After(100).End(plant, EndKind.Lost, bought.Lot, 80 * Kilogram);
        foreach (Entry entry in Decided(it, bought.Lot, "loss", QuarantineOutcome.Forfeited))
        {
            yield return entry;
        }
    }

    // A whole lot is stolen from a store. Nobody has decided yet.
    private static IEnumerable<Entry> Theft(Pen it)
    {
        Place trader = it.At("exporter-east");
        Entry bought = it.Buy(trader, Product.OfShares(
            "ree.metal.dy", 220 * Kilogram, ("Dy", 996_000), ("Fe", 2_000)));
        yield return bought;
        yield return it.After(70).End(trader, EndKind.Stolen, bought.Lot);
        Plant(it, bought.Lot, "theft", null);
    }

    // A mine permitted 50 t a year brings up 60 t; the third lot is over. Nobody has decided yet.
    private static IEnumerable<Entry> OverCapacity(Pen it)
    {
        Place mine = it.At("hill-mine");
        Lot last = null!;
        for (int i = 0; i < 3; i++)
        {
            Entry ore = it.After(100).Mine(mine, RareEarths.Ore(
                it, DemoDeposits.Of("MIANNING"), "ree.ore.hardrock", 20_000 * Kilogram));
            yield return ore;
            last = ore.Lot;
        }

        Plant(it, last, "over-capacity", null);
    }

    // The receiver weighs 2 % less than was shipped; after an inquiry two persons release the lot.
    private static IEnumerable<Entry> WeightBeyondTolerance(Pen it)
    {
        Place seller = it.At("gan-sx");
        Place buyer = it.At("gan-metal");
        Entry bought = it.Buy(seller, PrNdOxide(1_000));
        yield return bought;
        string shipment = it.NextShipment(seller);
        yield return it.After(12).Ship(seller, buyer, "road", [bought.Lot], shipment);
        yield return it.After(6).ReceiveWeighing(buyer, bought.Lot, shipment, bought.Lot.Left * 98 / 100);
        foreach (Entry entry in Decided(it, bought.Lot, "weight-beyond-tolerance", QuarantineOutcome.Released))
        {
            yield return entry;
        }
    }

    // A purchase is declared wrong after half of it was worked up. Nobody has decided yet.
    private static IEnumerable<Entry> LateCorrection(Pen it)
    {
        Place plant = it.At("basin-sx");
        Entry bought = it.Buy(plant, Carbonate(3_000));
        yield return bought;
        long half = bought.Lot.Left / 2;
        Contents fed = bought.Lot.Book.Part(half, bought.Lot.Left);
        yield return it.After(20).Process(
            plant, "ree.calcination", [(bought.Lot, half)], RareEarths.Calcine(it, fed));
        yield return it.After(60).Correct(plant, bought.EventId, "incorrect_data");
        it.World.Truth.Note(new PlantedCorrection(bought.EventId, bought.Lot.Eid.Code, Undone: false));
        Plant(it, bought.Lot, "late-correction", null);
    }

    // A lot is reported as received with a shipment that held another. Nobody has decided yet.
    private static IEnumerable<Entry> WrongShipment(Pen it)
    {
        Place seller = it.At("gan-sx");
        Place buyer = it.At("gan-metal");
        Entry sent = it.Buy(seller, PrNdOxide(400));
        yield return sent;
        Entry other = it.After(2).Buy(seller, PrNdOxide(410));
        yield return other;
        string shipment = it.NextShipment(seller);
        yield return it.After(12).Ship(seller, buyer, "road", [sent.Lot], shipment);
        yield return it.After(6).Receive(buyer, [sent.Lot, other.Lot], shipment);
        Plant(it, other.Lot, "receipt-not-of-shipment", null);
    }

    private static Pen Pen(string scope, string name, World world, int day) =>
        new(world, scope, world.Begin.PlusDays(day), Contents.Million, name);

    private static IEnumerable<Entry> Decided(Pen it, Lot lot, string name, QuarantineOutcome outcome)
    {
        it.After(90);
        foreach (Entry entry in it.DecideByTwo("industry", new DecideQuarantine([lot.Eid], outcome)))
        {
            yield return entry;
        }

        Plant(it, lot, name, outcome);
    }

    private static void Plant(Pen it, Lot lot, string name, QuarantineOutcome? outcome) =>
        it.World.Truth.Note(new PlantedFact(name, name, lot.Eid.Code, outcome));

    private static Product PrNdOxide(long kilograms) => Product.OfShares(
        "ree.oxide.prnd", kilograms * Kilogram, ("Nd", 645_000), ("Pr", 205_000)) with { Grade = "2N5" };

    private static Product Carbonate(long kilograms) => Product.OfShares(
        "ree.mixed.carbonate", kilograms * Kilogram,
        ("La", 100_000), ("Ce", 180_000), ("Pr", 18_000), ("Nd", 60_000), ("Sm", 4_500))
        with { Moisture = Ppb.FromPpm(160_000) };
}
