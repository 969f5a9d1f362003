using System.Text;
using System.Text.Json.Serialization;

namespace Lodestone.Rules;

/// <summary>A row as it stood before an event, so that the event can be undone while nothing depends on it.</summary>
public sealed class BeforeImage
{
    // The row itself if it was at hand, else its bytes; most events are never undone, and nobody asks for either.
    private readonly object? row;
    private readonly Table? form;

    /// <summary>The image of a row that is already written.</summary>
    [JsonConstructor]
    public BeforeImage(string table, string key, string? before)
    {
        Table = table;
        Key = key;
        row = before is null ? null : Encoding.UTF8.GetBytes(before);
    }

    internal BeforeImage(Table table, string key, object? row)
    {
        Table = table.Name;
        Key = key;
        form = table;
        this.row = row;
    }

    /// <summary>Table name.</summary>
    public string Table { get; }

    /// <summary>Row key.</summary>
    public string Key { get; }

    /// <summary>The row's JSON before, or null if there was none.</summary>
    public string? Before => Bytes() is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>The row before, or null if there was none; not parsed if it was at hand.</summary>
    /// <typeparam name="TRow">The record of the table.</typeparam>
    /// <exception cref="System.Text.Json.JsonException">The bytes are no row of that table.</exception>
    public TRow? Read<TRow>()
        where TRow : class => row is byte[] bytes ? RowReader.Read<TRow>(bytes) : (TRow?)row;

    /// <summary>Writes the image as a part of its event's row.</summary>
    internal void WriteTo(RowText to)
    {
        to.Begin();
        to.Text("Table"u8, Table);
        to.Text("Key"u8, Key);
        if (form is not null && row is not null)
        {
            to.Quoted("Before"u8, form, row);
        }
        else
        {
            to.Text("Before"u8, Before);
        }

        to.End();
    }

    private byte[]? Bytes() => row is byte[] or null ? (byte[]?)row : RowText.Of(form!, row);
}
