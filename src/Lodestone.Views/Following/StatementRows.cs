using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// The rows that a statement changed, act by act. Effects tell how rows stand after the whole statement; between two of
/// its acts, an event's undo tells how they stood, as long as nothing later in the statement depends on it.
/// </summary>
internal sealed class StatementRows
{
    private readonly Dictionary<(string Table, string Key), StateChange> after = [];
    private readonly PriorRows prior;
    private readonly EventRow?[] events;

    public StatementRows(FollowedEntry entry, PriorRows prior)
    {
        this.prior = prior;
        foreach (StateChange change in entry.Effects)
        {
            after[(change.Table, change.Key)] = change;
        }

        events = new EventRow?[entry.Statement.Acts.Length];
        // A single act changed all that its statement changed: its record tells no more, and is long.
        for (int i = 0; i < events.Length && (events.Length > 1 || entry.Statement.Acts[0] is CorrectEvent); i++)
        {
            events[i] = After<EventRow>("event", EventKey(entry.Statement, i));
        }
    }

    /// <summary>The keys of a table that changed, in ordinal order.</summary>
    public IEnumerable<string> Changed(string table) => after.Keys
        .Where(it => it.Table == table).Select(it => it.Key).Order(StringComparer.Ordinal);

    /// <summary>The event that an act recorded, or null.</summary>
    public EventRow? EventOf(int act) => events[act];

    /// <summary>A row before the statement, or null if there was none.</summary>
    public TRow? Before<TRow>(string table, string key)
        where TRow : class => prior.Find<TRow>(table, key);

    /// <summary>A row after the statement, or null if there is none.</summary>
    public TRow? After<TRow>(string table, string key)
        where TRow : class => after.TryGetValue((table, key), out StateChange? change)
            ? change.Row is null ? null : change.Read<TRow>()
            : Before<TRow>(table, key);

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
}
