using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>A share that is known only to lie between two bounds, because something was below detection.</summary>
/// <param name="Least">The least that it can be.</param>
/// <param name="Most">The most that it can be.</param>
public sealed record ShareRange(Ppb Least, Ppb Most)
{
    /// <summary>Whether both bounds are the same.</summary>
    public bool IsExact => Least == Most;
}

/// <summary>
/// What trade says of rare earths: the total as oxides (TREO) by mass of the lot, and each element's purity within the
/// total (such as Dy2O3/TREO). Every element counts as the oxide that it is reported as. Censored shares count as
/// nothing for one bound and as their limit for the other. Shares are rounded down to a part per billion.
/// </summary>
public sealed class RareEarthContent
{
    // Oxides are summed in 10^-18 of the mass, so that the sum of sixteen roundings stays far below one ppb.
    private const long Fine = 1_000_000_000;

    private readonly ImmutableArray<(Element Element, Int128 Least, Int128 Most)> oxides;

    private RareEarthContent(
        ShareRange elements, ImmutableArray<(Element Element, Int128 Least, Int128 Most)> oxides) =>
        (Elements, this.oxides) = (elements, oxides);

    /// <summary>Total rare earths as elements, by mass of the lot.</summary>
    public ShareRange Elements { get; }

    /// <summary>
    /// Total rare earths as oxides (TREO), by mass of the lot. Of metals and alloys the oxides would weigh more than
    /// the lot: there it stands at the whole, and <see cref="Elements"/> tells more.
    /// </summary>
    public ShareRange Treo => new(Whole(Sum(least: true)), Whole(Sum(least: false)));

    /// <summary>The rare-earth content of a composition.</summary>
    public static RareEarthContent Of(Composition composition)
    {
        ArgumentNullException.ThrowIfNull(composition);
        ElementShare[] rows = [.. composition.Shares.Where(share => share.Element.IsRareEarth)];
        long least = rows.Where(row => !row.IsCensored).Sum(row => row.Share.Value);
        long most = rows.Sum(row => row.Share.Value);
        return new RareEarthContent(
            new ShareRange(Ppb.Of(least), Ppb.Of(Math.Min(most, Ppb.Whole))),
            [.. rows.Select(row => (row.Element, row.IsCensored ? 0 : Oxide(row), Oxide(row)))]);
    }

    /// <summary>
    /// An element's oxide within the total of rare-earth oxides; null if no rare earth was measured.
    /// </summary>
    public ShareRange? PurityOf(Element element)
    {
        Int128 least = 0;
        Int128 most = 0;
        foreach ((Element known, Int128 low, Int128 high) in oxides)
        {
            (least, most) = known == element ? (low, high) : (least, most);
        }

        // Purest when all others are least, poorest when all others reach their limits.
        Int128 poorest = least + Sum(least: false) - most;
        Int128 purest = most + Sum(least: true) - least;
        return Sum(least: true) == 0
            ? null
            : new ShareRange(Ratio(least, poorest), Ratio(most, purest));
    }

    private static Int128 Oxide(ElementShare share)
    {
        Compound oxide = CompoundCatalogue.ReportedOxide(share.Element);
        return (Int128)share.Share.Value * Fine * oxide.MolarMicrodaltons / oxide.ElementMicrodaltons;
    }

    private static Ppb Ratio(Int128 part, Int128 whole) => whole == 0
        ? Ppb.Zero
        : Ppb.Of((long)(part * Ppb.Whole / whole));

    private static Ppb Whole(Int128 fine) => Ppb.Of((long)Int128.Min(fine / Fine, Ppb.Whole));

    private Int128 Sum(bool least)
    {
        Int128 sum = 0;
        foreach ((Element _, Int128 low, Int128 high) in oxides)
        {
            sum += least ? low : high;
        }

        return sum;
    }
}
