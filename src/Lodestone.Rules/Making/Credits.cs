using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Origin credits, ISO 22095:2020, 3.3.4 and 3.3.5. A mass-balance output gives the verified origins that are
/// physically in it to its site's balance and may be assigned others from that balance instead; so what is claimed is
/// never more than what went in, and each amount is spent once. Credits that came by transfer are kept apart: only
/// book-and-claim outputs may draw on them.
/// </summary>
internal static class Credits
{
    /// <summary>
    /// Whether the origin claims of a new lot may stand (608): no share above what its book holds, unless it draws on
    /// credit; credit only for mass balance and book and claim; all shares of an element together at most the whole.
    /// </summary>
    public static Refusal? ClaimsMayStand(Case it, LotDeclaration lot, Book book, string field)
    {
        for (int i = 0; i < lot.OriginClaims.Length; i++)
        {
            OriginClaim claim = lot.OriginClaims[i];
            string at = $"{field}.originClaims[{i}]";
            if (UnaccountedAccount.IsNamedBy(claim.Origin))
            {
                return it.Refuse(RefusalCode.UnaccountedForIsNotSpendable, at, claim.Origin);
            }

            bool onBalance = lot.Model >= CustodyModel.MassBalance;
            bool isSaidAgain = lot.OriginClaims.Take(i).Any(earlier => earlier.Element == claim.Element
                && earlier.Origin == claim.Origin && earlier.ByCredit == claim.ByCredit);
            bool stands = claim.ByCredit
                ? onBalance
                : IsInBook(claim, book) && !(onBalance && Origins.IsVerified(claim.Origin));
            if (!stands || isSaidAgain || SharesOf(lot, claim.Element) > Ppb.Whole)
            {
                return it.Refuse(RefusalCode.OriginShareRaised, at, $"{claim.Element} from {claim.Origin}");
            }
        }

        return null;
    }

    /// <summary>Draws the credits that a new lot claims; 609 if they were never earned or are spent.</summary>
    public static Refusal? Spend(
        Case it, SiteId site, LotDeclaration lot, Book book, string field, out ImmutableArray<BookLine> credited)
    {
        List<BookLine> lines = [];
        credited = [];
        for (int i = 0; i < lot.OriginClaims.Length; i++)
        {
            OriginClaim claim = lot.OriginClaims[i];
            ElementAmount amount = Claimed(claim, book);
            if (!claim.ByCredit || amount.IsZero)
            {
                continue;
            }

            if (!TryDraw(it, site, claim.Element, claim.Origin, amount, lot.Model == CustodyModel.BookAndClaim))
            {
                return it.Refuse(
                    RefusalCode.CreditNotAvailable, $"{field}.originClaims[{i}]",
                    $"{claim.Element} from {claim.Origin}: {amount}");
            }

            lines.Add(new BookLine(claim.Element, claim.Origin, amount));
        }

        credited = Book.Sum(lines).Lines;
        return null;
    }

    /// <summary>Earns the verified lines of a book for a site's mass balance.</summary>
    public static void Earn(Case it, SiteId site, Book book)
    {
        foreach (BookLine line in book.Lines)
        {
            if (Origins.IsVerified(line.Origin))
            {
                Add(it, EarnedKey(site, line.Element, line.Origin), line.Amount);
            }
        }
    }

    /// <summary>
    /// Gives back to a site's balance what was assigned to a lot that is used up. What a book-and-claim lot carries may
    /// have come by transfer, and stays apart.
    /// </summary>
    public static void GiveBack(Case it, SiteId site, CustodyModel model, Book credited)
    {
        foreach (BookLine line in credited.Lines)
        {
            Add(it, model == CustodyModel.BookAndClaim
                ? TransferredKey(site, line.Element, line.Origin)
                : EarnedKey(site, line.Element, line.Origin), line.Amount);
        }
    }

    /// <summary>Takes back what was earned; false if some of it is spent, and the act must not stand then.</summary>
    public static bool TryTakeBack(Case it, SiteId site, Book earned)
    {
        foreach (BookLine line in earned.Lines)
        {
            if (Origins.IsVerified(line.Origin)
                && !TryDraw(it, site, line.Element, line.Origin, line.Amount, mayBeTransferred: false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Takes an amount from a site's balance and gives it to another's, where it is kept as transferred. False if the
    /// balance is too small; nothing has changed then.
    /// </summary>
    public static bool TryTransfer(Case it, TransferCredit act)
    {
        if (!TryDraw(it, act.Site, act.Element, act.Origin, act.Amount, mayBeTransferred: true))
        {
            return false;
        }

        Add(it, TransferredKey(act.To, act.Element, act.Origin), act.Amount);
        return true;
    }

    private static bool TryDraw(
        Case it, SiteId site, Element element, string origin, ElementAmount amount, bool mayBeTransferred)
    {
        string transferredKey = TransferredKey(site, element, origin);
        string earnedKey = EarnedKey(site, element, origin);
        ElementAmount transferred = mayBeTransferred ? Of(it, transferredKey) : ElementAmount.Zero;
        ElementAmount fromTransferred = transferred < amount ? transferred : amount;
        ElementAmount fromEarned = amount - fromTransferred;
        if (fromEarned > Of(it, earnedKey))
        {
            return false;
        }

        Add(it, transferredKey, new ElementAmount(-fromTransferred.Picograms));
        Add(it, earnedKey, new ElementAmount(-fromEarned.Picograms));
        return true;
    }

    private static void Add(Case it, string key, ElementAmount amount)
    {
        if (!amount.IsZero)
        {
            it.Draft.Credits.Put(key, new CreditRow(Of(it, key) + amount));
        }
    }

    private static ElementAmount Of(Case it, string key) => it.Draft.Credits.Find(key)?.Amount ?? ElementAmount.Zero;

    private static string EarnedKey(SiteId site, Element element, string origin) =>
        $"{site.Gln}/{element.Symbol}/{origin}";

    private static string TransferredKey(SiteId site, Element element, string origin) =>
        $"transferred:{site.Gln}/{element.Symbol}/{origin}";

    private static long SharesOf(LotDeclaration lot, Element element)
    {
        long sum = 0;
        foreach (OriginClaim claim in lot.OriginClaims)
        {
            sum += claim.Element == element ? claim.Share.Value : 0;
        }

        return sum;
    }

    // share ≤ amount / total, without dividing.
    private static bool IsInBook(OriginClaim claim, Book book) =>
        Claimed(claim, book) <= book.AmountOf(claim.Element, claim.Origin);

    // Rounded up, so that a claim never costs less than it says.
    private static ElementAmount Claimed(OriginClaim claim, Book book)
    {
        Int128 amount = LargestRemainder.MulDiv(
            book.TotalOf(claim.Element).Picograms, claim.Share.Value, Ppb.Whole, out Int128 remainder);
        return new ElementAmount(remainder == 0 ? amount : amount + 1);
    }
}
