using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Writes captured events: one row an event, and one narrow row for each key that it is looked up by.</summary>
internal sealed class EventWriter(ViewDatabase database, Terms terms)
{
    private const int KeysAtOnce = 16;

    private static readonly string InsertMany = Insert(KeysAtOnce);
    private static readonly string InsertOne = Insert(1);

    private readonly List<(long Key, long Event)> keys = [];

    /// <summary>Writes the events of an entry; not those that were there before. Their keys are gathered.</summary>
    public void Write(FollowedEntry entry, StatementRows changes)
    {
        HashSet<string>? recorded = null;
        for (int place = 0; place < entry.Events.Count; place++)
        {
            if (entry.Statement.Acts[place] is RecordThings)
            {
                recorded ??= Recorded(changes);
                if (!recorded.Remove(StatementRows.EventKey(entry.Statement, place)))
                {
                    continue;
                }
            }

            long number = FoundEvent.NumberOf(entry.Index, place);
            WriteRow(number, entry, entry.Events[place].Outline);
            AddKeys(number, entry.Events[place]);
        }
    }

    private void WriteRow(long number, FollowedEntry entry, EventOutline it) => database.Write(
        "INSERT INTO epcis_event (id, start, length, type, action, time, recorded, step, disposition, read_point, "
        + "location) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        number, (long)it.Start, (long)it.Length, Term(it.Type), Term(it.Action), it.Time.UnixMilliseconds,
        entry.BlockTime.UnixMilliseconds, Term(it.Step), Term(it.Disposition), Term(it.ReadPoint), Term(it.Location));

    /// <summary>Writes the keys gathered, in the order of the table, so that each of its pages is sought once.</summary>
    public void WriteKeys()
    {
        keys.Sort();
        Span<ColumnValue> values = new ColumnValue[2 * KeysAtOnce];
        int filled = 0;
        for (int i = 0; i < keys.Count; i++)
        {
            if (i > 0 && keys[i] == keys[i - 1])
            {
                continue;
            }

            values[filled++] = keys[i].Key;
            values[filled++] = keys[i].Event;
            if (filled == values.Length)
            {
                database.Write(InsertMany, values);
                filled = 0;
            }
        }

        for (int i = 0; i < filled; i += 2)
        {
            database.Write(InsertOne, values[i], values[i + 1]);
        }

        keys.Clear();
    }

    private static HashSet<string> Recorded(StatementRows changes)
    {
        HashSet<string> recorded = [];
        foreach (StateChange change in changes.Of("event"))
        {
            if (change.Row is not null)
            {
                recorded.Add(change.Key);
            }
        }

        return recorded;
    }

    private void AddKeys(long number, FollowedEvent it)
    {
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

        void Add(EventKeyKind kind, string text) => keys.Add((new EventKey(kind, text).Number, number));
    }

    private long? Term(string text) => text.Length == 0 ? null : terms.Number(text);

    private static string Insert(int count) => "INSERT INTO epcis_key (key, event) VALUES "
        + string.Join(", ", Enumerable.Range(0, count).Select(i => $"(?{(2 * i) + 1}, ?{(2 * i) + 2})"));
}
