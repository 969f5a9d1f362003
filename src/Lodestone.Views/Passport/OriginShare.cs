using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>How much of an element of a lot comes from one origin.</summary>
/// <param name="Element">The element.</param>
/// <param name="Origin">What is known of the origin.</param>
/// <param name="Amount">The share's numerator, exact; null if withheld.</param>
/// <param name="Whole">The share's denominator: all of the element in the lot; null if withheld.</param>
/// <param name="Share">
/// For display: all shares of an element add up to the whole; for the public in whole tenths.
/// </param>
public sealed record OriginShare(
    Element Element, SourceNote Origin, ElementAmount? Amount, ElementAmount? Whole, Ppb Share);
