using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Origin credits pass from one site's balance to another's (book and claim).</summary>
internal static class CreditRules
{
    /// <summary>A credit is of a listed element (109) and more than nothing (111).</summary>
    public static Refusal? CreditIsAnAmount(Case it, TransferCredit act)
    {
        if (!act.Element.IsListed)
        {
            return it.Refuse(RefusalCode.ValueNotAllowed, "element", act.Element.Symbol);
        }

        return act.Amount > ElementAmount.Zero
            ? null
            : it.Refuse(RefusalCode.NumberOutOfRange, "amount", act.Amount.ToString());
    }

    /// <summary>It is given from the issuer's own site (308, 309) to a registered one (308).</summary>
    public static Refusal? CreditIsTheIssuersToGive(Case it, TransferCredit act) =>
        Standing.RunsSite(it, act.Site, "site")
        ?? (it.Draft.Sites.Has(act.To.Gln) ? null : it.Refuse(RefusalCode.SiteUnknown, "to", act.To.Gln));

    /// <summary>Material unaccounted for is no credit (603).</summary>
    public static Refusal? CreditIsNotTheUnaccounted(Case it, TransferCredit act) =>
        UnaccountedAccount.IsNamedBy(act.Origin)
            ? it.Refuse(RefusalCode.UnaccountedForIsNotSpendable, "origin", act.Origin)
            : null;

    /// <summary>Takes the credit from one balance and adds it to the other; 609 if it is not there.</summary>
    public static Refusal? PassCredit(Case it, TransferCredit act) => Credits.TryTransfer(it, act)
        ? null
        : it.Refuse(RefusalCode.CreditNotAvailable, "amount", $"{act.Element} from {act.Origin}: {act.Amount}");
}
