using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class TimingRulesTests
{
    private readonly World world = World.Founded();
    private readonly Eid lot;

    public TimingRulesTests() =>
        lot = world.Seed(Cast.Mine, row => row with { LastEventTime = world.Now.PlusDays(-300) });

    [Fact]
    public void An_event_may_lie_ahead_by_the_skew_and_not_a_millisecond_more()
    {
        Instant latest = world.Now.PlusMilliseconds(120_000);
        Assert.Null(world.Judge(Cast.Mine, SeenAt(latest)));
        world.Refuse(RefusalCode.EventInTheFuture, Cast.Mine, SeenAt(latest.PlusMilliseconds(1)));
    }

    [Fact]
    public void An_event_may_be_as_late_as_the_network_allows_and_not_a_millisecond_more()
    {
        Assert.Null(world.Judge(Cast.Mine, SeenAt(world.Now.PlusDays(-45))));
        world.Refuse(RefusalCode.EventTooLate, Cast.Mine, SeenAt(world.Now.PlusDays(-45).PlusMilliseconds(-1)));
    }

    [Fact]
    public void A_late_entry_that_two_persons_allow_is_accepted_and_marked()
    {
        Instant then = world.Now.PlusDays(-60);
        world.Decide(Cast.Industry, new AllowLateEntry(Cast.Mine.Id, then, then, world.Now.PlusDays(1)));
        world.Refuse(RefusalCode.EventTooLate, Cast.Mine, SeenAt(then.PlusMilliseconds(-1)));
        world.Accept(Cast.Mine, SeenAt(then));
        Assert.Contains("late", world.Lot(lot).Flags);
        world.Now = world.Now.PlusDays(1);
        world.Refuse(RefusalCode.EventTooLate, Cast.Mine, SeenAt(then));
    }

    [Fact]
    public void An_allowance_is_for_one_party()
    {
        Instant then = world.Now.PlusDays(-60);
        world.Decide(Cast.Industry, new AllowLateEntry(Cast.Plant.Id, then, then, world.Now.PlusDays(1)));
        world.Refuse(RefusalCode.EventTooLate, Cast.Mine, SeenAt(then));
    }

    [Fact]
    public void Only_the_industry_authority_allows_late_entry() => world.Refuse(
        RefusalCode.AuthorityRequired, Cast.Customs,
        new Propose(new AllowLateEntry(Cast.Mine.Id, world.Now.PlusDays(-90), world.Now, world.Now.PlusDays(7))));

    [Fact]
    public void An_allowance_that_allows_nothing_is_refused()
    {
        world.Refuse(RefusalCode.IntervalEmpty, Cast.Industry, new Propose(new AllowLateEntry(
            Cast.Mine.Id, world.Now, world.Now.PlusDays(-1), world.Now.PlusDays(1))));
        world.Refuse(RefusalCode.IntervalEmpty, Cast.Industry, new Propose(new AllowLateEntry(
            Cast.Mine.Id, world.Now.PlusDays(-1), world.Now, world.Now)));
        world.Refuse(RefusalCode.PartyUnknown, Cast.Industry, new Propose(new AllowLateEntry(
            Cast.Stranger.Id, world.Now.PlusDays(-1), world.Now, world.Now.PlusDays(1))));
    }

    [Fact]
    public void An_event_does_not_lie_before_what_it_builds_on()
    {
        Instant last = world.Now.PlusDays(-2);
        world.Accept(Cast.Mine, SeenAt(last));
        world.Refuse(RefusalCode.EventBeforeItsInput, Cast.Mine, SeenAt(last.PlusMilliseconds(-1)));
        world.Accept(Cast.Mine, SeenAt(last));
    }

    [Fact]
    public void An_event_does_not_lie_in_a_closed_period_of_its_site()
    {
        Instant end = world.Now.PlusDays(-3);
        world.Accept(Cast.Industry, new ClosePeriod(Cast.Mine.Site, end));
        world.Refuse(RefusalCode.PeriodClosed, Cast.Mine, SeenAt(end.PlusMilliseconds(-1)));
        Assert.Null(world.Judge(Cast.Mine, SeenAt(end)));
    }

    [Fact]
    public void A_period_of_one_site_leaves_others_open_and_one_of_all_does_not()
    {
        Instant end = world.Now.PlusDays(-3);
        world.Accept(Cast.Industry, new ClosePeriod(Cast.Plant.Site, end));
        Assert.Null(world.Judge(Cast.Mine, SeenAt(end.PlusDays(-1))));
        world.Accept(Cast.Industry, new ClosePeriod(null, end));
        world.Refuse(RefusalCode.PeriodClosed, Cast.Mine, SeenAt(end.PlusDays(-1)));
    }

    [Fact]
    public void An_allowance_for_late_entry_does_not_open_a_closed_period()
    {
        Instant then = world.Now.PlusDays(-60);
        world.Decide(Cast.Industry, new AllowLateEntry(Cast.Mine.Id, then, then, world.Now.PlusDays(1)));
        world.Accept(Cast.Industry, new ClosePeriod(null, then.PlusDays(1)));
        world.Refuse(RefusalCode.PeriodClosed, Cast.Mine, SeenAt(then));
    }

    [Fact]
    public void A_period_is_closed_by_the_authority_after_it_has_ended_and_once()
    {
        Instant end = world.Now.PlusDays(-3);
        world.Refuse(RefusalCode.AuthorityRequired, Cast.Mine, new ClosePeriod(null, end));
        world.Refuse(RefusalCode.SiteUnknown, Cast.Industry, new ClosePeriod(Cast.Stranger.Site, end));
        world.Refuse(RefusalCode.PeriodNotClosable, Cast.Industry, new ClosePeriod(null, world.Now.PlusDays(1)));
        world.Accept(Cast.Industry, new ClosePeriod(null, end));
        world.Refuse(RefusalCode.PeriodNotClosable, Cast.Industry, new ClosePeriod(null, end));
        world.Refuse(RefusalCode.PeriodNotClosable, Cast.Industry, new ClosePeriod(Cast.Mine.Site, end));
    }

    [Fact]
    public void The_opening_window_is_closed_once_by_the_authority()
    {
        world.Refuse(RefusalCode.AuthorityRequired, Cast.Mine, new CloseOpeningWindow());
        world.Accept(Cast.Industry, new CloseOpeningWindow());
        world.Refuse(RefusalCode.OpeningWindowClosed, Cast.Industry, new CloseOpeningWindow());
    }

    private ObserveLots SeenAt(Instant at) => world.Observe(Cast.Mine.Site, lot) with { Event = world.Facts(at) };
}
