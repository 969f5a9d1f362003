using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>What is captured is found again by each parameter of the query language, and nothing else is.</summary>
public sealed class EventQueryTests : IAsyncLifetime
{
    private readonly World world = new();
    private EpcisClient mine = null!;

    private static string Event(string members, string type = "ObjectEvent", string action = "OBSERVE") =>
        EpcisClient.Event(members, type, action: action);

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        mine = new EpcisClient(world, Cast.Mine);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Every_parameter_finds_just_the_events_that_it_asks_for()
    {
        foreach (string one in Events)
        {
            await mine.Take(one);
        }

        List<string> failures = [];
        foreach ((string query, string found) in Queries)
        {
            List<JsonElement> events = await mine.Find(query, ("GS1-Extensions", "x=http://ext.example.com/ns/"));
            string numbers = string.Concat(events.Select(one => one.GetProperty("eventID").GetString()![^1..]).Order());
            if (numbers != found)
            {
                failures.Add($"{query}: {numbers}, not {found}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public async Task A_parameter_that_is_unknown_or_wrong_is_named()
    {
        foreach ((string query, string field) in WrongQueries)
        {
            Answer answer = await mine.Get($"/epcis/events?{query}");
            answer.AssertRefused(RefusalCode.QueryParameterWrong, field);
            Assert.Equal("epcisException:QueryParameterException", answer.Json.GetProperty("type").GetString());
        }
    }

    [Fact]
    public async Task An_event_comes_back_with_its_own_digits_and_what_the_standard_adds()
    {
        string captured = Event(
            """
            "epcList": ["urn:epc:id:sgtin:0614141.107346.2017"], "ext:exact": 1.000000000000000000010,
            "ext:deep": {"ext:list": [1e2, "\u00e9", null, true]}, "recordTime": "2020-01-01T00:00:00Z"
            """);
        await mine.Take(captured);
        Answer answer = await mine.Get("/epcis/events");
        JsonElement found = Assert.Single(EpcisClient.Events(answer));
        Assert.Equal("1.000000000000000000010", found.GetProperty("ext:exact").GetRawText());
        Assert.Equal("""{"ext:list": [1e2, "\u00e9", null, true]}""", found.GetProperty("ext:deep").GetRawText());
        Assert.StartsWith("urn:uuid:", found.GetProperty("eventID").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("2026-03-01T", found.GetProperty("recordTime").GetString(), StringComparison.Ordinal);
        Assert.Equal("EPCISQueryDocument", answer.Json.GetProperty("type").GetString());
        Assert.Equal(
            "http://ext.example.com/ns/", answer.Json.GetProperty("@context")[1].GetProperty("ext").GetString());
        string id = Uri.EscapeDataString(found.GetProperty("eventID").GetString()!);
        Assert.Single(await mine.Find($"/epcis/events/{id}"));
        (await mine.Get("/epcis/events/urn:uuid:nobody")).AssertRefused(RefusalCode.NotFound, "eventID");
    }

    [Fact]
    public async Task Documents_that_mean_different_things_by_one_prefix_stand_on_different_pages()
    {
        await mine.Take(EpcisClient.Event("\"epcList\": [\"urn:test:thing:1\"], \"ext:a\": 1"));
        await mine.Capture(EpcisClient.Document(EpcisClient.Event("\"epcList\": [\"urn:test:thing:2\"], \"ext:a\": 1"))
            .Replace("http://ext.example.com/ns/", "http://other.example.com/", StringComparison.Ordinal));
        Answer first = await mine.Get("/epcis/events");
        Answer second = await mine.Get(EpcisClient.Next(first)!);
        Assert.Equal(
            ["http://ext.example.com/ns/", "http://other.example.com/"],
            new[] { first, second }.Select(one => one.Json.GetProperty("@context")[1].GetProperty("ext").GetString()!));
        Assert.Single(EpcisClient.Events(second));
        Assert.Single(await mine.Find("EQ_http://other.example.com/a=1"));
    }

    [Fact]
    public async Task Pages_hold_what_was_asked_in_order_and_what_comes_later_stays_out()
    {
        for (int i = 0; i < 7; i++)
        {
            await mine.Take(EpcisClient.Event(
                $"\"epcList\": [\"urn:test:thing:{i}\"], \"ext:rank\": {(i * 5) % 7}", time: $"2026-02-0{7 - i}T08:00:00.000Z"));
        }

        Answer first = await mine.Get("/epcis/events?perPage=3&orderBy=eventTime&orderDirection=ASC");
        Assert.Equal(3, EpcisClient.Events(first).Count());
        await mine.Take(EpcisClient.Event("\"epcList\": [\"urn:test:thing:late\"]", time: "2026-02-20T08:00:00.000Z"));
        List<JsonElement> rest = await mine.Find(EpcisClient.Next(first)!);
        Assert.Equal(
            ["2026-02-04T08:00:00.000Z", "2026-02-05T08:00:00.000Z", "2026-02-06T08:00:00.000Z", "2026-02-07T08:00:00.000Z"],
            rest.Select(one => one.GetProperty("eventTime").GetString()!));
        Assert.Equal(
            ["6", "5", "4"],
            (await mine.Find(
                "orderBy=x:rank&eventCountLimit=3&perPage=2", ("GS1-Extensions", "x=http://ext.example.com/ns/")))
            .Select(one => one.GetProperty("ext:rank").GetRawText()));
        Assert.Single(await mine.Find("orderBy=eventTime&eventCountLimit=1"));
        Assert.Equal(8, (await mine.Find("maxEventCount=8")).Count);
        (await mine.Get("/epcis/events?maxEventCount=7")).AssertRefused(RefusalCode.QueryTooLarge, "maxEventCount");
        string other = EpcisClient.Next(first)!.Replace("ASC", "DESC", StringComparison.Ordinal);
        (await mine.Get(other)).AssertRefused(RefusalCode.QueryParameterWrong, "nextPageToken");
    }

    [Fact]
    public async Task A_party_sees_its_own_events_and_those_that_name_it_and_authorities_see_all()
    {
        string plant = $"urn:lodestone:party:{Cast.Plant.Id}";
        await mine.Take(
            Event("\"epcList\": [\"urn:test:thing:own\"]"),
            Event(
                $$"""
                "epcList": ["urn:test:thing:sent"],
                "destinationList": [{"type": "possessing_party", "destination": "{{plant}}"}]
                """));
        Eid lot = await world.Goods.Oxide(Cast.Mine);
        await world.Accept(Cast.Mine, world.Goods.Ship(Cast.Mine, Cast.Plant, lot));
        Assert.Equal(4, (await mine.Find("")).Count);
        Assert.Equal(2, (await new EpcisClient(world, Cast.Plant).Find("")).Count);
        Assert.Empty(await new EpcisClient(world, Cast.Magnets).Find(""));
        Assert.Equal(4, (await new EpcisClient(world, Cast.Customs).Find("")).Count);
        Assert.Equal(401, (await world.Node.Get("/epcis/events")).Status);
        foreach ((string word, int status) in new[] { (world.ApiKeyOf(Cast.Mine), 200), ("lk_unknown", 401) })
        {
            HttpRequestMessage named = new(HttpMethod.Get, "/epcis/events");
            named.Headers.TryAddWithoutValidation(
                "Authorization", $"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"anybody:{word}"))}");
            Assert.Equal(status, (await world.Node.Send(named)).Status);
        }

        Assert.Equal(2, (await mine.Find($"MATCH_anyEPCClass=https://elsewhere.example/x/eid/{lot.Code}")).Count);
    }

    private static string[] Events { get; } =
    [
        Event(
            """
            "eventID": "urn:test:1", "bizStep": "shipping", "disposition": "in_transit",
            "epcList": ["urn:epc:id:sgtin:0614141.107346.2017", "https://id.example.com/01/10614141073464/21/2018"],
            "readPoint": {"id": "urn:epc:id:sgln:0614141.07346.1234"}, "ext:size": 5.50, "ext:name": "first",
            "bizTransactionList": [{"type": "po", "bizTransaction": "http://transaction.acme.com/po/1"}]
            """),
        Event(
            """
            "eventID": "urn:test:2", "bizStep": "https://ref.gs1.org/cbv/BizStep-receiving", "parentID": "urn:test:pallet",
            "childEPCs": ["urn:epc:id:sgtin:0614141.107346.2017"],
            "childQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.998877", "quantity": 200, "uom": "KGM"}],
            "bizLocation": {"id": "urn:epc:id:sgln:0614141.00888.0"}, "ext:size": 1e1, "ext:outer": {"ext:inner": "deep"},
            "persistentDisposition": {"set": ["completeness_verified"], "unset": ["completeness_inferred"]}
            """,
            "AggregationEvent", "ADD"),
        Event(
            """
            "eventID": "urn:test:3", "transformationID": "urn:test:process", "inputEPCList": ["urn:test:in"],
            "outputQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.022222.1", "quantity": 10}],
            "outputEPCList": ["urn:epc:id:sgtin:4012345.077889.25"],
            "inputQuantityList": [{"epcClass": "urn:epc:class:lgtin:0614141.077777.987", "quantity": 30, "uom": "KGM"}],
            "sourceList": [{"type": "owning_party", "source": "urn:test:seller"}],
            "ilmd": {"ext:grade": "A", "ext:made": "2026-01-05T00:00:00Z", "ext:more": {"ext:shade": 7}}
            """,
            "TransformationEvent", ""),
        Event(
            """
            "eventID": "urn:test:5", "epcList": ["urn:test:thing"],
            "sensorElementList": [{
                "sensorMetadata": {"time": "2026-02-01T07:00:00Z", "deviceID": "urn:test:device:1", "ext:room": "north"},
                "sensorReport": [
                    {"type": "Temperature", "value": 26.0, "uom": "CEL", "minValue": 24.2},
                    {"type": "RelativeHumidity", "value": 12.1, "uom": "A93", "stringValue": "damp", "booleanValue": true}]}]
            """),
        Event(
            """
            "eventID": "urn:test:1", "epcList": ["urn:test:probe"], "readPoint": {"id": "urn:test:place:bay"},
            "errorDeclaration": {"declarationTime": "2026-02-03T00:00:00Z", "reason": "incorrect_data",
                "correctiveEventIDs": ["urn:test:3"], "ext:who": "clerk"}
            """.Replace("urn:test:1", "urn:test:1", StringComparison.Ordinal)),
    ];

    private static (string Query, string Field)[] WrongQueries { get; } =
    [
        ("EQ_bizstep=shipping", "EQ_bizstep"),
        ("EQ_action=SEEN", "EQ_action"),
        ("GE_eventTime=yesterday", "GE_eventTime"),
        ("MATCH_epc=urn:epc:idpat:sgtin:*.1.2", "MATCH_epc"),
        ("GT_quantity=much", "GT_quantity"),
        ("EQ_quantity_KILOS=1", "EQ_quantity_KILOS"),
        ("GT_x:size=large", "GT_x:size"),
        ("eventCountLimit=1", "eventCountLimit"),
        ("orderBy=eventTime&eventCountLimit=1&maxEventCount=1", "maxEventCount"),
        ("orderBy=action", "orderBy"),
        ("orderDirection=UP", "orderDirection"),
        ("EQ_action=ADD&EQ_action=DELETE", "EQ_action"),
        ("perPage=0", "perPage"),
        ("nextPageToken=abc", "nextPageToken"),
    ];

    private static (string Query, string Found)[] Queries { get; } =
    [
        ("", "11235"),
        ("eventType=AggregationEvent|TransformationEvent", "23"),
        ("eventType=ObjectEvent&EQ_action=ADD", ""),
        ("EQ_action=ADD", "2"),
        ("EQ_bizStep=receiving", "2"),
        ("EQ_bizStep=urn:epcglobal:cbv:bizstep:shipping|cbv:BizStep-receiving", "12"),
        ("EQ_disposition=in_transit", "1"),
        ("EQ_persistentDisposition_set=completeness_verified", "2"),
        ("EQ_persistentDisposition_unset=completeness_verified", ""),
        ("EQ_readPoint=urn:epc:id:sgln:0614141.07346.1234", "1"),
        ("EQ_readPoint=https://id.gs1.org/414/0614141073467/254/1234", "1"),
        ("EQ_bizLocation=urn:epc:id:sgln:0614141.00888.0", "2"),
        ("WD_readPoint=urn:test:place:bay", "1"),
        ("EQ_bizTransaction_po=http://transaction.acme.com/po/1", "1"),
        ("EQ_bizTransaction_inv=http://transaction.acme.com/po/1", ""),
        ("EQ_source_owning_party=urn:test:seller", "3"),
        ("EQ_destination_owning_party=urn:test:seller", ""),
        ("EQ_transformationID=urn:test:process", "3"),
        ("MATCH_epc=urn:epc:id:sgtin:0614141.107346.2017", "12"),
        ("MATCH_epc=https://id.gs1.org/01/10614141073464/21/2018", "1"),
        ("MATCH_epc=urn:epc:idpat:sgtin:0614141.107346.*", "12"),
        ("MATCH_epc=urn:epc:idpat:sgtin:0614141.*.*", "12"),
        ("MATCH_epc=urn:epc:idpat:sgtin:0614142.*.*", ""),
        ("MATCH_parentID=urn:test:pallet", "2"),
        ("MATCH_epc=urn:test:pallet", ""),
        ("MATCH_anyEPC=urn:test:pallet|urn:test:in", "23"),
        ("MATCH_inputEPC=urn:test:in", "3"),
        ("MATCH_outputEPC=urn:test:in", ""),
        ("MATCH_outputEPC=urn:epc:idpat:sgtin:4012345.077889.*", "3"),
        ("MATCH_epcClass=urn:epc:class:lgtin:4012345.012345.998877", "2"),
        ("MATCH_inputEPCClass=urn:epc:class:lgtin:0614141.077777.987", "3"),
        ("MATCH_outputEPCClass=urn:epc:class:lgtin:4012345.022222.1", "3"),
        ("MATCH_anyEPCClass=urn:epc:class:lgtin:4012345.022222.1|urn:epc:class:lgtin:4012345.012345.998877", "23"),
        ("EQ_quantity=200", "2"),
        ("EQ_quantity=10|30.0", "3"),
        ("GT_quantity=29.999999999999999999", "23"),
        ("LE_quantity=10", "3"),
        ("GE_quantity_KGM=31", "2"),
        ("LT_quantity_KGM=30", ""),
        ("EQ_eventID=urn:test:2|urn:test:5", "25"),
        ("EQ_x:name=first", "1"),
        ("EQ_http://ext.example.com/ns/name=first", "1"),
        ("EQ_x:size=10|99", "2"),
        ("GT_x:size=5.5", "2"),
        ("GE_x:size=5.5", "12"),
        ("LT_x:size=5.500000000000000000001", "1"),
        ("EXISTS_x:outer=", "2"),
        ("EXISTS_x:inner=", ""),
        ("EQ_INNER_x:inner=deep|shallow", "2"),
        ("EXISTS_INNER_x:inner=", "2"),
        ("EQ_ILMD_x:grade=A", "3"),
        ("GE_ILMD_x:made=2026-01-05T08:00:00%2B08:00", "3"),
        ("GT_ILMD_x:made=2026-01-05T08:00:00%2B08:00", ""),
        ("LT_INNER_ILMD_x:shade=8", "3"),
        ("EXISTS_ILMD_x:grade", "3"),
        ("EXISTS_errorDeclaration=", "1"),
        ("GE_errorDeclarationTime=2026-02-03T00:00:00Z&LT_errorDeclarationTime=2026-02-03T00:00:01Z", "1"),
        ("EQ_errorReason=incorrect_data", "1"),
        ("EQ_errorReason=did_not_occur", ""),
        ("EQ_correctiveEventID=urn:test:3", "1"),
        ("EQ_ERROR_DECLARATION_x:who=clerk", "1"),
        ("EXISTS_sensorElementList=", "5"),
        ("EQ_type=Temperature", "5"),
        ("EQ_type=Mass", ""),
        ("EQ_deviceID=urn:test:device:1", "5"),
        ("EQ_value_CEL=26", "5"),
        ("GT_value_CEL=26", ""),
        ("LE_minValue_CEL=24.2", "5"),
        ("GE_value_A93=12", "5"),
        ("EQ_stringValue=damp", "5"),
        ("EQ_booleanValue=true", "5"),
        ("EQ_booleanValue=false", ""),
        ("GE_time=2026-02-01T07:00:00Z&LT_time=2026-02-01T07:00:01Z", "5"),
        ("EQ_SENSORMETADATA_x:room=north", "5"),
        ("GE_eventTime=2026-02-01T08:00:00Z&LT_eventTime=2026-02-01T08:00:00.001Z", "11235"),
        ("LT_eventTime=2026-02-01T08:00:00Z", ""),
        ("GE_recordTime=2026-01-01T00:00:00Z&LT_recordTime=2027-01-01T00:00:00Z", "11235"),
        ("LT_recordTime=2026-01-01T00:00:00Z", ""),
        ("HASATTR_readPoint=urn:test:attr", ""),
        ("EQATTR_readPoint_urn:test:attr=x", ""),
    ];
}
