using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>One physical event of each kind, as somebody would really send it.</summary>
internal static class SampleEvents
{
    public static readonly Instant Written = Cast.March.PlusDays(60);

    private const string Shipment = "urn:epcglobal:cbv:bt:6901234000016:DA-2026-0118";
    private static readonly string Pallet = Gs1Key.Of("urn:epc:id:sscc:6901234.0000000017").Uri;

    public static ImmutableArray<PhysicalAct> All { get; } =
    [
        new CommissionLot(
            Facts(1, "commissioning", "active", Cast.Pit),
            Cast.Pit,
            Cast.Concentrate,
            new SourceDeclaration(SourceKind.Mined, "bayan-obo", EvidenceGrade.Assayed, null, null, "CN")),
        new TransformLots(
            Facts(2, "commissioning", "in_progress", Cast.Plant),
            Cast.Plant,
            "ree.separation",
            [new LotPortion(Cast.Concentrate.Eid, Mass.FromKilograms(200_000))],
            [Cast.Oxide, Cast.Residue],
            [new ElementLoss(Element.Of("Ce"), ElementAmount.In(Mass.FromKilograms(200_000), Ppb.FromPpm(150)))],
            "urn:example:circuit:sx-1",
            Cast.Mine),
        new PackLots(Facts(3, "packing", "container_closed", Cast.Plant), Pallet, [Cast.Oxide.Eid, Cast.Residue.Eid]),
        new UnpackLots(Facts(4, "unpacking", "", Cast.Plant), Pallet, []),
        new ShipLots(
            Facts(5, "shipping", "in_transit", Cast.Pit) with { ReadPoint = Cast.Pit, Location = null },
            Shipment,
            [new WeighedLot(Cast.Concentrate.Eid, Mass.FromMilligrams(249_912_000_000))],
            [Pallet],
            Cast.Pit,
            Cast.Separator,
            Cast.Plant,
            Cast.Carrier,
            Cast.Separator,
            "urn:example:contract:2026-88",
            "urn:example:scale:truck-3"),
        new ReceiveLots(
            Facts(6, "receiving", "in_progress", Cast.Plant),
            Shipment,
            [new WeighedLot(Cast.Concentrate.Eid, Mass.FromMilligrams(249_880_500_000))],
            Cast.Plant,
            "urn:example:scale:truck-3",
            false),
        new ObserveLots(Facts(7, "storing", "", Cast.Plant), [Cast.Concentrate.Eid], Cast.Plant),
        new TransferTitle(Facts(8, "accepting", "", Cast.Plant), [Cast.Concentrate.Eid], Cast.Mine, Cast.Separator),
        new EndLots(
            Facts(9, "decommissioning", "", Cast.Plant),
            EndKind.Exported,
            [new LotPortion(Cast.Oxide.Eid, Mass.FromKilograms(5_000))],
            "JP",
            Cast.Key('e')),
        new RecordAssay(
            Facts(10, "inspecting", "conformant", Cast.Plant),
            Cast.Oxide.Eid,
            Cast.Sample.Eid,
            Composition.Of(
                new ElementShare(Element.Of("Nd"), Ppb.Of(643_100_000), false, Ppb.Of(1_900_000)),
                new ElementShare(Element.Of("Pr"), Ppb.Of(211_200_000), false, Ppb.Of(900_000)),
                new ElementShare(Element.Of("Dy"), Ppb.FromPpm(100), true, Ppb.Zero)),
            "ICP-OES",
            "urn:example:icp:2",
            true),
        new TakeStock(
            Facts(11, "stock_taking", "", Cast.Plant),
            Cast.Plant,
            "urn:example:circuit:sx-1",
            [new ElementLoss(Element.Of("Nd"), ElementAmount.In(Mass.FromKilograms(41_000), Ppb.Of(61_000_000)))],
            [new LotPortion(Cast.Residue.Eid, Mass.FromKilograms(9_080))]),
        new CorrectEvent(
            Facts(12, "receiving", "", Cast.Plant) with { EventId = null },
            "urn:uuid:00000000-0000-4000-8000-000000000006",
            "incorrect_data",
            ["urn:uuid:00000000-0000-4000-8000-000000000013"]),
        new RecordThings(
            Facts(14, "receiving", "in_progress", Cast.Plant), ["urn:epc:id:grai:6901234.00001.77", Pallet]),
    ];

    private static EventFacts Facts(int number, string step, string disposition, SiteId site) => new(
        $"urn:uuid:00000000-0000-4000-8000-{number:D12}",
        Cast.March.PlusDays(number),
        "+08:00",
        step,
        disposition,
        null,
        site,
        string.Empty);
}
