using Lodestone.Vocabulary;
using static Lodestone.Node.Tests.Attempt;
using static Lodestone.Node.Tests.Cast;
using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Node.Tests;

/// <summary>Goods moved, sold, settled or ended by whom they are not, or as they may not be.</summary>
internal static class IllegalMoving
{
    private const string Salt = "00112233445566778899aabbccddeeff";

    public static IEnumerable<IllegalAct> All => [.. Shipping, .. Packing, .. Receiving, .. Settling, .. Ending];

    private static IEnumerable<IllegalAct> Shipping =>
    [
        new("Another's lot shipped", NotInPossession, "acts[0].lots[0].lot", async world =>
            By(world, Plant, world.Goods.Ship(Plant, Magnets, await world.Goods.Oxide(Mine)))),
        new("A lot that is on the way shipped again", LotInTransit, "acts[0].lots[0].lot", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            await world.Accept(Mine, world.Goods.Ship(Mine, Plant, lot));
            return By(world, Mine, world.Goods.Ship(Mine, Magnets, lot));
        }),
        new("Goods shipped from another party's site", SiteOfAnotherParty, "acts[0].from", async world =>
        {
            ShipLots ship = world.Goods.Ship(Mine, Plant, await world.Goods.Oxide(Mine));
            return By(world, Mine, ship with { From = Magnets.Site });
        }),
        new("Goods shipped to a site that is not registered", SiteUnknown, "acts[0].to", async world =>
            By(world, Mine, world.Goods.Ship(Mine, Plant, await world.Goods.Oxide(Mine)) with { To = Stranger.Site })),
        new("Goods shipped to a stranger", PartyUnknown, "acts[0].receiver", async world =>
            By(world, Mine, world.Goods.Ship(Mine, Plant, await world.Goods.Oxide(Mine)) with
            {
                Receiver = Stranger.Id,
            })),
        new("A shipment's number used twice", ShipmentAlreadyKnown, "acts[0].shipment", async world =>
        {
            ShipLots first = world.Goods.Ship(Mine, Plant, await world.Goods.Oxide(Mine));
            await world.Accept(Mine, first);
            return By(world, Mine, world.Goods.Ship(Mine, Plant, await world.Goods.Oxide(Mine)) with
            {
                Shipment = first.Shipment,
            });
        }),
        new("A contract of others", ContractUnknown, "acts[0].contract", async world =>
            By(world, Mine, world.Goods.Ship(Mine, Plant, await world.Goods.Oxide(Mine)) with
            {
                Contract = world.NewUri("contract"),
            })),
        new("A scale that is not calibrated", InstrumentNotCalibrated, "acts[0].instrument", async world =>
            By(world, Mine, world.Goods.Ship(Mine, Plant, await world.Goods.Oxide(Mine)) with
            {
                Instrument = world.NewUri("scale"),
            })),
        new("Title given along by one who is not the owner", NotTheOwner, "acts[0].lots[0].lot", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            await world.Accept(Mine, world.Goods.Transfer(Mine, Magnets, lot));
            return By(world, Mine, world.Goods.Ship(Mine, Plant, lot) with { NewOwner = Plant.Id });
        }),
    ];

    private static IEnumerable<IllegalAct> Packing =>
    [
        new("A packed child moved alone", LotIsPacked, "acts[0].lots[0].lot", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            await world.Accept(Mine, world.Goods.Pack(Mine, world.NewUri("pallet"), lot));
            return By(world, Mine, world.Goods.Ship(Mine, Plant, lot));
        }),
        new("Lots of two sites packed together", LotAtAnotherSite, "acts[0].lots[1]", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            Eid other = await world.Goods.Oxide(Mine);
            await world.Accept(Mine, world.Goods.Observe(Mine.OtherSite, other));
            return By(world, Mine, world.Goods.Pack(Mine, world.NewUri("pallet"), lot, other));
        }),
        new("A pallet that was never packed", ParentUnknown, "acts[0].parent", world =>
            Task.FromResult(By(world, Mine, world.Goods.Unpack(Mine, world.NewUri("pallet"))))),
        new("A lot's alias recorded as a mere thing", NotAControlledLot, "acts[0].things[0]", async world =>
        {
            const string Alias = "urn:epc:id:sgtin:6901234.000001.515";
            await world.Accept(Mine, world.Goods.Commission(Mine, world.Goods.Lot(Mine) with { Alias = Alias }));
            return By(world, Plant, new RecordThings(world.Facts(Plant.Site, "receiving"), [Alias]));
        }),
    ];

    private static IEnumerable<IllegalAct> Receiving =>
    [
        new("Goods received by another than the receiver", NotTheReceiver, "acts[0].shipment", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            ShipLots ship = world.Goods.Ship(Mine, Plant, lot);
            await world.Accept(Mine, ship);
            return By(world, Magnets, world.Goods.Receive(Magnets, ship.Shipment, lot));
        }),
        new("A final weight weighed again", ResultAlreadyFinal, "acts[0].lots[0].lot", async world =>
        {
            (ShipLots ship, Eid lot) = await Delivered(world, isFinal: true);
            return By(world, Plant, world.Goods.Receive(Plant, ship.Shipment, lot));
        }),
        new("Goods that arrived before they left", EventBeforeItsInput, "acts[0].eventTime", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            ShipLots ship = world.Goods.Ship(Mine, Plant, lot);
            await world.Accept(Mine, ship);
            ReceiveLots receipt = world.Goods.Receive(Plant, ship.Shipment, lot);
            return By(world, Plant, receipt with
            {
                Event = receipt.Event with { EventTime = ship.Event.EventTime.PlusMilliseconds(-1) },
            });
        }),
    ];

    private static IEnumerable<IllegalAct> Settling =>
    [
        new("A shipment that nobody knows settled", ShipmentUnknown, "acts[0].shipment", async world =>
        {
            OpenResult result = Result(world.NewUri("shipment"), await world.Goods.Oxide(Mine));
            return By(world, Mine, Sealed(Mine, result));
        }),
        new("A result that is not what was sealed", SealDoesNotMatch, "acts[0].salt", async world =>
        {
            (ShipLots ship, Eid lot) = await Delivered(world, isContracted: true);
            OpenResult result = Result(ship.Shipment, lot);
            await world.Accept(Mine, Sealed(Mine, result));
            await world.Accept(Plant, Sealed(Plant, result));
            return By(world, Mine, result with { Share = Ppb.Of(610_000_000) });
        }),
        new("A result opened before both have sealed", ResultsNotComplete, "acts[0].lot", async world =>
        {
            (ShipLots ship, Eid lot) = await Delivered(world, isContracted: true);
            OpenResult result = Result(ship.Shipment, lot);
            await world.Accept(Mine, Sealed(Mine, result));
            return By(world, Mine, result);
        }),
        new("A result sealed by one who is no party to the contract", NotConcerned, "acts[0].shipment", async world =>
        {
            (ShipLots ship, Eid lot) = await Delivered(world, isContracted: true);
            return By(world, Magnets, Sealed(Magnets, Result(ship.Shipment, lot)));
        }),
        new("A result of a laboratory without accreditation", LaboratoryNotAccredited, "acts[0].lot", async world =>
        {
            Firm laboratory = new("new-laboratory", 77, PartyRole.Laboratory);
            await world.Accept(Root, World.Registration(laboratory));
            return By(world, laboratory, world.Goods.Assay(await world.Goods.Oxide(Mine), Goods.PrNd));
        }),
    ];

    private static IEnumerable<IllegalAct> Ending =>
    [
        new("Goods exported without clearance", ClearanceMissing, "acts[0].lots[0].lot", async world =>
            By(world, Mine, world.Goods.End(EndKind.Exported, await world.Goods.Oxide(Mine)))),
        new("Held goods sold", LotUnderHold, "acts[0].lots[0]", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            await world.Goods.Hold(lot);
            return By(world, Mine, world.Goods.Transfer(Mine, Plant, lot));
        }),
        new("Another's goods sold", NotTheOwner, "acts[0].lots[0]", async world =>
            By(world, Plant, world.Goods.Transfer(Plant, Magnets, await world.Goods.Oxide(Mine)))),
        new("Goods sold in another's name", NotConcerned, "acts[0].from", async world =>
            By(world, Plant, world.Goods.Transfer(Mine, Plant, await world.Goods.Oxide(Mine)))),
    ];

    private static async Task<(ShipLots Ship, Eid Lot)> Delivered(
        World world, bool isFinal = false, bool isContracted = false)
    {
        string? contract = null;
        if (isContracted)
        {
            contract = world.NewUri("contract");
            await world.Accept(Mine, new RegisterContract(
                contract, Mine.Id, Plant.Id, Ppb.FromPpm(5_000), Laboratory.Id));
        }

        Eid lot = await world.Goods.Oxide(Mine);
        ShipLots ship = world.Goods.Ship(Mine, Plant, lot) with { Contract = contract };
        await world.Accept(Mine, ship);
        await world.Accept(Plant, world.Goods.Receive(Plant, ship.Shipment, lot) with { IsFinal = isFinal });
        return (ship, lot);
    }

    private static OpenResult Result(string shipment, Eid lot) =>
        new(shipment, lot, Mass.FromKilograms(1_000), Goods.Nd, Ppb.Of(600_000_000), Salt);

    private static SealResult Sealed(Firm firm, OpenResult result) =>
        new(result.Shipment, result.Lot, ResultSeal.Of(firm.Id, result)!);
}
