using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>One event has one hash, however it is written, and any other event has another.</summary>
public class EventHashTests
{
    private const string Context =
        """
        ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",{"own":"https://ns.example.com/plant/"}]
        """;

    private const string Event =
        """
        {"type":"ObjectEvent","eventTime":"2026-03-01T08:00:00.500+08:00","eventTimeZoneOffset":"+08:00",
        "epcList":["urn:epc:id:sgtin:6901234.000001.7","urn:epc:id:sgtin:6901234.000001.8"],"action":"OBSERVE",
        "bizStep":"receiving","disposition":"in_progress",
        "readPoint":{"id":"urn:epc:id:sgln:6901234.00002.0","own:dock":7},
        "bizTransactionList":[{"type":"po","bizTransaction":"urn:example:po:1"},{"bizTransaction":"urn:example:order:2"}],
        "sourceList":[{"type":"owning_party","source":"urn:epc:id:pgln:6901234.00001"}],
        "destinationList":[{"type":"owning_party","destination":"urn:epc:id:pgln:6901234.00002"}],
        "quantityList":[{"epcClass":"urn:epc:class:lgtin:6901234.000001.L1","quantity":12.5,"uom":"KGM"},
        {"epcClass":"urn:epc:class:lgtin:6901234.000001.L2","quantity":3}],
        "sensorElementList":[{"sensorMetadata":{"time":"2026-03-01T00:00:00Z"},"sensorReport":[
        {"type":"Temperature","value":20,"uom":"CEL"},{"type":"Mass","value":1e3,"uom":"KGM"}],"own:probe":"A"}],
        "own:batch":["1","2"],"own:operator":{"own:name":"Li","own:shift":true}}
        """;

    public static TheoryData<string, string> SameThing => new()
    {
        { "2026-03-01T08:00:00.500+08:00", "2026-03-01T00:00:00.5Z" },
        { "2026-03-01T08:00:00.500+08:00", "2026-03-01T00:00:00.4996Z" },
        { "\"receiving\"", "\"urn:epcglobal:cbv:bizstep:receiving\"" },
        { "\"in_progress\"", "\"cbv:Disp-in_progress\"" },
        { "\"Temperature\"", "\"gs1:Temperature\"" },
        { "\"Temperature\"", "\"https://gs1.org/voc/Temperature\"" },
        { "\"type\":\"po\"", "\"type\":\"https://ref.gs1.org/cbv/BTT-po\"" },
        { "urn:epc:id:sgtin:6901234.000001.7", "https://shop.example/gtin/6901234000016/lot/L9/ser/7?x=y" },
        { "urn:epc:id:sgln:6901234.00002.0", "https://id.gs1.org/414/6901234000023" },
        { "12.5,", "12.500," },
        { "12.5,", "1.25e1," },
        { "\"value\":20,", "\"value\":20.0," },
        { "\"value\":1e3", "\"value\":1000" },
        { "\"own:dock\":7", "\"own:dock\":\"7.0\"" },
        { "\"own:batch\":[\"1\",\"2\"]", "\"own:batch\":[2,1]" },
        { "\"action\":\"OBSERVE\"", "\"action\":\"OBSERVE\",\"eventID\":\"urn:uuid:00000000-0000-4000-8000-000000000001\"" },
        { "\"action\":\"OBSERVE\"", "\"action\":\"OBSERVE\",\"recordTime\":\"2026-03-02T00:00:00Z\"" },
        { "\"action\":\"OBSERVE\"", "\"action\":\"OBSERVE\",\"rdfs:comment\":\"seen twice\"" },
        {
            "\"action\":\"OBSERVE\"",
            "\"action\":\"OBSERVE\",\"errorDeclaration\":{\"declarationTime\":\"2026-03-02T00:00:00Z\"}"
        },
        { "\"action\":\"OBSERVE\"", "\"action\":\"OBSERVE\",\"certificationInfo\":[]" },
        { "own:", "other:" },
    };

