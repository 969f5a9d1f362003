using System.Collections.Immutable;
using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

public class EventQueryTests
{
    private const string Document =
        """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"ext": "http://ext.example.com/"}],
         "epcisHeader": {"epcisMasterData": {"vocabularyList": [{"type": "urn:epcglobal:epcis:vtype:ReadPoint",
            "vocabularyElementList": [
                {"id": "urn:test:yard", "attributes": [{"id": "urn:test:kind", "attribute": "open"}], "children": ["urn:test:gate"]},
                {"id": "urn:test:gate", "children": ["urn:test:lane"]}]}]}},
         "epcisBody": {"other:x": [1, {"eventList": 2}], "eventList": [
            {"readPoint": {"ext:more": {"id": "urn:test:no"}, "id": "urn:test:lane"}, "typ\u0065": "ObjectEvent", "action": "ADD",
             "eventTime": "2026-02-01T08:00:00.5Z", "epcList": ["urn:test:\u0061", "urn:epc:id:sgtin:0614141.107346.2017"],
             "ext:nested": {"eventList": [{"type": "x"}], "epcList": ["urn:test:no"]}},
            {"type": "AggregationEvent", "eventID": "urn:test:2", "parentID": "urn:test:p", "eventTime": "2026-02-01T08:00:00+08:00",
             "childQuantityList": [{"quantity": 1, "epcClass": "urn:test:class"}],
             "destinationList": [{"type": "possessing_party", "destination": "urn:lodestone:party:gln:6901234000016"}]}]},
         "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-03-01T08:00:00Z"}
        """;

    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Document);

    [Fact]
    public void An_outline_names_what_the_event_names_and_points_to_its_bytes()
    {
        ImmutableArray<EventOutline> outlines = EventOutlines.Of(Bytes);
        Assert.Equal(2, outlines.Length);
        (EventOutline one, EventOutline two) = (outlines[0], outlines[1]);
        Assert.Equal(("ObjectEvent", "ADD", "urn:test:lane", null), (one.Type, one.Action, one.ReadPoint, one.EventId));
        Assert.Equal(["urn:test:a", "https://id.gs1.org/01/10614141073464/21/2017"], one.Things);
        Assert.Equal(["urn:test:yard", "urn:test:gate"], one.Described);
        Assert.Equal("2026-02-01T08:00:00.500Z", one.Time.ToString());
        Assert.Equal(["urn:test:p"], two.Things);
        Assert.Equal(["urn:test:class"], two.Classes);
        Assert.Equal("gln:6901234000016", Assert.Single(two.Parties).Value);
        foreach (EventOutline outline in outlines)
        {
            string bytes = Encoding.UTF8.GetString(Bytes, outline.Start, outline.Length);
            Assert.StartsWith("{", bytes, StringComparison.Ordinal);
            Assert.EndsWith("}", bytes, StringComparison.Ordinal);
            CapturedEvent captured = CapturedPayload.Read(Bytes).At(outline.Start, new Instant(0), "urn:given");
            Assert.Equal(bytes, Encoding.UTF8.GetString(captured.Bytes.Span));
            Assert.Equal(outline.EventId ?? "urn:given", captured.Id);
        }

        Assert.Null(EventOutlines.Alone(Bytes));
        Assert.NotNull(EventOutlines.Alone(Bytes.AsSpan(outlines[1].Start, outlines[1].Length)));
    }

    [Theory]
    [InlineData("WD_readPoint=urn:test:yard", true)]
    [InlineData("WD_readPoint=urn:test:lane", true)]
    [InlineData("WD_readPoint=urn:test:elsewhere", false)]
    [InlineData("WD_bizLocation=urn:test:yard", false)]
    [InlineData("EQ_readPoint=urn:test:yard", false)]
    [InlineData("HASATTR_readPoint=urn:test:kind", false)]
    [InlineData("MATCH_epc=urn:epc:idpat:sgtin:0614141.107346.*", true)]
    [InlineData("MATCH_epc=urn:epc:idpat:sgtin:0614141.107347.*", false)]
    [InlineData("EXISTS_INNER_http://ext.example.com/none=", false)]
    public void Master_data_says_what_lies_within_what(string query, bool matches)
    {
        string[] parts = query.Split('=', 2);
        QueryReading reading = EventQuery.Read([], [new QueryParameter(parts[0], [parts[1]], IsDivided: false)], []);
        Assert.Null(reading.Refusal);
        CapturedEvent captured = CapturedPayload.Read(Bytes).At(EventOutlines.Of(Bytes)[0].Start, new Instant(0), "urn:given");
        Assert.Equal(matches, reading.Query!.Matches(captured, MasterFacts.Of([Bytes])));
    }

    [Fact]
    public void Attributes_of_master_data_are_asked_by_name_and_by_value()
    {
        MasterFacts master = MasterFacts.Of([Bytes]);
        Assert.True(master.Has("urn:test:yard", "urn:test:kind"));
        Assert.True(master.Has("urn:test:yard", "urn:test:kind", "open"));
        Assert.False(master.Has("urn:test:yard", "urn:test:kind", "shut"));
        Assert.False(master.Has("urn:test:gate", "urn:test:kind"));
        Assert.False(MasterFacts.None.IsWithin("urn:test:lane", "urn:test:yard"));
    }

    [Theory]
    [InlineData("1", "EQ", "1.0", true)]
    [InlineData("1e2", "EQ", "100", true)]
    [InlineData("0.1", "LT", "0.1000000000000000000000000001", true)]
    [InlineData("0.1", "GE", "0.1000000000000000000000000001", false)]
    [InlineData("9007199254740993", "GT", "9007199254740992", true)]
    [InlineData("-5", "LT", "-4.99", true)]
    [InlineData("1e-300", "GT", "0", true)]
    [InlineData("1e999999999", "GT", "0", false)]
    [InlineData("true", "GT", "0", false)]
    public void Numbers_are_compared_by_their_digits(string number, string how, string with, bool holds)
    {
        byte[] payload = Encoding.UTF8.GetBytes($$"""{"@context": {"ext": "http://ext.example.com/"}, "ext:n": {{number}}}""");
        QueryReading reading = EventQuery.Read(
            [], [new QueryParameter($"{how}_ext:n", [with], IsDivided: false)], []);
        Assert.Equal(
            holds, reading.Query!.Matches(CapturedPayload.Read(payload).At(0, new Instant(0), "urn:given"), MasterFacts.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1e999999999")]
    [InlineData("0x10")]
    [InlineData("1.2.3")]
    [InlineData("NaN")]
    public void What_is_no_number_is_no_bound(string text) => Assert.Equal(
        "GT_quantity", EventQuery.Read([], [new QueryParameter("GT_quantity", [text], IsDivided: false)], []).Refusal!.Field);

    [Theory]
    [InlineData("minute=5;hour=1", "2026-03-01T00:00:00.000Z", "2026-03-01T01:05:00.000Z")]
    [InlineData("minute=5;hour=1", "2026-03-01T01:05:00.000Z", "2026-03-02T01:05:00.000Z")]
    [InlineData("second=0/30", "2026-03-01T00:00:00.000Z", "2026-03-01T00:00:30.000Z")]
    [InlineData("minute=[10-12],40", "2026-03-01T00:12:00.000Z", "2026-03-01T00:40:00.000Z")]
    [InlineData("dayOfWeek=1", "2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z")]
    [InlineData("dayOfMonth=29;month=2", "2026-03-01T00:00:00.000Z", "2028-02-29T00:00:00.000Z")]
    [InlineData("hour=23", "2026-12-31T23:00:00.000Z", "2027-01-01T23:00:00.000Z")]
    public void A_schedule_comes_at_its_next_time(string schedule, string after, string next)
    {
        Instant from = new(DateTimeOffset.Parse(after, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
        Assert.Equal(next, QuerySchedule.Of(schedule).Next(from)!.Value.ToString());
    }

    [Theory]
    [InlineData("second", "60")]
    [InlineData("dayOfWeek", "0")]
    [InlineData("hour", "[5-3]")]
    [InlineData("hour", "*")]
    [InlineData("minute", "0/0")]
    [InlineData("year", "2026")]
    public void A_schedule_that_is_none_names_its_member(string name, string text)
    {
        Refusal? refusal = QuerySchedule.TryRead([KeyValuePair.Create(name, text)], out QuerySchedule? schedule);
        Assert.Null(schedule);
        Assert.Equal((RefusalCode.QueryParameterWrong, name), (refusal!.Code, refusal.Field));
    }
}
