using Lodestone.Vocabulary;
using static Lodestone.Interchange.IdentityForms;
using static Lodestone.Interchange.TextForms;

namespace Lodestone.Interchange;

/// <summary>The member organisations of a network, and the acts by which they change what holds it together.</summary>
internal static class GovernanceActForms
{
    private const int MostMembers = 100;

    private static readonly Form<long> SomeMembers = QuantityForms.Whole(1, MostMembers);

    private static readonly Form<long> RulesVersion = QuantityForms.Whole(1, 1_000_000);

    // An Ed25519 point or an uncompressed one of SM2: what else signs notes.
    private static readonly Form<string> AgreementPoint = new(
        (StrictElement at, out string point) => Hex.Read(at, out point)
            ?? (point.Length is 64 or 130 ? null : at.Refused(RefusalCode.IdentifierMalformed, "64 or 130 digits")),
        Hex.Write);

    private static readonly Form<MemberDeclaration> Member = Form.Object<MemberDeclaration>((it, member) => new MemberDeclaration(
        it.Need("party", Party, member?.Party),
        it.Need("name", Name, member?.Name),
        it.Need("nameEn", Title, member?.NameEn),
        it.Need("nameZh", Title, member?.NameZh),
        it.Need("role", OneOf<MemberRole>(), member?.Role),
        it.Need("agreementKey", AgreementPoint, member?.AgreementKey),
        it.List("keys", RegistryActForms.Key, member?.Keys)));

    /// <summary>The organisations that a genesis names.</summary>
    public static readonly Form<ConsortiumDeclaration> Consortium = Form.Object<ConsortiumDeclaration>((it, all) =>
        new ConsortiumDeclaration(
            (int)it.Need("quorum", SomeMembers, all?.Quorum),
            (int)it.Need("rulesVersion", RulesVersion, all?.RulesVersion),
            it.Some("members", Member, all?.Members)));

    private static readonly Form<NetworkChange> Change = new Family<NetworkChange>(
    [
        Family<NetworkChange>.Of<AdmitMember>((it, change) => new AdmitMember(
            it.Need("member", Member, change?.Member), (int?)it.May("quorum", SomeMembers, change?.Quorum))),
        Family<NetworkChange>.Of<ExcludeMember>((it, change) => new ExcludeMember(
            it.Need("party", Party, change?.Party),
            it.OrFalse("mayStillAct", change?.MayStillAct),
            (int?)it.May("quorum", SomeMembers, change?.Quorum))),
        Family<NetworkChange>.Of<RotateAgreementKey>((it, change) => new RotateAgreementKey(
            it.Need("party", Party, change?.Party), it.Need("agreementKey", AgreementPoint, change?.AgreementKey))),
        Family<NetworkChange>.Of<RotateMemberKey>((it, change) => new RotateMemberKey(
            it.Need("party", Party, change?.Party),
            it.Need("key", RegistryActForms.Key, change?.Key),
            it.Need("replaces", Hash, change?.Replaces))),
        Family<NetworkChange>.Of<ChangeQuorum>((it, change) => new ChangeQuorum(
            (int)it.Need("quorum", SomeMembers, change?.Quorum))),
        Family<NetworkChange>.Of<RaiseRules>((it, change) => new RaiseRules(
            (int)it.Need("version", RulesVersion, change?.Version))),
        Family<NetworkChange>.Of<HaltNetwork>((_, _) => new HaltNetwork()),
        Family<NetworkChange>.Of<ResumeNetwork>((_, _) => new ResumeNetwork()),
    ]).Any;

    /// <summary>Every act of this family.</summary>
    public static IEnumerable<Family<Act>.Member> All =>
    [
        ActForms.Of<ProposeChange>((it, act) => new ProposeChange(
            it.Need("change", Change, act?.Change),
            it.May("inForceFrom", QuantityForms.Index, act?.InForceFrom),
            it.Need("until", Time, act?.Until))),
        ActForms.Of<ApproveChange>((it, act) => new ApproveChange(
            it.Need("proposal", TextForms.Statement, act?.Proposal),
            (int)it.Need("actIndex", QuantityForms.Whole(0, 999), act?.ActIndex))),
    ];
}
