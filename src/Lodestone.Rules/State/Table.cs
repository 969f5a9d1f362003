using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lodestone.Rules;

/// <summary>What <see cref="LedgerState"/> needs of a table without knowing its row's type.</summary>
public abstract class Table
{
    private protected Table(string name) => Name = name;

    /// <summary>The table's name, stable for ever: it is hashed into the state digest.</summary>
    public string Name { get; }

    /// <summary>How many rows stand.</summary>
    public abstract int Count { get; }

    internal abstract void Write(RowText to, object row);

    internal abstract void Load(string key, ReadOnlySpan<byte> row);

    internal abstract void Remove(string key);

    internal abstract void CopyTo(Table other);

    internal abstract IEnumerable<StateChange> SortedRows();
}

/// <summary>Rows of one kind by key. Reads only; changes go through a <see cref="Draft"/>.</summary>
/// <typeparam name="TRow">An immutable record.</typeparam>
public sealed class Table<TRow> : Table
    where TRow : class
{
    private readonly Dictionary<string, TRow> rows = new(StringComparer.Ordinal);
    private readonly Action<RowText, TRow> text = RowTexts.Of<TRow>();
    private readonly JsonTypeInfo<TRow> form;

    internal Table(string name, JsonTypeInfo<TRow> form)
        : base(name) => this.form = form;

    /// <inheritdoc/>
    public override int Count => rows.Count;

    /// <summary>All rows in no particular order; sort before anything that must be deterministic.</summary>
    public IEnumerable<KeyValuePair<string, TRow>> Rows => rows;

    /// <summary>The row of a key, or null.</summary>
    public TRow? Find(string key) => rows.GetValueOrDefault(key);

    /// <summary>The rows whose key starts with a prefix, in no particular order.</summary>
    internal List<KeyValuePair<string, TRow>> StartingWith(string prefix)
    {
        List<KeyValuePair<string, TRow>> found = [];
        foreach (KeyValuePair<string, TRow> pair in rows)
        {
            if (pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            {
                found.Add(pair);
            }
        }

        return found;
    }

    internal void Put(string key, TRow? row)
    {
        if (row is null)
        {
            rows.Remove(key);
        }
        else
        {
            rows[key] = row;
        }
    }

    internal byte[] Write(TRow row) => RowText.Of(text, row);

    internal TRow Read(ReadOnlySpan<byte> row) => JsonSerializer.Deserialize(row, form)
        ?? throw new InvalidDataException($"A row of {Name} is empty.");

    internal override void Write(RowText to, object row) => text(to, (TRow)row);

    internal override void Load(string key, ReadOnlySpan<byte> row) => rows[key] = Read(row);

    internal override void Remove(string key) => rows.Remove(key);

    internal override void CopyTo(Table other)
    {
        Dictionary<string, TRow> into = ((Table<TRow>)other).rows;
        into.EnsureCapacity(rows.Count);
        foreach ((string key, TRow row) in rows)
        {
            into[key] = row;
        }
    }

    internal override IEnumerable<StateChange> SortedRows() => rows
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => new StateChange(Name, pair.Key, Write(pair.Value)));
}
