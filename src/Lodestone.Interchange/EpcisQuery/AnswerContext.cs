using System.Text.Json;

namespace Lodestone.Interchange;

/// <summary>
/// The JSON-LD context of an answer that holds events of several documents: theirs joined. Documents that mean different
/// things by one prefix do not fit into one answer.
/// </summary>
public sealed class AnswerContext
{
    private readonly List<string> addresses = [];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> terms = new(StringComparer.Ordinal);

    /// <summary>Takes a document's context in; false if it contradicts what is there.</summary>
    public bool TryAdd(CapturedEvent captured)
    {
        ArgumentNullException.ThrowIfNull(captured);
        if (captured.Around is not { } context)
        {
            return true;
        }

        IReadOnlyList<StrictElement> parts = context.IsList ? EventNames.ItemsOf(context) : [context];
        StrictElement[] stated = [.. parts.Where(part => part.IsObject).SelectMany(EventNames.ItemsOf)];
        if (stated.Any(term => terms.TryGetValue(term.Name, out ReadOnlyMemory<byte> other)
            && !other.Span.SequenceEqual(term.Raw.Span)))
        {
            return false;
        }

        foreach (StrictElement term in stated)
        {
            terms[term.Name] = term.Raw;
        }

        addresses.AddRange(parts.Where(part => part.IsText).Select(part => part.Text).Except(addresses));
        return true;
    }

    /// <summary>Writes the context.</summary>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartArray();
        foreach (string address in addresses.Count == 0 ? [JsonLdContext.Standard] : addresses)
        {
            json.WriteStringValue(address);
        }

        if (terms.Count > 0)
        {
            json.WriteStartObject();
            foreach ((string name, ReadOnlyMemory<byte> value) in terms)
            {
                json.WritePropertyName(name);
                json.WriteRawValue(value.Span);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
