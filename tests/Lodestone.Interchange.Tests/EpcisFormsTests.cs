using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

public class EpcisFormsTests
{
    private const string Context =
        """
        ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
        {"lodestone":"https://lodestone.example/ns/"}]
        """;

    private const string Common =
        """
        "eventID":"urn:uuid:00000000-0000-4000-8000-00000000000a","eventTime":"2026-03-06T14:30:00.123456+08:00",
        "eventTimeZoneOffset":"+08:00"
        """;

    private static readonly string Lot = $"https://any.resolver.example/x/eid/{Cast.Oxide.Eid}";

    [Theory]
    [InlineData("storing")]
    [InlineData("https://ref.gs1.org/cbv/BizStep-storing")]
    [InlineData("cbv:BizStep-storing")]
    [InlineData("urn:epcglobal:cbv:bizstep:storing")]
    public void Every_spelling_of_a_vocabulary_word_is_kept_bare(string step) =>
        Assert.Equal("storing", Observed($"\"bizStep\":\"{step}\",").Event.Step);

    [Theory]
    [InlineData("urn:epc:id:sgln:6901234.00002.0")]
    [InlineData("urn:epc:id:sgln:6901234.00002.GATE7")]
    [InlineData("https://id.gs1.org/414/6901234000023")]
    [InlineData("https://any.example/places/414/6901234000023/254/GATE7")]
    public void Every_spelling_of_a_place_is_its_site(string place)
    {
        var act = (ObserveLots)Single(Object("OBSERVE", $"\"bizLocation\":{{\"id\":\"{place}\"}},{Quantities()}"));
        Assert.Equal((Cast.Plant, Cast.Plant), (act.Site, act.Event.Location));
    }

    [Theory]
    [InlineData("urn:epc:id:pgln:6901234.00099", "gln:6901234000993")]
    [InlineData("https://id.gs1.org/417/6901234000993", "gln:6901234000993")]
    [InlineData("https://search.example/record/lei/254900LODESTONESEP76", "lei:254900LODESTONESEP76")]
    [InlineData("urn:lodestone:party:lei:254900LODESTONESEP76", "lei:254900LODESTONESEP76")]
    [InlineData("urn:lodestone:party:uscc:91150000MA0LDXTMN9", "uscc:91150000MA0LDXTMN9")]
    public void Every_spelling_of_a_party_is_that_party(string uri, string party)
    {
        var act = (TransferTitle)Single(Title("ObjectEvent", uri, string.Empty));
        Assert.Equal(PartyId.Of(party), act.To);
    }

    [Fact]
    public void Title_passes_by_a_transaction_event_too()
    {
        string orders = "\"bizTransactionList\":[{\"type\":\"po\",\"bizTransaction\":\"urn:example:po:7\"}],";
        var act = (TransferTitle)Single(
            Title("TransactionEvent", "urn:epc:id:pgln:6901234.00099", orders).Replace("OBSERVE", "ADD"));
        Assert.Equal([Cast.Oxide.Eid], act.Lots);
    }

    [Fact]
    public void One_event_stands_alone_with_its_own_context()
    {
        var act = (ObserveLots)Single(
            $$"""{"@context":{{Context}},{{Body("OBSERVE", Place() + Quantities())}}}""", isDocument: false);
        Assert.Equal([Cast.Oxide.Eid], act.Lots);
        Assert.Equal(123, act.Event.EventTime.UnixMilliseconds % 1_000);
    }

    [Fact]
    public void Other_peoples_extensions_are_kept_and_change_nothing()
    {
        string plain = Object("OBSERVE", Place() + Quantities());
        string extended = Object(
            "OBSERVE",
            "\"ext:a\":{\"b\":[1,{\"c\":null}]},\"https://ns.example/x\":1.5e300," + Place() + Quantities());
        var one = (ObserveLots)Single(plain);
        var other = (ObserveLots)Single(extended);
        Assert.NotEqual(one.Event.ContentHash, other.Event.ContentHash);
        Assert.Equal(ActText.Of([one]), ActText.Of([other]));
    }

