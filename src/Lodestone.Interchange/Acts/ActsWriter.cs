using System.Buffers;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>Writes acts of authority and administration as the payload of a statement (docs/formats/acts.md).</summary>
public static class ActsWriter
{
    /// <summary>
    /// The UTF-8 bytes of <c>{"acts":[…]}</c>; <see cref="Payload.Parse"/> reads the same acts from them.
    /// </summary>
    /// <exception cref="ArgumentException">An act is a physical event, or could not be read back.</exception>
    public static byte[] Write(IEnumerable<Act> acts)
    {
        ArgumentNullException.ThrowIfNull(acts);
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, JsonOutput.Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("acts");
            foreach (Act act in acts)
            {
                ActForms.Any.Write(json, act);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
