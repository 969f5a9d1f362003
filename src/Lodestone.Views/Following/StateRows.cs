using Lodestone.Rules;

namespace Lodestone.Views;

/// <summary>
/// The state's rows other than lots, of the tables that somebody reads. What changes is written once a transaction; until
/// then it is found here.
/// </summary>
internal sealed class StateRows(ViewDatabase database)
{
    private const int MaxKnown = 5_000;

    private static readonly HashSet<string> Kept =
    [
        "alias", "circuit", "instrument", "key", "network", "party", "permit", "quarantine", "shipment", "site", "stream",
        "unaccounted",
    ];

    private readonly Dictionary<(string Table, string Key), StateChange> changed = [];

    // As they stand now, those read by the follower itself; null if there is none.
    private readonly Dictionary<(string Table, string Key), object?> known = [];

    /// <summary>Whether rows of a table are kept.</summary>
    public static bool Keeps(string table) => Kept.Contains(table);

    /// <summary>A row as it stands now, or null if there is none.</summary>
    public TRow? Find<TRow>(string table, string key)
        where TRow : class
    {
        if (!known.TryGetValue((table, key), out object? row))
        {
            row = changed.TryGetValue((table, key), out StateChange? change)
                ? change.Row is null ? null : change.Read<TRow>()
                : database.One(
                    "SELECT row FROM state_row WHERE tbl = ?1 AND key = ?2",
                    read => RowReader.Read<TRow>(read.GetBytes(0)), table, key);
            known[(table, key)] = row;
        }

        return (TRow?)row;
    }

    /// <summary>A row stands now as an entry put it.</summary>
    public void Put(StateChange change)
    {
        changed[(change.Table, change.Key)] = change;
        known.Remove((change.Table, change.Key));
    }

    /// <summary>Forgets everything: after a rollback or a rebuild.</summary>
    public void Forget()
    {
        changed.Clear();
        known.Clear();
    }

    /// <summary>Writes what has changed, in the order of the table.</summary>
    public void Write()
    {
        foreach (StateChange change in changed.Values
            .OrderBy(it => it.Table, StringComparer.Ordinal).ThenBy(it => it.Key, StringComparer.Ordinal))
        {
            if (change.Row is { } row)
            {
                database.Write(
                    "INSERT INTO state_row (tbl, key, row) VALUES (?1, ?2, ?3) ON CONFLICT (tbl, key) DO UPDATE SET row = ?3",
                    change.Table, change.Key, row);
            }
            else
            {
                database.Write("DELETE FROM state_row WHERE tbl = ?1 AND key = ?2", change.Table, change.Key);
            }
        }

        changed.Clear();
        if (known.Count > MaxKnown)
        {
            known.Clear();
        }
    }
}
