using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class KeyRulesTests
{
    private readonly World world = World.Founded();

    [Fact]
    public void A_new_key_signs_from_the_next_entry_on()
    {
        KeyDeclaration third = Cast.Mine.Declared(3);
        world.Accept(Cast.Mine, new RegisterKey(third, null));
        Assert.Equal(world.NextIndex, world.State.Keys.Find(third.KeyId)!.From);
        world.AcceptBy(Cast.Mine, third.KeyId, World.Site(Cast.Mine, Cast.Stranger.Site, string.Empty));
    }

    [Fact]
    public void A_key_is_registered_once() =>
        world.Refuse(RefusalCode.KeyAlreadyRegistered, Cast.Mine, new RegisterKey(Cast.Plant.Declared(1), null));

    [Fact]
    public void A_key_that_ends_before_it_begins_is_refused() => world.Refuse(
        RefusalCode.IntervalEmpty, Cast.Mine, new RegisterKey(Cast.Mine.Declared(3), world.Now));

    [Fact]
    public void One_person_of_an_authority_cannot_make_a_second_one()
    {
        KeyDeclaration third = Cast.Industry.Declared(3);
        world.Refuse(RefusalCode.TwoPersonsRequired, Cast.Industry, new RegisterKey(third, null));
        world.Decide(Cast.Industry, new RegisterKey(third, null));
        Assert.Equal(third.Person, world.State.Keys.Find(third.KeyId)!.Person);
    }

    [Fact]
    public void A_person_of_an_authority_rotates_its_own_key_alone()
    {
        KeyDeclaration own = Cast.Industry.Declared(3) with { Person = Cast.Industry.Declared(1).Person };
        world.Accept(Cast.Industry, new RegisterKey(own, null), new RevokeKey(Cast.Industry.Key, null));
        world.AcceptBy(Cast.Industry, own.KeyId, new RevokePermit("mine-Mining"));
    }

    [Fact]
    public void One_person_of_an_authority_cannot_silence_the_other() => world.Refuse(
        RefusalCode.TwoPersonsRequired, Cast.Industry, new RevokeKey(Cast.Industry.SecondKey, null));

    [Fact]
    public void An_unknown_key_cannot_be_revoked() =>
        world.Refuse(RefusalCode.KeyUnknown, Cast.Mine, new RevokeKey(Cast.Stranger.Key, null));

    [Fact]
    public void Another_partys_key_is_revoked_only_by_the_root_authority()
    {
        world.Refuse(RefusalCode.KeyOfAnotherParty, Cast.Industry, new RevokeKey(Cast.Mine.Key, null));
        world.Accept(Cast.Root, new RevokeKey(Cast.Mine.Key, null));
        Assert.Equal(world.NextIndex - 1, world.State.Keys.Find(Cast.Mine.Key)!.RevokedAt);
    }

    [Fact]
    public void A_key_is_revoked_once()
    {
        world.Accept(Cast.Mine, new RevokeKey(Cast.Mine.SecondKey, null));
        world.Refuse(RefusalCode.KeyRevoked, Cast.Mine, new RevokeKey(Cast.Mine.SecondKey, null));
    }

    [Fact]
    public void Suspicion_does_not_begin_in_the_future() => world.Refuse(
        RefusalCode.IntervalEmpty, Cast.Mine, new RevokeKey(Cast.Mine.SecondKey, world.NextIndex + 1));

    [Fact]
    public void Lots_touched_since_a_key_is_suspect_are_marked_and_those_before_are_not()
    {
        Eid before = world.Seed(Cast.Mine);
        Eid since = world.Seed(Cast.Mine);
        Eid others = world.Seed(Cast.Plant);
        world.Accept(Cast.Mine, world.Observe(Cast.Mine.Site, before));
        long suspect = world.NextIndex;
        world.Accept(Cast.Mine, world.Observe(Cast.Mine.Site, since));
        world.Accept(Cast.Plant, world.Observe(Cast.Plant.Site, others));
        world.Accept(Cast.Mine, new RevokeKey(Cast.Mine.Key, suspect));
        Assert.DoesNotContain("suspect-key", world.Lot(before).Flags);
        Assert.Contains("suspect-key", world.Lot(since).Flags);
        Assert.DoesNotContain("suspect-key", world.Lot(others).Flags);
        Assert.Equal(suspect, world.State.Keys.Find(Cast.Mine.Key)!.SuspectSince);
    }
}
