using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// Mass balance and book-and-claim (ISO 22095:2020, 3.3.4 and 3.3.5): what verified material earns may be assigned to
/// other outputs once, at the same site or after a transfer at another.
/// </summary>
internal static class CreditCases
{
    private const long Kilogram = 1_000_000;
    private static readonly Element Neodymium = Element.Of("Nd");

    public static IEnumerable<IEnumerable<Entry>> Scripts(World world) =>
    [
        MassBalance(new Pen(world, "MB", world.Begin.PlusDays(100), Contents.Million, "mass-balance") { Noise = 0 }),
    ];

    private static IEnumerable<Entry> MassBalance(Pen it)
    {
        Place mine = it.At("north-mine");
        Place plant = it.At("north-sx");
        Entry ore = it.Mine(mine, RareEarths.Ore(
            it, DemoDeposits.Of("BAYANOBO"), "ree.ore.hardrock", 40_000 * Kilogram));
        yield return ore;
        Entry floated = it.After(30).Process(mine, "ree.beneficiation", [ore.Lot], RareEarths.Float(
            it, ore.Lot.Book, ore.Lot.Left, "ree.concentrate.mixed"));
        yield return floated;
        foreach (Entry entry in it.Send(mine, plant, "rail", 40, [floated.Made[0]], plant.Owner))
        {
            yield return entry;
        }

        // The output is on the balance: the verified origins in it go to the site's credit.
        Entry cracked = it.After(48).Process(
            plant, "ree.cracking", [floated.Made[0]], RareEarths.Crack(it, floated.Made[0].Book),
            model: CustodyModel.MassBalance);
        yield return cracked;
        Int128 earned = cracked.Made[0].Book[Neodymium];

        Entry claimed = it.After(30).BuyClaiming(
            plant, Carbonate(500), CustodyModel.MassBalance, new OriginClaim(
                Neodymium, "BAYANOBO", Ppb.Of(Ppb.Whole), ByCredit: true));
        yield return claimed;
        Note(it, claimed.Lot, transferred: false);

        Place other = it.At("basin-sx");
        ElementAmount passed = new((earned - claimed.Lot.Book[Neodymium]) / 2);
        yield return it.After(20).Decree(plant.Party, 0, new TransferCredit(
            plant.Id, other.Id, Neodymium, "BAYANOBO", passed));
        Entry booked = it.After(20).BuyClaiming(
            other, Carbonate(300), CustodyModel.BookAndClaim, new OriginClaim(
                Neodymium, "BAYANOBO", Ppb.Of(Ppb.Whole), ByCredit: true));
        yield return booked;
        Note(it, booked.Lot, transferred: true);
    }

    private static void Note(Pen it, Lot lot, bool transferred) => it.World.Truth.Note(new PlantedCredit(
        lot.Eid.Code, "Nd", "BAYANOBO", lot.Book[Neodymium].ToString(null, null), transferred));

    private static Product Carbonate(long kilograms) => Product.OfShares(
        "ree.mixed.carbonate", kilograms * Kilogram, ("La", 90_000), ("Ce", 170_000), ("Pr", 16_000), ("Nd", 55_000))
        with { Moisture = Ppb.FromPpm(150_000) };
}
