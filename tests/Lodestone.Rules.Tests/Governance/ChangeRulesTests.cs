using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class ChangeRulesTests
{
    private readonly Council council = new();

    private World World => council.World;

    [Fact]
    public void The_voice_that_makes_the_quorum_decides_and_the_change_holds_from_its_size_on()
    {
        long from = World.NextIndex + 10;
        StatementIdentity proposal = council.Propose(Cast.Root, new ChangeQuorum(4), from);
        council.Approve(Cast.Industry, proposal);
        Assert.Single(World.State.Charters.Rows);
        council.Approve(Cast.Customs, proposal);
        Assert.Equal(2, World.State.Charters.Count);
        Assert.Equal(3, Charters.At(World.State, from - 1)!.Quorum);
        Assert.Equal(4, Charters.At(World.State, from)!.Quorum);
        council.Refuse(RefusalCode.ProposalUnknown, Cast.Auditor, new ApproveChange(proposal, 0));

        // Three decide until the change holds, four from then on.
        long next = from + 10;
        council.Decide(new ChangeQuorum(3), next);
        council.GrowTo(from);
        Assert.Equal(4, council.Charter.Quorum);
        proposal = council.Propose(Cast.Root, new HaltNetwork());
        council.Approve(Cast.Industry, proposal);
        council.Approve(Cast.Customs, proposal);
        Assert.False(council.Charter.Halted);
        council.Approve(Cast.Auditor, proposal);
        Assert.True(council.Charter.Halted);
    }

    [Fact]
    public void Without_a_size_a_change_holds_from_the_entry_after_the_decision()
    {
        council.Decide(new RaiseRules(2));
        Assert.Equal(World.NextIndex, council.Charter.From);
        Assert.Equal((2, 1), (council.Charter.RulesVersion, Charters.At(World.State, World.NextIndex - 1)!.RulesVersion));
    }

    [Fact]
    public void Who_is_no_full_member_does_not_govern()
    {
        council.Refuse(RefusalCode.MemberRequired, Cast.Mine, new ProposeChange(new HaltNetwork(), null, council.Until));
        StatementIdentity proposal = council.Propose(Cast.Root, new HaltNetwork());
        council.Refuse(RefusalCode.MemberRequired, Cast.Mine, new ApproveChange(proposal, 0));
        World.Refuse(RefusalCode.MemberRequired, Cast.Plant, new ApproveChange(proposal, 0));

        // Where the genesis names nobody, nobody governs.
        World alone = World.Founded();
        alone.Refuse(RefusalCode.MemberRequired, Cast.Root, new ProposeChange(new HaltNetwork(), null, alone.Now.PlusDays(1)));
    }

    [Fact]
    public void An_organisation_has_one_voice_whichever_of_its_keys_speaks()
    {
        StatementIdentity proposal = council.Propose(Cast.Root, new HaltNetwork());
        council.Refuse(RefusalCode.SameOrganisationTwice, Cast.Root, new ApproveChange(proposal, 0));
        World.RefuseBy(
            RefusalCode.SameOrganisationTwice, Cast.Root, Cast.Root.SecondKey, new ApproveChange(proposal, 0));
        council.Approve(Cast.Industry, proposal);
        World.RefuseBy(
            RefusalCode.SameOrganisationTwice, Cast.Industry, Cast.Industry.Key, new ApproveChange(proposal, 0));
        Assert.False(council.Charter.Halted);
    }

    [Fact]
    public void A_proposal_lapses_with_its_end_its_key_and_its_size()
    {
        StatementIdentity late = council.Propose(Cast.Root, new HaltNetwork());
        StatementIdentity byRevoked = council.Propose(Cast.Industry, new HaltNetwork());
        StatementIdentity passed = council.Propose(Cast.Root, new HaltNetwork(), World.NextIndex + 2);
        World.AcceptBy(Cast.Industry, Council.KeyOf(Cast.Industry), new RevokeKey(Council.KeyOf(Cast.Industry), null));
        council.Refuse(RefusalCode.ProposalUnknown, Cast.Customs, new ApproveChange(byRevoked, 0));
        council.GrowTo(World.NextIndex + 2);
        council.Refuse(RefusalCode.ChangeNotAhead, Cast.Customs, new ApproveChange(passed, 0));
        council.Approve(Cast.Customs, late);
        World.Now = World.Now.PlusDays(11);
        council.Refuse(RefusalCode.ProposalUnknown, Cast.Auditor, new ApproveChange(late, 0));
        council.Refuse(RefusalCode.ProposalUnknown, Cast.Auditor, new ApproveChange(late, 1));
    }

    [Fact]
    public void A_voice_lapses_with_its_key_and_may_be_given_again_with_another()
    {
        StatementIdentity proposal = council.Propose(Cast.Root, new HaltNetwork());
        council.Approve(Cast.Industry, proposal);
        World.AcceptBy(Cast.Industry, Cast.Industry.Declared(3).KeyId, new RevokeKey(Council.KeyOf(Cast.Industry), null));
        council.Approve(Cast.Customs, proposal);
        Assert.False(council.Charter.Halted);
        World.AcceptBy(Cast.Industry, Cast.Industry.Key, new ApproveChange(proposal, 0));
        Assert.True(council.Charter.Halted);
    }

    [Fact]
    public void A_change_lies_ahead_and_a_proposal_has_an_end()
    {
        council.RefuseProposal(RefusalCode.ChangeNotAhead, new HaltNetwork(), World.NextIndex);
        council.Refuse(RefusalCode.IntervalEmpty, Cast.Root, new ProposeChange(new HaltNetwork(), null, World.Now));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void The_quorum_stays_within_its_bounds(int quorum) =>
        council.RefuseProposal(RefusalCode.QuorumOutOfBounds, new ChangeQuorum(quorum));

    [Fact]
    public void Who_comes_or_goes_brings_the_quorum_that_it_needs()
    {
        // Of five at least four: three and three would meet in one that may lie.
        AdmitMember fifth = new(Council.Member(Cast.Stranger), Quorum: null);
        council.RefuseProposal(RefusalCode.QuorumOutOfBounds, fifth);
        council.Decide(fifth with { Quorum = 4 });
        Assert.Equal((4, 5), (council.Charter.Quorum, council.Charter.FullMembers()));
        council.RefuseProposal(RefusalCode.AlreadyRegistered, fifth with { Quorum = 4 });

        StatementIdentity proposal = council.Propose(Cast.Root, new ExcludeMember(Cast.Customs.Id, false, Quorum: 3));
        council.Approve(Cast.Industry, proposal);
        council.Approve(Cast.Auditor, proposal);
        Assert.Equal(5, council.Charter.FullMembers());

        // The new member is no registered party: it governs by right of its membership, and does nothing else.
        council.Refuse(RefusalCode.PartyUnknown, Cast.Stranger, new RevokeKey(Council.KeyOf(Cast.Stranger), null));
        council.Approve(Cast.Stranger, proposal);
        Assert.Equal((3, 4), (council.Charter.Quorum, council.Charter.FullMembers()));
    }

    [Fact]
    public void Who_is_excluded_is_refused_from_the_size_on_and_who_left_goes_on_as_a_party()
    {
        council.Decide(new ExcludeMember(Cast.Auditor.Id, MayStillAct: true, Quorum: 2));
        council.Decide(new ExcludeMember(Cast.Mine.Id, MayStillAct: false, Quorum: null), World.NextIndex + 5);
        Act ofMine = World.Site(Cast.Mine, SiteId.Of("6901234005004"), string.Empty);
        Assert.Null(World.Judge(Cast.Mine, ofMine));
        council.GrowTo(council.World.State.Charters.Rows.Max(row => row.Value.From));
        World.Refuse(RefusalCode.MemberExcluded, Cast.Mine, ofMine);
        World.Accept(Cast.Auditor, World.Site(Cast.Auditor, SiteId.Of("6901234005004"), string.Empty));
        council.Refuse(RefusalCode.MemberRequired, Cast.Auditor, new ProposeChange(new HaltNetwork(), null, council.Until));

        council.Decide(new AdmitMember(Council.Member(Cast.Mine, MemberRole.Witness) with { Keys = [] }, null));
        World.Accept(Cast.Mine, World.Site(Cast.Mine, SiteId.Of("6901234005103"), string.Empty));
    }

    [Fact]
    public void While_the_network_is_halted_only_governance_is_accepted()
    {
        council.Decide(new HaltNetwork());
        Act ordinary = council.Ordinary();
        World.Refuse(RefusalCode.NetworkHalted, Cast.Plant, ordinary);
        council.RefuseProposal(RefusalCode.ChangeWithoutEffect, new HaltNetwork());

        // A lower number that applies too is named instead, a higher one is not.
        World.Refuse(RefusalCode.KeyUnknown, Cast.Stranger, ordinary);
        World.Refuse(RefusalCode.NetworkHalted, Cast.Industry, new RevokePermit("none"));
        council.Decide(new ResumeNetwork());
        World.Accept(Cast.Plant, ordinary);
        council.RefuseProposal(RefusalCode.ChangeWithoutEffect, new ResumeNetwork());
    }

    [Fact]
    public void A_members_key_is_replaced_with_an_overlap()
    {
        KeyDeclaration fresh = Cast.Customs.Declared(7);
        long from = World.NextIndex + 8;
        council.Decide(new RotateMemberKey(Cast.Customs.Id, fresh, Council.KeyOf(Cast.Customs)), from);
        Act say = new ProposeChange(new HaltNetwork(), null, council.Until);
        World.AcceptBy(Cast.Customs, fresh.KeyId, say);
        council.GrowTo(from - 1);
        council.Propose(Cast.Customs, new HaltNetwork());
        council.Refuse(RefusalCode.KeyRevoked, Cast.Customs, say);
        World.AcceptBy(Cast.Customs, fresh.KeyId, say);
    }

    [Fact]
    public void Keys_that_are_rotated_are_the_members_own_and_new()
    {
        KeyDeclaration fresh = Cast.Customs.Declared(7);
        string old = Council.KeyOf(Cast.Customs);
        council.RefuseProposal(RefusalCode.KeyUnknown, new RotateMemberKey(Cast.Customs.Id, fresh, new string('9', 64)));
        council.RefuseProposal(RefusalCode.KeyOfAnotherParty, new RotateMemberKey(Cast.Customs.Id, fresh, Cast.Root.Key));
        council.RefuseProposal(
            RefusalCode.KeyAlreadyRegistered, new RotateMemberKey(Cast.Customs.Id, Cast.Root.Declared(1), old));
        council.RefuseProposal(
            RefusalCode.OrganisationUnknown, new RotateMemberKey(Cast.Plant.Id, fresh, Cast.Plant.Key));
        council.RefuseProposal(
            RefusalCode.KeyAlreadyRegistered,
            new RotateAgreementKey(Cast.Customs.Id, Council.AgreementKey(Cast.Root, 1)));
        council.RefuseProposal(
            RefusalCode.OrganisationUnknown, new RotateAgreementKey(Cast.Plant.Id, Council.AgreementKey(Cast.Plant, 1)));
        council.RefuseProposal(
            RefusalCode.KeyUnknown, new AdmitMember(Council.Member(Cast.Stranger) with { Keys = [] }, 4));
        World.AcceptBy(Cast.Auditor, Council.KeyOf(Cast.Auditor), new RevokeKey(Council.KeyOf(Cast.Auditor), null));
        council.RefuseProposal(
            RefusalCode.KeyRevoked, new RotateMemberKey(Cast.Auditor.Id, fresh, Council.KeyOf(Cast.Auditor)));
        council.Decide(new RotateAgreementKey(Cast.Root.Id, Council.AgreementKey(Cast.Root, 2)));
        Assert.Equal(Council.AgreementKey(Cast.Root, 2), council.Charter.MemberOf(Cast.Root.Id)!.AgreementKey);
    }

    [Fact]
    public void What_is_decided_later_may_hold_earlier_and_what_was_decided_still_stands_after_it()
    {
        long far = World.NextIndex + 100;
        council.Decide(new ChangeQuorum(4), far);
        long near = World.NextIndex + 10;
        council.Decide(new RaiseRules(2), near);
        Assert.Equal((3, 2), (Charters.At(World.State, near)!.Quorum, Charters.At(World.State, near)!.RulesVersion));
        Assert.Equal((4, 2), (Charters.At(World.State, far)!.Quorum, Charters.At(World.State, far)!.RulesVersion));

        // Four of three would be asked for at the far size.
        council.RefuseProposal(
            RefusalCode.QuorumOutOfBounds, new ExcludeMember(Cast.Auditor.Id, true, Quorum: 3), World.NextIndex + 20);
        council.RefuseProposal(RefusalCode.ChangeWithoutEffect, new RaiseRules(2));
    }

    [Fact]
    public void A_change_is_judged_again_when_it_is_decided()
    {
        StatementIdentity first = council.Propose(Cast.Root, new HaltNetwork());
        StatementIdentity second = council.Propose(Cast.Root, new HaltNetwork());
        council.Approve(Cast.Industry, first);
        council.Approve(Cast.Industry, second);
        council.Approve(Cast.Customs, first);
        council.Refuse(RefusalCode.ChangeWithoutEffect, Cast.Customs, new ApproveChange(second, 0));
    }
}
