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