    public static TheoryData<string, string> OtherThing => new()
    {
        { "2026-03-01T08:00:00.500+08:00", "2026-03-01T08:00:00.501+08:00" },
        { "2026-03-01T08:00:00.500+08:00", "2026-03-01T08:00:00.5005+08:00" },
        { "\"eventTimeZoneOffset\":\"+08:00\"", "\"eventTimeZoneOffset\":\"+07:00\"" },
        { "\"receiving\"", "\"https://ns.example.com/receiving\"" },
        { "\"type\":\"po\"", "\"type\":\"inv\"" },
        { "6901234.000001.7", "6901234.000001.9" },
        { "12.5,", "12.51," },
        { "\"own:dock\":7", "\"own:dock\":8" },
        { "\"own:shift\":true", "\"own:shift\":false" },
        { "\"own:probe\":\"A\"", "\"own:probe\":\"a\"" },
        { "ObjectEvent", "TransactionEvent" },
    };

    [Theory]
    [MemberData(nameof(SameThing))]
    public void The_same_thing_in_another_spelling_has_the_same_hash(string from, string to)
    {
        Assert.Contains(from, Event, StringComparison.Ordinal);
        Assert.Equal(Of(Event, Context).PreHash, Of(
            Event.Replace(from, to, StringComparison.Ordinal),
            Context.Replace("own", to == "other:" ? "other" : "own", StringComparison.Ordinal)).PreHash);
    }

    [Theory]
    [MemberData(nameof(OtherThing))]
    public void Another_thing_has_another_hash(string from, string to)
    {
        Assert.Contains(from, Event, StringComparison.Ordinal);
        Assert.NotEqual(
            Of(Event, Context).Id, Of(Event.Replace(from, to, StringComparison.Ordinal), Context).Id);
    }

    [Theory]
    [InlineData("urn:epc:id:sgtin:6901234.000001.A%2F7!", "https://id.gs1.org/01/06901234000016/21/A%2F7%21")]
    [InlineData("urn:epc:id:sscc:6901234.0000000017", "https://id.gs1.org/00/069012340000000177")]
    [InlineData("urn:epc:id:sgln:6901234.00002.GATE7", "https://id.gs1.org/414/6901234000023/254/GATE7")]
    [InlineData("urn:epc:id:sgln:690123400002..7", "https://id.gs1.org/414/6901234000023/254/7")]
    [InlineData("urn:epc:id:pgln:6901234.00099", "https://id.gs1.org/417/6901234000993")]
    [InlineData("urn:epc:id:grai:6901234.00001.77", "https://id.gs1.org/8003/0690123400001677")]
    [InlineData("urn:epc:id:giai:6901234.NdFeB(1)", "https://id.gs1.org/8004/6901234NdFeB%281%29")]
    [InlineData("urn:epc:id:gdti:6901234.00003.PO-1", "https://id.gs1.org/253/6901234000030PO-1")]
    [InlineData("urn:epc:id:gsrn:6901234.0000000001", "https://id.gs1.org/8018/690123400000000018")]
    [InlineData("urn:epc:id:gsrnp:6901234.0000000002", "https://id.gs1.org/8017/690123400000000025")]
    [InlineData("urn:epc:id:sgcn:6901234.00004.123", "https://id.gs1.org/255/6901234000047123")]
    [InlineData("urn:epc:id:cpi:6901234.MAG%2F1.42", "https://id.gs1.org/8010/6901234MAG%2F1/8011/42")]
    [InlineData("urn:epc:id:ginc:6901234.C:7", "https://id.gs1.org/401/6901234C%3A7")]
    [InlineData("urn:epc:id:gsin:6901234.000000001", "https://id.gs1.org/402/69012340000000016")]
    [InlineData("urn:epc:id:itip:6901234.000001.01.02.S1", "https://id.gs1.org/8006/069012340000160102/21/S1")]
    [InlineData("urn:epc:id:upui:6901234.000001.U-1", "https://id.gs1.org/01/06901234000016/235/U-1")]
    [InlineData("urn:epc:class:lgtin:6901234.000001.L+1", "https://id.gs1.org/01/06901234000016/10/L%2B1")]
    [InlineData("urn:epc:idpat:sgtin:6901234.000001.*", "https://id.gs1.org/01/06901234000016")]
    [InlineData("urn:epc:idpat:grai:6901234.00001.*", "https://id.gs1.org/8003/06901234000016")]
    [InlineData("urn:epc:idpat:gdti:6901234.00003.*", "https://id.gs1.org/253/6901234000030")]
    [InlineData("urn:epc:idpat:sgcn:6901234.00004.*", "https://id.gs1.org/255/6901234000047")]
    [InlineData("urn:epc:idpat:cpi:6901234.MAG.*", "https://id.gs1.org/8010/6901234MAG")]
    [InlineData("urn:epc:idpat:itip:6901234.000001.01.02.*", "https://id.gs1.org/8006/069012340000160102")]
    [InlineData("urn:epc:idpat:upui:6901234.000001.*", "https://id.gs1.org/01/06901234000016")]
    [InlineData("https://a.example/x/01/06901234000016/10/L1/21/S1?a=b#c", "https://id.gs1.org/01/06901234000016/21/S1")]
    [InlineData("http://a.example/gtin/6901234000016/cpv/1/lot/L1", "https://id.gs1.org/01/06901234000016/10/L1")]
    [InlineData("https://a.example/01/69012346/ser/7/", "https://id.gs1.org/01/00000069012346/21/7")]
    [InlineData("https://a.example/8006/069012340000160102/22/V/10/L", "https://id.gs1.org/8006/069012340000160102/10/L")]
    [InlineData("https://a.example/8010/6901234MAG/8011/42", "https://id.gs1.org/8010/6901234MAG/8011/42")]
    [InlineData("https://a.example/giai/6901234NdFeB", "https://id.gs1.org/8004/6901234NdFeB")]
    [InlineData("https://a.example/party/6901234000993", "https://id.gs1.org/417/6901234000993")]
    [InlineData("https://a.example/01/06901234000016/99/1", null)]
    [InlineData("https://a.example/01/123", null)]
    [InlineData("https://a.example/abc/06901234000016", null)]
    [InlineData("urn:epc:id:sgtin:6901234.00001.7", null)]
    [InlineData("urn:epc:id:sgtin:69012.00000001.7", null)]
    [InlineData("urn:epc:id:sgtin", null)]
    [InlineData("urn:epc:", null)]
    [InlineData("geo:50.9,6.9", null)]
    [InlineData("https://a.example/", null)]
    [InlineData("urn:epcglobal:cbv:bt:6901234000016:DA-1", null)]
    public void A_key_is_hashed_as_its_canonical_Digital_Link(string uri, string? canonical) => Assert.EndsWith(
        $"epcListepc={canonical ?? uri}",
        Of($$"""{"type":"ObjectEvent","epcList":["{{uri}}"]}""", Context).PreHash,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("007", "7")]
    [InlineData("-0.0", "0")]
    [InlineData("+1.50", "1.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1e-3", "0.001")]
    [InlineData("12345678901234567890.10", "12345678901234567890.1")]
    [InlineData("1e200", "1e200")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("  spaced  ", "spaced")]
    [InlineData("-", "-")]
    [InlineData("e1", "e1")]
    public void A_value_has_one_spelling(string written, string hashed) => Assert.EndsWith(
        $"{{https://ns.example.com/plant/}}x={hashed}",
        Of($$"""{"type":"ObjectEvent","own:x":"{{written}}"}""", Context).PreHash,
        StringComparison.Ordinal);

