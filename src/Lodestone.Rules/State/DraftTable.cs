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

    internal abstract IEnumerable<BeforeImage> BeforeImages();

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
    private SortedDictionary<string, TRow?>? changed;
    private SortedDictionary<string, TRow?>? beforeAct;

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
    public IEnumerable<KeyValuePair<string, TRow>> StartingWith(string prefix) => table.Rows
        .Where(pair => changed?.ContainsKey(pair.Key) != true)
        .Concat((changed ?? []).Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)))
        .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The keys of the rows that the act being judged has written so far, in ordinal order.</summary>
    internal IEnumerable<string> ChangedInThisAct() => beforeAct?.Keys ?? Enumerable.Empty<string>();

    /// <summary>The keys of the rows that the act being judged has added so far, in ordinal order.</summary>
    internal IEnumerable<string> AddedInThisAct() =>
        (beforeAct ?? []).Where(pair => pair.Value is null).Select(pair => pair.Key);

    /// <summary>The rows that the act being judged has changed so far, as they stood before it.</summary>
    internal IEnumerable<TRow> BeforeThisAct() => beforeAct?.Values.OfType<TRow>() ?? [];

    internal override void BeginAct() => beforeAct = null;

    internal override IEnumerable<BeforeImage> BeforeImages()
    {
        foreach ((string key, TRow? before) in beforeAct ?? [])
        {
            Table<TRow> written = table;
            TRow? image = undo.ImageOf(Find(key), before);
            yield return image is null
                ? new BeforeImage(table.Name, key, before: null)
                : new BeforeImage(table.Name, key, () => Encoding.UTF8.GetString(written.Write(image)));
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
        foreach ((string key, TRow? row) in changed ?? [])
        {
            if (row is not null || table.Find(key) is not null)
            {
                yield return new StateChange(table.Name, key, row is null ? (ReadOnlyMemory<byte>?)null : table.Write(row));
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

    private void Change(string key, TRow? row)
    {
        beforeAct ??= new SortedDictionary<string, TRow?>(StringComparer.Ordinal);
        if (!beforeAct.ContainsKey(key))
        {
            beforeAct.Add(key, Find(key));
        }

        changed ??= new SortedDictionary<string, TRow?>(StringComparer.Ordinal);
        changed[key] = row;
    }
}
