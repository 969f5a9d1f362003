using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>One event of a captured payload, as a query looks at it and an answer gives it back.</summary>
public sealed class CapturedEvent
{
    private Prefixes? prefixes;

    internal CapturedEvent(StrictElement at, StrictElement? around)
    {
        At = at;
        Around = around;
    }

    /// <summary>The exact bytes of the event.</summary>
    public ReadOnlyMemory<byte> Bytes => At.Raw;

    /// <summary>The event's identifier; null if it was captured without.</summary>
    public string? EventId => At.TryLook("eventID"u8, out StrictElement id) && id.IsText ? id.Text : null;

    internal StrictElement At { get; }

    internal StrictElement? Around { get; }

    internal Prefixes Prefixes => prefixes ??= Prefixes.Of(
        Around, At.TryLook("@context"u8, out StrictElement own) ? own : null);

    /// <summary>When the log took it.</summary>
    public Instant Recorded { get; init; }

    /// <summary>Its identifier, or the one that the node gave it.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Writes the event as it was captured: each member's value with its own digits and in its place. Only what the
    /// standard leaves to the repository is ours: the record time, and an identifier if there was none (EPCIS 2.0
    /// section 7.4.1).
    /// </summary>
    /// <param name="json">Where to.</param>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        foreach (StrictElement member in At.Values)
        {
            string name = member.Name;
            if (name != "recordTime")
            {
                json.WritePropertyName(name);
                json.WriteRawValue(member.Raw.Span);
            }
        }

        if (EventId is null)
        {
            json.WriteString("eventID"u8, Id);
        }

        json.WriteString("recordTime"u8, Recorded.ToString());
        json.WriteEndObject();
    }

    /// <summary>The parents, EPCs or classes that it names and that have this one spelling; as written.</summary>
    /// <param name="matches">Whether a spelling is the one that is looked for.</param>
    public string? NameWhere(Func<string, bool> matches)
    {
        ArgumentNullException.ThrowIfNull(matches);
        return EventNames.All(At).FirstOrDefault(name => matches(ThingName.Of(name)));
    }
}
