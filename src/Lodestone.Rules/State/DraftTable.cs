using System.Collections.Immutable;
using System.Text;

namespace Lodestone.Rules;

/// <summary>What a <see cref="Draft"/> needs of its tables without knowing their rows' types.</summary>
public abstract class DraftTable
{
    private protected DraftTable()
    {
    }

    internal abstract IEnumerable<StateChange> Changes();

    internal abstract void ApplyToTable();

    internal abstract void BeginAct();

    internal abstract string Name { get; }

    internal abstract void AddBeforeImages(ImmutableArray<BeforeImage>.Builder images);

    internal abstract Action? PrepareUndo(BeforeImage image, EventRow undone);
}

/// <summary>
/// A table as the acts of one statement have changed it so far; nothing reaches the table until applied.
/// </summary>
/// <typeparam name="TRow">An immutable record.</typeparam>
public sealed class DraftTable<TRow> : DraftTable
    where TRow : class
{
    private readonly Table<TRow> table;
    private readonly UndoForm<TRow> undo;

    // Null until touched: most statements touch few tables.
    private Dictionary<string, TRow?>? changed;
    private Dictionary<string, TRow?>? beforeAct;

    internal DraftTable(Table<TRow> table, UndoForm<TRow> undo)
    {
        this.table = table;
        this.undo = undo;
    }

    internal override string Name => table.Name;

    /// <summary>The row of a key as it stands in the draft, or null.</summary>
    public TRow? Find(string key) => changed is not null && changed.TryGetValue(key, out TRow? row)
        ? row
        : table.Find(key);

    /// <summary>Whether a row stands under this key.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Puts a row.</summary>
    public void Put(string key, TRow row) => Change(key, row);

    /// <summary>Removes a row.</summary>
    public void Remove(string key) => Change(key, null);

    /// <summary>
    /// All rows whose key starts with a prefix, in ordinal order of the key. Walks the whole table: for small tables
    /// only.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, TRow>> StartingWith(string prefix)
    {
        List<KeyValuePair<string, TRow>> found = [];
        foreach (KeyValuePair<string, TRow> pair in table.Rows)
        {
            if (pair.Key.StartsWith(prefix, StringComparison.Ordinal) && changed?.ContainsKey(pair.Key) != true)
            {
                found.Add(pair);
            }
        }

        foreach ((string key, TRow? row) in changed ?? [])
        {
            if (row is not null && key.StartsWith(prefix, StringComparison.Ordinal))
            {
                found.Add(KeyValuePair.Create(key, row));
            }
        }

        found.Sort((left, right) => string.CompareOrdinal(left.Key, right.Key));
        return found;
    }

    /// <summary>The keys of the rows that the act being judged has written so far, in ordinal order.</summary>
    internal IReadOnlyList<string> ChangedInThisAct() => beforeAct is null ? [] : SortedKeys(beforeAct);

    /// <summary>Whether the act being judged has written this row.</summary>
    internal bool IsChangedInThisAct(string key) => beforeAct?.ContainsKey(key) == true;

    /// <summary>Whether the act being judged has added this row.</summary>
    internal bool IsAddedInThisAct(string key) =>
        beforeAct is not null && beforeAct.TryGetValue(key, out TRow? before) && before is null;

    /// <summary>The rows that the act being judged has changed so far, as they stood before it.</summary>
    internal IEnumerable<TRow> BeforeThisAct() => beforeAct is null
        ? []
        : SortedKeys(beforeAct).Select(key => beforeAct[key]).OfType<TRow>();

    internal override void BeginAct() => beforeAct = null;

    internal override void AddBeforeImages(ImmutableArray<BeforeImage>.Builder images)
    {
        if (beforeAct is null)
        {
            return;
        }

        foreach (string key in SortedKeys(beforeAct))
        {
            TRow? image = undo.ImageOf(Find(key), beforeAct[key]);
            images.Add(ImageOf(key, image));
        }
    }

    /// <summary>
    /// What would put a row back as an event found it; null if something else depends on it meanwhile.
    /// </summary>
    internal override Action? PrepareUndo(BeforeImage image, EventRow undone)
    {
        TRow? before = image.Before is { } json ? table.Read(Encoding.UTF8.GetBytes(json)) : null;
        return undo.TryUndo(Find(image.Key), before, undone, out TRow? restored)
            ? () => Change(image.Key, restored)
            : null;
    }

    internal override IEnumerable<StateChange> Changes()
    {
        if (changed is null)
        {
            yield break;
        }

        foreach (string key in SortedKeys(changed))
        {
            TRow? row = changed[key];
            if (row is not null || table.Find(key) is not null)
            {
                yield return row is null
                    ? new StateChange(table.Name, key, null)
                    : new StateChange(table.Name, key, table.Write(row), row);
            }
        }
    }

    internal override void ApplyToTable()
    {
        if (changed is null)
        {
            return;
        }

        foreach ((string key, TRow? row) in changed)
        {
            table.Put(key, row);
        }
    }

    private static string[] SortedKeys(Dictionary<string, TRow?> rows)
    {
        string[] keys = [.. rows.Keys];
        Array.Sort(keys, StringComparer.Ordinal);
        return keys;
    }

    // The closure holds the table, not the draft, so that an event keeps no draft alive.
    private BeforeImage ImageOf(string key, TRow? image)
    {
        Table<TRow> written = table;
        return image is null
            ? new BeforeImage(table.Name, key, before: null)
            : new BeforeImage(table.Name, key, () => Encoding.UTF8.GetString(written.Write(image)));
    }

    private void Change(string key, TRow? row)
    {
        beforeAct ??= new Dictionary<string, TRow?>(StringComparer.Ordinal);
        if (!beforeAct.ContainsKey(key))
        {
            beforeAct.Add(key, Find(key));
        }

        changed ??= new Dictionary<string, TRow?>(StringComparer.Ordinal);
        changed[key] = row;
    }
}
