using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lodestone.Interchange;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>Events as an <c>EPCISQueryDocument</c> in JSON-LD.</summary>
internal static class EventDocument
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a document.</summary>
    /// <param name="events">Its events, in order; their contexts do not contradict one another.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="query">Name of the query that it answers.</param>
    /// <param name="subscription">The subscription that it is sent for; null if it is none.</param>
    public static byte[] Write(
        IReadOnlyList<CapturedEvent> events, Instant now, string query = "SimpleEventQuery", string? subscription = null)
    {
        AnswerContext context = new();
        foreach (CapturedEvent captured in events)
        {
            context.TryAdd(captured);
        }

        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes, Form))
        {
            json.WriteStartObject();
            json.WritePropertyName("@context");
            context.Write(json);
            json.WriteString("type", "EPCISQueryDocument");
            json.WriteString("schemaVersion", "2.0");
            json.WriteString("creationDate", now.ToString());
            json.WriteStartObject("epcisBody");
            json.WriteStartObject("queryResults");
            if (subscription is not null)
            {
                json.WriteString("subscriptionID", subscription);
            }

            json.WriteString("queryName", query);
            json.WriteStartObject("resultsBody");
            json.WriteStartArray("eventList");
            foreach (CapturedEvent captured in events)
            {
                captured.Write(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>One event alone.</summary>
    public static byte[] WriteOne(CapturedEvent captured)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes, Form))
        {
            captured.Write(json);
        }

        return bytes.WrittenSpan.ToArray();
    }
}
