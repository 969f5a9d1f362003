using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lodestone.Rules;

/// <summary>
/// Reads the bytes of a row that a <see cref="StateChange"/> carries, for those who follow the effects.
/// </summary>
public static class RowReader
{
    /// <summary>The row of its canonical JSON.</summary>
    /// <typeparam name="TRow">The record of the table.</typeparam>
    /// <exception cref="JsonException">The bytes are no row of that table.</exception>
    public static TRow Read<TRow>(ReadOnlySpan<byte> json)
        where TRow : class =>
        JsonSerializer.Deserialize(json, Form<TRow>()) ?? throw new JsonException("The row is empty.");

    /// <summary>The canonical JSON of a row, as it is hashed into the state digest.</summary>
    /// <typeparam name="TRow">The record of the table.</typeparam>
    public static byte[] Write<TRow>(TRow row)
        where TRow : class => RowText.Of(RowTexts.Of<TRow>(), row);

    private static JsonTypeInfo<TRow> Form<TRow>()
        where TRow : class =>
        (JsonTypeInfo<TRow>)(RowForms.Default.GetTypeInfo(typeof(TRow))
            ?? throw new ArgumentException($"{typeof(TRow).Name} is no row of the state."));
}
