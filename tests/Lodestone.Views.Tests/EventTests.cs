using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

/// <summary>Captured events as the views follow and find them.</summary>
public class EventTests(Place place)
{
    [Fact]
    public void Whatever_the_batches_the_same_events_are_found_and_a_rebuild_finds_them_again()
    {
        List<FollowedEntry> entries = Entries();
        using Viewed one = Followed(entries, entries.Count);
        using Viewed many = Followed(entries, 1);
        Assert.Equal(one.Store.Fingerprint(), many.Store.Fingerprint());
        Assert.Equal(Found(one, Reader.Authority), Found(many, Reader.Authority));
        string before = one.Store.Fingerprint();
        one.Store.Rebuild();
        Assert.Empty(Found(one, Reader.Authority));
        one.Store.Follow(entries);
        Assert.Equal(before, one.Store.Fingerprint());
    }

    [Fact]
    public void A_reader_finds_and_lists_only_what_it_may_read()
    {
        using Viewed views = Followed(Entries(), 100);
        using ViewReading reading = views.Store.Read();
        Assert.Equal(12, Found(views, Reader.Authority).Length);
        Assert.Equal(4, Found(views, Reader.Of(Cast.Mine.Id)).Length);
        Assert.Empty(Found(views, Reader.Public));
        Assert.Equal(["step-0", "step-1", "step-2"], reading.EventValues(EventColumn.Step, Reader.Authority));
        Assert.Equal(["step-0"], reading.EventValues(EventColumn.Step, Reader.Of(Cast.Mine.Id)));
        Assert.Empty(reading.EventValues(EventColumn.Step, Reader.Public));
        Assert.Equal(
            new[] { "urn:thing:0", "urn:thing:3" }.Select(text => new EventKey(EventKeyKind.Thing, text).Number).Order(),
            reading.EventKeys(EventKeyKind.Thing, Reader.Of(Cast.Mine.Id), null, 10).Select(pair => pair.Key));
    }

    [Fact]
    public void A_selection_narrows_orders_and_goes_on_where_it_was()
    {
        using Viewed views = Followed(Entries(), 100);
        using ViewReading reading = views.Store.Read();
        EventSelection all = new() { Reader = Reader.Authority };
        Assert.Equal(2, reading.Events(all with { Keys = [[new(EventKeyKind.Thing, "urn:thing:3")]] }, null, 10).Count);
        Assert.Empty(reading.Events(all with { Keys = [[new(EventKeyKind.Class, "urn:thing:3")]] }, null, 10));
        Assert.Equal(4, reading.Events(all with { Steps = ["step-1", "nowhere"] }, null, 10).Count);
        EventSelection latest = all with { Order = EventOrder.Happened, IsDescending = true };
        List<FoundEvent> paged = [];
        while (reading.Events(latest, paged.LastOrDefault(), 5) is { Count: > 0 } page)
        {
            paged.AddRange(page);
        }

        Assert.Equal(12, paged.Select(found => found.Number).Distinct().Count());
        Assert.Equal(paged.Select(found => found.Time).OrderDescending(), paged.Select(found => found.Time));
        Assert.Equal(3, reading.Events(all with { From = paged.Min(found => found.Number), Below = FoundEvent.NumberOf(2, 1) }, null, 50).Count);
    }

    // Twelve events in six entries, two in each, of three firms in turn.
    private List<FollowedEntry> Entries()
    {
        Play play = new(place);
        FollowedEntry genesis = play.Entries[0];
        Actor[] firms = [Cast.Mine, Cast.Plant, Cast.Magnets];
        return
        [
            genesis with { Events = [] },
            .. Enumerable.Range(1, 6).Select(index => genesis with
            {
                Index = index,
                Height = index,
                Effects = [],
                Statement = genesis.Statement with
                {
                    Acts = [new SuspendParty(firms[0].Id, false), new SuspendParty(firms[1].Id, false)],
                },
                Events = [.. Enumerable.Range(0, 2).Select(place => Event(index - 1, place, firms[(index - 1) % 3].Id))],
            }),
        ];
    }

    private static FollowedEvent Event(int entry, int place, PartyId reader) => new(
        new EventOutline(
            place * 10, 10, "ObjectEvent", "OBSERVE", null, new Instant(1_000_000 - (entry * 7 % 5 * 1_000)),
            $"step-{entry % 3}", string.Empty, string.Empty, string.Empty, [$"urn:thing:{entry}"], [], []),
        $"urn:event:{entry}:{place}", [reader]);

    private static long[] Found(Viewed views, Reader reader)
    {
        using ViewReading reading = views.Store.Read();
        return [.. reading.Events(new EventSelection { Reader = reader }, null, 100).Select(found => found.Number)];
    }

    private Viewed Followed(List<FollowedEntry> entries, int batch)
    {
        Viewed views = place.New();
        foreach (FollowedEntry[] some in entries.Chunk(batch))
        {
            views.Store.Follow(some);
        }

        return views;
    }
}