    [Theory]
    [InlineData("https://lodestone.example/ns/final")]
    [InlineData("HTTPS://LODESTONE.example/ns/final")]
    public void Our_namespace_written_out_is_no_extension_of_others(string name)
    {
        Refusal refusal = Refused(Object("OBSERVE", $"\"{name}\":true,{Place()}{Quantities()}"));
        Assert.Equal(RefusalCode.MemberUnknown, refusal.Code);
        Assert.Equal($"epcisBody.eventList[0].{name}", refusal.Field);
    }

    [Fact]
    public void Things_that_are_no_lots_need_no_identifier_and_any_place()
    {
        string thing = """
            {"type":"ObjectEvent","eventTime":"2013-10-31T14:58:56Z","eventTimeZoneOffset":"+02:00","action":"ADD",
            "bizStep":"commissioning","readPoint":{"id":"geo:41.8,110.0"},"ilmd":{"ext:any":"thing"},
            "epcList":["urn:epc:id:sgtin:6901234.000001.7"],
            "quantityList":[{"epcClass":"urn:epc:class:lgtin:6901234.000001.A","quantity":3.5,"uom":"LTR"}]}
            """;
        var act = (RecordThings)Single(thing);
        Assert.Equal(["urn:epc:id:sgtin:6901234.000001.7", "urn:epc:class:lgtin:6901234.000001.A"], act.Things);
        Assert.Null(act.Event.EventId);
        Assert.Null(act.Event.ReadPoint);
    }

    [Fact]
    public void Assay_is_read_from_sensor_reports()
    {
        string sensors = """
            "sensorElementList":[{"sensorMetadata":{"deviceID":"urn:example:icp:2",
            "dataProcessingMethod":"https://lodestone.example/ns/method/ICP-OES"},"sensorReport":[
            {"type":"Temperature","value":21.5,"uom":"CEL"},
            {"type":"Dimensionless","chemicalSubstance":"https://lodestone.example/ns/element/Nd","value":64.31,
             "sDev":0.095,"uom":"P1"},
            {"type":"Dimensionless","chemicalSubstance":"https://lodestone.example/ns/element/Dy","maxValue":100,
             "uom":"59"}]}],
            """;
        var act = (RecordAssay)Single(Object("OBSERVE", "\"bizStep\":\"inspecting\"," + sensors + Quantities()));
        Assert.Equal(
            Composition.Of(
                new ElementShare(Element.Of("Nd"), Ppb.Of(643_100_000), false, Ppb.Of(1_900_000)),
                new ElementShare(Element.Of("Dy"), Ppb.FromPpm(100), true, Ppb.Zero)),
            act.Composition);
        Assert.Equal(("ICP-OES", "urn:example:icp:2", false), (act.Method, act.Instrument, act.IsFinal));
    }

    [Fact]
    public void Error_declaration_on_a_copy_of_the_event_is_a_correction()
    {
        string sample = Encoding.UTF8.GetString(SampleTests.Written("CommissionLot"));
        string declared = sample.Replace(
            "\"action\":\"ADD\"",
            """
            "action":"ADD","errorDeclaration":{"declarationTime":"2026-04-02T00:00:00Z","reason":"did_not_occur"},
            "lodestone:correctionID":"urn:example:correction:1"
            """);
        var act = (CorrectEvent)Assert.Single(
            Payload.Parse(Encoding.UTF8.GetBytes(declared), ContentTypes.Epcis, Cast.Mine).Acts);
        Assert.Equal("urn:uuid:00000000-0000-4000-8000-000000000001", act.Target);
        Assert.Equal(("did_not_occur", "urn:example:correction:1"), (act.Reason, act.Event.EventId));
    }

