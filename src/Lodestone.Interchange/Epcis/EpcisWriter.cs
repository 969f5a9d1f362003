using System.Buffers;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// Writes physical events as the payload of a statement: an EPCIS 2.0 document (docs/formats/epcis.md).
/// </summary>
public static class EpcisWriter
{
    /// <summary>
    /// The UTF-8 bytes of the document, one event an act; <see cref="Payload.Parse"/> reads the same acts from them,
    /// with the content hash that follows from these bytes.
    /// </summary>
    /// <param name="acts">The events.</param>
    /// <param name="creationDate">When the document is made; also the time of error declarations.</param>
    /// <exception cref="ArgumentException">
    /// An act could not be read back the same: a lot's event without identifier, a business step that means another
    /// act, a site that is neither the event's location nor its read point.
    /// </exception>
    public static byte[] Write(IEnumerable<PhysicalAct> acts, Instant creationDate)
    {
        ArgumentNullException.ThrowIfNull(acts);
        var bytes = new ArrayBufferWriter<byte>(1_024);
        using (var json = new Utf8JsonWriter(bytes, JsonOutput.Options))
        {
            json.WriteStartObject();
            WriteContext(json);
            json.WriteString("type", "EPCISDocument");
            json.WriteString("schemaVersion", "2.0");
            json.WriteString("creationDate", creationDate.ToString());
            json.WriteStartObject("epcisBody");
            json.WriteStartArray("eventList");
            foreach (PhysicalAct act in acts)
            {
                new EventWriter(json, act.Event).Write(act, creationDate);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>
    /// The events as so many payloads as it takes, each within the length that a statement may have, in their order.
    /// </summary>
    /// <param name="acts">The events.</param>
    /// <param name="creationDate">When the documents are made.</param>
    /// <exception cref="ArgumentException">As <see cref="Write"/>; or one event alone is too long.</exception>
    public static IEnumerable<byte[]> WriteDivided(IEnumerable<PhysicalAct> acts, Instant creationDate)
    {
        ArgumentNullException.ThrowIfNull(acts);
        return Divide(acts, creationDate);
    }

    private static IEnumerable<byte[]> Divide(IEnumerable<PhysicalAct> acts, Instant creationDate)
    {
        int around = Write([], creationDate).Length;
        var together = new List<PhysicalAct>();
        int length = around;
        foreach (PhysicalAct act in acts)
        {
            int one = Write([act], creationDate).Length - around;
            if (around + one > JsonLimits.Payload.MaxBytes)
            {
                throw new ArgumentException($"One event has {one} bytes.", nameof(acts));
            }

            // A comma between two events.
            if (length + 1 + one > JsonLimits.Payload.MaxBytes || together.Count == JsonLimits.Payload.MaxItems)
            {
                yield return Write(together, creationDate);
                together.Clear();
                length = around;
            }

            together.Add(act);
            length += one + 1;
        }

        if (together.Count > 0)
        {
            yield return Write(together, creationDate);
        }
    }

    private static void WriteContext(Utf8JsonWriter json)
    {
        json.WriteStartArray("@context");
        json.WriteStringValue(JsonLdContext.Standard);
        json.WriteStartObject();
        json.WriteString(JsonLdContext.Prefix, JsonLdContext.Namespace);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
