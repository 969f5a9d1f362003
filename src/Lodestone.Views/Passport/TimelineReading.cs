using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Builds a lot's timeline.</summary>
internal static class TimelineReading
{
    public static IReadOnlyList<TimelineEvent> Of(ViewTables tables, StoredLot lot)
    {
        List<(long Event, long? Weight)> touched = tables.Database.All(
            "SELECT event, weight FROM touch WHERE lot = ?1 ORDER BY event",
            row => (row.GetInt64(0), row.IsDBNull(1) ? (long?)null : row.GetInt64(1)),
            lot.Number);
        return [.. touched.Select(it => One(tables, tables.Event(it.Event), it.Weight))];
    }

    private static TimelineEvent One(ViewTables tables, StoredEvent it, long? weight)
    {
        (long height, long time, string identity) = tables.Database.One(
            "SELECT height, time, identity FROM entry WHERE idx = ?1",
            row => (row.GetInt64(0), row.GetInt64(1), row.GetString(2)),
            it.Entry);
        string? corrected = tables.Database.One(
            "SELECT corrected_by FROM event_act WHERE event = ?1 AND corrected_by IS NOT NULL",
            row => row.GetString(0),
            it.Id);
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
            weight is { } milligrams ? Mass.FromMilligrams(milligrams) : null,
            it.IsLate,
            it.IsVoid,
            corrected);
    }
}
