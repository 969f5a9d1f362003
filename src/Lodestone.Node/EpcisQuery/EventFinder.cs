using Lodestone.Interchange;
using Lodestone.Node.Hosting;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>Answers a query for one reader: the tables narrow down, the events themselves decide.</summary>
internal sealed class EventFinder
{
    private const int Batch = 200;
    private const int MaxMasterData = 1_000;

    // So many events are looked at for one page; a page may then hold fewer than asked, and the next goes on.
    private const int LookedAtForAPage = 5_000;

    // So many are looked at, and held, where all must be known at once: to be counted, or ordered by their own field.
    private const int MaxLookedAt = 50_000;
    private const int MaxHeld = 10_000;

    private readonly OpenNode node;
    private readonly Reader reader;
    private readonly EventQuery query;
    private readonly string hash;
    private readonly EventBytes bytes;

    private EventFinder(OpenNode node, Reader reader, EventQuery query, string hash)
    {
        this.node = node;
        this.reader = reader;
        this.query = query;
        this.hash = hash;
        bytes = new EventBytes(node.Ledger.Log);
    }

    /// <summary>A page of events.</summary>
    /// <param name="node">The node.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="query">What for.</param>
    /// <param name="hash">What stands for the query in its marks.</param>
    /// <param name="mark">Where the page begins; null for the first.</param>
    /// <param name="perPage">Events of a page at most.</param>
    public static EventPage Find(
        OpenNode node, Reader reader, EventQuery query, string hash, PageMark? mark, int perPage)
    {
        using ViewReading views = node.Views.Read();
        EventFinder finder = new(node, reader, query, hash);
        return query.Order == QueryOrder.Field || query.MaxCount is not null
            ? finder.Held(views, mark, perPage)
            : finder.Streamed(views, mark, perPage);
    }

    /// <summary>Events of a query from one number of the log on, for a subscription; at most so many.</summary>
    /// <returns>The events, and the number from which to go on.</returns>
    public static (IReadOnlyList<CapturedEvent> Events, long Next) Since(
        OpenNode node, Reader reader, EventQuery query, long from, Instant recordedFrom, int atMost)
    {
        using ViewReading views = node.Views.Read();
        EventFinder finder = new(node, reader, query, string.Empty);
        long end = FoundEvent.NumberOf(views.NextIndex, 0);
        EventSelection selection = finder.Selection(end);
        selection = selection with
        {
            From = from,
            RecordedFrom = selection.RecordedFrom is { } asked && asked > recordedFrom ? asked : recordedFrom,
            Order = EventOrder.Recorded,
            IsDescending = false,
        };
        AnswerContext context = new();
        List<CapturedEvent> events = [];
        int looked = 0;
        foreach ((FoundEvent found, CapturedEvent? captured) in finder.Candidates(views, selection, null))
        {
            if (++looked > LookedAtForAPage)
            {
                return (events, found.Number);
            }

            if (captured is null)
            {
                continue;
            }

            if (events.Count == atMost || !context.TryAdd(captured))
            {
                return (events, found.Number);
            }

            events.Add(captured);
        }

        return (events, end);
    }

    private EventPage Streamed(ViewReading views, PageMark? mark, int perPage)
    {
        long below = mark?.Below ?? FoundEvent.NumberOf(views.NextIndex, 0);
        int given = mark?.Given ?? 0;
        int wanted = Math.Min(perPage, (query.CountLimit ?? int.MaxValue) - given);
        List<CapturedEvent> events = [];
        FoundEvent? last = mark?.After;
        int looked = 0;
        AnswerContext context = new();
        foreach ((FoundEvent found, CapturedEvent? captured) in Candidates(views, Selection(below), last))
        {
            // A page also ends before an event whose prefixes mean something else: each page has one context.
            if (events.Count == wanted || (captured is not null && !context.TryAdd(captured)))
            {
                bool isAll = query.CountLimit is { } limit && given + events.Count >= limit;
                return new EventPage(events, isAll ? null : Mark(last!, below, given + events.Count), null);
            }

            last = found;
            if (captured is not null)
            {
                events.Add(captured);
            }

            if (++looked == LookedAtForAPage)
            {
                return new EventPage(events, Mark(last, below, given + events.Count), null);
            }
        }

        return new EventPage(events, null, null);
    }

