using System.Collections.Immutable;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// Outlines the events of a payload that the door let in, in one pass over its bytes and without a tree of values: those
/// who follow the log do this for every entry.
/// </summary>
public static class EventOutlines
{
    /// <summary>The events in the order in which they stand in the payload.</summary>
    /// <param name="payload">An EPCIS document, a query document, or one event alone.</param>
    public static ImmutableArray<EventOutline> Of(ReadOnlySpan<byte> payload)
    {
        var reader = new Utf8JsonReader(payload);
        reader.Read();
        ImmutableArray<EventOutline>.Builder found = ImmutableArray.CreateBuilder<EventOutline>();
        OutlineScan alone = new();
        alone.Read(ref reader, found);
        if (found.Count == 0)
        {
            found.Add(alone.Outline);
        }

        if (alone.Described is { Count: > 0 } described)
        {
            found[0] = found[0] with { Described = [.. described] };
        }

        return found.ToImmutable();
    }

    /// <summary>The outline of an event that stands alone; null if the payload is a document around events.</summary>
    public static EventOutline? Alone(ReadOnlySpan<byte> payload) =>
        Of(payload) is [var only] && payload[..only.Start].IndexOf((byte)'{') < 0 ? only : null;
}
