using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Privileged acts: one person of an authority proposes, another approves.</summary>
internal static class TwoPersonRules
{
    /// <summary>Only acts that need two persons are proposed (109).</summary>
    public static Refusal? OnlyPrivilegedActsAreProposed(Case it, Propose act) =>
        Rulebook.LawOf(act.Proposed) is { Decision: not Decision.OnePerson }
            ? null
            : it.Refuse(RefusalCode.ValueNotAllowed, "proposed.type", act.Proposed.GetType().Name);

    /// <summary>What would be refused now is not proposed.</summary>
    public static Refusal? ProposedActWouldStand(Case it, Propose act) =>
        Rulebook.LawOf(act.Proposed)!.Judge(Inside(it), act.Proposed);

    /// <summary>Writes the proposal as it will be judged again.</summary>
    public static Refusal? EnterProposal(Case it, Propose act)
    {
        Type type = act.Proposed.GetType();
        string json = JsonSerializer.Serialize(act.Proposed, RowForms.Default.GetTypeInfo(type)
            ?? throw new InvalidOperationException($"{type.Name} has no stored form."));
        it.Draft.Proposals.Put(
            Tables.ProposalKey(it.Statement.Identity, it.ActIndex),
            new ProposalRow(it.Issuer, it.Person, it.Statement.Key, type.Name, json, Decided: false));
        return null;
    }

    /// <summary>A proposal is approved within the authority that made it (312).</summary>
    public static Refusal? ApprovalIsOfTheSameAuthority(Case it, Approve act) =>
        Find(it, act) is { } proposal && proposal.Authority != it.Issuer
            ? it.Refuse(RefusalCode.NotConcerned, "proposal", act.Proposal.Hex)
            : null;

    /// <summary>A proposal is known, undecided, and the key that made it still has a voice (803).</summary>
    public static Refusal? ProposalIsOpen(Case it, Approve act) =>
        Find(it, act) is { Decided: false } proposal && StillSpeaks(it, proposal)
            ? null
            : it.Refuse(RefusalCode.ProposalUnknown, "proposal", act.Proposal.Hex);

    /// <summary>Two persons are two (804).</summary>
    public static Refusal? ApproverIsAnotherPerson(Case it, Approve act) => Find(it, act)!.Person == it.Person
        ? it.Refuse(RefusalCode.SamePersonTwice, "proposal", act.Proposal.Hex)
        : null;

    /// <summary>Judges the proposed act again, as things stand now, and does it.</summary>
    public static Refusal? Enact(Case it, Approve act)
    {
        string key = Tables.ProposalKey(act.Proposal, act.ActIndex);
        ProposalRow proposal = it.Draft.Proposals.Find(key)!;
        ActLaw law = Rulebook.LawNamed(proposal.ActType);
        Act proposed = (Act)JsonSerializer.Deserialize(
            proposal.ActJson, RowForms.Default.GetTypeInfo(law.ActType)!)!;
        if (law.JudgeAndDo(Inside(it), proposed) is { } refusal)
        {
            return refusal;
        }

        it.Draft.Proposals.Put(key, proposal with { Decided = true });
        return null;
    }

    private static Case Inside(Case it) => it with { Within = "proposed.", IsDecidedByTwo = true };

    private static ProposalRow? Find(Case it, Approve act) =>
        it.Draft.Proposals.Find(Tables.ProposalKey(act.Proposal, act.ActIndex));

    // A proposal lapses with the key that made it: else a stolen and revoked key would still be half of a decision.
    private static bool StillSpeaks(Case it, ProposalRow proposal) =>
        it.Draft.Keys.Find(proposal.Key) is { RevokedAt: null } key
        && (key.ValidTo is null || it.Position.BlockTime < key.ValidTo);
}
