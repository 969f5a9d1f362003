using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// The only way up for a book: the authority raises a commissioned lot, still whole, to an accredited final assay, by two
/// persons, by no more than the catalogue's uncertainty and the site's yearly budget for the element.
/// </summary>
/// <remarks>
/// The budget is cumulative because small steps add up: half a per cent a step would make ten per cent from nothing in
/// twenty. It is a share of what entered at the site in the year of block time.
/// </remarks>
internal static class SourceCorrection
{
    /// <summary>Counts what enters at a site: the base of its budget.</summary>
    public static void CountEntered(Case it, SiteId site, Book entered)
    {
        ReadOnlySpan<BookLine> lines = entered.Lines.AsSpan();
        foreach (BookLine line in lines)
        {
            Capacity.Count(it, $"entered:{site.Gln}/{line.Element.Symbol}", 0, line.Amount);
        }
    }
}
