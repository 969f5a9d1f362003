using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>Golden files for readers in other languages. They may grow; what stands in them does not change.</summary>
public class VectorTests
{
    private const int LongestPayload = 2_500;

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void Accepted_documents_are_the_golden_ones() => Golden.Hold(
        "vectors/interchange/accepted.json",
        Json(json =>
        {
            foreach (string name in SampleTests.Names.Select(row => row.Data))
            {
                byte[] payload = SampleTests.Written(name);
                bool isPhysical = SampleTests.Find(name) is PhysicalAct;
                PartyId issuer = name == nameof(CommissionLot) ? Cast.Mine : Cast.Separator;
                string contentType = isPhysical ? ContentTypes.Epcis : ContentTypes.Acts;
                Start(json, name, contentType, issuer, payload);
                json.WriteStartArray("acts");
                foreach (Act act in Payload.Parse(payload, contentType, issuer).Acts)
                {
                    json.WriteStartObject();
                    json.WriteString("type", act.GetType().Name);
                    if (act is PhysicalAct physical)
                    {
                        json.WriteString("contentHash", physical.Event.ContentHash);
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        }));

    [Fact]
    public void Hostile_documents_are_the_golden_ones() => Golden.Hold(
        "vectors/interchange/hostile.json",
        Json(json =>
        {
            foreach (HostileDocument one in HostileBytes.All.Concat(HostileValues.All)
                .Where(one => one.Bytes.Length <= LongestPayload))
            {
                Start(json, one.Name, one.ContentType, HostileTests.IssuerOf(one), one.Bytes);
                json.WriteNumber("refusal", (int)one.Code);
                json.WriteString("field", one.Field);
                json.WriteEndObject();
            }
        }));

    private static void Start(Utf8JsonWriter json, string name, string contentType, PartyId issuer, byte[] payload)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("contentType", contentType);
        json.WriteString("issuer", issuer.Value);

        // A text would lose what is hostile about some of them.
        json.WriteString("payloadBase64", Convert.ToBase64String(payload));
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartArray();
            write(json);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
