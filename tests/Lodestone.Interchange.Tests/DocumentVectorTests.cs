using System.Collections.Immutable;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>
/// Documents of our own for every class of the public ones, and what is read from them: the acts, the hash of each event's
/// bytes and its event hash id; or the refusal and its place.
/// </summary>
public class DocumentVectorTests
{
    [Fact]
    public void Documents_are_read_as_the_golden_file_says()
    {
        var made = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (string folder in (string[])["json", "xml"])
        foreach (string file in Directory.GetFiles(Path.Combine(Golden.Root, "vectors/interchange", folder), "*.json"))
        {
            made[$"{folder}/{Path.GetFileName(file)}"] = Shown(File.ReadAllBytes(file));
        }

        string text = Golden.Pretty(JsonSerializer.SerializeToUtf8Bytes(made));
        Assert.Equal(Golden.Content("vectors/interchange/documents.json", text), text);
    }

    private static object Shown(byte[] document)
    {
        PayloadReading read = Payload.Parse(document, ContentTypes.Epcis, Cast.Separator);
        if (read.Refusal is { } refusal)
        {
            return new { refusal = (int)refusal.Code, field = refusal.Field };
        }

        Assert.Null(EventHash.TryOf(document, out ImmutableArray<EventHash> hashes));
        return read.Acts.Cast<PhysicalAct>().Zip(hashes).Select(pair => new
        {
            act = pair.First.GetType().Name,
            contentHash = pair.First.Event.ContentHash,
            eventHashId = pair.Second.Id,
        });
    }
}
