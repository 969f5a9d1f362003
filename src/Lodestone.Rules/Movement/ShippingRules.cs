using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Shipping. The shipper stays the possessor until the goods are received; they are in transit and nobody can use them
/// meanwhile.
/// </summary>
internal static class ShippingRules
{
    /// <summary>Why a lot that was moved under hold is in quarantine.</summary>
    public const string MovedUnderHoldReason = "movement-under-hold";

    /// <summary>Something is shipped (107).</summary>
    public static Refusal? SomethingIsShipped(Case it, ShipLots act) => act.Lots.IsEmpty && act.Parents.IsEmpty
        ? it.Refuse(RefusalCode.MemberMissing, "lots")
        : null;

    /// <summary>Receiver, carrier and new owner are registered (305).</summary>
    public static Refusal? ShipmentPartiesAreKnown(Case it, ShipLots act) =>
        PartyRules.PartyIsKnown(it, act.Receiver, "receiver")
        ?? (act.Carrier is { } carrier ? PartyRules.PartyIsKnown(it, carrier, "carrier") : null)
        ?? (act.NewOwner is { } owner ? PartyRules.PartyIsKnown(it, owner, "newOwner") : null);

    /// <summary>Both sites are registered (308).</summary>
    public static Refusal? ShipmentSitesAreKnown(Case it, ShipLots act) =>
        SiteIsKnown(it, act.From, "from") ?? SiteIsKnown(it, act.To, "to");

    /// <summary>Goods leave a site of the shipper for a site of the receiver (309).</summary>
    public static Refusal? SitesAreTheShippersAndTheReceivers(Case it, ShipLots act)
    {
        if (it.Draft.Sites.Find(act.From.Gln)!.Party != it.Issuer)
        {
            return it.Refuse(RefusalCode.SiteOfAnotherParty, "from", act.From.Gln);
        }

        return it.Draft.Sites.Find(act.To.Gln)!.Party == act.Receiver
            ? null
            : it.Refuse(RefusalCode.SiteOfAnotherParty, "to", act.To.Gln);
    }

    /// <summary>
    /// The shipper holds some permit that is valid at the site (310) and covers what is shipped (311); what it is for
    /// is not asked: who may make or keep goods may send them.
    /// </summary>
    public static Refusal? ShipperIsPermitted(Case it, ShipLots act)
    {
        IEnumerable<Chain?> chains = NamedLots.RowsOf(it, act)
            .Select(
                lot => MaterialCatalogue.TryFind(lot.Material, out Material? material) ? material.Chain : (Chain?)null)
            .Distinct();
        return chains.DefaultIfEmpty(null)
            .Select(chain => Standing.HoldsPermit(it, act.From, null, chain, "from", out _))
            .FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>A scale that is named is registered and calibrated at the time (314).</summary>
    public static Refusal? ShipperScaleIsCalibrated(Case it, ShipLots act) =>
        PlantRules.InstrumentIsCalibrated(it, act.Event, act.Instrument);

    /// <summary>The event's time fits the lots and the site left (401 to 404).</summary>
    public static Refusal? ShippingIsTimely(Case it, ShipLots act) => MovementTiming.AtSite(it, act, act.From);

    /// <summary>A packed child does not move without its parent (508).</summary>
    public static Refusal? PackedChildDoesNotMoveAlone(Case it, ShipLots act)
    {
        foreach (NamedLot named in NamedLots.Of(it, act))
        {
            if (it.Draft.Lots.Find(named.Lot.Code)!.Parent is { } parent && !act.Parents.Contains(parent))
            {
                return it.Refuse(RefusalCode.LotIsPacked, named.Field, parent);
            }
        }

        return null;
    }

    /// <summary>Goods leave from where they are (510).</summary>
    public static Refusal? LotsAreWhereTheyLeave(Case it, ShipLots act) =>
        LotAccess.CheckAll(it, act, LotDemands.Known, act.From);

    /// <summary>Parents that move are in use (513).</summary>
    public static Refusal? ShippedParentsAreKnown(Case it, ShipLots act)
    {
        for (int i = 0; i < act.Parents.Length; i++)
        {
            if (!it.Draft.Parents.Has(act.Parents[i]))
            {
                return it.Refuse(RefusalCode.ParentUnknown, $"parents[{i}]", act.Parents[i]);
            }
        }

        return null;
    }

    /// <summary>A shipment's identifier is used once (702).</summary>
    public static Refusal? ShipmentIsNew(Case it, ShipLots act) => it.Draft.Shipments.Has(act.Shipment)
        ? it.Refuse(RefusalCode.ShipmentAlreadyKnown, "shipment", act.Shipment)
        : null;

    /// <summary>Only the owner gives title along with the goods (704).</summary>
    public static Refusal? OnlyTheOwnerGivesTitle(Case it, ShipLots act) =>
        act.NewOwner is null ? null : TitleRules.OnlyTheOwnerMayAct(it, act);

    /// <summary>A contract that is named is between the shipper and the receiver or new owner (707).</summary>
    public static Refusal? ContractIsBetweenThem(Case it, ShipLots act) =>
        act.Contract is null
        || (it.Draft.Contracts.Find(act.Contract) is { } contract && contract.Seller == it.Issuer
            && (contract.Buyer == act.Receiver || contract.Buyer == act.NewOwner))
            ? null
            : it.Refuse(RefusalCode.ContractUnknown, "contract", act.Contract);

    /// <summary>
    /// Sends the goods on their way. Movement under hold is a fact: it is recorded, and the lots go to quarantine.
    /// </summary>
    public static Refusal? Ship(Case it, ShipLots act)
    {
        ImmutableArray<LotRow> lots = NamedLots.RowsOf(it, act);
        Dictionary<Eid, Mass?> weights = act.Lots.ToDictionary(weighed => weighed.Lot, weighed => weighed.Weight);
        it.Draft.Shipments.Put(act.Shipment, new ShipmentRow(
            it.Issuer, act.Receiver, act.From, act.To, act.Carrier, act.NewOwner, act.Contract, act.Event.EventTime,
            Weighing.UncertaintyOf(it, act.Instrument),
            [
                .. lots.OrderBy(lot => lot.Eid).Select(lot => new ShipmentLine(
                    lot.Eid, weights.GetValueOrDefault(lot.Eid), null, null, null, null, null, null, null, false)),
            ],
            Open: true));
        foreach (LotRow lot in lots)
        {
            LotRow sent = lot with { Status = LotStatus.InTransit, Site = null, Shipment = act.Shipment };
            it.Draft.Lots.Put(lot.Eid.Code, sent);
            if (!lot.Holds.IsEmpty)
            {
                QuarantineMovedUnderHold(it, sent, act);
            }
        }

        return EventLog.Record(it, act.Event);
    }

    /// <summary>Quarantines a lot that was moved while under hold.</summary>
    public static LotRow QuarantineMovedUnderHold(Case it, LotRow lot, PhysicalAct act) => Quarantine.Put(
        it, lot, MovedUnderHoldReason, $"hold {string.Join(' ', lot.Holds)}", act.Event.EventTime);

    private static Refusal? SiteIsKnown(Case it, SiteId site, string fieldName) => it.Draft.Sites.Has(site.Gln)
        ? null
        : it.Refuse(RefusalCode.SiteUnknown, fieldName, site.Gln);
}
