using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Contracts' rules for weights and assays.</summary>
internal static class ContractRules
{
    /// <summary>Seller and buyer are two (109).</summary>
    public static Refusal? SellerAndBuyerAreTwo(Case it, RegisterContract act) =>
        act.Seller == act.Buyer ? it.Refuse(RefusalCode.ValueNotAllowed, "buyer", act.Buyer.Value) : null;

    /// <summary>Seller, buyer and umpire are registered (305).</summary>
    public static Refusal? ContractPartiesAreKnown(Case it, RegisterContract act) =>
        PartyRules.PartyIsKnown(it, act.Seller, "seller")
        ?? PartyRules.PartyIsKnown(it, act.Buyer, "buyer")
        ?? PartyRules.PartyIsKnown(it, act.Umpire, "umpire");

    /// <summary>A contract is registered by its seller or buyer (312).</summary>
    public static Refusal? ContractIsTheIssuers(Case it, RegisterContract act) =>
        act.Seller == it.Issuer || act.Buyer == it.Issuer
            ? null
            : it.Refuse(RefusalCode.NotConcerned, "seller", it.Issuer.Value);

    /// <summary>The umpire is neither seller nor buyer (109): nobody decides its own case.</summary>
    public static Refusal? UmpireIsAThird(Case it, RegisterContract act) =>
        act.Umpire == act.Seller || act.Umpire == act.Buyer
            ? it.Refuse(RefusalCode.ValueNotAllowed, "umpire", act.Umpire.Value)
            : null;

    /// <summary>The umpire is a laboratory (313).</summary>
    public static Refusal? UmpireIsALaboratory(Case it, RegisterContract act) =>
        it.Draft.Parties.Find(act.Umpire.Value)!.Role == PartyRole.Laboratory
            ? null
            : it.Refuse(RefusalCode.LaboratoryNotAccredited, "umpire", act.Umpire.Value);

    /// <summary>A contract is registered once (801).</summary>
    public static Refusal? ContractIsNew(Case it, RegisterContract act) => it.Draft.Contracts.Has(act.Contract)
        ? it.Refuse(RefusalCode.AlreadyRegistered, "contract", act.Contract)
        : null;

    /// <summary>Writes the contract.</summary>
    public static Refusal? EnterContract(Case it, RegisterContract act)
    {
        it.Draft.Contracts.Put(
            act.Contract, new ContractRow(act.Seller, act.Buyer, act.SplittingLimit, act.Umpire));
        return null;
    }
}
