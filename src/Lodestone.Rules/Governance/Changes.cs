using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>What each change makes of a charter, or why it cannot stand on it.</summary>
internal static class Changes
{
    /// <summary>The charter with a change.</summary>
    public static ChangedCharter On(CharterRow charter, NetworkChange change)
    {
        ChangedCharter changed = change switch
        {
            AdmitMember admit => Admit(charter, admit),
            ExcludeMember exclude => Exclude(charter, exclude),
            RotateAgreementKey rotate => Rotate(charter, rotate),
            RotateMemberKey rotate => charter.MemberOf(rotate.Party) is null ? Unknown(rotate.Party) : new(charter),
            ChangeQuorum it when it.Quorum == charter.Quorum => Nothing("quorum"),
            ChangeQuorum it => new(charter with { Quorum = it.Quorum }),
            RaiseRules it when it.Version <= charter.RulesVersion => Nothing("version"),
            RaiseRules it => new(charter with { RulesVersion = it.Version }),
            HaltNetwork => charter.Halted ? Nothing("type") : new(charter with { Halted = true }),
            ResumeNetwork => charter.Halted ? new(charter with { Halted = false }) : Nothing("type"),
            _ => throw new InvalidOperationException($"The family of changes is closed, {change.GetType().Name} is none."),
        };
        return changed.Charter is { } now && !IsWithinBounds(now.Quorum, now.FullMembers())
            ? new(RefusalCode.QuorumOutOfBounds, "quorum", BoundsOf(now.FullMembers()))
            : changed;
    }

    /// <summary>Whether a quorum is more than (n + f) / 2 and at most n.</summary>
    public static bool IsWithinBounds(int quorum, int fullMembers) =>
        fullMembers > 0 && quorum >= ConsortiumDeclaration.LeastQuorum(fullMembers) && quorum <= fullMembers;

    /// <summary>The bounds, for a refusal.</summary>
    public static string BoundsOf(int fullMembers) => string.Create(
        CultureInfo.InvariantCulture, $"{ConsortiumDeclaration.LeastQuorum(fullMembers)} to {fullMembers}");

    /// <summary>A member as a charter holds it.</summary>
    public static MemberRow RowOf(MemberDeclaration member) => new(
        member.Party, member.Name, member.NameEn, member.NameZh, member.Role, member.AgreementKey);

    private static ChangedCharter Admit(CharterRow charter, AdmitMember admit)
    {
        MemberRow member = RowOf(admit.Member);
        if (charter.Members.Any(known => known.Party == member.Party || known.Name == member.Name
            || known.AgreementKey == member.AgreementKey))
        {
            return new(RefusalCode.AlreadyRegistered, "member", member.Name);
        }

        return new(charter with
        {
            Quorum = admit.Quorum ?? charter.Quorum,
            Members = charter.Members.Add(member),
            Excluded = charter.Excluded.Remove(member.Party),
        });
    }

    private static ChangedCharter Exclude(CharterRow charter, ExcludeMember exclude)
    {
        if (charter.MemberOf(exclude.Party) is not { } member)
        {
            return Unknown(exclude.Party);
        }

        return new(charter with
        {
            Quorum = exclude.Quorum ?? charter.Quorum,
            Members = charter.Members.Remove(member),
            Excluded = exclude.MayStillAct ? charter.Excluded : charter.Excluded.Add(member.Party),
        });
    }

    private static ChangedCharter Rotate(CharterRow charter, RotateAgreementKey rotate)
    {
        if (charter.Members.Any(known => known.AgreementKey == rotate.AgreementKey))
        {
            return new(RefusalCode.KeyAlreadyRegistered, "agreementKey", rotate.AgreementKey);
        }

        return charter.MemberOf(rotate.Party) is not { } member
            ? Unknown(rotate.Party)
            : new(charter with
            {
                Members = charter.Members.Replace(member, member with { AgreementKey = rotate.AgreementKey }),
            });
    }

    private static ChangedCharter Unknown(PartyId party) => new(RefusalCode.OrganisationUnknown, "party", party.Value);

    private static ChangedCharter Nothing(string field) => new(RefusalCode.ChangeWithoutEffect, field, string.Empty);
}

/// <summary>A charter after a change; or the number, the change's field and the figures of why it cannot stand.</summary>
internal readonly record struct ChangedCharter(CharterRow? Charter, RefusalCode Why, string Field, string Detail)
{
    public ChangedCharter(CharterRow charter)
        : this(charter, default, string.Empty, string.Empty)
    {
    }

    public ChangedCharter(RefusalCode why, string field, string detail)
        : this(null, why, field, detail)
    {
    }
}
