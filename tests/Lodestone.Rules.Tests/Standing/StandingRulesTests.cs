using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class StandingRulesTests
{
    private readonly World world = World.Founded();

    private static RegisterSite NewSite => World.Site(Cast.Mine, Cast.Stranger.OtherSite, string.Empty);

    [Fact]
    public void A_statement_without_acts_is_refused() =>
        world.Refuse(RefusalCode.StatementEmpty, Cast.Mine);

    [Fact]
    public void An_unregistered_key_may_not_sign() =>
        world.RefuseBy(RefusalCode.KeyUnknown, Cast.Mine, Cast.Stranger.Key, NewSite);

    [Fact]
    public void A_key_of_another_party_may_not_sign() =>
        world.RefuseBy(RefusalCode.KeyOfAnotherParty, Cast.Mine, Cast.Plant.Key, NewSite);

    [Fact]
    public void A_key_may_not_sign_in_the_statement_that_brings_it() => world.RefuseBy(
        RefusalCode.KeyUnknown, Cast.Mine, Cast.Mine.Declared(3).KeyId,
        new RegisterKey(Cast.Mine.Declared(3), null), NewSite);

    [Fact]
    public void A_key_signs_only_from_its_position_on()
    {
        Draft draft = world.State.Begin();
        draft.Keys.Put(Cast.Mine.Key, world.State.Keys.Find(Cast.Mine.Key)! with { From = world.NextIndex + 1 });
        world.State.Apply(draft);
        world.Refuse(RefusalCode.KeyNotYetValid, Cast.Mine, NewSite);
    }

    [Fact]
    public void An_expired_key_may_not_sign()
    {
        KeyDeclaration third = Cast.Mine.Declared(3);
        world.Accept(Cast.Mine, new RegisterKey(third, world.Now.PlusDays(1)));
        Assert.Null(world.Judge(Cast.Mine, NewSite));
        world.Now = world.Now.PlusDays(1);
        world.RefuseBy(RefusalCode.KeyExpired, Cast.Mine, third.KeyId, NewSite);
    }

    [Fact]
    public void A_revoked_key_may_not_sign_and_what_it_signed_before_stands()
    {
        world.Accept(Cast.Mine, NewSite);
        world.Accept(Cast.Mine, new RevokeKey(Cast.Mine.Key, null));
        Assert.True(world.State.Sites.Find(NewSite.Site.Gln) is not null);
        world.Refuse(RefusalCode.KeyRevoked, Cast.Mine, World.Site(Cast.Mine, Cast.Stranger.Site, string.Empty));
    }

    [Fact]
    public void A_suspended_party_may_not_act_until_the_suspension_is_lifted()
    {
        world.Decide(Cast.Root, new SuspendParty(Cast.Mine.Id, true));
        world.Refuse(RefusalCode.PartySuspended, Cast.Mine, NewSite);
        world.Decide(Cast.Root, new SuspendParty(Cast.Mine.Id, false));
        world.Accept(Cast.Mine, NewSite);
    }

    [Fact]
    public void The_lower_number_wins_when_key_and_party_are_both_wrong()
    {
        world.Decide(Cast.Root, new SuspendParty(Cast.Mine.Id, true));
        world.RefuseBy(RefusalCode.KeyOfAnotherParty, Cast.Mine, Cast.Plant.Key, NewSite);
    }

    [Fact]
    public void A_statement_is_refused_whole_when_its_last_act_is()
    {
        world.Refuse(RefusalCode.SiteOfAnotherParty, Cast.Mine, NewSite, new RegisterInstrument(
            "urn:test:scale:1", Cast.Plant.Site, Ppb.FromPpm(500), world.Now.PlusDays(-1), world.Now.PlusDays(1)));
        Assert.Null(world.State.Sites.Find(NewSite.Site.Gln));
    }

    [Fact]
    public void Before_the_genesis_nobody_speaks_but_the_genesis() =>
        World.Empty().Refuse(RefusalCode.KeyUnknown, Cast.Mine, NewSite);

    [Fact]
    public void An_act_without_a_row_in_the_rulebook_is_refused() =>
        world.Refuse(RefusalCode.ActUnknown, Cast.Mine, new UnheardOf());

    private sealed record UnheardOf : Act;
}