    [Fact]
    public void Hashes_are_the_golden_ones()
    {
        var made = new SortedDictionary<string, string[]>(StringComparer.Ordinal) { ["event"] = Shown(Document(Event, Context)) };
        foreach (string file in Directory.GetFiles(Path.Combine(Golden.Root, "vectors/interchange/xml"), "*.json"))
        {
            made["xml/" + Path.GetFileName(file)] = Shown(File.ReadAllBytes(file));
        }

        string text = Golden.Pretty(JsonSerializer.SerializeToUtf8Bytes(made));
        Assert.Equal(Golden.Content("vectors/interchange/event-hashes.json", text), text);
    }

    [Fact]
    public void What_holds_no_event_has_no_hash() => Assert.Equal(
        RefusalCode.MemberMissing, EventHash.TryOf("{\"type\":\"EPCISDocument\",\"@context\":[]}"u8.ToArray(), out _)?.Code);

    private static string[] Shown(byte[] document)
    {
        Assert.Null(EventHash.TryOf(document, out ImmutableArray<EventHash> hashes));
        return [.. hashes.SelectMany(hash => (string[])[hash.PreHash, hash.Id])];
    }

    private static EventHash Of(string text, string context)
    {
        Assert.Null(EventHash.TryOf(Document(text, context), out ImmutableArray<EventHash> hashes));
        return Assert.Single(hashes);
    }

    private static byte[] Document(string text, string context) => Encoding.UTF8.GetBytes(
        $$"""
        {"@context":{{context}},"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-03-07T00:00:00Z",
        "epcisBody":{"eventList":[{{text}}]} }
        """);
}
