using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>One act of authority or administration of each kind, as somebody would really send it.</summary>
internal static class SampleActs
{
    private const string Shipment = "urn:epcglobal:cbv:bt:6901234000016:DA-2026-0118";

    public static ImmutableArray<Act> All { get; } =
    [
        new Genesis(
            "log.lodestone.example/sample",
            Cast.Root,
            "Sample Root Authority",
            "示例根机构",
            [Key('1', "root-1"), Key('2', "root-2")],
            true,
            120,
            45,
            Ppb.FromPpm(2_000)),
        new RegisterParty(
            Cast.Mine, PartyRole.Operator, "Sample Northern Mine", "示例北方矿业", "CN", [Key('3', "mine-hsm")],
            [Cast.MineByCode]),
        new SuspendParty(Cast.Mine, true),
        new RegisterSite(
            Cast.Pit, Cast.Mine, "Sample pit", "示例采场", "CN", 41_798_000, 109_975_500, "CNBAO", "bayan-obo"),
        new GrantPermit(
            "MIN-2026-0007",
            Cast.Mine,
            Cast.Pit,
            Activity.Mining,
            [Chain.RareEarth],
            Mass.FromKilograms(12_000_000),
            Cast.Of(2026, 1, 1),
            Cast.Of(2027, 1, 1)),
        new RevokePermit("MIN-2026-0007"),
        new RegisterKey(Key('4', "mine-clerk-2"), Cast.Of(2028, 1, 1)),
        new RevokeKey(Cast.Key('3'), 18_204),
        new RegisterCircuit("urn:example:circuit:sx-1", Cast.Plant, "ree.separation"),
        new RegisterStream(
            "urn:example:stream:bayer-liquor",
            Cast.Plant,
            Element.Of("Ga"),
            Mass.FromKilograms(90_000_000),
            Ppb.FromPpm(200),
            Ppb.Of(650_000_000)),
        new RegisterInstrument(
            "urn:example:scale:truck-3", Cast.Plant, Ppb.FromPpm(500), Cast.Of(2026, 1, 10), Cast.Of(2027, 1, 10)),
        new RegisterContract(
            "urn:example:contract:2026-88", Cast.Mine, Cast.Separator, Ppb.FromPpm(5_000), Cast.Laboratory),
        new PlaceHold("HOLD-2026-31", [Cast.Concentrate.Eid], "document-check"),
        new LiftHold("HOLD-2026-31"),
        new ClearGoods("DECL-0202-26-000417", [Cast.Oxide.Eid], "JP"),
        new ClosePeriod(Cast.Plant, Cast.Of(2026, 4, 1)),
        new CloseOpeningWindow(),
        new Propose(new DecideQuarantine([Cast.Oxide.Eid], QuarantineOutcome.Released)),
        new Approve(StatementIdentity.FromBytes([.. Enumerable.Repeat((byte)0xa5, 32)]), 0),
        new DecideQuarantine([Cast.Oxide.Eid, Cast.Residue.Eid], QuarantineOutcome.Forfeited),
        new AllowLateEntry(Cast.Mine, Cast.Of(2026, 1, 1), Cast.Of(2026, 2, 1), Cast.Of(2026, 6, 1)),
        new CorrectSource(Cast.Concentrate.Eid, Element.Of("Nd"), "urn:uuid:6c1a7c52-6d1b-4a54-9d3c-0c1e4f0c2a11"),
        new SealResult(Shipment, Cast.Concentrate.Eid, Cast.Key('c')),
        new OpenResult(
            Shipment,
            Cast.Concentrate.Eid,
            Mass.FromMilligrams(249_880_500_000),
            Element.Of("Nd"),
            Ppb.Of(60_950_000),
            Cast.Key('d')),
        new TransferCredit(
            Cast.Plant,
            Cast.Pit,
            Element.Of("Nd"),
            "recycled-swarf",
            ElementAmount.In(Mass.FromKilograms(1_000), Ppb.Of(266_837_000))),
        new ProposeChange(
            new AdmitMember(
                new MemberDeclaration(
                    Cast.Laboratory, "laboratory", "Sample Laboratory", "示例实验室", MemberRole.Full, Cast.Key('8'),
                    [Key('9', "node")]),
                Quorum: 4),
            InForceFrom: 40_000,
            Cast.Of(2026, 6, 1)),
        new ApproveChange(StatementIdentity.FromBytes([.. Enumerable.Repeat((byte)0xa5, 32)]), 0),
    ];

    private static KeyDeclaration Key(char digit, string person) =>
        new(Cast.Key(digit), -8, Cast.Key(digit), person);
}
