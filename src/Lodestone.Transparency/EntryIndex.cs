namespace Lodestone.Transparency;

/// <summary>Points at one entry of the log: the first entry is 0. Not a count; see <see cref="TreeSize"/>.</summary>
public readonly record struct EntryIndex : IComparable<EntryIndex>
{
    /// <summary>Points at the entry that has <paramref name="value"/> entries before it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public EntryIndex(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>How many entries lie before this one.</summary>
    public long Value { get; }

    /// <summary>The size of the smallest tree that holds this entry.</summary>
    public TreeSize SizeThrough => new(Value + 1);

    /// <inheritdoc/>
    public int CompareTo(EntryIndex other) => Value.CompareTo(other.Value);

    /// <summary>The number in decimal.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether left lies before right.</summary>
    public static bool operator <(EntryIndex left, EntryIndex right) => left.Value < right.Value;

    /// <summary>Whether left lies after right.</summary>
    public static bool operator >(EntryIndex left, EntryIndex right) => left.Value > right.Value;

    /// <summary>Whether left does not lie after right.</summary>
    public static bool operator <=(EntryIndex left, EntryIndex right) => left.Value <= right.Value;

    /// <summary>Whether left does not lie before right.</summary>
    public static bool operator >=(EntryIndex left, EntryIndex right) => left.Value >= right.Value;
}
