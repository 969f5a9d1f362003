using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>Events that name no lot: whatever the standard allows is recorded.</summary>
public class EpcisThingsTests
{
    private const string Context = "\"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld\"";
    private const string Epc = "urn:epc:id:sgtin:6901234.000001.7";
    private const string When = "\"eventTime\":\"2026-03-06T14:30:00Z\",\"eventTimeZoneOffset\":\"+08:00\"";
    private const string Id = "\"eventID\":\"urn:uuid:00000000-0000-4000-8000-00000000000a\"";
    private const string Declared = "\"errorDeclaration\":{\"declarationTime\":\"2026-03-07T00:00:00Z\"}";

    [Theory]
    [InlineData(Context)]
    [InlineData("[" + Context + ",{\"ex\":\"https://ns.example.com/\"}]")]
    [InlineData("[{\"ex\":\"https://ns.example.com/\"}," + Context + "]")]
    [InlineData("[" + Context + ",{\"gs1\":\"https://gs1.org/voc/\",\"cbv\":\"https://ref.gs1.org/cbv/\"}]")]
    [InlineData("[" + Context + ",{\"ex:size\":{\"@type\":\"xsd:integer\"}}]")]
    [InlineData("{\"@vocab\":\"https://ref.gs1.org/epcis/\"}")]
    [InlineData("\"https://elsewhere.example/context.jsonld\"")]
    public void Any_context_that_leaves_standard_words_alone_will_do(string context) =>
        Assert.IsType<RecordThings>(Single(Document(Event("\"action\":\"OBSERVE\""), context)));

    [Theory]
    [InlineData("Temperature")]
    [InlineData("gs1:Temperature")]
    [InlineData("https://gs1.org/voc/Temperature")]
    [InlineData("ex:SomethingOfOurs")]
    public void A_measurement_is_named_in_any_spelling(string type) => Single(Document(Event(
        $$"""
        "action":"OBSERVE","sensorElementList":[{"sensorReport":[{"type":"{{type}}","value":1.234567890123456789012345,
        "component":"cbv:Comp-x","chemicalSubstance":"https://ns.example.com/salt","uom":"P1"}]}]
        """)));

    [Fact]
    public void An_alert_needs_no_measurement() => Single(Document(Event(
        "\"action\":\"OBSERVE\",\"sensorElementList\":[{\"sensorReport\":[{\"exception\":\"gs1:ALARM_CONDITION\"}]}]")));

    [Fact]
    public void A_readings_place_stands_for_its_object() => Single(Document(
        $$"""
        {"type":"ObjectEvent",{{When}},"action":"OBSERVE","readPoint":{"id":"urn:epc:id:sgln:6901234.00002.0"},
        "sensorElementList":[{"sensorReport":[{"type":"Temperature","value":4}]}]}
        """));

    [Fact]
    public void Somebodys_own_kind_of_event_is_recorded_with_all_that_it_names()
    {
        string text = Event("\"parentID\":\"urn:x:box\",\"childEPCs\":[\"urn:x:child\"],\"ilmd\":{\"ex:a\":1}")
            .Replace("ObjectEvent", "https://ns.example.com/WeighEvent", StringComparison.Ordinal);
        var act = Assert.IsType<RecordThings>(Single(Document(text)));
        Assert.Equal(["urn:x:box", Epc, "urn:x:child"], act.Things);
    }

    [Fact]
    public void A_query_document_is_read_as_the_events_in_it()
    {
        string one = Event("\"action\":\"OBSERVE\"");
        PayloadReading read = Read(
            $$$"""
            {"@context":{{{Context}}},"type":"EPCISQueryDocument","epcisBody":{"queryResults":{"resultsBody":{
            "eventList":[{{{one}}},{{{one}}}]
            },"queryName":"SimpleEventQuery","subscriptionID":"s-1"} } }
            """);
        Assert.Null(read.Refusal);
        Assert.Equal(2, read.Acts.Length);
    }

    [Fact]
    public void An_error_declared_of_things_needs_no_reason_and_says_that_it_is_of_things()
    {
        var act = Assert.IsType<CorrectEvent>(Single(Document(Event($"\"action\":\"OBSERVE\",{Id},{Declared}"))));
        Assert.True(act.IsOfThings);
        Assert.Empty(act.Reason);
    }

    [Fact]
    public void An_error_declared_of_no_named_event_is_recorded_as_it_is() => Assert.IsType<RecordThings>(
        Single(Document(Event($"\"action\":\"OBSERVE\",{Declared}"))));

    [Theory]
    [InlineData("{\"lodestone\":\"https://lodestone.example/ns/\"}", "[\"urn:epc:id:sgtin:6901234.000001.7\"]")]
    [InlineData("{}", "[]")]
    public void An_error_that_may_be_meant_for_lots_needs_its_reason(string context, string epcs)
    {
        string text = Event($"\"action\":\"OBSERVE\",{Id},{Declared}")
            .Replace($"[\"{Epc}\"]", epcs, StringComparison.Ordinal);
        Refusal refusal = Read(Document(text, $"[{Context},{context}]")).Refusal!;
        Assert.Equal(
            (RefusalCode.MemberMissing, "epcisBody.eventList[0].errorDeclaration.reason"), (refusal.Code, refusal.Field));
    }

