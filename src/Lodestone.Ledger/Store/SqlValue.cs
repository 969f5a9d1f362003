namespace Lodestone.Ledger;

/// <summary>A value of a column on its way into the store: nothing, a number, a text or bytes, none of them boxed.</summary>
internal readonly struct SqlValue
{
    private SqlValue(long number) => (Kind, Number) = (SqlKind.Number, number);

    private SqlValue(string? text) => (Kind, Text) = (text is null ? SqlKind.Null : SqlKind.Text, text);

    private SqlValue(ReadOnlyMemory<byte> bytes) => (Kind, Bytes) = (SqlKind.Bytes, bytes);

    internal SqlKind Kind { get; }

    internal long Number { get; }

    internal string? Text { get; }

    internal ReadOnlyMemory<byte> Bytes { get; }

    public static implicit operator SqlValue(long number) => new(number);

    public static implicit operator SqlValue(long? number) => number is { } some ? new(some) : default;

    public static implicit operator SqlValue(string? text) => new(text);

    public static implicit operator SqlValue(byte[]? bytes) =>
        bytes is null ? default : new((ReadOnlyMemory<byte>)bytes);

    public static implicit operator SqlValue(ReadOnlyMemory<byte> bytes) => new(bytes);

    public static implicit operator SqlValue(ReadOnlyMemory<byte>? bytes) => bytes is { } some ? new(some) : default;
}

/// <summary>What an <see cref="SqlValue"/> is. The default is nothing.</summary>
internal enum SqlKind
{
    /// <summary>NULL.</summary>
    Null = 0,

    /// <summary>INTEGER.</summary>
    Number = 1,

    /// <summary>TEXT.</summary>
    Text = 2,

    /// <summary>BLOB.</summary>
    Bytes = 3,
}
