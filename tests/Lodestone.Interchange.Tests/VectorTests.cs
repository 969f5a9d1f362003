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
    public void Accepted_documents_are_the_golden_ones()
    {
        string made = Json(json => SampleTests.Names.Select(row => row.Data).ToList().ForEach(
            name => WriteAccepted(json, name)));
        Assert.Equal(Golden.Content("vectors/interchange/accepted.json", made), made);
    }

    [Fact]
    public void Hostile_documents_are_the_golden_ones()
    {
        string made = Json(json => HostileBytes.All.Concat(HostileValues.All)
            .Where(one => one.Bytes.Length <= LongestPayload).ToList().ForEach(one => WriteHostile(json, one)));
        Assert.Equal(Golden.Content("vectors/interchange/hostile.json", made), made);
    }

    private static void WriteAccepted(Utf8JsonWriter json, string name)
    {
        byte[] payload = SampleTests.Written(name);
        string contentType = SampleTests.Find(name) is PhysicalAct ? ContentTypes.Epcis : ContentTypes.Acts;
        PartyId issuer = name == nameof(CommissionLot) ? Cast.Mine : Cast.Separator;
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

    private static void WriteHostile(Utf8JsonWriter json, HostileDocument one)
    {
        Start(json, one.Name, one.ContentType, HostileTests.IssuerOf(one), one.Bytes);
        json.WriteNumber("refusal", (int)one.Code);
        json.WriteString("field", one.Field);
        json.WriteEndObject();
    }

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
