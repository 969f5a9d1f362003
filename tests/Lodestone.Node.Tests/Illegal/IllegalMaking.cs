using Lodestone.Vocabulary;
using static Lodestone.Node.Tests.Attempt;
using static Lodestone.Node.Tests.Cast;
using static Lodestone.Node.Tests.Goods;
using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Node.Tests;

/// <summary>Material from nowhere, used twice, mixed or claimed as it may not be.</summary>
internal static class IllegalMaking
{
    public static IEnumerable<IllegalAct> All => [.. Conservation, .. Lots, .. Custody, .. Circuits, .. Sources];

    private static IEnumerable<IllegalAct> Conservation =>
    [
        new("An output of an element that no input holds", ElementFromNothing, "acts[0].outputs[0].composition",
            async world => By(world, Mine, world.Goods.Electrolysis(
                Mine, await world.Goods.Oxide(Mine),
                world.Goods.Lot(Mine, "ree.metal.prnd", 780, Of(("Nd", 750_000_000), ("Dy", 1_000)))))),
        new("Losses of more than went in", ElementExceedsInputs, "acts[0].losses", async world =>
            By(world, Mine, world.Goods.Electrolysis(
                Mine, await world.Goods.Oxide(Mine), world.Goods.Metal(Mine, 1)) with
            {
                Losses = [new(Nd, Grams(600_001))],
            })),
        new("Parts that hold another composition than the whole", SplitChangesComposition, "acts[0].outputs[0]",
            async world => By(world, Mine, world.Goods.Step(
                Mine, "split", [Goods.All(await world.Goods.Oxide(Mine))],
                world.Goods.Lot(Mine, composition: Of(("Nd", 600_000_001), ("Pr", 200_000_000)))))),
        new("Parts that weigh more than what was split", PartsDoNotAddUp, "acts[0].outputs", async world =>
            By(world, Mine, world.Goods.Step(
                Mine, "split", [Goods.All(await world.Goods.Oxide(Mine))], world.Goods.Lot(Mine, kilograms: 1_001)))),
        new("A loss of less than nothing", NumberOutOfRange,
            "epcisBody.eventList[0].lodestone:losses[0].amount.value", async world =>
            Edited(
                world, Mine,
                world.Goods.Electrolysis(Mine, await world.Goods.Oxide(Mine), world.Goods.Metal(Mine, 1)) with
                {
                    Losses = [new(Nd, Grams(5))],
                },
                "\"value\":5,", "\"value\":-5,")),
    ];

