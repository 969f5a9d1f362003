namespace Lodestone.Verifier.Tests.Harness;

/// <summary>A bundle that an operator forged with the log's own keys, and what must be found in it.</summary>
/// <param name="Name">What he did.</param>
/// <param name="Bytes">The bundle.</param>
/// <param name="Code">What must be found.</param>
/// <param name="Part">In which part.</param>
/// <param name="Check">Which check finds it.</param>
/// <param name="Anchor">What the verifier trusts.</param>
internal sealed record Forgery(
    string Name, byte[] Bytes, FindingCode Code, string Part, BundleChecks Check, TrustAnchor Anchor)
{
    /// <summary>What a verifier says that is fooled, or does not say why not; null if it is right.</summary>
    public string? FaultOfVerdict(BundleChecks without)
    {
        BundleVerdict verdict = BundleVerification.Verify(Bytes, Anchor, without);
        bool named = verdict.Findings.Any(finding => finding.Code == Code && IsNamed(finding.Part));
        return verdict.Standing == BundleStanding.Invalid && verdict.Status is null && named
            ? null
            : $"{Name}: {verdict.Standing}, not {(int)Code} {Code} in {Part} but {string.Join("; ", verdict.Findings.Take(3))}";
    }

    // A part that ends with a star stands for every part that begins so.
    private bool IsNamed(string part) => Part.EndsWith('*') ? part.StartsWith(Part[..^1], StringComparison.Ordinal) : part == Part;
}
