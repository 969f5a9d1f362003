using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Weights and assays between two parties: each seals its result before it knows the other's, then both are opened.
/// Within the contract's splitting limit the mean settles; beyond it the umpire's result does, as trade practice has
/// it: the middle of the three.
/// </summary>
internal static class SettlementRules
{
    /// <summary>Results are sealed by the contract's seller and buyer (312).</summary>
    public static Refusal? OnlySellerAndBuyerSeal(Case it, SealResult act) =>
        ContractOf(it, act.Shipment) is { } contract && it.Issuer != contract.Seller && it.Issuer != contract.Buyer
            ? it.Refuse(RefusalCode.NotConcerned, "shipment", it.Issuer.Value)
            : null;

    /// <summary>The shipment is known and holds the lot (701).</summary>
    public static Refusal? SealedLotIsOfTheShipment(Case it, SealResult act) =>
        LotIsOfTheShipment(it, act.Shipment, act.Lot);

    /// <summary>The shipment has a contract (707).</summary>
    public static Refusal? SealingIsAgreed(Case it, SealResult act) => ThereIsAContract(it, act.Shipment);

    /// <summary>A sealed result stays sealed as it is, and a settled one settled (705).</summary>
    public static Refusal? NothingIsSealedTwice(Case it, SealResult act)
    {
        ShipmentLine line = LineOf(it, act.Shipment, act.Lot)!;
        bool sealedAlready = (IsSeller(it, act.Shipment) ? line.SealSeller : line.SealBuyer) is not null;
        return sealedAlready || line.Settled is not null
            ? it.Refuse(RefusalCode.ResultAlreadyFinal, "seal")
            : null;
    }

    /// <summary>Keeps the seal.</summary>
    public static Refusal? Seal(Case it, SealResult act)
    {
        ShipmentLine line = LineOf(it, act.Shipment, act.Lot)!;
        return Replace(it, act.Shipment, line, IsSeller(it, act.Shipment)
            ? line with { SealSeller = act.Seal }
            : line with { SealBuyer = act.Seal });
    }

    /// <summary>Both parties speak of the same element (109).</summary>
    public static Refusal? TheSameElementIsPaid(Case it, OpenResult act) =>
        LineOf(it, act.Shipment, act.Lot)?.Paid is { } paid && paid != act.Element
            ? it.Refuse(RefusalCode.ValueNotAllowed, "element", $"{act.Element}, not {paid}")
            : null;

    /// <summary>Results are opened by the contract's seller, buyer and umpire (312).</summary>
    public static Refusal? OnlyTheThreeOpen(Case it, OpenResult act) =>
        ContractOf(it, act.Shipment) is { } contract
        && it.Issuer != contract.Seller && it.Issuer != contract.Buyer && it.Issuer != contract.Umpire
            ? it.Refuse(RefusalCode.NotConcerned, "shipment", it.Issuer.Value)
            : null;

    /// <summary>An umpire is accredited when it decides (313).</summary>
    public static Refusal? UmpireIsAccredited(Case it, OpenResult act) =>
        IsUmpire(it, act.Shipment) && !Standing.PermitsOf(it, it.Issuer, null, Activity.Assay).Any()
            ? it.Refuse(RefusalCode.LaboratoryNotAccredited, "shipment", it.Issuer.Value)
            : null;

    /// <summary>The shipment is known and holds the lot (701).</summary>
    public static Refusal? OpenedLotIsOfTheShipment(Case it, OpenResult act) =>
        LotIsOfTheShipment(it, act.Shipment, act.Lot);

    /// <summary>An opened result stays as it is, and a settled one settled (705).</summary>
    public static Refusal? NothingIsOpenedTwice(Case it, OpenResult act)
    {
        if (ContractOf(it, act.Shipment) is null)
        {
            return null;
        }

        ShipmentLine line = LineOf(it, act.Shipment, act.Lot)!;
        bool opened = !IsUmpire(it, act.Shipment)
            && (IsSeller(it, act.Shipment) ? line.SellerElement : line.BuyerElement) is not null;
        return opened || line.Settled is not null ? it.Refuse(RefusalCode.ResultAlreadyFinal, "lot") : null;
    }

    /// <summary>What is opened is what was sealed (706). The umpire comes after both and has nothing to seal.</summary>
    public static Refusal? ResultMatchesItsSeal(Case it, OpenResult act)
    {
        if (ContractOf(it, act.Shipment) is null || IsUmpire(it, act.Shipment))
        {
            return null;
        }

        ShipmentLine line = LineOf(it, act.Shipment, act.Lot)!;
        string? seal = IsSeller(it, act.Shipment) ? line.SealSeller : line.SealBuyer;
        return seal is not null && seal == ResultSeal.Of(it.Issuer, act)
            ? null
            : it.Refuse(RefusalCode.SealDoesNotMatch, "salt");
    }

