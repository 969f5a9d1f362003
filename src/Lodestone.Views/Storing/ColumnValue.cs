namespace Lodestone.Views;

/// <summary>A value for a column, without a box around numbers: rows are written by the million.</summary>
internal readonly struct ColumnValue
{
    private ColumnValue(ColumnKind kind, long number, string? text, ReadOnlyMemory<byte> bytes)
    {
        Kind = kind;
        Number = number;
        Text = text;
        Bytes = bytes;
    }

    /// <summary>What it is; nothing by default.</summary>
    public ColumnKind Kind { get; }

    /// <summary>The number, if it is one.</summary>
    public long Number { get; }

    /// <summary>The text, if it is one.</summary>
    public string? Text { get; }

    /// <summary>The bytes, if it is some.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The same value, whatever becomes of the memory that it was given in.</summary>
    public ColumnValue Kept() => Kind == ColumnKind.Bytes ? Bytes.ToArray() : this;

    public static implicit operator ColumnValue(long number) => new(ColumnKind.Number, number, null, default);

    public static implicit operator ColumnValue(long? number) => number is { } it ? it : default(ColumnValue);

    public static implicit operator ColumnValue(string? text) =>
        text is null ? default : new(ColumnKind.Text, 0, text, default);

    public static implicit operator ColumnValue(byte[]? bytes) =>
        bytes is null ? default : new(ColumnKind.Bytes, 0, null, bytes);

    public static implicit operator ColumnValue(ReadOnlyMemory<byte> bytes) =>
        new(ColumnKind.Bytes, 0, null, bytes);
}

/// <summary>What a column holds.</summary>
internal enum ColumnKind
{
    /// <summary>Nothing.</summary>
    Null = 0,

    /// <summary>A whole number.</summary>
    Number = 1,

    /// <summary>A text.</summary>
    Text = 2,

    /// <summary>Bytes.</summary>
    Bytes = 3,
}
