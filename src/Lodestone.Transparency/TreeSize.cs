namespace Lodestone.Transparency;

/// <summary>
/// Counts the entries of a log or of one of its past states. Not a position; see <see cref="EntryIndex"/>.
/// </summary>
public readonly record struct TreeSize : IComparable<TreeSize>
{
    /// <summary>A tree of <paramref name="value"/> entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TreeSize(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>How many entries there are.</summary>
    public long Value { get; }

    /// <summary>The tree without an entry.</summary>
    public static TreeSize Empty => default;

    /// <summary>Where the next entry will lie.</summary>
    public EntryIndex Next => new(Value);

    /// <summary>Whether a tree of this size holds the entry.</summary>
    public bool Contains(EntryIndex index) => index.Value < Value;

    /// <summary>The size after <paramref name="entries"/> more entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public TreeSize Plus(long entries)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(entries);
        return new TreeSize(Value + entries);
    }

    /// <inheritdoc/>
    public int CompareTo(TreeSize other) => Value.CompareTo(other.Value);

    /// <summary>The number in decimal.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether left is smaller.</summary>
    public static bool operator <(TreeSize left, TreeSize right) => left.Value < right.Value;

    /// <summary>Whether left is larger.</summary>
    public static bool operator >(TreeSize left, TreeSize right) => left.Value > right.Value;

    /// <summary>Whether left is not larger.</summary>
    public static bool operator <=(TreeSize left, TreeSize right) => left.Value <= right.Value;

    /// <summary>Whether left is not smaller.</summary>
    public static bool operator >=(TreeSize left, TreeSize right) => left.Value >= right.Value;
}