    /// <summary>The shipment has a contract (707).</summary>
    public static Refusal? OpeningIsAgreed(Case it, OpenResult act) => ThereIsAContract(it, act.Shipment);

    /// <summary>Nobody opens before both have sealed, and the umpire not before both have opened (708).</summary>
    public static Refusal? BothHaveSpokenBefore(Case it, OpenResult act)
    {
        ShipmentLine line = LineOf(it, act.Shipment, act.Lot)!;
        bool complete = IsUmpire(it, act.Shipment)
            ? line is { SellerElement: not null, BuyerElement: not null }
            : line is { SealSeller: not null, SealBuyer: not null };
        return complete ? null : it.Refuse(RefusalCode.ResultsNotComplete, "lot");
    }

    /// <summary>Opens the result and settles as soon as it can be.</summary>
    public static Refusal? Open(Case it, OpenResult act)
    {
        ShipmentLine line = LineOf(it, act.Shipment, act.Lot)!;
        ElementAmount amount = ElementAmount.In(act.Weight, act.Share);
        if (IsUmpire(it, act.Shipment))
        {
            return Replace(it, act.Shipment, line, line with
            {
                Settled = Middle(line.SellerElement!.Value, line.BuyerElement!.Value, amount),
            });
        }

        ShipmentLine opened = IsSeller(it, act.Shipment)
            ? line with { SellerElement = amount, Paid = act.Element }
            : line with { BuyerElement = amount, Paid = act.Element };
        return Replace(it, act.Shipment, line, opened with
        {
            Settled = opened is { SellerElement: { } seller, BuyerElement: { } buyer }
                && WithinLimit(seller, buyer, ContractOf(it, act.Shipment)!.SplittingLimit)
                    ? Mean(seller, buyer)
                    : null,
        });
    }

    // |seller − buyer| ≤ limit × mean, without dividing.
    private static bool WithinLimit(ElementAmount seller, ElementAmount buyer, Ppb limit) =>
        2 * Int128.Abs(seller.Picograms - buyer.Picograms) * Ppb.Whole
            <= limit.Value * (seller.Picograms + buyer.Picograms);

    // An odd picogram is left out: rounding is down, whoever gains.
    private static ElementAmount Mean(ElementAmount seller, ElementAmount buyer) =>
        new((seller.Picograms + buyer.Picograms) / 2);

    // If the umpire lies between the two it is the umpire's result, otherwise that of the party nearer to it.
    private static ElementAmount Middle(ElementAmount seller, ElementAmount buyer, ElementAmount umpire)
    {
        ElementAmount low = seller < buyer ? seller : buyer;
        ElementAmount high = seller < buyer ? buyer : seller;
        return umpire < low ? low : umpire > high ? high : umpire;
    }

    private static Refusal? Replace(Case it, string key, ShipmentLine line, ShipmentLine changed)
    {
        ShipmentRow shipment = it.Draft.Shipments.Find(key)!;
        it.Draft.Shipments.Put(key, shipment with { Lines = shipment.Lines.Replace(line, changed) });
        return null;
    }

    private static Refusal? LotIsOfTheShipment(Case it, string shipment, Eid lot) =>
        it.Draft.Shipments.Has(shipment) && LineOf(it, shipment, lot) is not null
            ? null
            : it.Refuse(RefusalCode.ShipmentUnknown, "shipment", $"{shipment} with {lot}");

    private static Refusal? ThereIsAContract(Case it, string shipment) => ContractOf(it, shipment) is null
        ? it.Refuse(RefusalCode.ContractUnknown, "shipment", shipment)
        : null;

    private static ContractRow? ContractOf(Case it, string shipment) =>
        it.Draft.Shipments.Find(shipment)?.Contract is { } contract ? it.Draft.Contracts.Find(contract) : null;

    private static ShipmentLine? LineOf(Case it, string shipment, Eid lot) =>
        it.Draft.Shipments.Find(shipment)?.Lines.FirstOrDefault(line => line.Lot == lot);

    private static bool IsSeller(Case it, string shipment) => ContractOf(it, shipment)?.Seller == it.Issuer;

    private static bool IsUmpire(Case it, string shipment) => ContractOf(it, shipment)?.Umpire == it.Issuer;
}
