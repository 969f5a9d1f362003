using System.Text.Json.Serialization;

namespace Lodestone.Rules;

/// <summary>A row as it stood before an event, so that the event can be undone while nothing depends on it.</summary>
public sealed class BeforeImage
{
    private Func<string>? write;
    private string? before;

    /// <summary>The image of a row that is already written.</summary>
    [JsonConstructor]
    public BeforeImage(string table, string key, string? before)
    {
        Table = table;
        Key = key;
        this.before = before;
    }

    // Most events are never undone: the row is written only when somebody asks for it.
    internal BeforeImage(string table, string key, Func<string> write)
        : this(table, key, before: null) => this.write = write;

    /// <summary>Table name.</summary>
    public string Table { get; }

    /// <summary>Row key.</summary>
    public string Key { get; }

    /// <summary>The row's JSON before, or null if there was none.</summary>
    public string? Before
    {
        get
        {
            if (write is { } unwritten)
            {
                before = unwritten();
                write = null;
            }

            return before;
        }
    }
}
