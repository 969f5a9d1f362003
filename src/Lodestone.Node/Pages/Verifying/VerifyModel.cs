using Lodestone.Rules;
using Lodestone.Verifier;
using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>What the verify page shows beside its form.</summary>
/// <param name="Fault">Why nothing could be judged; null if it was, or if nothing was sent.</param>
/// <param name="Verdict">The verdict; null before a bundle was judged.</param>
/// <param name="FileName">Name of the file as the sender has it.</param>
/// <param name="FileSize">Its size in bytes.</param>
/// <param name="Lot">The lot's proven row; null unless proven.</param>
/// <param name="Possessor">Name of who has it by that row; null unless proven.</param>
/// <param name="IsKnownHere">Whether this node has a passport of the lot.</param>
public sealed record VerifyModel(
    Label? Fault,
    BundleVerdict? Verdict,
    string FileName,
    long FileSize,
    LotRow? Lot,
    NamedParty? Possessor,
    bool IsKnownHere)
{
    /// <summary>The empty form.</summary>
    public static VerifyModel Empty { get; } = new(null, null, string.Empty, 0, null, null, false);
}
