using Lodestone.Vocabulary;
using static Lodestone.Node.Tests.Cast;

namespace Lodestone.Node.Tests;

/// <summary>Something that breaks the law and happened all the same.</summary>
/// <param name="Claim">The sentence that holds.</param>
/// <param name="Reason">Why the lot is then in quarantine.</param>
/// <param name="Enter">Enters it; it must be accepted. Gives the lot, who reported it, and who has the lot.</param>
/// <param name="Use">An act on the lot that is lawful as soon as the quarantine is over.</param>
internal sealed record UnlawfulFact(
    string Claim,
    string Reason,
    Func<World, Task<(Eid Lot, Firm Reporter, Firm Possessor)>> Enter,
    Func<World, Eid, Firm, Task<Act>> Use)
{
    public static IEnumerable<UnlawfulFact> All =>
    [
        new("Excess recovery", "excess-recovery", async world =>
        {
            LotDeclaration metal = world.Goods.Metal(Mine, 850);
            await world.Accept(Mine, world.Goods.Electrolysis(Mine, await world.Goods.Oxide(Mine), metal));
            return (metal.Eid, Mine, Mine);
        }, Sell),
        new("A receipt without a shipment", "receipt-without-shipment", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            await world.Accept(Plant, world.Goods.Receive(Plant, world.NewUri("shipment"), lot));
            return (lot, Plant, Mine);
        }, Sell),
        new("A receipt of a lot that is not of the shipment", "receipt-not-of-shipment", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            ShipLots other = world.Goods.Ship(Mine, Plant, await world.Goods.Oxide(Mine));
            await world.Accept(Mine, other);
            await world.Accept(Plant, world.Goods.Receive(Plant, other.Shipment, lot));
            return (lot, Plant, Mine);
        }, Sell),
        new("A movement under hold", "movement-under-hold", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            await world.Goods.Hold(lot);
            await world.Accept(Mine, world.Goods.Observe(Mine.OtherSite, lot));
            return (lot, Mine, Mine);
        }, async (world, lot, possessor) =>
        {
            foreach (string hold in world.Node.Open.Ledger.ReadState(state => state.Lots.Find(lot.Code)!.Holds))
            {
                await world.Decide(Customs, new LiftHold(hold));
            }

            return await Sell(world, lot, possessor);
        }),
        new("A loss", "loss", world => Ended(world, EndKind.Lost), Sell),
        new("A theft", "theft", world => Ended(world, EndKind.Stolen), Sell),
        new("Output above the plant's capacity", "over-capacity", async world =>
        {
            Firm firm = await world.NewFirm();
            await world.Accept(Industry, world.Permit(firm, Activity.Mining, firm.Site) with
            {
                YearlyCapacity = Mass.FromKilograms(1_500),
            });
            await world.Goods.Oxide(firm);
            return (await world.Goods.Oxide(firm), firm, firm);
        }, Sell),
        new("A late correction of a lot that is consumed in part", "late-correction", async world =>
        {
            CommissionLot made = world.Goods.Commission(Mine, world.Goods.Lot(Mine));
            await world.Accept(Mine, made);
            await world.Accept(Mine, world.Goods.Split(Mine, made.Lot.Eid, 400));
            await world.Accept(Mine, IllegalDeciding.Correction(world, made.Event.EventId!));
            return (made.Lot.Eid, Mine, Mine);
        }, Sell),
        new("A weight beyond tolerance", "weight-beyond-tolerance", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            ShipLots ship = world.Goods.Ship(Mine, Plant, lot) with { NewOwner = Plant.Id };
            await world.Accept(Mine, ship);
            await world.Accept(Plant, world.Goods.Receive(Plant, ship.Shipment) with
            {
                Lots = [new WeighedLot(lot, Mass.FromKilograms(990))],
            });
            return (lot, Plant, Plant);
        }, (world, lot, possessor) => Task.FromResult<Act>(world.Goods.Split(possessor, lot))),
        new("A by-product above its stream's cap", "stream-cap", async world =>
        {
            string stream = world.NewUri("stream");
            await world.Accept(Industry, new RegisterStream(
                stream, Plant.Site, Element.Of("Ga"), Mass.FromKilograms(1_000_000), Ppb.FromPpm(100),
                Ppb.FromPpm(500_000)));
            CommissionLot[] both = [Gallium(world, stream), Gallium(world, stream)];
            await world.Accept(Plant, both[0]);
            await world.Accept(Plant, both[1]);
            return (both[1].Lot.Eid, Plant, Plant);
        }, Sell),
    ];

    public override string ToString() => Claim;

    private static Task<Act> Sell(World world, Eid lot, Firm possessor) =>
        Task.FromResult<Act>(world.Goods.Transfer(possessor, Magnets, lot));

    private static async Task<(Eid Lot, Firm Reporter, Firm Possessor)> Ended(World world, EndKind kind)
    {
        Eid lot = await world.Goods.Oxide(Mine);
        await world.Accept(Mine, world.Goods.End(kind, lot));
        return (lot, Mine, Mine);
    }

    private static CommissionLot Gallium(World world, string stream) => world.Goods.Commission(
        Plant,
        world.Goods.Lot(
            Plant, "ga.metal.4n", 30, Goods.Of(("Ga", 1_000_000_000)), CustodyModel.ControlledBlending),
        Goods.From(SourceKind.ByProduct, "bayer", stream));
}
