using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// A site's account of material unaccounted for (MUF, as in nuclear accounting). What the books lose at a measurement
/// is posted here to the picogram and can never be spent; beside it stand the measured differences and their
/// uncertainty, which say whether the losses can be chance.
/// </summary>
internal static class UnaccountedAccount
{
    /// <summary>An account on which nothing was ever posted.</summary>
    public static readonly UnaccountedRow New = new([], [], [], [], [], LastClosed: null);

    /// <summary>The account of a site.</summary>
    public static UnaccountedRow Of(Draft draft, SiteId site) => draft.Unaccounted.Find(site.Gln) ?? New;

    /// <summary>Posts what the books lost and what the measurements say.</summary>
    public static void Post(Draft draft, SiteId site, Book lost, ImmutableArray<MeasuredLine> measured) =>
        Post(draft, site, lost, measured, measured);

    /// <summary>Posts what a hold-up measurement says: its uncertainty counts otherwise in a period than ever.</summary>
    public static void Post(
        Draft draft,
        SiteId site,
        Book lost,
        ImmutableArray<MeasuredLine> measured,
        ImmutableArray<MeasuredLine> ever)
    {
        if (lost.IsEmpty && measured.IsEmpty)
        {
            return;
        }

        UnaccountedRow row = Of(draft, site);
        draft.Unaccounted.Put(site.Gln, row with
        {
            Book = Book.Of(row.Book).Plus(lost).Lines,
            Cumulative = Book.Of(row.Cumulative).Plus(lost).Lines,
            Period = Measurements.Sum(row.Period, measured),
            Ever = Measurements.Sum(row.Ever, ever),
        });
    }

    /// <summary>
    /// Whether a text names an account of material unaccounted for, as a source, a circuit or an origin: it can be
    /// none.
    /// </summary>
    public static bool IsNamedBy(string? text) =>
        text is not null && (text.Split(':', '/', '.') is { } words
            && words.Any(word => word.Equals("unaccounted", StringComparison.OrdinalIgnoreCase)
                || word.Equals("muf", StringComparison.OrdinalIgnoreCase)));
}
