using Lodestone.Vocabulary;
using static Lodestone.Node.Tests.Attempt;
using static Lodestone.Node.Tests.Cast;
using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Node.Tests;

/// <summary>Acts of those who may not, decisions not made so, impossible times, and corrections.</summary>
internal static class IllegalDeciding
{
    public static IEnumerable<IllegalAct> All => [.. Standing, .. Decisions, .. Registry, .. Times, .. Corrections];

    private static IEnumerable<IllegalAct> Standing =>
    [
        new("A permit granted by an operator", AuthorityRequired, null, world =>
            Task.FromResult(By(world, Mine, world.Permit(Mine, Activity.Assay, Mine.Site, "OWN-1")))),
        new("A step without a permit", PermitMissing, "acts[0].processStep", async world =>
        {
            Firm firm = await world.NewFirm(Activity.Mining);
            return By(world, firm, world.Goods.Electrolysis(
                firm, await world.Goods.Oxide(firm), world.Goods.Metal(firm)));
        }),
        new("A step whose permit is for another chain", PermitDoesNotCoverMaterial, "acts[0].processStep",
            async world =>
        {
            Firm firm = await world.NewFirm(Activity.Mining);
            await world.Accept(Industry, world.Permit(firm, Activity.Smelting, firm.Site) with
            {
                Chains = [Chain.Antimony],
            });
            return By(world, firm, world.Goods.Electrolysis(
                firm, await world.Goods.Oxide(firm), world.Goods.Metal(firm)));
        }),
        new("A lot commissioned at another party's site", SiteOfAnotherParty, "acts[0].site", world =>
            Task.FromResult(By(world, Mine, world.Goods.Commission(Mine, world.Goods.Lot(Mine), at: Plant.Site)))),
        new("An act of a suspended party", PartySuspended, null, async world =>
        {
            Firm firm = await world.NewFirm(Activity.Mining);
            await world.Decide(Root, new SuspendParty(firm.Id, true));
            return By(world, firm, world.Goods.Commission(firm, world.Goods.Lot(firm)));
        }),
    ];

    private static IEnumerable<IllegalAct> Decisions =>
    [
        new("Held goods cleared", LotUnderHold, "acts[0].lots[0]", async world =>
        {
            Eid lot = await world.Goods.Oxide(Mine);
            await world.Goods.Hold(lot);
            return By(world, Customs, new ClearGoods("DECL-HELD", [lot], "JP"));
        }),
        new("Goods cleared by another than customs", AuthorityRequired, null, async world =>
            By(world, Industry, new ClearGoods("DECL-OTHER", [await world.Goods.Oxide(Mine)], "JP"))),
        new("A hold lifted by one person", TwoPersonsRequired, "acts[0].type", async world =>
            By(world, Customs, new LiftHold(await world.Goods.Hold(await world.Goods.Oxide(Mine))))),
        new("A proposal approved by its proposer", SamePersonTwice, "acts[0].proposal", async world =>
        {
            StatementIdentity proposal = await Proposed(world);
            return By(world, Customs, new Approve(proposal, 0));
        }),
        new("A proposal approved by another authority", NotConcerned, "acts[0].proposal", async world =>
        {
            StatementIdentity proposal = await Proposed(world);
            return By(world, Industry, 2, new Approve(proposal, 0));
        }),
        new("A proposal that nobody made", ProposalUnknown, "acts[0].proposal", world => Task.FromResult(
            By(world, Customs, 2, new Approve(StatementIdentity.FromBytes(new byte[32]), 0)))),
        new("A hold that was never placed", HoldUnknown, "acts[0].proposed.hold", world =>
            Task.FromResult(By(world, Customs, new Propose(new LiftHold("HOLD-NONE"))))),
        new("A lot released that is not in quarantine", NotInQuarantine, "acts[0].proposed.lots[0]", async world =>
            By(world, Industry, new Propose(new DecideQuarantine(
                [await world.Goods.Oxide(Mine)], QuarantineOutcome.Released)))),
        new("An ordinary act proposed", ValueNotAllowed, "acts[0].proposed.type", world =>
            Task.FromResult(By(world, Industry, new Propose(new RevokePermit("mine-Mining"))))),
    ];

