using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>XML documents become JSON-LD documents that are read like others, or are refused unharmed.</summary>
public class EpcisXmlTests
{
    private const string Start =
        """
        <epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" schemaVersion="2.0"
          creationDate="2026-03-01T00:00:00Z"><EPCISBody><EventList><ObjectEvent>
          <eventTime>2026-03-01T08:00:00+08:00</eventTime><eventTimeZoneOffset>+08:00</eventTimeZoneOffset>
          <epcList><epc>urn:epc:id:sgtin:6901234.000001.7</epc></epcList><action>OBSERVE</action>
        """;

    private const string End = "</ObjectEvent></EventList></EPCISBody></epcis:EPCISDocument>";

    public static TheoryData<string, int> Vectors => new()
    {
        { "every-member-2.0", 4 }, { "wrapped-1.2", 4 }, { "query-2.0", 1 }, { "prefixes", 1 }, { "one-event", 1 },
    };

    public static TheoryData<string, RefusalCode> Hostile => new()
    {
        { string.Empty, RefusalCode.XmlMalformed },
        { "{}", RefusalCode.XmlMalformed },
        { "<a/><b/>", RefusalCode.XmlMalformed },
        { "<a:b/>", RefusalCode.XmlMalformed },
        { "<a b='1' b='2'/>", RefusalCode.XmlMalformed },
        { "<a>\u0001</a>", RefusalCode.XmlMalformed },
        { "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", RefusalCode.XmlMalformed },
        { "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>", RefusalCode.XmlMalformed },
        { "<!DOCTYPE a PUBLIC '-//x' 'https://ns.example.com/a.dtd'><a/>", RefusalCode.XmlMalformed },
        { "<!DOCTYPE a\t\r\n[<!ATTLIST a b CDATA 'c'>]><a/>", RefusalCode.XmlMalformed },
        { "<!DOCTYPE a><a>&b;</a>", RefusalCode.XmlMalformed },
        { "<?xml version='1.0' encoding='no-such'?><a/>", RefusalCode.XmlMalformed },
        { string.Concat(Enumerable.Repeat("<a>", 100_000)), RefusalCode.JsonTooDeep },
        { "<a " + string.Concat(Enumerable.Range(0, 101).Select(i => $"a{i}='1' ")) + "/>", RefusalCode.TooLong },
        { "<a>" + new string(' ', 4_000_000) + "</a>", RefusalCode.TooLong },
        { "<EPCISDocument/>", RefusalCode.ActUnknown },
        { "<EPCISDocument xmlns='urn:epcglobal:epcis:xsd:3'/>", RefusalCode.ActUnknown },
        { "<e:EPCISMasterDataDocument xmlns:e='urn:epcglobal:epcis-masterdata:xsd:2'/>", RefusalCode.ActUnknown },
        { "<e:EPCISDocument xmlns:e='urn:epcglobal:epcis:xsd:2' schemaVersion='3.0'/>", RefusalCode.ValueNotAllowed },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void An_XML_document_becomes_the_golden_JSON_document(string name, int events)
    {
        TranslatedDocument translated = EpcisXml.ToJson(File.ReadAllBytes(
            Path.Combine(Golden.Root, "vectors/interchange/xml", name + ".xml")));
        Assert.Null(translated.Refusal);
        string made = Golden.Pretty(translated.Json.ToArray());
        Assert.Equal(Golden.Content($"vectors/interchange/xml/{name}.json", made), made);
        PayloadReading read = Payload.Parse(translated.Json, ContentTypes.Epcis, Cast.Separator);
        Assert.Null(read.Refusal);
        Assert.Equal(events, read.Acts.Length);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_XML_is_refused_before_anything_is_read_from_it(string xml, RefusalCode code) =>
        Assert.Equal(code, EpcisXml.ToJson(Encoding.UTF8.GetBytes(xml)).Refusal?.Code);

    [Fact]
    public void A_document_of_very_many_namespaces_is_refused_for_its_context()
    {
        string members = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<a xmlns='https://a.example/{i}/'/>"));
        TranslatedDocument translated = EpcisXml.ToJson(Encoding.UTF8.GetBytes(Start + members + End));
        Refusal? refusal = EpcisDocumentSplitter.Split(translated.Json, CaptureErrorBehaviour.Proceed).Refusal;
        Assert.Equal((RefusalCode.TooLong, "@context[1]"), (refusal?.Code, refusal?.Field));
    }

    [Fact]
    public void XML_of_any_bytes_is_read_or_refused()
    {
        byte[] good = File.ReadAllBytes(Path.Combine(Golden.Root, "vectors/interchange/xml/every-member-2.0.xml"));
        for (int at = 0; at < good.Length; at += 7)
        {
            byte[] bad = (byte[])good.Clone();
            bad[at] = (byte)(bad[at] ^ (1 << (at % 8)));
            TranslatedDocument translated = EpcisXml.ToJson(bad);
            if (translated.Refusal is null)
            {
                Payload.Parse(translated.Json, ContentTypes.Epcis, Cast.Separator);
            }
        }
    }

    [Theory]
    [InlineData("<madeUp>x</madeUp>", "madeUp")]
    [InlineData("<quantityList><quantityElement><epcClass>urn:a:b</epcClass><quantity>INF</quantity>"
        + "</quantityElement></quantityList>", "quantityList[0].quantity")]
    [InlineData("<quantityList><quantityElement><epcClass>urn:a:b</epcClass><quantity>1 2</quantity>"
        + "</quantityElement></quantityList>", "quantityList[0].quantity")]
    [InlineData("<sensorElementList><sensorElement><sensorReport type='gs1:Mass' booleanValue='yes'/>"
        + "</sensorElement></sensorElementList>", "sensorElementList[0].sensorReport[0].booleanValue")]
    [InlineData("<bizStep>walking</bizStep>", "bizStep")]
    [InlineData("<eventTime>2026-03-01T09:00:00+08:00</eventTime>", "eventTime")]
    [InlineData("<childEPCs/><readPoint><id>urn:a:b</id><id>urn:a:c</id></readPoint>", "readPoint.id")]
    [InlineData("<sourceList><destination>urn:a:b</destination></sourceList>", "sourceList[0]")]
    [InlineData("<certificationInfo>https://a.example/1</certificationInfo>", null)]
    public void What_is_wrong_in_an_XML_event_is_named_by_its_place_in_JSON(string member, string? field)
    {
        TranslatedDocument translated = EpcisXml.ToJson(Encoding.UTF8.GetBytes(Start + member + End));
        Assert.Null(translated.Refusal);
        Assert.Equal(
            field is null ? null : $"epcisBody.eventList[0].{field}",
            Payload.Parse(translated.Json, ContentTypes.Epcis, Cast.Separator).Refusal?.Field);
    }
}
