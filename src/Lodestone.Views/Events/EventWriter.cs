using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Writes captured events: one row an event, and one narrow row for each key that it is looked up by.</summary>
internal sealed class EventWriter(ViewDatabase database, Terms terms)
{
    private const int MaxKeysAtOnce = 16;
    private static readonly string?[] Inserts = new string?[MaxKeysAtOnce + 1];
    private readonly SortedSet<long> keys = [];

    /// <summary>Writes the events of an entry; not those that were there before.</summary>
    public void Write(FollowedEntry entry)
    {
        HashSet<string> recorded = entry.Events.Count == 0
            ? []
            : [.. entry.Effects.Where(change => change is { Table: "event", Row: not null }).Select(change => change.Key)];
        for (int place = 0; place < entry.Events.Count; place++)
        {
            if (entry.Statement.Acts[place] is RecordThings
                && !recorded.Remove(StatementRows.EventKey(entry.Statement, place)))
            {
                continue;
            }

            long number = FoundEvent.NumberOf(entry.Index, place);
            WriteRow(number, entry, entry.Events[place].Outline);
            WriteKeys(number, entry.Events[place]);
        }
    }

    private void WriteRow(long number, FollowedEntry entry, EventOutline it) => database.Write(
        "INSERT INTO epcis_event (id, start, length, type, action, time, recorded, step, disposition, read_point, "
        + "location) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        number, (long)it.Start, (long)it.Length, Term(it.Type), Term(it.Action), it.Time.UnixMilliseconds,
        entry.BlockTime.UnixMilliseconds, Term(it.Step), Term(it.Disposition), Term(it.ReadPoint), Term(it.Location));

    private void WriteKeys(long number, FollowedEvent it)
    {
        keys.Clear();
        Add(EventKeyKind.Id, it.Id);
        foreach (string thing in it.Outline.Things)
        {
            Add(EventKeyKind.Thing, thing);
        }

        foreach (string thing in it.Outline.Classes)
        {
            Add(EventKeyKind.Class, thing);
        }

        foreach (string thing in it.Outline.Described)
        {
            Add(EventKeyKind.Described, thing);
        }

        foreach (PartyId reader in it.Readers)
        {
            Add(EventKeyKind.Reader, reader.Value);
        }

        foreach (long[] some in keys.Chunk(MaxKeysAtOnce))
        {
            object?[] values = [number, .. some.Cast<object?>()];
            database.Write(Insert(some.Length), values);
        }
    }

    private void Add(EventKeyKind kind, string text) => keys.Add(new EventKey(kind, text).Number);

    private long? Term(string text) => text.Length == 0 ? null : terms.Number(text);

    private static string Insert(int count) => Inserts[count] ??= new StringBuilder("INSERT INTO epcis_key (key, event) VALUES ")
        .AppendJoin(", ", Enumerable.Range(2, count).Select(i => $"(?{i}, ?1)")).ToString();
}
