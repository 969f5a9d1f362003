using Lodestone.Demo;
using Lodestone.Node.Access;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>Full members' nodes read everything by their signature; witness members' do not.</summary>
public class MemberSignatureTests
{
    private const string Path = "/agreement/blocks?from=0&count=2";
    private static readonly DemoOptions Demo = new() { Members = 5 };
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Hash Network = Hash.Of("network"u8);

    [Fact]
    public void A_full_member_is_let_in_and_a_witness_is_not()
    {
        LedgerState state = Founded();
        for (int member = 0; member < 5; member++)
        {
            DemoParty party = DemoConsortium.Describe().Parties[member];
            string header = MemberSignature.Sign(DemoMembers.NodeKey(Demo, party), party.Id, Network, Path, Now);
            Assert.Equal(member < 4, MemberSignature.IsOfAFullMember(state, 1, header, Network, Path, Now));
            Assert.False(MemberSignature.IsOfAFullMember(state, 1, header, Network, Path, Now.AddMinutes(3)));
            Assert.False(MemberSignature.IsOfAFullMember(state, 1, header, Network, Path + "0", Now));
            Assert.False(MemberSignature.IsOfAFullMember(state, 1, header[..^8] + "AAAAAAA=", Network, Path, Now));
        }
    }

    [Fact]
    public void Who_sees_all_is_let_in_where_it_counts_and_a_members_node_signs_nothing_for_a_party()
    {
        Assert.True(Caller.Member.SeesAll);
        Assert.False(Caller.Member.IsAuthority);
        Assert.Null(AccessGate.Verdict(new AccessRule(Who.Statutory, "read blocks"), Caller.Member));
        Assert.Equal(
            RefusalCode.SignInRequired,
            AccessGate.Verdict(new AccessRule(Who.Member, "submit"), Caller.Member)!.Code);
    }

    private static LedgerState Founded()
    {
        DemoParty[] parties = [.. DemoConsortium.Describe().Parties.Take(5)];
        Genesis genesis = (Genesis)DemoYear.Statements(Demo with { Members = 0 }).First().Acts[0];
        genesis = genesis with
        {
            Consortium = new ConsortiumDeclaration(3, 1,
            [
                .. parties.Select((party, i) => DemoMembers.Declare(Demo, party) with
                {
                    Role = i < 4 ? MemberRole.Full : MemberRole.Witness,
                }),
            ]),
        };
        LedgerState state = new();
        Instant time = new(Now.ToUnixTimeMilliseconds());
        Verdict verdict = Rulebook.Judge(
            state,
            new Statement(
                StatementIdentity.FromBytes(new byte[32]), genesis.Root, genesis.RootKeys[0].KeyId, time, time.PlusDays(1),
                [genesis]),
            new Position(0, time));
        Assert.Null(verdict.Refusal);
        state.Apply(verdict.Draft!);
        return state;
    }
}