    [Theory]
    [InlineData("\"ex:a\":1.50", "\"ex:a\" : 15e-1", true)]
    [InlineData("\"ex:a\":\"A\",\"ex:b\":[1,2]", "\"ex:b\":[1,2.0],\"ex:a\":\"\\u0041\"", true)]
    [InlineData("\"ex:a\":1", "\"ex:a\":1,\"recordTime\":\"2026-03-07T00:00:00Z\"", true)]
    [InlineData("\"ex:a\":1", "\"ex:a\":\"1\"", false)]
    [InlineData("\"ex:a\":[1,2]", "\"ex:a\":[2,1]", false)]
    [InlineData("\"ex:a\":0.1", "\"ex:a\":0.1000000000000000055511151", false)]
    public void What_an_event_says_is_the_same_however_it_is_written(string one, string other, bool isSame) =>
        Assert.Equal(isSame, Said(one) == Said(other));

    [Theory]
    [InlineData("\"action\":\"OBSERVE\",\"ilmd\":{\"ex:a\":1}", "ilmd")]
    [InlineData("\"action\":\"OBSERVE\",\"bizStep\":\"cbv:Disp-active\"", "bizStep")]
    [InlineData("\"action\":\"OBSERVE\",\"bizStep\":\"https://ns.gs1.org/cbv/BizStep-walking\"", "bizStep")]
    [InlineData("\"action\":\"OBSERVE\",\"certificationInfo\":\"none\"", "certificationInfo")]
    [InlineData("\"action\":\"OBSERVE\",\"persistentDisposition\":{\"set\":[]}", "persistentDisposition.set")]
    [InlineData(
        "\"action\":\"OBSERVE\",\"persistentDisposition\":{\"unset\":[\"active\",\"cbv:Disp-active\"]}",
        "persistentDisposition.unset[1]")]
    [InlineData("\"action\":\"OBSERVE\",\"readPoint\":{\"id\":\"1nowhere:x\"}", "readPoint.id")]
    [InlineData("\"action\":\"OBSERVE\",\"note\":\"x\"", "note")]
    [InlineData("\"action\":\"OBSERVE\",\"ex:\":\"x\"", "ex:")]
    public void What_GS1s_schema_forbids_is_refused_at_its_place(string members, string field) =>
        Assert.Equal($"epcisBody.eventList[0].{field}", Read(Document(Event(members))).Refusal?.Field);

    [Theory]
    [InlineData("AggregationEvent", "\"action\":\"ADD\",\"parentID\":\"urn:x:box\"", "childEPCs")]
    [InlineData("AggregationEvent", "\"action\":\"ADD\",\"parentID\":\"urn:x:box\",\"childEPCs\":[]", "childEPCs")]
    [InlineData("AssociationEvent", "\"action\":\"OBSERVE\",\"childEPCs\":[\"urn:x:a\"]", "parentID")]
    [InlineData("TransactionEvent", "\"action\":\"ADD\",\"epcList\":[]", "bizTransactionList")]
    [InlineData(
        "TransactionEvent", "\"action\":\"ADD\",\"bizTransactionList\":[{\"bizTransaction\":\"urn:x:po\"}]", "epcList")]
    [InlineData("ObjectEvent", "\"action\":\"OBSERVE\",\"epcList\":[\"urn:x:a\",\"urn:x:a\"]", "epcList[1]")]
    [InlineData("TransformationEvent", "\"inputEPCList\":[\"urn:x:a\"]", "outputQuantityList")]
    public void Each_kind_names_what_it_must(string kind, string members, string field) => Assert.Equal(
        $"epcisBody.eventList[0].{field}", Read(Document($"{{\"type\":\"{kind}\",{When},{members}}}")).Refusal?.Field);

    private static string Said(string members) =>
        ((RecordThings)Single(Document(Event("\"action\":\"OBSERVE\"," + members)))).Said;

    private static string Event(string members) =>
        $"{{\"type\":\"ObjectEvent\",{When},{members},\"epcList\":[\"{Epc}\"]}}";

    private static string Document(string text, string context = Context) =>
        $$$"""
        {"@context":{{{context}}},"type":"EPCISDocument","schemaVersion":"2.0",
        "creationDate":"2026-03-07T00:00:00Z","epcisBody":{"eventList":[{{{text}}}]}}
        """;

    private static Act Single(string document)
    {
        PayloadReading read = Read(document);
        Assert.Null(read.Refusal);
        return Assert.Single(read.Acts);
    }

    private static PayloadReading Read(string document) =>
        Payload.Parse(Encoding.UTF8.GetBytes(document), ContentTypes.Epcis, Cast.Separator);
}