    // All of them are known before the first is given.
    private EventPage Held(ViewReading views, PageMark? mark, int perPage)
    {
        long below = mark?.Below ?? FoundEvent.NumberOf(views.NextIndex, 0);
        int most = Math.Min(query.MaxCount ?? MaxHeld, MaxHeld);
        List<(FoundEvent Found, CapturedEvent Captured)> all = [];
        int looked = 0;
        foreach ((FoundEvent found, CapturedEvent? captured) in Candidates(views, Selection(below), null))
        {
            if (++looked > MaxLookedAt || (captured is not null && all.Count == most))
            {
                return EventPage.Refused(new Refusal(
                    RefusalCode.QueryTooLarge, query.MaxCount is null ? "orderBy" : "maxEventCount",
                    looked > MaxLookedAt ? $"more than {MaxLookedAt} events to look at" : $"more than {most} events"));
            }

            if (captured is not null)
            {
                all.Add((found, captured));
            }
        }

        if (query.Order == QueryOrder.Field)
        {
            all = [.. all.Order(Comparer<(FoundEvent Found, CapturedEvent Captured)>.Create((left, right) =>
                query.CompareByField(left.Captured, right.Captured) is var sign and not 0
                    ? sign
                    : left.Found.Number.CompareTo(right.Found.Number)))];
        }

        int given = mark?.Given ?? 0;
        int end = Math.Min(all.Count, query.CountLimit ?? int.MaxValue);
        AnswerContext context = new();
        List<(FoundEvent Found, CapturedEvent Captured)> page =
            [.. all.Take(end).Skip(given).Take(perPage).TakeWhile(one => context.TryAdd(one.Captured))];
        PageMark? next = given + page.Count < end && page.Count > 0
            ? Mark(page[^1].Found, below, given + page.Count)
            : null;
        return new EventPage([.. page.Select(one => one.Captured)], next, null);
    }

    private PageMark Mark(FoundEvent last, long below, int given) =>
        new(hash, last.Number, last.Time.UnixMilliseconds, below, given);

    // Every event that the tables let through; without its content if the query does not ask for it.
    private IEnumerable<(FoundEvent Found, CapturedEvent? Captured)> Candidates(
        ViewReading views, EventSelection selection, FoundEvent? after)
    {
        MasterFacts master = query.AsksMasterData ? MasterData(views) : MasterFacts.None;
        IReadOnlyList<FoundEvent> batch;
        do
        {
            batch = views.Events(selection, after, Batch);
            foreach (FoundEvent found in batch)
            {
                CapturedEvent captured = bytes.Of(found);
                yield return (found, query.Matches(captured, master) ? captured : null);
                after = found;
            }
        }
        while (batch.Count == Batch);
    }

    private MasterFacts MasterData(ViewReading views) => MasterFacts.Of(views
        .EventKeys(EventKeyKind.Described, reader, null, MaxMasterData)
        .Select(pair => pair.Event).DistinctBy(found => found.Entry).OrderBy(found => found.Entry)
        .Select(bytes.PayloadOf));

    private EventSelection Selection(long below) => new()
    {
        Reader = reader,
        Keys =
        [
            .. query.Things.Select(choice => Keys(EventKeyKind.Thing, choice)),
            .. query.Classes.Select(choice => Keys(EventKeyKind.Class, choice)),
            .. query.EventIds.Count > 0
                ? new[] { Keys(EventKeyKind.Id, query.EventIds) }
                : [],
        ],
        Types = query.Types,
        Actions = query.Actions,
        Steps = query.Steps,
        Dispositions = query.Dispositions,
        ReadPoints = query.ReadPoints,
        Locations = query.Locations,
        HappenedFrom = query.HappenedFrom,
        HappenedBefore = query.HappenedBefore,
        RecordedFrom = query.RecordedFrom,
        RecordedBefore = query.RecordedBefore,
        Below = below,
        Order = query.Order == QueryOrder.EventTime ? EventOrder.Happened : EventOrder.Recorded,
        IsDescending = query.Order is QueryOrder.EventTime or QueryOrder.RecordTime && query.IsDescending,
    };

    private static IReadOnlyList<EventKey> Keys(EventKeyKind kind, IReadOnlyList<string> texts) =>
        [.. texts.Select(text => new EventKey(kind, text))];
}
