using Lodestone.Rules;

namespace Lodestone.Views;

/// <summary>
/// Rows as they stood before the entry that is being followed: those of late from memory, others from the file.
/// </summary>
internal sealed class PriorRows(ViewDatabase database)
{
    private const int MaxKnown = 50_000;

    private readonly Dictionary<(string Table, string Key), object> known = [];

    /// <summary>A row, or null if there was none.</summary>
    public TRow? Find<TRow>(string table, string key)
        where TRow : class
    {
        if (known.TryGetValue((table, key), out object? row))
        {
            return (TRow)row;
        }

        byte[]? bytes = table == "lot"
            ? database.One("SELECT row FROM lot WHERE eid = ?1 AND gone = 0", read => (byte[])read.GetValue(0), key)
            : database.One(
                "SELECT row FROM state_row WHERE tbl = ?1 AND key = ?2", read => (byte[])read.GetValue(0), table, key);
        return bytes is null ? null : Keep(table, key, RowReader.Read<TRow>(bytes));
    }

    /// <summary>A row stands now as an entry put it.</summary>
    public TRow Put<TRow>(StateChange change)
        where TRow : class => Keep(change.Table, change.Key, change.Read<TRow>());

    /// <summary>A row changed, or is gone: what is known of it holds no more.</summary>
    public void Drop(StateChange change) => known.Remove((change.Table, change.Key));

    /// <summary>Forgets everything: after a rollback or a rebuild.</summary>
    public void Forget() => known.Clear();

    private TRow Keep<TRow>(string table, string key, TRow row)
        where TRow : class
    {
        if (known.Count >= MaxKnown)
        {
            known.Clear();
        }

        known[(table, key)] = row;
        return row;
    }
}
