using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// What a book holds of all listed elements together, in whole milligrams rounded down: for sums over stock. Exact
/// amounts by element are in the books.
/// </summary>
internal static class ContentSums
{
    private const long PicogramsAMilligram = 1_000_000_000;

    /// <summary>
    /// The listed elements, and the rare earths among them as the oxides that they are reported as (REO).
    /// </summary>
    public static (long Content, long Oxide) Of(IEnumerable<BookLine> book)
    {
        Int128 content = 0;
        Int128 oxide = 0;
        foreach (BookLine line in book)
        {
            content += line.Amount.Picograms;
            if (line.Element.IsRareEarth)
            {
                oxide += CompoundCatalogue.ReportedOxide(line.Element).CompoundOf(line.Amount).Picograms;
            }
        }

        return ((long)(content / PicogramsAMilligram), (long)(oxide / PicogramsAMilligram));
    }
}
