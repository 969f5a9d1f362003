using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class GenesisRulesTests
{
    [Fact]
    public void Genesis_writes_the_network_its_root_and_their_keys()
    {
        World world = World.Empty();
        world.Accept(Cast.Root, World.Genesis());
        Assert.Equal(Cast.Root.Id, world.State.Network.Find("network")!.Root);
        Assert.Equal(PartyRole.RootAuthority, world.State.Parties.Find(Cast.Root.Id.Value)!.Role);
        Assert.Equal(0, world.State.Keys.Find(Cast.Root.SecondKey)!.From);
        Assert.NotEqual(new string('0', 64), world.Digest);
    }

    [Fact]
    public void Genesis_is_signed_with_a_key_that_it_declares() =>
        World.Empty().RefuseBy(RefusalCode.KeyUnknown, Cast.Root, Cast.Mine.Key, World.Genesis());

    [Fact]
    public void Genesis_is_spoken_by_the_root_that_it_names() =>
        World.Empty().RefuseBy(RefusalCode.NotConcerned, Cast.Mine, Cast.Root.Key, World.Genesis());

    [Fact]
    public void Genesis_of_one_person_is_refused() => World.Empty().Refuse(
        RefusalCode.TwoPersonsRequired, Cast.Root, World.Genesis() with { RootKeys = [Cast.Root.Declared(1)] });

    [Fact]
    public void Genesis_names_the_suites_that_count()
    {
        World world = World.Empty();
        world.Accept(Cast.Root, World.Genesis() with { Suites = [-65_537, -8] });
        Assert.Equal([-65_537, -8], world.State.Network.Find("network")!.SuitesThatCount);
        world.Refuse(
            RefusalCode.SuiteNotOfTheNetwork, Cast.Root, World.Registration(Cast.Mine) with
            {
                Keys = [.. Cast.Mine.Keys.Select(key => key with { Algorithm = -7 })],
            });
        world.Refuse(
            RefusalCode.SuiteNotOfTheNetwork, Cast.Root,
            new RegisterKey(Cast.Root.Declared(3) with { Algorithm = -7 }, null));
        world.Accept(Cast.Root, World.Registration(Cast.Mine));
    }

    [Fact]
    public void Genesis_that_names_none_means_Ed25519_and_ES256()
    {
        World world = World.Founded();
        Assert.Equal(Genesis.DefaultSuites, world.State.Network.Find("network")!.SuitesThatCount);
        world.Refuse(
            RefusalCode.SuiteNotOfTheNetwork, Cast.Root,
            new RegisterKey(Cast.Root.Declared(3) with { Algorithm = -65_537 }, null));
    }

    [Fact]
    public void Genesis_declares_keys_of_its_suites() => World.Empty().Refuse(
        RefusalCode.SuiteNotOfTheNetwork, Cast.Root, World.Genesis() with { Suites = [-65_537] });

    [Fact]
    public void Members_sign_in_the_suites_that_the_genesis_names()
    {
        Genesis genesis = Council.Genesis(3);
        MemberDeclaration[] members = [.. genesis.Consortium!.Members];
        World.Empty().Refuse(RefusalCode.SuiteNotOfTheNetwork, Cast.Root, genesis with
        {
            Consortium = genesis.Consortium with
            {
                Members = [members[0] with { AgreementKey = new string('4', 130) }, .. members[1..]],
            },
        });
        World.Empty().Refuse(RefusalCode.SuiteNotOfTheNetwork, Cast.Root, genesis with
        {
            Consortium = genesis.Consortium with
            {
                Members =
                [
                    members[0] with { Keys = [members[0].Keys[0] with { Algorithm = -65_537 }] }, .. members[1..],
                ],
            },
        });
        new Council().RefuseProposal(
            RefusalCode.SuiteNotOfTheNetwork, new RotateAgreementKey(Cast.Root.Id, new string('4', 130)));
    }

    [Fact]
    public void Genesis_stands_alone() => World.Empty().Refuse(
        RefusalCode.GenesisOnly, Cast.Root, World.Genesis(), World.Registration(Cast.Mine));

    [Fact]
    public void Genesis_stands_only_once() =>
        World.Founded().Refuse(RefusalCode.GenesisOnly, Cast.Root, World.Genesis());

    [Fact]
    public void Genesis_declares_no_key_twice() => World.Empty().Refuse(
        RefusalCode.KeyAlreadyRegistered, Cast.Root,
        World.Genesis() with { RootKeys = [.. Cast.Root.Keys, Cast.Root.Declared(1)] });
}
