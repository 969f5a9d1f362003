using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// The rows that a statement changed, act by act. Effects tell how rows stand after the whole statement; between two of
/// its acts, an event's undo tells how they stood, as long as nothing later in the statement depends on it.
/// </summary>
internal sealed class StatementRows
{
    private readonly StateChange[] changes;
    private readonly StateRows before;
    private readonly LotWriter lots;
    private readonly EventRow?[] events;

    public StatementRows(FollowedEntry entry, StateRows before, LotWriter lots)
    {
        this.before = before;
        this.lots = lots;
        changes = [.. entry.Effects];
        Sort();
        foreach (StateChange change in Of("lot"))
        {
            ChangedLots.Add(change.Row is null
                ? new LotChange(Eid.Of(change.Key), null, default)
                : new LotChange(change.Read<LotRow>().Eid, change.Read<LotRow>(), change.Row.Value));
        }

        events = new EventRow?[entry.Statement.Acts.Length];
        // A single act changed all that its statement changed: its record tells no more, and is long.
        for (int i = 0; i < events.Length && (events.Length > 1 || entry.Statement.Acts[0] is CorrectEvent); i++)
        {
            events[i] = Event(EventKey(entry.Statement, i));
        }
    }

    /// <summary>Every change, in ordinal order of table and key.</summary>
    public ReadOnlySpan<StateChange> All => changes;

    /// <summary>The lots that changed, in ordinal order.</summary>
    public List<LotChange> ChangedLots { get; } = [];

    /// <summary>The changes of a table, in ordinal order of the key.</summary>
    public ReadOnlySpan<StateChange> Of(string table)
    {
        int from = FirstFrom(table, string.Empty);
        int to = from;
        while (to < changes.Length && changes[to].Table == table)
        {
            to++;
        }

        return changes.AsSpan(from, to - from);
    }

    /// <summary>The event that an act recorded, or null.</summary>
    public EventRow? EventOf(int act) => events[act];

    /// <summary>An event that was recorded or changed under a key, or null.</summary>
    public EventRow? Event(string key) => Change("event", key) is { Row: not null } change ? change.Read<EventRow>() : null;

    /// <summary>What was in a lot before the statement, or null if there was none.</summary>
    public LotContent? LotBefore(Eid lot) => lots.Find(lot) is { Gone: false } known ? known.Content : null;

    /// <summary>A row other than a lot before the statement, or null if there was none.</summary>
    public TRow? Before<TRow>(string table, string key)
        where TRow : class => before.Find<TRow>(table, key);

    /// <summary>A row other than a lot after the statement, or null if there is none.</summary>
    public TRow? After<TRow>(string table, string key)
        where TRow : class => Change(table, key) is { } change
            ? change.Row is null ? null : change.Read<TRow>()
            : Before<TRow>(table, key);

    /// <summary>Whether the statement changed a row.</summary>
    public bool IsChanged(string table, string key) => Change(table, key) is not null;

    /// <summary>A row as it stood just before an act, or false if the effects do not tell.</summary>
    public bool TryJustBefore<TRow>(int act, string table, string key, out TRow? row)
        where TRow : class
    {
        row = null;
        foreach (BeforeImage image in events[act]?.Undo ?? [])
        {
            if (image.Table == table && image.Key == key)
            {
                row = image.Read<TRow>();
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The key under which an act's event is recorded: its event id, or statement and index. A correction may repeat the id
    /// of the event that it corrects and is recorded under its statement.
    /// </summary>
    public static string EventKey(Statement statement, int act) =>
        statement.Acts[act] is not CorrectEvent && (statement.Acts[act] as PhysicalAct)?.Event.EventId is { } id
            ? id
            : $"{statement.Identity.Hex}#{act}";

    // Effects mostly come in this order already.
    private void Sort()
    {
        for (int i = 1; i < changes.Length; i++)
        {
            if (Compare(changes[i - 1], changes[i].Table, changes[i].Key) > 0)
            {
                Array.Sort(changes, (left, right) => Compare(left, right.Table, right.Key));
                return;
            }
        }
    }

    private StateChange? Change(string table, string key)
    {
        int at = FirstFrom(table, key);
        return at < changes.Length && changes[at].Table == table && changes[at].Key == key ? changes[at] : null;
    }

    private int FirstFrom(string table, string key)
    {
        (int low, int high) = (0, changes.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Compare(changes[middle], table, key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static int Compare(StateChange change, string table, string key)
    {
        int byTable = string.CompareOrdinal(change.Table, table);
        return byTable != 0 ? byTable : string.CompareOrdinal(change.Key, key);
    }
}
