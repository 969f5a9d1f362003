using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>Events that move lots, pack them, pass their title or end them.</summary>
internal static class MovingEvents
{
    /// <summary>How lots end, when the disposition alone does not tell.</summary>
    internal sealed record Ending(EndKind Kind, string Destination, string? Counterparty);

    /// <summary>The extension <c>lodestone:end</c>.</summary>
    public static readonly Form<Ending> EndForm = Form.Object<Ending>((it, end) => new Ending(
        it.Need("kind", TextForms.OneOf<EndKind>(), end?.Kind),
        it.OrEmpty("destination", TextForms.Country, end?.Destination),
        it.May("counterparty", TextForms.Hash, end?.Counterparty)));

    public static PackLots Pack(EpcisEvent it)
    {
        it.NeedLots();
        it.NoEpcs();
        return new PackLots(it.Facts, it.LotsParent(), it.Whole());
    }

    public static UnpackLots Unpack(EpcisEvent it)
    {
        it.LotsOrAll();
        it.NoEpcs();
        return new UnpackLots(it.Facts, it.LotsParent(), it.Whole());
    }

    public static ShipLots Ship(EpcisEvent it)
    {
        it.NeedLots();
        ImmutableArray<WeighedLot> lots = it.Weighed();
        SiteId? from = it.LocationOf(it.Sources, "sourceList") ?? it.Facts.ReadPoint;
        it.It.Require(from is not null, RefusalCode.MemberMissing, "sourceList", "location");
        SiteId? to = it.LocationOf(it.Destinations, "destinationList");
        it.It.Require(to is not null, RefusalCode.MemberMissing, "destinationList", "location");
        PartyId? owner = it.Party(it.Destinations, "owning_party", "destinationList");
        PartyId? ownerBefore = it.Party(it.Sources, "owning_party", "sourceList");
        return new ShipLots(
            it.Facts,
            it.Shipment(),
            lots,
            it.Parents(),
            from ?? default,
            it.NeedParty(it.Destinations, "possessing_party", "destinationList"),
            to ?? default,
            it.It.May("lodestone:carrier", IdentityForms.Party, null),
            owner == ownerBefore ? null : owner,
            it.It.May("lodestone:contract", TextForms.Uri, null),
            it.It.May("lodestone:instrument", TextForms.Uri, null));
    }

    public static ReceiveLots Receive(EpcisEvent it)
    {
        it.LotsOrAll();
        return new ReceiveLots(
            it.Facts,
            it.Shipment(),
            it.Weighed(),
            it.Site(),
            it.It.May("lodestone:instrument", TextForms.Uri, null),
            it.It.OrFalse("lodestone:final", null));
    }

    public static ObserveLots Observe(EpcisEvent it)
    {
        it.NeedLots();
        return new ObserveLots(it.Facts, it.Whole(), it.Site());
    }

    public static TransferTitle Title(EpcisEvent it)
    {
        it.NeedLots();
        it.NoEpcs();
        return new TransferTitle(
            it.Facts,
            it.Whole(),
            it.NeedParty(it.Sources, "owning_party", "sourceList"),
            it.NeedParty(it.Destinations, "owning_party", "destinationList"));
    }

    public static EndLots End(EpcisEvent it)
    {
        it.NeedLots();
        it.NoEpcs();
        EndKind? told = it.Facts.Disposition switch
        {
            "destroyed" or "disposed" => EndKind.Destroyed,
            "stolen" => EndKind.Stolen,
            _ => it.Facts.Step == "destroying" ? EndKind.Destroyed : null,
        };
        Ending? end = it.It.May("lodestone:end", EndForm, null);
        it.It.Require((end?.Kind ?? told) is not null, RefusalCode.MemberMissing, "lodestone:end");
        it.It.Require(
            end is null || told is null || end.Kind == told,
            RefusalCode.EventMalformed,
            "lodestone:end",
            "the disposition says otherwise");
        return new EndLots(
            it.Facts,
            end?.Kind ?? told ?? default,
            it.Portions(),
            end?.Destination ?? string.Empty,
            end?.Counterparty);
    }
}