    [Fact]
    public void Oxides_become_elements_by_the_vocabularys_table()
    {
        string sample = Encoding.UTF8.GetString(SampleTests.Written("CommissionLot"));
        int start = sample.IndexOf("\"composition\":[", StringComparison.Ordinal);
        int end = sample.IndexOf("],\"model\"", start, StringComparison.Ordinal);
        string oxides = sample[..start] + """
            "composition":[{"compound":"Nd2O3","share":{"value":7.1,"uom":"P1"}},
            {"compound":"Pr6O11","share":{"value":50,"uom":"59"},"below":true}
            """ + sample[end..];
        var act = (CommissionLot)Assert.Single(
            Payload.Parse(Encoding.UTF8.GetBytes(oxides), ContentTypes.Epcis, Cast.Mine).Acts);
        Assert.Equal(
            CompoundCatalogue.Of("Nd2O3").ElementShareOf(Ppb.Of(71_000_000)),
            act.Lot.Composition.ShareOf(Element.Of("Nd")));
        ElementShare praseodymium = act.Lot.Composition.Shares.Single(share => share.Element.Symbol == "Pr");
        Assert.True(praseodymium.IsCensored);
        Assert.Equal(
            CompoundCatalogue.Of("Pr6O11").ElementShareOf(Ppb.FromPpm(50)).Value + 1, praseodymium.Share.Value);
    }

    [Fact]
    public void Parents_are_one_whatever_form_their_key_has()
    {
        string body = Encoding.UTF8.GetString(SampleTests.Written("PackLots"));
        string urn = body.Replace(
            "https://id.gs1.org/00/069012340000000177", "urn:epc:id:sscc:6901234.0000000017", StringComparison.Ordinal);
        Assert.NotEqual(body, urn);
        Assert.Equal(
            ((PackLots)Payload.Parse(Encoding.UTF8.GetBytes(body), ContentTypes.Epcis, Cast.Mine).Acts[0]).Parent,
            ((PackLots)Payload.Parse(Encoding.UTF8.GetBytes(urn), ContentTypes.Epcis, Cast.Mine).Acts[0]).Parent);
    }

    [Fact]
    public void Content_type_that_is_not_ours_is_refused() =>
        Assert.Equal(
            RefusalCode.ContentTypeUnknown,
            Payload.Parse(SampleTests.Written("PackLots"), "application/json", Cast.Mine).Refusal!.Code);

    private static ObserveLots Observed(string members) =>
        (ObserveLots)Single(Object("OBSERVE", members + Place() + Quantities()));

    private static string Title(string type, string to, string more) =>
        $$"""
        {"type":"{{type}}",{{Common}},"action":"OBSERVE",{{more}}{{Quantities()}},
        "sourceList":[{"type":"owning_party","source":"urn:lodestone:party:{{Cast.Mine}}"}],
        "destinationList":[{"type":"cbv:SDT-owning_party","destination":"{{to}}"}]}
        """;

    private static string Object(string action, string members) => "{" + Body(action, members) + "}";

    private static string Body(string action, string members) =>
        $"\"type\":\"ObjectEvent\",{Common},\"action\":\"{action}\",{members}";

    private static string Place() => $"\"bizLocation\":{{\"id\":\"{Gs1Key.CanonicalOrigin}/414/{Cast.Plant}\"}},";

    private static string Quantities() => $"\"quantityList\":[{{\"epcClass\":\"{Lot}\"}}]";

    private static Act Single(string text, bool isDocument = true)
    {
        PayloadReading read = Read(text, isDocument);
        Assert.Null(read.Refusal);
        return Assert.Single(read.Acts);
    }

    private static Refusal Refused(string text) => Read(text, isDocument: true).Refusal!;

    private static PayloadReading Read(string text, bool isDocument)
    {
        string document = isDocument
            ? $$$"""
              {"@context":{{{Context}}},"type":"EPCISDocument","schemaVersion":"2.0",
              "creationDate":"2026-03-07T00:00:00Z","epcisBody":{"eventList":[{{{text}}}]}}
              """
            : text;
        return Payload.Parse(Encoding.UTF8.GetBytes(document), ContentTypes.Epcis, Cast.Separator);
    }
}
