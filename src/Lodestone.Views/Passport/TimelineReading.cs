using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Builds a lot's timeline.</summary>
internal static class TimelineReading
{
    public static IReadOnlyList<TimelineEvent> Of(ViewTables tables, StoredLot lot)
    {
        List<long> touching = tables.Database.All(
            "SELECT event FROM touch WHERE lot = ?1 ORDER BY event", row => row.GetInt64(0), lot.Number);
        return [.. touching.Select(id => One(tables, tables.Event(id), lot.Number))];
    }

    private static TimelineEvent One(ViewTables tables, StoredEvent it, long lot)
    {
        (long height, long time, string identity) = tables.Database.One(
            "SELECT height, time, identity FROM entry WHERE idx = ?1",
            row => (row.GetInt64(0), row.GetInt64(1), row.GetString(2)),
            it.Entry);
        return new TimelineEvent(
            it.Kind,
            it.Step.Length > 0 ? Labels.OfStep(it.Step) : Labels.Of(it.Kind),
            it.Detail,
            it.Party,
            it.Other,
            it.Site,
            it.Time,
            new Instant(time),
            height,
            it.Entry,
            StatementIdentity.TryParse(identity, out StatementIdentity parsed) ? parsed : null,
            FlowBytes.ReadTouched(it.Touched).Find(touch => touch.Lot == lot)?.Weight,
            it.IsLate,
            it.IsVoid,
            it.CorrectedBy);
    }
}
