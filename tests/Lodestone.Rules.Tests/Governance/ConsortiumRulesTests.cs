using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class ConsortiumRulesTests
{
    [Fact]
    public void A_genesis_that_names_nobody_leaves_no_trace_of_members()
    {
        World world = World.Empty();
        world.Accept(Cast.Root, World.Genesis());
        Assert.DoesNotContain(world.State.SortedRows(), row => row.Table is "charter" or "motion");
        Assert.Null(Charters.At(world.State, 1));
    }

    [Fact]
    public void A_genesis_with_members_writes_the_first_charter_and_their_keys()
    {
        World world = World.Empty();
        world.Accept(Cast.Root, Council.Genesis(3));
        CharterRow charter = Charters.At(world.State, 1)!;
        Assert.Equal((0, 3, 1, false), (charter.From, charter.Quorum, charter.RulesVersion, charter.Halted));
        Assert.Equal(4, charter.FullMembers());
        Assert.Equal(MemberRole.Witness, charter.MemberOf(Cast.Mine.Id)!.Role);
        Assert.Equal(Cast.Customs.Id, world.State.Keys.Find(Council.KeyOf(Cast.Customs))!.Party);
    }

    [Fact]
    public void Members_are_distinct_and_have_keys_and_a_quorum_within_its_bounds()
    {
        World world = World.Empty();
        void Refuse(RefusalCode code, Genesis genesis) => world.Refuse(code, Cast.Root, genesis);
        Refuse(RefusalCode.QuorumOutOfBounds, Council.Genesis(2));
        Refuse(RefusalCode.QuorumOutOfBounds, Council.Genesis(5));
        Refuse(RefusalCode.KeyUnknown, Council.Genesis(4, Council.Member(Cast.Stranger) with { Keys = [] }));
        Refuse(RefusalCode.AlreadyRegistered, Council.Genesis(4, Council.Member(Cast.Customs)));
        Refuse(RefusalCode.AlreadyRegistered, Council.Genesis(
            4, Council.Member(Cast.Stranger) with { AgreementKey = Council.AgreementKey(Cast.Root, 1) }));
        Refuse(RefusalCode.KeyAlreadyRegistered, Council.Genesis(
            4, Council.Member(Cast.Stranger) with { Keys = [Cast.Customs.Declared(3)] }));
        Refuse(RefusalCode.KeyAlreadyRegistered, Council.Genesis(
            4, Council.Member(Cast.Stranger) with { Keys = [Cast.Root.Declared(1)] }));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(5, 4)]
    [InlineData(6, 4)]
    [InlineData(7, 5)]
    [InlineData(10, 7)]
    public void The_least_quorum_lets_any_two_meet_in_an_honest_member(int members, int least)
    {
        Assert.Equal(least, ConsortiumDeclaration.LeastQuorum(members));
        int faulty = (members - 1) / 3;
        Assert.True((2 * least) - members > faulty);
        Assert.True((2 * (least - 1)) - members <= faulty);
    }
}
