using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Lodestone.Rules;

/// <summary>What a <see cref="Draft"/> needs of its tables without knowing their rows' types.</summary>
public abstract class DraftTable
{
    private protected DraftTable()
    {
    }

    internal abstract int MostChanges { get; }

    internal abstract void AddChanges(List<StateChange> changes);

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

    // Null until written to: most statements write to few tables.
    private Dictionary<string, Drafted>? changed;
    private List<string>? changedInThisAct;
    private int act = 1;

    internal DraftTable(Table<TRow> table, UndoForm<TRow> undo)
    {
        this.table = table;
        this.undo = undo;
    }

    internal override string Name => table.Name;

    /// <summary>The row of a key as it stands in the draft, or null.</summary>
    public TRow? Find(string key) => changed is not null && changed.TryGetValue(key, out Drafted drafted)
        ? drafted.Now
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
        List<KeyValuePair<string, TRow>> found = table.StartingWith(prefix);
        if (changed is not null)
        {
            found.RemoveAll(pair => changed.ContainsKey(pair.Key));
            foreach ((string key, Drafted drafted) in changed)
            {
                if (drafted.Now is { } row && key.StartsWith(prefix, StringComparison.Ordinal))
                {
                    found.Add(KeyValuePair.Create(key, row));
                }
            }
        }

        found.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return found;
    }

    /// <summary>The keys of the rows that the act being judged has written so far, in the order of writing.</summary>
    internal IReadOnlyList<string> ChangedInThisAct() => changedInThisAct ?? [];

    /// <summary>Whether the act being judged has written this row.</summary>
    internal bool IsChangedInThisAct(string key) => TryDrafted(key, out _);

    /// <summary>Whether the act being judged has added this row.</summary>
    internal bool IsAddedInThisAct(string key) => TryDrafted(key, out Drafted drafted) && drafted.BeforeAct is null;

    /// <summary>The row as it stood before the act being judged changed it; null if it did not, or added it.</summary>
    internal TRow? BeforeThisAct(string key) => TryDrafted(key, out Drafted drafted) ? drafted.BeforeAct : null;

    internal override void BeginAct()
    {
        act++;
        changedInThisAct?.Clear();
    }

    internal override void AddBeforeImages(ImmutableArray<BeforeImage>.Builder images)
    {
        if (changedInThisAct is not { Count: > 0 } keys)
        {
            return;
        }

        keys.Sort(StringComparer.Ordinal);
        foreach (string key in keys)
        {
            Drafted drafted = changed![key];
            images.Add(new BeforeImage(table, key, undo.ImageOf(drafted.Now, drafted.BeforeAct)));
        }
    }

    /// <summary>
    /// What would put a row back as an event found it; null if something else depends on it meanwhile.
    /// </summary>
    internal override Action? PrepareUndo(BeforeImage image, EventRow undone)
    {
        return undo.TryUndo(Find(image.Key), image.Read<TRow>(), undone, out TRow? restored)
            ? () => Change(image.Key, restored)
            : null;
    }

    internal override int MostChanges => changed?.Count ?? 0;

    internal override void AddChanges(List<StateChange> changes)
    {
        if (changed is null)
        {
            return;
        }

        string[] keys = [.. changed.Keys];
        Array.Sort(keys, StringComparer.Ordinal);
        foreach (string key in keys)
        {
            if (changed[key].Now is { } row)
            {
                changes.Add(new StateChange(table.Name, key, table.Write(row), row));
            }
            else if (table.Find(key) is not null)
            {
                changes.Add(new StateChange(table.Name, key, null));
            }
        }
    }

    internal override void ApplyToTable()
    {
        if (changed is null)
        {
            return;
        }

        foreach ((string key, Drafted drafted) in changed)
        {
            table.Put(key, drafted.Now);
        }
    }

    private bool TryDrafted(string key, out Drafted drafted)
    {
        drafted = default;
        return changed is not null && changed.TryGetValue(key, out drafted) && drafted.Act == act;
    }

    private void Change(string key, TRow? row)
    {
        changed ??= new Dictionary<string, Drafted>(StringComparer.Ordinal);
        ref Drafted drafted = ref CollectionsMarshal.GetValueRefOrAddDefault(changed, key, out bool isDrafted);
        TRow? before = isDrafted ? drafted.Now : table.Find(key);
        if (drafted.Act != act)
        {
            drafted.Act = act;
            drafted.BeforeAct = before;
            (changedInThisAct ??= []).Add(key);
        }

        drafted.Now = row;
    }

    /// <summary>A row as the draft has it, and as it stood before the last act that wrote it.</summary>
    private struct Drafted
    {
        public TRow? Now;
        public TRow? BeforeAct;
        public int Act;
    }
}
