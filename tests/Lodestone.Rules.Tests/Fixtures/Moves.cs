using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

/// <summary>
/// Movements between the parties of <see cref="Cast"/>, lawful until a test spoils them with <c>with</c>.
/// </summary>
internal static class Moves
{
    public const string Shipment = "urn:test:shipment:1";

    public const string Parent = "urn:epc:id:sscc:6901234.0000000001";

    public static readonly Mass Ton = Mass.FromKilograms(1_000);

    /// <summary>The mine ships lots to the plant, weighed at a ton each.</summary>
    public static ShipLots Ship(this World world, params Eid[] lots) => new(
        world.Facts(), Shipment, [.. lots.Select(lot => new WeighedLot(lot, Ton))], [], Cast.Mine.Site, Cast.Plant.Id,
        Cast.Plant.Site, Carrier: null, NewOwner: null, Contract: null, Instrument: null);

    /// <summary>The plant receives lots, weighed at a ton each.</summary>
    public static ReceiveLots Receive(this World world, params Eid[] lots) => new(
        world.Facts(), Shipment, [.. lots.Select(lot => new WeighedLot(lot, Ton))], Cast.Plant.Site, Instrument: null,
        IsFinal: false);

    public static PackLots Pack(this World world, params Eid[] lots) => new(world.Facts(), Parent, [.. lots]);

    public static UnpackLots Unpack(this World world, params Eid[] lots) => new(world.Facts(), Parent, [.. lots]);

    public static ObserveLots Observe(this World world, SiteId site, params Eid[] lots) =>
        new(world.Facts(), [.. lots], site);

    public static TransferTitle Transfer(this World world, Actor from, Actor to, params Eid[] lots) =>
        new(world.Facts(), [.. lots], from.Id, to.Id);

    public static EndLots End(this World world, EndKind kind, Eid lot, Mass? mass = null) => new(
        world.Facts(), kind, [new LotPortion(lot, mass)], kind == EndKind.Exported ? "JP" : string.Empty, null);

    /// <summary>Customs holds lots.</summary>
    public static void Hold(this World world, params Eid[] lots) =>
        world.Accept(Cast.Customs, new PlaceHold("HOLD-1", [.. lots], "inspection"));

    /// <summary>A lot of the mine in quarantine: stolen, it says.</summary>
    public static Eid SeedQuarantined(this World world)
    {
        Eid lot = world.Seed(Cast.Mine);
        world.Accept(Cast.Mine, world.End(EndKind.Stolen, lot));
        return lot;
    }

    public static Refusal AssertQuarantined(this World world, Eid lot, string reason, Actor possessor)
    {
        Assert.True(world.Lot(lot).Quarantined);
        QuarantineRow row = world.State.Quarantines.Find(lot.Code)!;
        Assert.True(row.Open);
        Assert.Equal(reason, row.Reason);
        Assert.Contains(reason, world.Lot(lot).Flags);
        world.AssertConserved();
        return world.Refuse(
            RefusalCode.LotInQuarantine, possessor, world.End(EndKind.Destroyed, lot) with { Event = world.Facts() });
    }
}
