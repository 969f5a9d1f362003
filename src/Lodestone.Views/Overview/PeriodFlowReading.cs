using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// Sums what was commissioned, transformed, moved and ended in the blocks of a period. Undone events do not count.
/// </summary>
internal sealed class PeriodFlowReading(ViewTables tables)
{
    private const long MillisecondsADay = 86_400_000;
    private readonly Dictionary<(LotEventKind, FlowDirection, long Material), Sum> sums = [];

    /// <summary>The flows of so many days up to the last block, of one reporter or of all.</summary>
    public PeriodFlows Of(int days, PartyId? reporter)
    {
        long last = tables.Database.One("SELECT coalesce(max(time), 0) FROM block", row => row.GetInt64(0));
        long from = Math.Max(0, last - (days * MillisecondsADay));
        long first = tables.Database.One(
            "SELECT coalesce((SELECT first + entries FROM block WHERE time < ?1 ORDER BY height DESC LIMIT 1), 0)",
            row => row.GetInt64(0),
            from);
        long event1 = tables.Database.One(
            "SELECT coalesce(min(id), 9223372036854775807) FROM event WHERE entry >= ?1", row => row.GetInt64(0), first);
        long? party = reporter is { } who ? tables.Terms.TryNumber(who.Value) ?? -1 : null;
        AddBooks(event1, party);
        AddMovements(event1, party);
        return new PeriodFlows(new Instant(from), new Instant(last), [.. Sums()]);
    }

    private void AddBooks(long first, long? party)
    {
        foreach ((long kind, long side, long material, long id, long lot, long mass, byte[] book) in tables.Database.All(
            "SELECT event.kind, flow.side, lot.material, event.id, flow.lot, flow.mass, flow.book FROM flow "
            + "JOIN event ON event.id = flow.event JOIN lot ON lot.id = flow.lot "
            + "WHERE flow.event >= ?1 AND flow.side <> 2 AND event.void = 0 AND (?2 IS NULL OR event.party = ?2)",
            row => (
                row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5),
                (byte[])row.GetValue(6)),
            first,
            party))
        {
            FlowDirection way = side == (long)FlowSide.Taken ? FlowDirection.Taken : FlowDirection.Made;
            (long content, long oxide) = ContentSums.Of(tables.Book(book));
            SumOf((LotEventKind)kind, way, material).Add(id, lot, mass, content, oxide);
        }
    }

    private void AddMovements(long first, long? party)
    {
        foreach ((long kind, long material, long id, long lot, long? weight) in tables.Database.All(
            "SELECT event.kind, lot.material, event.id, touch.lot, touch.weight FROM touch "
            + "JOIN event ON event.id = touch.event JOIN lot ON lot.id = touch.lot "
            + $"WHERE touch.event >= ?1 AND event.kind IN ({(int)LotEventKind.Shipped}, {(int)LotEventKind.Received}) "
            + "AND event.void = 0 AND (?2 IS NULL OR event.party = ?2)",
            row => (
                row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3),
                row.IsDBNull(4) ? (long?)null : row.GetInt64(4)),
            first,
            party))
        {
            SumOf((LotEventKind)kind, FlowDirection.Moved, material).Move(id, lot, weight);
        }
    }

    private Sum SumOf(LotEventKind kind, FlowDirection way, long material)
    {
        if (!sums.TryGetValue((kind, way, material), out Sum? sum))
        {
            sums[(kind, way, material)] = sum = new Sum();
        }

        return sum;
    }

    private IEnumerable<FlowSum> Sums() => sums
        .Select(pair => pair.Value.As(pair.Key.Item1, pair.Key.Item2, tables.Terms.Text(pair.Key.Material)))
        .OrderBy(sum => sum.Kind).ThenBy(sum => sum.Direction).ThenBy(sum => sum.Material, StringComparer.Ordinal);

    private sealed class Sum
    {
        private readonly HashSet<long> events = [];
        private readonly HashSet<long> lots = [];
        private long mass;
        private long content;
        private long oxide;
        private long unweighed;

        public void Add(long id, long lot, long milligrams, long contained, long asOxide)
        {
            events.Add(id);
            lots.Add(lot);
            mass += milligrams;
            content += contained;
            oxide += asOxide;
        }

        public void Move(long id, long lot, long? weight)
        {
            events.Add(id);
            lots.Add(lot);
            mass += weight ?? 0;
            unweighed += weight is null ? 1 : 0;
        }

        public FlowSum As(LotEventKind kind, FlowDirection way, string material)
        {
            bool booked = way != FlowDirection.Moved;
            return new FlowSum(
                kind, way, material, events.Count, lots.Count, mass, unweighed, booked ? content : null,
                booked ? oxide : null);
        }
    }
}
