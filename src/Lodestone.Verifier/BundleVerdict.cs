using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier;

/// <summary>The verdict's rank, worst first. There is no zero: an unset verdict is no valid one.</summary>
public enum BundleStanding
{
    /// <summary>Something is wrong or missing.</summary>
    Invalid = 1,

    /// <summary>Everything shown holds; part of the lineage was not shown.</summary>
    ValidInPart = 2,

    /// <summary>The whole lineage was shown, replayed by the rules, and gives the lot's proven status.</summary>
    Valid = 3,
}

/// <summary>What a verification found.</summary>
/// <param name="Standing">The verdict.</param>
/// <param name="Subject">The lot; null if the bundle could not be read.</param>
/// <param name="Status">What is proven of the lot, and at which block; null if the bundle is invalid.</param>
/// <param name="EntriesShown">How many entries were shown.</param>
/// <param name="EntriesWithheld">How many were not.</param>
/// <param name="Findings">Everything found, fatal first.</param>
public sealed record BundleVerdict(
    BundleStanding Standing,
    Eid? Subject,
    ProvenStatus? Status,
    int EntriesShown,
    int EntriesWithheld,
    ImmutableArray<Finding> Findings);
