using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// The event hash id of the Core Business Vocabulary (CBV 2.0 section 8.9): one identifier for what an event says, however it
/// is written.
/// </summary>
/// <param name="PreHash">The canonical text that is hashed.</param>
public sealed record EventHash(string PreHash)
{
    /// <summary>The identifier: <c>ni:///sha-256;...?ver=CBV2.0</c>.</summary>
    public string Id =>
        $"ni:///sha-256;{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PreHash)))}?ver=CBV2.0";

    /// <summary>
    /// The hashes of a document's events in order. The events need not follow the standard in all; null, or why the
    /// document holds none.
    /// </summary>
    /// <param name="document">A JSON-LD document or event; XML is translated first (<see cref="EpcisXml"/>).</param>
    /// <param name="hashes">The hashes; empty if refused.</param>
    public static Refusal? TryOf(ReadOnlyMemory<byte> document, out ImmutableArray<EventHash> hashes)
    {
        hashes = [];
        if (StrictJson.TryParse(document, JsonLimits.Capture, out StrictElement root) is { } malformed)
        {
            return malformed;
        }

        if (EpcisDocument.TryEvents(root, out _, out ImmutableArray<StrictElement> events) is { } refusal)
        {
            return refusal;
        }

        StrictElement? around = root.TryLook("@context"u8, out StrictElement context) ? context : null;
        hashes = [.. events.Select(at => new EventHash(PreHashWriter.Of(at, around)))];
        return null;
    }
}
