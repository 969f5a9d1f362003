using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>What the members' decisions leave to whom.</summary>
internal static class MemberStanding
{
    /// <summary>
    /// Whether the members have taken the issuer's voice: it was excluded (315), or the network is halted and this is no
    /// governance (317).
    /// </summary>
    public static Refusal? Bars(Case it, Act act) => Charters.Here(it) switch
    {
        { } charter when charter.Excluded.Contains(it.Issuer) =>
            new Refusal(RefusalCode.MemberExcluded, null, it.Issuer.Value),
        { Halted: true } when !IsGovernance(act) => new Refusal(RefusalCode.NetworkHalted, it.Field("type"), act.GetType().Name),
        _ => null,
    };

    /// <summary>
    /// Whether the issuer may speak here without being a registered party: a member governs by right of its membership.
    /// </summary>
    public static bool Governs(Case it, Act act) =>
        IsGovernance(act) && Charters.Here(it)?.MemberOf(it.Issuer) is not null;

    private static bool IsGovernance(Act act) => act is ProposeChange or ApproveChange;
}
