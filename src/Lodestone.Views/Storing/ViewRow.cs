namespace Lodestone.Views;

/// <summary>The rows of a query, one at a time: the one that was last gone to.</summary>
internal abstract class ViewRow : IDisposable
{
    /// <summary>How many columns a row has.</summary>
    public abstract int Columns { get; }

    /// <summary>Goes to the next row; false if there is none.</summary>
    public abstract bool Next();

    /// <summary>Whether a column has nothing.</summary>
    public abstract bool IsNull(int column);

    /// <summary>The whole number of a column.</summary>
    public abstract long GetInt64(int column);

    /// <summary>The text of a column.</summary>
    public abstract string GetString(int column);

    /// <summary>The bytes of a column.</summary>
    public abstract byte[] GetBytes(int column);

    /// <summary>What a column has, whatever it is.</summary>
    public abstract object GetValue(int column);

    /// <summary>The whole number of a column, where it is a small one.</summary>
    public int GetInt32(int column) => checked((int)GetInt64(column));

    /// <summary>The whole number of a column, or null.</summary>
    public long? FindInt64(int column) => IsNull(column) ? null : GetInt64(column);

    /// <summary>The text of a column, or null.</summary>
    public string? FindString(int column) => IsNull(column) ? null : GetString(column);

    /// <summary>The bytes of a column; none if it has nothing.</summary>
    public byte[] FindBytes(int column) => IsNull(column) ? [] : GetBytes(column);

    /// <inheritdoc/>
    public abstract void Dispose();
}
