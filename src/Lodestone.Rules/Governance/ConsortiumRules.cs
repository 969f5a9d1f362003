using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>The member organisations that a genesis names.</summary>
internal static class ConsortiumRules
{
    /// <summary>Every member has a key that it can speak with (209).</summary>
    public static Refusal? EveryMemberHasAKey(Case it, Genesis act)
    {
        for (int i = 0; i < MembersOf(act).Length; i++)
        {
            if (MembersOf(act)[i].Keys.IsEmpty && MembersOf(act)[i].Party != act.Root)
            {
                return it.Refuse(RefusalCode.KeyUnknown, $"consortium.members[{i}].keys", MembersOf(act)[i].Party.Value);
            }
        }

        return null;
    }

    /// <summary>No two members are one party, or have one name or one agreement key (801).</summary>
    public static Refusal? MembersAreDistinct(Case it, Genesis act)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < MembersOf(act).Length; i++)
        {
            MemberDeclaration member = MembersOf(act)[i];
            if (!seen.Add(member.Party.Value) || !seen.Add(member.Name) || !seen.Add(member.AgreementKey))
            {
                return it.Refuse(RefusalCode.AlreadyRegistered, $"consortium.members[{i}]", member.Name);
            }
        }

        return null;
    }

    /// <summary>No member's key is declared twice (809).</summary>
    public static Refusal? MemberKeysAreNew(Case it, Genesis act) => KeyRules.KeysAreNew(
        it, [.. act.RootKeys, .. MembersOf(act).SelectMany(member => member.Keys)], "consortium.members.keys");

    /// <summary>The quorum is more than (n + f) / 2 and at most n of the full members (813).</summary>
    public static Refusal? QuorumIsWithinBounds(Case it, Genesis act) =>
        act.Consortium is { } all && !Changes.IsWithinBounds(all.Quorum, all.Members.Count(IsFull))
            ? it.Refuse(RefusalCode.QuorumOutOfBounds, "consortium.quorum", Changes.BoundsOf(all.Members.Count(IsFull)))
            : null;

    /// <summary>Writes the first charter and the members' keys, in force from the genesis on.</summary>
    public static void BeginConsortium(Case it, ConsortiumDeclaration all)
    {
        it.Draft.Charters.Put(Tables.CharterKey(0), new CharterRow(
            0, all.Quorum, all.RulesVersion, Halted: false, [.. all.Members.Select(Changes.RowOf)], []));
        foreach (MemberDeclaration member in all.Members)
        {
            KeyRules.PutKeys(it, member.Party, member.Keys, from: 0);
        }
    }

    /// <summary>The members that a genesis names.</summary>
    public static ImmutableArray<MemberDeclaration> MembersOf(Genesis act) => act.Consortium?.Members ?? [];

    private static bool IsFull(MemberDeclaration member) => member.Role == MemberRole.Full;
}
