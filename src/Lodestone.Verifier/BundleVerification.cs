using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier;

/// <summary>
/// Judges an evidence bundle with no network: from the trust anchor to the manifest and the checkpoint, from the checkpoint
/// to entries and rows, from entries through the same rules that every node applies to the lot's status. Absence of evidence
/// is failure. Never throws, whatever the bytes.
/// </summary>
public static class BundleVerification
{
    /// <summary>Verifies a bundle's bytes against what the caller trusts.</summary>
    public static BundleVerdict Verify(ReadOnlyMemory<byte> bytes, TrustAnchor anchor) =>
        Verify(bytes, anchor, BundleChecks.None);

    /// <summary>Verifies with some checks switched off, for tests that must notice it.</summary>
    internal static BundleVerdict Verify(ReadOnlyMemory<byte> bytes, TrustAnchor anchor, BundleChecks without)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        (EvidenceBundle? bundle, Finding? fault) = BundleReader.Read(bytes, without);
        return bundle is null
            ? new BundleVerdict(BundleStanding.Invalid, null, null, 0, 0, [fault!])
            : Verify(bundle, anchor, without);
    }

    // Cheap before dear: signatures and rules are tried only on what the log has signed for, so that nobody but the log can
    // make a verifier work hard.
    private static BundleVerdict Verify(EvidenceBundle bundle, TrustAnchor anchor, BundleChecks without)
    {
        List<Finding> findings = [];
        (ProvenHead? head, Finding? unproven) = CheckpointCheck.Run(bundle, anchor, without);
        if (head is null)
        {
            findings.Add(unproven!);
        }
        else
        {
            findings.AddRange(InclusionCheck.Run(bundle, head, without));
            findings.AddRange(without.HasFlag(BundleChecks.BlockTimes) ? [] : OrderCheck.BlockTimes(bundle, head.Block));
        }

        findings.AddRange(OrderCheck.Run(bundle, without));
        ImmutableArray<Finding> ofManifest = [.. BundleManifest.Check(bundle, anchor, without)];
        if (findings.Count == 0 && ofManifest is [_, ..] && ofManifest.All(IsOfPart))
        {
            // Everything holds by itself: then the manifest may as well be the part that was exchanged.
            findings.Add(new Finding(FindingCode.ManifestInvalid, "manifest", "lists other parts"));
        }

        findings.AddRange(ofManifest);
        if (head is null || findings.Count > 0)
        {
            return Invalid(bundle, findings);
        }

        ProvenStatus? status = Prove(bundle, anchor, head, without, findings);
        return status is null || findings.Count > 0 ? Invalid(bundle, findings) : Valid(bundle, anchor, status);
    }

    private static ProvenStatus? Prove(
        EvidenceBundle bundle, TrustAnchor anchor, ProvenHead head, BundleChecks without, List<Finding> findings)
    {
        ProvenRows rows = ProvenRows.Read(bundle, without, findings);
        if (findings.Count > 0)
        {
            return null;
        }

        ImmutableArray<ProvenStatement> statements = StatementCheck.Run(bundle, anchor, rows, without, findings);
        LineageReplay replay = new(bundle, statements, without);
        if (findings.Count == 0 && bundle.Withheld.IsEmpty)
        {
            findings.AddRange(replay.Run(rows));
        }

        return rows.Lot is not { } lot ? null : new ProvenStatus(
            head.Block.Height, new Instant(head.Block.TimeMs), lot, replay.PartyOf(lot.Possessor),
            replay.PartyOf(lot.Owner));
    }

    private static bool IsOfPart(Finding finding) => finding.Code == FindingCode.PartNotAsListed;

    private static BundleVerdict Invalid(EvidenceBundle bundle, List<Finding> findings) => new(
        BundleStanding.Invalid, bundle.Subject, null, bundle.Entries.Length, bundle.Withheld.Length, [.. findings]);

    private static BundleVerdict Valid(EvidenceBundle bundle, TrustAnchor anchor, ProvenStatus status)
    {
        List<Finding> findings = [];
        if (bundle.Withheld.Length > 0)
        {
            findings.Add(new Finding(FindingCode.NotShown, "withheld", $"{bundle.Withheld.Length} entries not shown"));
        }

        if (anchor.Policy.Quorum == 0)
        {
            findings.Add(new Finding(FindingCode.NoWitnessAsked, "checkpoint", "the trust anchor asks for no witness"));
        }

        return new BundleVerdict(
            bundle.Withheld.Length > 0 ? BundleStanding.ValidInPart : BundleStanding.Valid,
            bundle.Subject, status, bundle.Entries.Length, bundle.Withheld.Length, [.. findings]);
    }
}
