using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Receiving. What arrived as shipped passes into the receiver's possession. What arrived without a shipment, or is not
/// of the shipment named, is a fact all the same: it goes to quarantine, and possession stays in the books as it was
/// until two persons of the authority release it to the possessor or reassign it to the finder.
/// </summary>
internal static class ReceivingRules
{
    /// <summary>Why a lot received without a shipment is in quarantine.</summary>
    public const string NoShipmentReason = "receipt-without-shipment";

    /// <summary>Why a lot received with a shipment that it is not part of is in quarantine.</summary>
    public const string NotOfTheShipmentReason = "receipt-not-of-shipment";

    /// <summary>Why a lot that weighs other than shipped is in quarantine.</summary>
    public const string WeightReason = "weight-beyond-tolerance";

    /// <summary>The mark of a lot received at another site of the receiver than it was sent to.</summary>
    public const string ElsewhereFlag = "received-elsewhere";

    /// <summary>Goods arrive at a site that the issuer runs (308, 309).</summary>
    public static Refusal? GoodsArriveAtTheIssuersSite(Case it, ReceiveLots act) =>
        Standing.RunsSite(it, act.Site, "site");

    /// <summary>A scale that is named is registered and calibrated at the time (314).</summary>
    public static Refusal? ReceiverScaleIsCalibrated(Case it, ReceiveLots act) =>
        PlantRules.InstrumentIsCalibrated(it, act.Event, act.Instrument);

    /// <summary>The event's time fits the lots and the site (401 to 404).</summary>
    public static Refusal? ReceiptIsTimely(Case it, ReceiveLots act) => MovementTiming.AtSite(it, act, act.Site);

    /// <summary>Goods received before are weighed again only while they are still there (507).</summary>
    public static Refusal? OnlyGoodsStillHereAreWeighedAgain(Case it, ReceiveLots act)
    {
        foreach (NamedLot named in NamedLots.Of(it, act))
        {
            LotRow lot = it.Draft.Lots.Find(named.Lot.Code)!;
            if (LineOf(it, act, named.Lot) is not null && lot.Shipment != act.Shipment && lot.Possessor != it.Issuer)
            {
                return it.Refuse(RefusalCode.NotInPossession, named.Field, named.Lot.Code);
            }
        }

        return null;
    }

    /// <summary>Only the shipment's receiver receives it (703).</summary>
    public static Refusal? OnlyTheReceiverReceives(Case it, ReceiveLots act) =>
        it.Draft.Shipments.Find(act.Shipment) is { } shipment && shipment.Receiver != it.Issuer
            ? it.Refuse(RefusalCode.NotTheReceiver, "shipment", act.Shipment)
            : null;

    /// <summary>A final weight stays final (705).</summary>
    public static Refusal? FinalWeightsStayFinal(Case it, ReceiveLots act)
    {
        foreach (NamedLot named in NamedLots.Of(it, act))
        {
            if (LineOf(it, act, named.Lot) is { Final: true })
            {
                return it.Refuse(RefusalCode.ResultAlreadyFinal, named.Field, named.Lot.Code);
            }
        }

        return null;
    }

    /// <summary>Takes in what was shipped, and quarantines what was not.</summary>
    public static Refusal? Receive(Case it, ReceiveLots act)
    {
        Dictionary<Eid, Mass?> weights = act.Lots.ToDictionary(weighed => weighed.Lot, weighed => weighed.Weight);
        Eid[] lots = [.. NamedLots.Of(it, act).Select(named => named.Lot)];
        foreach (Eid eid in lots)
        {
            LotRow lot = it.Draft.Lots.Find(eid.Code)!;
            if (LineOf(it, act, eid) is { } line)
            {
                TakeIn(it, act, lot, line, weights.GetValueOrDefault(eid));
            }
            else
            {
                QuarantineUnshipped(it, act, lot);
            }
        }

        return EventLog.Record(it, act.Event, lots);
    }

    private static void TakeIn(Case it, ReceiveLots act, LotRow lot, ShipmentLine line, Mass? weight)
    {
        ShipmentRow shipment = it.Draft.Shipments.Find(act.Shipment)!;
        it.Draft.Shipments.Put(act.Shipment, shipment with
        {
            Lines = shipment.Lines.Replace(
                line, line with { Received = weight ?? line.Received, Final = act.IsFinal }),
        });
        bool arrives = lot.Shipment == act.Shipment;
        if (arrives)
        {
            lot = Possession.Arrive(it, lot, it.Issuer, act.Site);
            Quarantine.NoteFinder(it, lot.Eid, null, null);
            if (act.Site != shipment.To)
            {
                lot = Quarantine.Flagged(lot, ElsewhereFlag);
            }
        }

        lot = QuarantinedIfOff(it, act, lot, line.Shipped, weight, shipment.Uncertainty);
        it.Draft.Lots.Put(lot.Eid.Code, arrives ? WithTitlePassed(lot, shipment) : lot);
    }

    private static LotRow QuarantinedIfOff(
        Case it, ReceiveLots act, LotRow lot, Mass? shipped, Mass? received, Ppb shipperUncertainty)
    {
        Ppb tolerance = Weighing.Tolerance(shipperUncertainty, Weighing.UncertaintyOf(it, act.Instrument));
        return shipped is { } sent && received is { } got && !Weighing.Agree(sent, got, tolerance)
            ? Quarantine.Put(
                it, lot, WeightReason, $"shipped {sent}, received {got}, tolerance {tolerance}", act.Event.EventTime)
            : lot;
    }

    // Title does not pass while the lot is held or in quarantine, nor if the shipper has sold it on the way.
    private static LotRow WithTitlePassed(LotRow lot, ShipmentRow shipment) =>
        shipment.NewOwner is { } owner && lot.Owner == shipment.Shipper && !lot.Quarantined && lot.Holds.IsEmpty
            ? lot with { Owner = owner }
            : lot;

    private static void QuarantineUnshipped(Case it, ReceiveLots act, LotRow lot)
    {
        bool known = it.Draft.Shipments.Has(act.Shipment);
        Quarantine.Put(
            it, lot, known ? NotOfTheShipmentReason : NoShipmentReason,
            $"at {act.Site} with {act.Shipment}", act.Event.EventTime);
        Quarantine.NoteFinder(it, lot.Eid, it.Issuer, act.Site);
    }

    private static ShipmentLine? LineOf(Case it, ReceiveLots act, Eid lot) =>
        it.Draft.Shipments.Find(act.Shipment)?.Lines.FirstOrDefault(line => line.Lot == lot);
}
