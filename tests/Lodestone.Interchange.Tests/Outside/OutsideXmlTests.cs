using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>GS1's documents in XML, and the events that GS1 gives in both forms.</summary>
[Trait("Judge", "outside")]
public class OutsideXmlTests
{
    // Capture jobs and master data alone hold no events.
    private static readonly Dictionary<string, RefusalCode> WithoutEvents = new()
    {
        ["Example-CaptureJobRunning.xml"] = RefusalCode.ActUnknown,
        ["Example-CaptureJobSuccess.xml"] = RefusalCode.ActUnknown,
        ["Example-CaptureJobWithErrorFile.xml"] = RefusalCode.ActUnknown,
        ["Example-CaptureJobWithErrors.xml"] = RefusalCode.ActUnknown,
        ["CBV-11.4-2020-06-16a.xml"] = RefusalCode.ActUnknown,
        ["Example-masterData.xml"] = RefusalCode.ActUnknown,
        ["masterdata_all_possible_fields.xml"] = RefusalCode.StatementEmpty,
    };

    // Event by event, by file and number. The other events of these files differ in data, not in form.
    private static readonly string[] Twins =
    [
        .. "abcdef".Select((letter, i) => $"AssociationEvent/AssociationEventExamples.xml {i} AssociationEvent/AssociationEvent-{letter}.jsonld 0"),
        .. "abcde".Select((letter, i) => $"Mimasu/Example-associatonEvent-sensor.xml {i} AssociationEvent/AssociationEvent-{letter}.jsonld 0"),
        "Example_9.6.1-ObjectEvent-2020_06_18a.xml 0 Example_9.6.1-ObjectEvent.jsonld 0",
        "Example_9.6.1-ObjectEvent-2020_06_18a.xml 1 Example_9.6.1-ObjectEvent.jsonld 1",
        "Example-TransactionEvent-2020_07_03y.xml 0 Example-TransactionEvents-2020_07_03y.jsonld 0",
        "Mimasu/Example1.xml 0 Example_9.6.1-ObjectEvent.jsonld 0",
        "Mimasu/Example1.xml 1 Example_9.6.1-ObjectEvent.jsonld 1",
        "Mimasu/Example3.xml 0 Example_9.6.3-AggregationEvent.jsonld 0",
        "Mimasu/Example4.xml 0 Example_9.6.4-TransformationEvent.jsonld 0",
        .. ((int[])[1, 2, 3, 5]).Select(i => $"WithSensorData/SensorDataExamples.xml {i - 1} WithSensorData/SensorDataExample{i}.jsonld 0"),
        "WithSensorData/SensorDataExamples.xml 12 WithSensorData/SensorDataExample14.jsonld 0",
        "WithSensorData/SensorDataExamples.xml 13 WithSensorData/SensorDataExample15.jsonld 0",
    ];

    [Fact(Explicit = true)]
    public void GS1s_XML_documents_are_read()
    {
        IReadOnlyList<string> files = OutsideFiles.In("EPCIS/XML", ".xml");
        Assert.Equal(37, files.Count);
        foreach (string file in files)
        {
            TranslatedDocument translated = EpcisXml.ToJson(File.ReadAllBytes(file));
            Refusal? refusal = translated.Refusal
                ?? Payload.Parse(translated.Json, ContentTypes.Epcis, Cast.Separator).Refusal;
            Assert.True(
                refusal?.Code == (WithoutEvents.TryGetValue(Path.GetFileName(file), out RefusalCode code) ? code : null),
                $"{file}: {refusal}");
        }
    }

    [Fact(Explicit = true)]
    public void An_event_in_XML_is_the_event_in_JSON()
    {
        foreach (string[] twin in Twins.Select(line => line.Split(' ')))
        {
            byte[] xml = File.ReadAllBytes(OutsideFiles.PathOf("EPCIS/XML/" + twin[0]));
            byte[] json = File.ReadAllBytes(OutsideFiles.PathOf("EPCIS/JSON/" + twin[2]));
            Assert.Equal(
                EventTwin.Of(json)[int.Parse(twin[3], null)],
                EventTwin.Of(EpcisXml.ToJson(xml).Json)[int.Parse(twin[1], null)]);
        }
    }
}
