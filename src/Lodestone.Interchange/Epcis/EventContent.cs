using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Lodestone.Interchange;

/// <summary>
/// What an event says as JSON values: neither the order of its members nor spaces nor escapes nor how a number is written,
/// and not the time at which some repository recorded it.
/// </summary>
internal static class EventContent
{
    /// <summary>SHA-256 of what an event says, in hexadecimal.</summary>
    public static string HashOf(StrictElement at)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonOutput.Options))
        {
            Write(json, at, isEvent: true);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, StrictElement at, bool isEvent)
    {
        if (at.IsObject)
        {
            List<StrictElement> members = ValuesOf(at);
            members.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
            json.WriteStartObject();
            foreach (StrictElement member in members.Where(member => !isEvent || member.Name != "recordTime"))
            {
                json.WritePropertyName(member.Name);
                Write(json, member, isEvent: false);
            }

            json.WriteEndObject();
        }
        else if (at.IsList)
        {
            json.WriteStartArray();
            foreach (StrictElement item in at.Values)
            {
                Write(json, item, isEvent: false);
            }

            json.WriteEndArray();
        }
        else if (at.IsText)
        {
            json.WriteStringValue(at.Text);
        }
        else
        {
            string plain = Encoding.ASCII.GetString(at.Raw.Span);
            json.WriteRawValue(at.IsNumber ? PlainNumber.Of(plain) ?? plain : plain, skipInputValidation: true);
        }
    }

    private static List<StrictElement> ValuesOf(StrictElement at)
    {
        List<StrictElement> values = new(at.Count);
        foreach (StrictElement value in at.Values)
        {
            values.Add(value);
        }

        return values;
    }
}
