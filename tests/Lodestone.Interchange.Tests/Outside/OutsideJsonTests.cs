using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>GS1's and OpenEPCIS's documents in JSON-LD.</summary>
[Trait("Judge", "outside")]
public class OutsideJsonTests
{
    // GS1's own JSON schema refuses these two at the same members: bare words that are no measurement types.
    private static readonly Dictionary<string, string> NotOfTheSchema = new()
    {
        ["SensorData_with_combined_events.json"] =
            "epcisBody.eventList[7].sensorElementList[0].sensorReport[1].type",
        ["TransactionEvent_with_userExtensions.json"] =
            "epcisBody.eventList[0].sensorElementList[0].sensorReport[0].type",
    };

    private static readonly Dictionary<string, string> Faults = new()
    {
        ["Combination_of_events_with_missing_mandatory_fields.json"] = "epcisBody.eventList[0].action",
        ["Combination_of_multiple_invalid_fields.json"] = "epcisBody.eventList[0].bizStep",
        ["Combination_of_non_standard_bizStep_and_disposition.json"] = "epcisBody.eventList[0].bizStep",
        ["EPCISDocument_without_context.json"] = "@context",
        ["ObjectEvent_with_ilmd_field_without_namespace.json"] = "epcisBody.eventList[0].ilmd.materialType",
        ["ObjectEvent_with_invalid_action.json"] = "epcisBody.eventList[0].action",
        ["ObjectEvent_with_invalid_certificationInfo.json"] = "epcisBody.eventList[0].certificationInfo[0]",
        ["ObjectEvent_with_invalid_eventTime_format.json"] = "epcisBody.eventList[0].eventTime",
        ["ObjectEvent_with_non_standard_bizStep.json"] = "epcisBody.eventList[0].bizStep",
        ["ObjectEvent_with_non_standard_bizStep_in_second_event.json"] = "epcisBody.eventList[1].bizStep",
        ["ObjectEvent_with_non_standard_disposition.json"] = "epcisBody.eventList[0].disposition",
        ["ObjectEvent_with_quantity_as_text.json"] = "epcisBody.eventList[0].quantityList[0].quantity",
        ["ObjectEvent_with_unknown_field_in_quantityList.json"] = "epcisBody.eventList[0].quantityList[0].weight",
        ["ObjectEvent_without_action_and_eventTime.json"] = "epcisBody.eventList[0].eventTime",
        ["ObjectEvent_without_identifier_list.json"] = "epcisBody.eventList[0].epcList",
    };

    [Fact(Explicit = true)]
    public void GS1s_documents_are_read_and_the_one_with_a_duplicate_key_is_refused()
    {
        IReadOnlyList<string> files = OutsideFiles.In("EPCIS/JSON", ".jsonld");
        Assert.Equal(47, files.Count);
        foreach (string file in files)
        {
            PayloadReading read = OutsideFiles.Read(File.ReadAllBytes(file));
            if (Path.GetFileName(file) == "AssociationEvent-h.jsonld")
            {
                Assert.Equal(
                    (RefusalCode.JsonDuplicateMember, "epcisBody.eventList[0].eventID"),
                    (read.Refusal!.Code, read.Refusal.Field));
            }
            else
            {
                AssertWhole(file, read);
            }
        }
    }

    // Most of them do not follow the published schema: blank node names, alerts as types, single entries for lists.
    [Fact(Explicit = true)]
    public void GS1s_documents_in_the_simple_context_are_read_or_refused_at_their_fault()
    {
        Refusal?[] refusals =
        [
            .. OutsideFiles.In("EPCIS/JSON-simple-context", ".jsonld")
                .Select(file => OutsideFiles.Read(File.ReadAllBytes(file)).Refusal),
        ];
        Assert.Equal((46, 34), (refusals.Length, refusals.Count(refusal => refusal is null)));
        Assert.All(refusals, refusal => Assert.NotEqual(string.Empty, refusal is null ? "read" : refusal.Field ?? string.Empty));
    }

    [Fact(Explicit = true)]
    public void OpenEPCIS_documents_are_read_if_they_follow_GS1s_schema()
    {
        string[] files =
        [
            .. OutsideFiles.In(OutsideFiles.OpenEpcis + "/JSON/Capture/Documents", ".json"),
            .. OutsideFiles.In(OutsideFiles.OpenEpcis + "/JSON/Capture/Events", ".json"),
        ];
        foreach (string file in files)
        {
            PayloadReading read = OutsideFiles.Read(File.ReadAllBytes(file));
            if (NotOfTheSchema.TryGetValue(Path.GetFileName(file), out string? field))
            {
                Assert.Equal((RefusalCode.ValueNotAllowed, field), (read.Refusal!.Code, read.Refusal.Field));
            }
            else
            {
                AssertWhole(file, read);
            }
        }
    }

    [Fact(Explicit = true)]
    public void OpenEPCIS_invalid_documents_are_refused_at_their_fault()
    {
        IReadOnlyList<string> files = OutsideFiles.In(OutsideFiles.OpenEpcis + "/JSON/Capture/Invalid", ".json");
        Assert.Equal(
            Faults.Select(fault => $"{fault.Key}: {fault.Value}").Order(),
            files.Select(file =>
                $"{Path.GetFileName(file)}: {OutsideFiles.Read(File.ReadAllBytes(file)).Refusal?.Field}").Order());
    }

    // Every event of the document is an act, in order, known by the hash of its bytes: nothing in it is lost.
    private static void AssertWhole(string file, PayloadReading read)
    {
        Assert.True(read.Refusal is null, $"{file}: {read.Refusal}");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        JsonElement root = document.RootElement;
        IEnumerable<string> events = root.TryGetProperty("epcisBody", out JsonElement body)
            ? (body.TryGetProperty("queryResults", out JsonElement answer)
                ? answer.GetProperty("resultsBody")
                : body).GetProperty("eventList").EnumerateArray().Select(one => one.GetRawText())
            : [root.GetRawText()];
        Assert.Equal(
            events.Select(one => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(one)))),
            read.Acts.Cast<PhysicalAct>().Select(act => act.Event.ContentHash));
    }
}
