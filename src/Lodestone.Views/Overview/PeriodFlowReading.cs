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
        tables.Database.Each(
            "SELECT id, kind, moved, touched FROM event WHERE id >= ?1 AND void = 0 AND (?2 IS NULL OR party = ?2)",
            row =>
            {
                var kind = (LotEventKind)row.GetInt64(1);
                AddBooks(row.GetInt64(0), kind, row.FindBytes(2));
                if (kind is LotEventKind.Shipped or LotEventKind.Received)
                {
                    AddMovements(row.GetInt64(0), kind, row.FindBytes(3));
                }
            },
            event1,
            party);
        return new PeriodFlows(new Instant(from), new Instant(last), [.. Sums()]);
    }

    private void AddBooks(long id, LotEventKind kind, byte[] moved)
    {
        foreach (StoredFlow flow in FlowBytes.Read(moved).Where(flow => flow.Side != FlowSide.Inside))
        {
            FlowDirection way = flow.Side == FlowSide.Taken ? FlowDirection.Taken : FlowDirection.Made;
            (long content, long oxide) = ContentSums.Of(tables.Book(flow.Book));
            SumOf(kind, way, flow.Material).Add(id, flow.Lot, flow.Mass.Milligrams, content, oxide);
        }
    }

    private void AddMovements(long id, LotEventKind kind, byte[] touched)
    {
        foreach (StoredTouch touch in FlowBytes.ReadTouched(touched))
        {
            SumOf(kind, FlowDirection.Moved, touch.Material).Move(id, touch.Lot, touch.Weight?.Milligrams);
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
