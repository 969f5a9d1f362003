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
            (string Name, StrictElement Value)[] members = MembersOf(at);
            json.WriteStartObject();
            foreach ((string name, StrictElement value) in members)
            {
                if (!isEvent || name != "recordTime")
                {
                    json.WritePropertyName(name);
                    Write(json, value, isEvent: false);
                }
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

    private static (string Name, StrictElement Value)[] MembersOf(StrictElement at)
    {
        var members = new (string Name, StrictElement Value)[at.Count];
        int next = 0;
        foreach (StrictElement value in at.Values)
        {
            members[next++] = (value.Name, value);
        }

        Array.Sort(members, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return members;
    }
}
