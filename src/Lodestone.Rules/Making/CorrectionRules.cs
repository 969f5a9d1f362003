namespace Lodestone.Rules;

/// <summary>Events declared wrong.</summary>
internal static class CorrectionRules
{
    /// <summary>The mark of lots that were made of what a late correction has put in doubt.</summary>
    public const string CorrectedAncestor = "corrected-ancestor";
}