    private static IEnumerable<IllegalAct> Registry =>
    [
        new("A party registered twice", AlreadyRegistered, "acts[0].party", world =>
            Task.FromResult(By(world, Root, World.Registration(Mine)))),
        new("A second genesis", GenesisOnly, "acts[0].type", world => Task.FromResult(By(world, Root, new Genesis(
            TestNode.Network, Root.Id, "Root", "根", [Root.Declared(1), Root.Declared(2)], IsDemo: false, 120, 45,
            Ppb.FromPpm(5_000))))),
        new("A key that is another's already", KeyAlreadyRegistered, "acts[0].key.keyId", world =>
            Task.FromResult(By(world, Mine, new RegisterKey(Plant.Declared(1) with { Person = "mine-1" }, null)))),
        new("A permit revoked that was never granted", PermitUnknown, "acts[0].permit", world =>
            Task.FromResult(By(world, Industry, new RevokePermit("no-such")))),
        new("A permit that ends before it begins", IntervalEmpty, "acts[0].validTo", world =>
            Task.FromResult(By(world, Industry, world.Permit(Mine, Activity.Mining, Mine.Site, "EMPTY-1") with
            {
                ValidTo = world.Now.PlusDays(-500),
            }))),
    ];

    private static IEnumerable<IllegalAct> Times =>
    [
        new("An event in the future", EventInTheFuture, "acts[0].eventTime", world => Task.FromResult(
            By(world, Mine, world.Goods.Commission(
                Mine, world.Goods.Lot(Mine), time: world.Now.PlusMilliseconds(120_001))))),
        new("An event reported too late", EventTooLate, "acts[0].eventTime", world => Task.FromResult(
            By(world, Mine, world.Goods.Commission(Mine, world.Goods.Lot(Mine), time: world.Now.PlusDays(-46))))),
        new("An entry into a closed period", PeriodClosed, "acts[0].eventTime", async world =>
        {
            Firm firm = await world.NewFirm(Activity.Mining);
            await world.Accept(Industry, new ClosePeriod(firm.Site, world.Now.PlusDays(-3)));
            return By(world, firm, world.Goods.Commission(
                firm, world.Goods.Lot(firm), time: world.Now.PlusDays(-4)));
        }),
        new("A period closed before it has ended", PeriodNotClosable, "acts[0].periodEnd", world =>
            Task.FromResult(By(world, Industry, new ClosePeriod(Mine.Site, world.Now.PlusDays(1))))),
    ];

    private static IEnumerable<IllegalAct> Corrections =>
    [
        new("A correction of an event that nobody recorded", CorrectionTargetUnknown, "acts[0].target", world =>
            Task.FromResult(By(world, Mine, Correction(world, world.NewUri("event"))))),
        new("A correction of another's event", CorrectionOfAnothersEvent, "acts[0].target", async world =>
        {
            CommissionLot made = world.Goods.Commission(Mine, world.Goods.Lot(Mine));
            await world.Accept(Mine, made);
            return By(world, Plant, Correction(world, made.Event.EventId!));
        }),
        new("An event corrected twice", AlreadyCorrected, "acts[0].target", async world =>
        {
            CommissionLot made = world.Goods.Commission(Mine, world.Goods.Lot(Mine));
            await world.Accept(Mine, made);
            await world.Accept(Mine, Correction(world, made.Event.EventId!));
            return By(world, Mine, Correction(world, made.Event.EventId!));
        }),
        new("A statement re-spaced and signed anew", EventIdInUse, "acts[0].eventID", async world =>
        {
            ObserveLots seen = world.Goods.Observe(Mine.Site, await world.Goods.Oxide(Mine));
            await world.Accept(Mine, seen);
            return Edited(world, Mine, seen, "\"eventTime\":", "\"eventTime\" : ");
        }),
    ];

    public static CorrectEvent Correction(World world, string target) =>
        new(world.Facts(), target, "did_not_occur", []);

    private static async Task<StatementIdentity> Proposed(World world)
    {
        string hold = await world.Goods.Hold(await world.Goods.Oxide(Mine));
        return await world.Accept(Customs, new Propose(new LiftHold(hold)));
    }
}
