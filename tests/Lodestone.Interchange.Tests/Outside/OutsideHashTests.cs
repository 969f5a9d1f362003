using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>GS1's files of one event, and the vectors of the reference implementation of event hash ids.</summary>
[Trait("Judge", "outside")]
public class OutsideHashTests
{
    private const string Reference = "epcis-event-hash-generator/tests/";

    // Fields to be left out are a feature of that implementation, not of the standard.
    private const string NotOfTheStandard = "IgnoreFields";

    // The reference expands compact IRIs of an event in JSON and not of the same event in XML; the standard's rule on
    // compact IRIs knows no such difference.
    private static readonly (string File, int[] Events) CompactInXml = ("SensorDataExamples.xml", [5, 6, 7, 9, 11]);

    [Fact(Explicit = true)]
    public void GS1s_files_of_one_event_have_one_hash_and_the_one_with_another_offset_has_another()
    {
        IReadOnlyList<string> files = OutsideFiles.In("EPCIS/XML/WithEventHashID", ".xml", ".json");
        Assert.Equal(7, files.Count);
        string[] ids = [.. files.Select(file => Assert.Single(HashesOf(file)).PreHash)];

        // The second file says another eventTimeZoneOffset, which is a member of its own in the standard's order.
        ids[1] = ids[1].Replace(
            "eventTimeZoneOffset=-05:00", "eventTimeZoneOffset=-06:00", StringComparison.Ordinal);
        Assert.Single(ids.Distinct());
    }

    [Fact(Explicit = true)]
    public void Hashes_are_those_of_the_reference_implementation()
    {
        int judged = 0;
        foreach (string file in OutsideFiles.In(Reference + "examples", ".xml", ".jsonld"))
        {
            string name = Path.GetFileName(file);
            if (name.Contains(NotOfTheStandard, StringComparison.Ordinal))
            {
                continue;
            }

            string[] expected = File.ReadAllLines(Path.ChangeExtension(file, ".hashes"));
            string[] made = [.. HashesOf(file).Select(hash => hash.Id)];
            Assert.Equal(expected.Length, made.Length);
            int[] other = [.. Enumerable.Range(0, made.Length).Where(i => made[i] != expected[i])];
            Assert.True(
                other.SequenceEqual(name == CompactInXml.File ? CompactInXml.Events : []),
                $"{name}: other hashes of events {string.Join(", ", other)}");
            judged += made.Length - other.Length;
        }

        Assert.Equal(76, judged);
    }

    [Fact(Explicit = true)]
    public void Events_that_the_reference_implementation_calls_equal_have_one_hash()
    {
        foreach (string file in OutsideFiles.In(Reference + "expected_equal", ".xml", ".json"))
        {
            ImmutableArray<EventHash> hashes = HashesOf(file);
            Assert.True(hashes.Length > 1 && hashes.Distinct().Count() == 1, file);
        }
    }

    private static ImmutableArray<EventHash> HashesOf(string file)
    {
        ReadOnlyMemory<byte> document = File.ReadAllBytes(file);
        if (file.EndsWith(".xml", StringComparison.Ordinal))
        {
            TranslatedDocument translated = EpcisXml.ToJson(document);
            Assert.True(translated.Refusal is null, $"{file}: {translated.Refusal}");
            document = translated.Json;
        }

        Refusal? refusal = EventHash.TryOf(document, out ImmutableArray<EventHash> hashes);
        Assert.True(refusal is null, $"{file}: {refusal}");
        return hashes;
    }
}
