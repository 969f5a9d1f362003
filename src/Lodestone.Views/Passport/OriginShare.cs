using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>How much of an element of a lot comes from one origin.</summary>
/// <param name="Element">The element.</param>
/// <param name="Origin">What is known of the origin.</param>
/// <param name="Amount">The share's numerator, exact; null if withheld.</param>
/// <param name="Whole">The share's denominator: all of the element in the lot; null if withheld.</param>
/// <param name="Share">
/// For display: all shares of an element add up to the whole; for the public as <see cref="PublicShare"/> tells it.
/// </param>
public sealed record OriginShare(
    Element Element, SourceNote Origin, ElementAmount? Amount, ElementAmount? Whole, Ppb Share)
{
    /// <summary>How the share is meant.</summary>
    public SharePrecision Precision { get; init; } = SharePrecision.Exact;

    /// <summary>What the public may see of it.</summary>
    internal OriginShare ForPublic()
    {
        if (Amount is not { } amount || Whole is not { } whole)
        {
            return this;
        }

        (Ppb told, SharePrecision precision) = PublicShare.Of(amount, whole);
        return this with { Amount = null, Whole = null, Share = told, Precision = precision };
    }
}
