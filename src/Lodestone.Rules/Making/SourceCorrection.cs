using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// The only way up for a book: the authority raises a commissioned lot, still whole, to an accredited final assay, by
/// two persons, by no more than the catalogue's uncertainty and the site's yearly budget for the element.
/// </summary>
/// <remarks>
/// The budget is cumulative because small steps add up: half a per cent a step would make ten per cent from nothing in
/// twenty. It is a share of what entered at the lot's site in the year of block time; a site where nothing entered has
/// none.
/// </remarks>
internal static class SourceCorrection
{
    /// <summary>The mark of a lot whose book was raised.</summary>
    public const string Corrected = "source-corrected";

    /// <summary>Counts what enters at a site: the base of its budget.</summary>
    public static void CountEntered(Case it, SiteId site, Book entered)
    {
        foreach (BookLine line in entered.Lines)
        {
            Capacity.Count(it, EnteredAt(site, line.Element), 0, line.Amount);
        }
    }

    /// <summary>
    /// The assay is recorded, final, not declared wrong and of this lot, and shows more than the book has (109).
    /// </summary>
    public static Refusal? AssayShowsMore(Case it, CorrectSource act)
    {
        if (it.Draft.Assays.Find(act.Assay) is not { IsFinal: true } assay || assay.Lot != act.Lot
            || it.Draft.Events.Find(act.Assay) is not { CorrectedBy: null })
        {
            return it.Refuse(RefusalCode.ValueNotAllowed, "assay", act.Assay);
        }

        bool isMore = it.Draft.Lots.Find(act.Lot.Code) is not { } lot || Increase(it, act, lot) > ElementAmount.Zero;
        return isMore && act.Element.IsListed
            ? null
            : it.Refuse(RefusalCode.ValueNotAllowed, "element", act.Element.Symbol);
    }

    /// <summary>The assay is an accredited laboratory's that has no share in the lot (313).</summary>
    public static Refusal? AssayIsAccredited(Case it, CorrectSource act) =>
        it.Draft.Assays.Find(act.Assay) is { Accredited: true }
            ? null
            : it.Refuse(RefusalCode.LaboratoryNotAccredited, "assay", act.Assay);

    /// <summary>The lot is whole: known, alive, nothing taken from it, and at a site (501, 503, 509).</summary>
    public static Refusal? SourceIsWhole(Case it, CorrectSource act)
    {
        if (LotAccess.CheckAll(it, act, LotDemands.Alive | LotDemands.NotInTransit, null) is { } refusal)
        {
            return refusal;
        }

        LotRow lot = it.Draft.Lots.Find(act.Lot.Code)!;
        return lot.Remaining == lot.Initial
            ? null
            : it.Refuse(RefusalCode.LotAlreadyConsumed, "lot", $"{lot.Remaining} of {lot.Initial} left");
    }

    /// <summary>
    /// Only a source is corrected (603): what a lot made of others has less than its inputs is unaccounted for, and
    /// raising it would spend that.
    /// </summary>
    public static Refusal? LotIsASource(Case it, CorrectSource act) =>
        it.Draft.Lots.Find(act.Lot.Code)!.Source is not null
            ? null
            : it.Refuse(RefusalCode.UnaccountedForIsNotSpendable, "lot", act.Lot.Code);

    /// <summary>
    /// All increases together are within the uncertainty of such material, and within the site's budget (613).
    /// </summary>
    public static Refusal? CorrectionIsWithinBounds(Case it, CorrectSource act)
    {
        LotRow lot = it.Draft.Lots.Find(act.Lot.Code)!;
        ElementAmount increase = Increase(it, act, lot);
        ElementAmount declared = ElementAmount.In(lot.Initial, lot.Composition.ShareOf(act.Element));
        ElementAmount uncertainty = declared
            .Share(ToleranceOf(Declarations.MaterialOf(lot.Material).Form).Value, Ppb.Whole);
        ElementAmount entered = Capacity.Of(it, EnteredAt(lot.Site!.Value, act.Element)).Amount;
        ElementAmount budget =
            entered.Share(it.Draft.Network.Find(Tables.NetworkKey)!.SourceCorrection.Value, Ppb.Whole);
        ElementAmount used = Capacity.Of(it, CorrectedAt(lot.Site.Value, act.Element)).Amount;
        ElementAmount raised = Book.Of(lot.Book).TotalOf(act.Element) + increase - declared;
        return raised <= uncertainty && used + increase <= budget
            ? null
            : it.Refuse(
                RefusalCode.CorrectionBudgetExceeded, "element",
                $"{act.Element}: {increase}, at most {uncertainty}, budget {budget} less {used}");
    }

    /// <summary>Raises the book, origins in its own proportions.</summary>
    public static Refusal? Raise(Case it, CorrectSource act)
    {
        LotRow lot = it.Draft.Lots.Find(act.Lot.Code)!;
        Book book = Book.Of(lot.Book);
        ElementAmount increase = Increase(it, act, lot);
        ImmutableArray<BookLine> lines = [.. book.LinesOf(act.Element)];
        Int128[] parts = new Int128[lines.Length];
        LargestRemainder.Split(increase.Picograms, [.. lines.Select(line => line.Amount.Picograms)], parts);
        Book added = Book.Sum(lines.Select((line, i) => line with { Amount = new ElementAmount(parts[i]) }));
        it.Draft.Lots.Put(act.Lot.Code, Quarantine.Flagged(lot, Corrected) with { Book = book.Plus(added).Lines });
        BookEdge.Post(it.Draft, BookEdge.Corrected, added);
        EventLog.DependOn(it, act.Assay);
        Capacity.Count(it, CorrectedAt(lot.Site!.Value, act.Element), 0, increase);
        return null;
    }

    // What an accredited assay of such material may differ from the first by chance (k = 2): as the steps' tolerances.
    private static Ppb ToleranceOf(MaterialForm form) => Ppb.FromPpm(form switch
    {
        MaterialForm.Ore or MaterialForm.Residue => 30_000,
        MaterialForm.Concentrate or MaterialForm.MixedCompound => 20_000,
        _ => 10_000,
    });

    private static ElementAmount Increase(Case it, CorrectSource act, LotRow lot) =>
        ElementAmount.In(lot.Initial, it.Draft.Assays.Find(act.Assay)!.Composition.ShareOf(act.Element))
        - Book.Of(lot.Book).TotalOf(act.Element);

    private static string EnteredAt(SiteId site, Element element) => $"entered:{site.Gln}/{element.Symbol}";

    private static string CorrectedAt(SiteId site, Element element) => $"corrected:{site.Gln}/{element.Symbol}";
}