    private static IEnumerable<IllegalAct> Lots =>
    [
        new("A consumed lot used again", LotAlreadyConsumed, "acts[0].inputs[0].lot", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            await world.Accept(Mine, world.Goods.Split(Mine, lot));
            return By(world, Mine, world.Goods.Step(Mine, "split", [Goods.All(lot)], world.Goods.Lot(Mine)));
        }),
        new("More than a lot has left", MassExceeded, "acts[0].inputs[0].mass", async world =>
            By(world, Mine, world.Goods.Split(Mine, await world.Goods.Oxide(Mine), 1_001))),
        new("Quarantined mass spent", LotInQuarantine, "acts[0].inputs[0].lot", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            await world.Accept(Mine, world.Goods.End(EndKind.Stolen, lot));
            return By(world, Mine, world.Goods.Split(Mine, lot));
        }),
        new("Held goods processed", LotUnderHold, "acts[0].inputs[0].lot", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            await world.Goods.Hold(lot);
            return By(world, Mine, world.Goods.Split(Mine, lot));
        }),
        new("A lot that was never there", LotUnknown, "acts[0].inputs[0].lot", world => Task.FromResult(
            By(world, Mine, world.Goods.Split(Mine, world.Goods.Lot(Mine).Eid)))),
        new("One lot named twice", LotNamedTwice, "acts[0].inputs[1].lot", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            return By(world, Mine, world.Goods.Step(
                Mine, "merge", [Goods.All(lot), Goods.All(lot)], world.Goods.Lot(Mine, kilograms: 2_000)));
        }),
        new("Nothing taken from a lot", MassZero, "acts[0].inputs[0].mass", async world =>
            By(world, Mine, world.Goods.Split(Mine, await world.Goods.Oxide(Mine)) with
            {
                Inputs = [new(await world.Goods.Oxide(Mine), Mass.Zero)],
            })),
        new("A duplicate lot", LotAlreadyCommissioned, "acts[0].lot.eid", async world =>
        {
            CommissionLot first = world.Goods.Commission(Mine, world.Goods.Lot(Mine));
            await world.Accept(Mine, first);
            return By(world, Mine, first with { Event = world.Facts(Mine.Site, "commissioning", "active") });
        }),
        new("An alias of another lot", AliasInUse, "acts[0].lot.alias", async world =>
        {
            const string Alias = "urn:epc:id:sgtin:6901234.000001.77";
            await world.Accept(Mine, world.Goods.Commission(Mine, world.Goods.Lot(Mine) with { Alias = Alias }));
            return By(world, Mine, world.Goods.Commission(Mine, world.Goods.Lot(Mine) with { Alias = Alias }));
        }),
        new("A material that the step does not make", MaterialNotOfTheStep, "acts[0].outputs[0].material",
            async world => By(world, Mine, world.Goods.Electrolysis(
                Mine, await world.Goods.Oxide(Mine),
                world.Goods.Lot(Mine, "ree.magnet.ndfeb", 100, Of(("Nd", 290_000_000)))))),
        new("A lot used at a site where it is not", LotAtAnotherSite, "acts[0].inputs[0].lot", async world =>
        {
            TransformLots step = world.Goods.Split(Mine, await world.Goods.Oxide(Mine));
            return By(world, Mine, step with
            {
                Site = Mine.OtherSite, Event = step.Event with { Location = Mine.OtherSite },
            });
        }),
    ];

    private static IEnumerable<IllegalAct> Custody =>
    [
        new("Deposits mixed in a lot whose identity is preserved", MixingForbidden, "acts[0].outputs[0].model",
            async world => By(world, Plant, world.Goods.Step(
                Plant, "ree.blend",
                [
                    Goods.All(await world.Goods.Oxide(Plant, model: CustodyModel.IdentityPreserved)),
                    Goods.All(await world.Goods.OtherOxide(Plant, model: CustodyModel.IdentityPreserved)),
                ],
                world.Goods.Lot(Plant, kilograms: 2_000, model: CustodyModel.IdentityPreserved)))),
        new("A custody model stricter than the inputs'", CustodyModelTooStrict, "acts[0].outputs[0].model",
            async world => By(world, Plant, world.Goods.Step(
                Plant, "ree.blend",
                [
                    Goods.All(await world.Goods.Oxide(Plant)),
                    Goods.All(await world.Goods.Oxide(Plant, model: CustodyModel.ControlledBlending)),
                ],
                world.Goods.Lot(Plant, kilograms: 2_000)))),
        new("An element's origin share raised", OriginShareRaised, "acts[0].outputs[0].originClaims[0]", async world =>
            By(world, Plant, world.Goods.Step(
                Plant, "ree.blend",
                [Goods.All(await world.Goods.Oxide(Plant)), Goods.All(await world.Goods.OtherOxide(Plant))],
                world.Goods.Lot(Plant, kilograms: 2_000, model: CustodyModel.ControlledBlending) with
                {
                    OriginClaims = [new(Nd, "LONGNAN", Ppb.Of(500_000_001), ByCredit: false)],
                }))),
        new("A credit spent twice", CreditNotAvailable, "acts[0].amount", async world =>
        {
            Firm firm = await world.NewFirm(Activity.Mining);
            await world.Goods.Oxide(firm, model: CustodyModel.MassBalance);
            TransferCredit all = new(firm.Site, Magnets.Site, Nd, "BAYANOBO", Grams(600_000));
            await world.Accept(firm, all);
            return By(world, firm, all);
        }),
        new("Credit of material unaccounted for", UnaccountedForIsNotSpendable, "acts[0].origin", world =>
            Task.FromResult(By(world, Plant, new TransferCredit(Plant.Site, Magnets.Site, Nd, "muf", Grams(1))))),
    ];

    private static IEnumerable<IllegalAct> Circuits =>
    [
        new("Material unaccounted for as a circuit", UnaccountedForIsNotSpendable, "acts[0].circuit", world =>
            Task.FromResult(By(world, Plant, Draw(world) with
            {
                Circuit = $"urn:lodestone:unaccounted:{Plant.Site.Gln}",
            }))),
        new("A circuit that is not registered", CircuitUnknown, "acts[0].circuit", world =>
            Task.FromResult(By(world, Plant, Draw(world) with { Circuit = world.NewUri("circuit") }))),
        new("A product drawn from an empty circuit", CircuitWouldGoNegative, "acts[0].outputs[0].composition",
            async world =>
        {
            string circuit = world.NewUri("circuit");
            await world.Accept(Plant, new RegisterCircuit(circuit, Plant.Site, "ree.separation"));
            return By(world, Plant, Draw(world) with { Circuit = circuit });
        }),
    ];

    private static IEnumerable<IllegalAct> Sources =>
    [
        new("Opening stock out of material unaccounted for", UnaccountedForIsNotSpendable, "acts[0].source.origin",
            world => Task.FromResult(By(world, Plant, world.Goods.Commission(
                Plant, world.Goods.Lot(Plant, model: CustodyModel.ControlledBlending),
                From(SourceKind.Purchase, "unaccounted"))))),
        new("A by-product above its stream's yearly cap", StreamCapExceeded, "acts[0].lot.mass", async world =>
        {
            string stream = world.NewUri("stream");
            await world.Accept(Industry, new RegisterStream(
                stream, Plant.Site, Element.Of("Ga"), Mass.FromKilograms(1_000_000), Ppb.FromPpm(100),
                Ppb.FromPpm(500_000)));
            return By(world, Plant, world.Goods.Commission(
                Plant,
                world.Goods.Lot(Plant, "ga.metal.4n", 51, Of(("Ga", 1_000_000_000)), CustodyModel.ControlledBlending),
                From(SourceKind.ByProduct, "bayer", stream)));
        }),
        new("An oxide richer than its formula", CompositionDoesNotFitMaterial, "acts[0].lot.composition", world =>
            Task.FromResult(By(world, Mine, world.Goods.Commission(
                Mine, world.Goods.Lot(Mine, "ree.oxide.nd", 1, Of(("Nd", 900_000_000))))))),
        new("An identity that follows from another issuer", EidDoesNotDerive,
            "epcisBody.eventList[0].ilmd.lodestone:lots[0].eid", world => Task.FromResult(
            By(world, Mine, world.Goods.Commission(Mine, world.Goods.Lot(Plant))))),
        new("A deposit of another mine", ValueNotAllowed, "acts[0].source.origin", world => Task.FromResult(
            By(world, Mine, world.Goods.Commission(Mine, world.Goods.Lot(Mine), Mined("LONGNAN"))))),
        new("Opening stock after the window has closed", OpeningWindowClosed, "acts[0].source.kind", async world =>
        {
            byte[] close = world.Sign(Industry, 1, new CloseOpeningWindow());
            Assert.Equal(201, (await world.SendCose(close)).Status);
            return By(world, Plant, world.Goods.Commission(
                Plant, world.Goods.Lot(Plant, model: CustodyModel.ControlledBlending),
                From(SourceKind.OpeningStock, "old-stock")));
        }),
        new("A source raised beyond its site's budget", CorrectionBudgetExceeded, "acts[0].proposed.element",
            async world =>
            {
                Eid lot = await world.Goods.Oxide(Mine);
                RecordAssay assay = world.Goods.Assay(lot, Of(("Nd", 650_000_000), ("Pr", 200_000_000)));
                await world.Accept(Laboratory, assay);
                return By(world, Industry, new Propose(new CorrectSource(lot, Nd, assay.Event.EventId!)));
            }),
    ];

    private static TransformLots Draw(World world) => world.Goods.Step(
        Plant, "ree.separation", [], world.Goods.Lot(Plant, "ree.oxide.nd", 1, Of(("Nd", 850_000_000))));
}
