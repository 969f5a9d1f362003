using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>
/// One element's share of a lot's mass. A censored share (<c>&lt; 0.01 %</c>) says only an upper bound: it is unknown,
/// never zero, and counts nothing in the books.
/// </summary>
/// <param name="Element">The element.</param>
/// <param name="Share">The share by mass, or its upper bound if censored.</param>
/// <param name="IsCensored">Whether the share is only an upper bound.</param>
/// <param name="Uncertainty">Expanded uncertainty (k = 2) of the share, in ppb of mass; zero if not stated.</param>
public readonly record struct ElementShare(Element Element, Ppb Share, bool IsCensored, Ppb Uncertainty);

/// <summary>
/// What a lot consists of: shares by mass of the lot, one row an element, in the order of the element's symbol.
/// The measured shares add up to at most the whole.
/// </summary>
public sealed class Composition : IEquatable<Composition>
{
    /// <summary>Nothing known.</summary>
    public static readonly Composition Unknown = new([]);

    private Composition(ImmutableArray<ElementShare> shares) => Shares = shares;

    /// <summary>The shares in ascending ordinal order of the symbol.</summary>
    public ImmutableArray<ElementShare> Shares { get; }

    /// <summary>A composition from its rows, in any order; null if it is well formed, else the refusal.</summary>
    /// <returns>Null and the composition, or the refusal (duplicate element, or sum above the whole).</returns>
    public static Refusal? TryCreate(IEnumerable<ElementShare> shares, string field, out Composition composition)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ImmutableArray<ElementShare> sorted = Sorted([.. shares]);
        composition = Unknown;
        long sum = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i].Element == sorted[i - 1].Element)
            {
                return new Refusal(RefusalCode.CompositionNamesAnElementTwice, field, sorted[i].Element.Symbol);
            }

            sum += sorted[i].IsCensored ? 0 : sorted[i].Share.Value;
        }

        if (sum > Ppb.Whole)
        {
            return new Refusal(RefusalCode.CompositionExceedsTheWhole, field, $"{sum} ppb");
        }

        composition = new Composition(sorted);
        return null;
    }

    // Elements compare as their symbols do. Most compositions are written in order: those are taken as they stand.
    private static ImmutableArray<ElementShare> Sorted(ImmutableArray<ElementShare> shares)
    {
        for (int i = 1; i < shares.Length; i++)
        {
            if (shares[i].Element.CompareTo(shares[i - 1].Element) < 0)
            {
                return [.. shares.OrderBy(share => share.Element)];
            }
        }

        return shares;
    }

    /// <summary>A composition from rows already known to be well formed.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static Composition Of(params IEnumerable<ElementShare> shares) =>
        TryCreate(shares, "composition", out Composition made) is { } refusal
            ? throw new ArgumentException(refusal.ToString(), nameof(shares))
            : made;

    /// <summary>The measured share of an element; zero if it is absent or censored.</summary>
    public Ppb ShareOf(Element element)
    {
        foreach (ElementShare share in Shares)
        {
            if (share.Element == element && !share.IsCensored)
            {
                return share.Share;
            }
        }

        return Ppb.Zero;
    }

    /// <inheritdoc/>
    public bool Equals(Composition? other) => other is not null && Shares.AsSpan().SequenceEqual(other.Shares.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Composition);

    /// <inheritdoc/>
    public override int GetHashCode() => Shares.IsEmpty ? 0 : HashCode.Combine(Shares.Length, Shares[0], Shares[^1]);
}
