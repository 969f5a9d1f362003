using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Finds captured events in the tables.</summary>
internal sealed class EventReading(ViewDatabase database)
{
    private const string Columns = "e.id, e.time, e.recorded, e.start, e.length";

    private readonly StringBuilder where = new("TRUE");
    private string from = "epcis_event e";
    private string number = "e.id";
    private readonly List<object?> values = [];

    /// <summary>The next events of a selection, after one that was found before.</summary>
    public List<FoundEvent> Find(EventSelection selection, FoundEvent? after, int limit)
    {
        Ask(selection);
        string way = selection.IsDescending ? "DESC" : "ASC";
        if (after is not null)
        {
            string beyond = selection.IsDescending ? "<" : ">";
            And(selection.Order == EventOrder.Happened
                ? $"(e.time, {number}) {beyond} ({Value(after.Time.UnixMilliseconds)}, {Value(after.Number)})"
                : $"{number} {beyond} {Value(after.Number)}");
        }

        string order = selection.Order == EventOrder.Happened ? $"e.time {way}, {number} {way}" : $"{number} {way}";
        return database.Once(
            $"SELECT {Columns} FROM {from} WHERE {where} ORDER BY {order} LIMIT {Value((long)limit)}", Row,
            [.. values]);
    }

    /// <summary>The distinct values of a column in the events that a reader may see, in ordinal order.</summary>
    public List<string> Distinct(EventColumn column, Reader reader)
    {
        string name = column switch
        {
            EventColumn.Type => "type",
            EventColumn.Step => "step",
            EventColumn.Disposition => "disposition",
            EventColumn.ReadPoint => "read_point",
            _ => "location",
        };
        MaySee(reader);
        return database.Once(
            $"SELECT t.text FROM term t WHERE t.id IN (SELECT e.{name} FROM {from} WHERE {where}) "
            + "ORDER BY t.text",
            row => row.GetString(0), [.. values]);
    }

    /// <summary>
    /// Keys of a kind that a reader may know of, ascending, each with an event that has it.
    /// </summary>
    public List<(long Key, FoundEvent Event)> Keys(EventKeyKind kind, Reader reader, long? after, int limit)
    {
        MaySee(reader, isDriving: false);
        And($"(k.key & {EventKey.KindMask}) = {(long)kind}");
        if (after is { } known)
        {
            And($"k.key > {Value(known)}");
        }

        return database.Once(
            $"SELECT {Columns}, k.key FROM (SELECT k.key AS key, min(e.id) AS event FROM epcis_key k "
            + $"JOIN epcis_event e ON e.id = k.event WHERE {where} GROUP BY k.key ORDER BY k.key "
            + $"LIMIT {Value((long)limit)}) AS k JOIN epcis_event e ON e.id = k.event ORDER BY k.key",
            row => (row.GetInt64(5), Row(row)), [.. values]);
    }

    private void Ask(EventSelection it)
    {
        MaySee(it.Reader, isDriving: it.Keys.Count == 0);
        foreach (IReadOnlyList<EventKey> choice in it.Keys)
        {
            And($"e.id IN (SELECT event FROM epcis_key WHERE key IN ({Values(choice.Select(key => (object?)key.Number))}))");
        }

        OneOf("type", it.Types);
        OneOf("action", it.Actions);
        OneOf("step", it.Steps);
        OneOf("disposition", it.Dispositions);
        OneOf("read_point", it.ReadPoints);
        OneOf("location", it.Locations);
        Compare("time", ">=", it.HappenedFrom);
        Compare("time", "<", it.HappenedBefore);
        Compare("recorded", ">=", it.RecordedFrom);
        Compare("recorded", "<", it.RecordedBefore);
        And($"e.id < {Value(it.Below)}");
        And($"e.id >= {Value(it.From)}");
    }

    // What nobody stated a right to is not found. A party's own events are walked in their order, unless there is
    // something narrower to begin with.
    private void MaySee(Reader reader, bool isDriving = true)
    {
        if (reader.IsAuthority)
        {
            return;
        }

        string key = reader.Party is { } party
            ? Value(new EventKey(EventKeyKind.Reader, party.Value).Number)
            : "NULL";
        if (isDriving)
        {
            // SQLite walks tables that are joined so in the order in which they are named.
            from = "epcis_key r CROSS JOIN epcis_event e";
            number = "r.event";
            And($"e.id = r.event AND r.key = {key}");
        }
        else
        {
            And($"EXISTS (SELECT 1 FROM epcis_key r WHERE r.key = {key} AND r.event = e.id)");
        }
    }

    private void OneOf(string column, IReadOnlyCollection<string> texts)
    {
        if (texts.Count > 0)
        {
            And($"e.{column} IN (SELECT id FROM term WHERE text IN ({Values(texts)}))");
        }
    }

    private void Compare(string column, string how, Instant? to)
    {
        if (to is { } instant)
        {
            And($"e.{column} {how} {Value(instant.UnixMilliseconds)}");
        }
    }

    private void And(string condition) => where.Append(" AND ").Append(condition);

    private string Values(IEnumerable<object?> some) => string.Join(", ", some.Select(Value));

    private string Value(object? value)
    {
        values.Add(value);
        return $"?{values.Count}";
    }

    private static FoundEvent Row(ViewRow row) => new(
        row.GetInt64(0), new Instant(row.GetInt64(1)), new Instant(row.GetInt64(2)), row.GetInt32(3), row.GetInt32(4));
}
