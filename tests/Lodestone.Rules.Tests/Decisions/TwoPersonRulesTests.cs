using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class TwoPersonRulesTests
{
    private readonly World world = World.Founded();

    private static SuspendParty Suspension => new(Cast.Mine.Id, true);

    public static TheoryData<string> PrivilegedActs =>
        [nameof(SuspendParty), nameof(LiftHold), nameof(DecideQuarantine), nameof(AllowLateEntry)];

    [Theory]
    [MemberData(nameof(PrivilegedActs))]
    public void A_privileged_act_does_not_stand_alone(string kind)
    {
        (Actor actor, Act act) = Privileged(kind);
        world.Refuse(RefusalCode.TwoPersonsRequired, actor, act);
        world.Decide(actor, act);
    }

    [Fact]
    public void An_ordinary_act_is_not_proposed() => world.Refuse(
        RefusalCode.ValueNotAllowed, Cast.Industry, new Propose(new RevokePermit("mine-Mining")));

    [Fact]
    public void A_proposal_within_a_proposal_is_refused() =>
        world.Refuse(RefusalCode.ValueNotAllowed, Cast.Root, new Propose(new Propose(Suspension)));

    [Fact]
    public void A_proposal_has_no_effect_before_its_approval()
    {
        world.Accept(Cast.Root, new Propose(Suspension));
        Assert.False(world.State.Parties.Find(Cast.Mine.Id.Value)!.Suspended);
    }

    [Fact]
    public void What_would_be_refused_is_not_proposed()
    {
        Refusal refusal = world.Refuse(RefusalCode.AuthorityRequired, Cast.Customs, new Propose(Suspension));
        Assert.Null(refusal.Field);
        refusal = world.Refuse(
            RefusalCode.PartyUnknown, Cast.Root, new Propose(new SuspendParty(Cast.Stranger.Id, true)));
        Assert.Equal("acts[0].proposed.party", refusal.Field);
    }

    [Fact]
    public void The_same_person_does_not_approve_with_any_of_its_keys()
    {
        KeyDeclaration other = Cast.Root.Declared(3) with { Person = Cast.Root.Declared(1).Person };
        world.Accept(Cast.Root, new RegisterKey(other, null));
        StatementIdentity proposal = world.Accept(Cast.Root, new Propose(Suspension));
        world.Refuse(RefusalCode.SamePersonTwice, Cast.Root, new Approve(proposal, 0));
        world.RefuseBy(RefusalCode.SamePersonTwice, Cast.Root, other.KeyId, new Approve(proposal, 0));
    }

    [Fact]
    public void Another_authority_does_not_approve()
    {
        StatementIdentity proposal = world.Accept(Cast.Root, new Propose(Suspension));
        world.RefuseBy(
            RefusalCode.NotConcerned, Cast.Industry, Cast.Industry.SecondKey, new Approve(proposal, 0));
    }

    [Fact]
    public void An_unknown_proposal_is_not_approved()
    {
        StatementIdentity proposal = world.Accept(Cast.Root, new Propose(Suspension));
        world.RefuseBy(RefusalCode.ProposalUnknown, Cast.Root, Cast.Root.SecondKey, new Approve(proposal, 1));
    }

    [Fact]
    public void A_decided_proposal_is_not_approved_again()
    {
        StatementIdentity proposal = world.Accept(Cast.Root, new Propose(Suspension));
        world.AcceptBy(Cast.Root, Cast.Root.SecondKey, new Approve(proposal, 0));
        world.RefuseBy(RefusalCode.ProposalUnknown, Cast.Root, Cast.Root.SecondKey, new Approve(proposal, 0));
    }

    [Fact]
    public void A_proposal_lapses_with_its_proposers_key()
    {
        StatementIdentity proposal = world.Accept(Cast.Root, new Propose(Suspension));
        world.Accept(Cast.Root, new RevokeKey(Cast.Root.Key, null));
        world.RefuseBy(RefusalCode.ProposalUnknown, Cast.Root, Cast.Root.SecondKey, new Approve(proposal, 0));
    }

    [Fact]
    public void A_proposed_act_is_judged_again_when_it_is_approved()
    {
        Eid lot = world.Seed(Cast.Mine);
        world.Hold(lot);
        StatementIdentity first = world.Accept(Cast.Customs, new Propose(new LiftHold("HOLD-1")));
        StatementIdentity second = world.Accept(Cast.Customs, new Propose(new LiftHold("HOLD-1")));
        world.AcceptBy(Cast.Customs, Cast.Customs.SecondKey, new Approve(first, 0));
        world.RefuseBy(RefusalCode.HoldUnknown, Cast.Customs, Cast.Customs.SecondKey, new Approve(second, 0));
    }

    [Fact]
    public void The_root_authority_does_not_suspend_itself() => world.Refuse(
        RefusalCode.ValueNotAllowed, Cast.Root, new Propose(new SuspendParty(Cast.Root.Id, true)));

    [Fact]
    public void Who_has_no_authority_is_told_so_before_two_persons_are_asked_for() =>
        world.Refuse(RefusalCode.AuthorityRequired, Cast.Plant, Suspension);

    private (Actor Actor, Act Act) Privileged(string kind)
    {
        switch (kind)
        {
            case nameof(SuspendParty):
                return (Cast.Root, Suspension);
            case nameof(LiftHold):
                world.Hold(world.Seed(Cast.Mine));
                return (Cast.Customs, new LiftHold("HOLD-1"));
            case nameof(DecideQuarantine):
                return (Cast.Industry, new DecideQuarantine([world.SeedQuarantined()], QuarantineOutcome.Released));
            default:
                return (Cast.Industry, new AllowLateEntry(
                    Cast.Mine.Id, world.Now.PlusDays(-90), world.Now, world.Now.PlusDays(7)));
        }
    }
}
