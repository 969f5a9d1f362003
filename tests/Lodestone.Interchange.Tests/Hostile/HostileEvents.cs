using Lodestone.Vocabulary;
using static Lodestone.Interchange.Tests.HostileDocument;
using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Interchange.Tests;

/// <summary>EPCIS events that are well written and do not say what an act about lots must say.</summary>
internal static class HostileEvents
{
    private const string Event = "epcisBody.eventList[0]";
    private const string Lots = Event + ".ilmd.lodestone:lots";
    private const string Thing = """{"epcClass":"urn:epc:class:lgtin:6901234.000001.7","quantity":1,"uom":"KGM"}""";

    private static readonly string TwoLots =
        "[" + string.Join(',', new[] { Cast.Oxide.Eid, Cast.Residue.Eid }.Select(
            eid => $$"""{"epcClass":"urn:lodestone:eid:{{eid}}"}""")) + "]";

    public static IEnumerable<HostileDocument> All =>
    [
        .. Documents,
        .. Contexts,
        .. Identities,
        .. Mixtures,
        .. Movements,
        .. Makings,
    ];

    private static IEnumerable<HostileDocument> Documents =>
    [
        Edited("ShipLots", "type", "\"EPCISMasterDataDocument\"", ActUnknown),
        Edited("ShipLots", "type", "\"EPCISQueryDocument\"", MemberMissing, "epcisBody.queryResults"),
        Edited("ShipLots", "type", "\"epcisDocument\"", ActUnknown),
        .. from version in (string[])["1.2", "2", "2.1", "3.0", ""]
           select Edited("ShipLots", "schemaVersion", $"\"{version}\"", ValueNotAllowed),
        Edited("ShipLots", "schemaVersion", "2.0", WrongType),
        Without("ShipLots", "schemaVersion", MemberMissing),
        Without("ShipLots", "creationDate", MemberMissing),
        Without("ShipLots", "epcisBody", MemberMissing),
        Without("ShipLots", "epcisBody.eventList", MemberMissing),
        Edited("ShipLots", "epcisBody.eventList", "[]", StatementEmpty),
        Edited("LiftHold", "acts", "[]", StatementEmpty),
        Edited("ShipLots", Event + ".type", "\"QuantityEvent\"", ActUnknown),
        Edited("ShipLots", Event + ".type", "\"https://ns.example.com/MyEvent\"", EventMalformed),
        Edited("ShipLots", Event + ".eventID", "\"not a uri\"", IdentifierMalformed),
        With("ShipLots", Event + ".recordTime", "\"yesterday\"", TimeMalformed),
        With("ShipLots", Event + ".certificationInfo", "[7]", WrongType, Event + ".certificationInfo[0]"),
        With("ShipLots", Event + ".persistentDisposition", "{}", MemberMissing, Event + ".persistentDisposition.set"),
        With("ShipLots", Event + ".sensorElementList", "[{}]", MemberMissing,
            Event + ".sensorElementList[0].sensorReport"),
        With("ShipLots", Event + ".sensorElementList", """[{"sensorReport":[{"type":"Mass","value":"7"}]}]""",
            WrongType, Event + ".sensorElementList[0].sensorReport[0].value"),
        With("ShipLots", Event + ".ilmd", "{}", MemberUnknown),
        .. Sensors,
        .. Masters,
    ];

    private static IEnumerable<HostileDocument> Sensors =>
        from wrong in (IEnumerable<(string Report, RefusalCode Code, string Member)>)
        [
            ("\"value\":1", MemberMissing, "type"),
            ("\"type\":\"Warmth\"", ValueNotAllowed, "type"),
            ("\"type\":\"https://gs1.org/voc/Warmth\"", ValueNotAllowed, "type"),
            ("\"exception\":\"ALARM\"", ValueNotAllowed, "exception"),
            ("\"type\":\"Angle\",\"component\":\"w\"", ValueNotAllowed, "component"),
            ("\"type\":\"Mass\",\"hexBinaryValue\":\"f0g0\"", ValueNotAllowed, "hexBinaryValue"),
            ("\"type\":\"Mass\",\"hexBinaryValue\":\"\"", ValueNotAllowed, "hexBinaryValue"),
            ("\"type\":\"Mass\",\"booleanValue\":\"true\"", WrongType, "booleanValue"),
            ("\"type\":\"Mass\",\"stringValue\":7", WrongType, "stringValue"),
            ("\"type\":\"Mass\",\"percRank\":\"50\"", WrongType, "percRank"),
            ("\"type\":\"Mass\",\"uriValue\":\"no uri\"", IdentifierMalformed, "uriValue"),
            ("\"type\":\"Mass\",\"rawData\":\"https://a.example/%4\"", IdentifierMalformed, "rawData"),
            ("\"type\":\"Mass\",\"time\":\"2026-03-06\"", TimeMalformed, "time"),
            ("\"type\":\"Mass\",\"worth\":7", MemberUnknown, "worth"),
        ]
        select With("ShipLots", Event + ".sensorElementList", $$"""[{"sensorReport":[{{{wrong.Report}}}]}]""",
            wrong.Code, $"{Event}.sensorElementList[0].sensorReport[0].{wrong.Member}");

    private static IEnumerable<HostileDocument> Masters =>
        from wrong in (IEnumerable<(string Header, RefusalCode Code, string Member)>)
        [
            ("[]", WrongType, ""),
            ("{\"masters\":{}}", MemberUnknown, ".masters"),
            ("{\"epcisMasterData\":{\"vocabularyList\":{}}}", WrongType, ".epcisMasterData.vocabularyList"),
            (Vocabulary("{}"), MemberMissing, Vocabularies + ".type"),
            (Vocabulary("{\"type\":\"location\"}"), IdentifierMalformed, Vocabularies + ".type"),
            (Vocabulary(Elements("{}")), MemberMissing, Vocabularies + ".vocabularyElementList[0].id"),
            (Vocabulary(Elements("{\"id\":\"urn:a:b\",\"children\":[\"c\"]}")), IdentifierMalformed,
                Vocabularies + ".vocabularyElementList[0].children[0]"),
            (Vocabulary(Elements("{\"id\":\"urn:a:b\",\"attributes\":[{\"id\":\"urn:a:c\",\"attribute\":true}]}")),
                WrongType, Vocabularies + ".vocabularyElementList[0].attributes[0].attribute"),
        ]
        select With("ShipLots", "epcisHeader", wrong.Header, wrong.Code, "epcisHeader" + wrong.Member);

    private const string Vocabularies = ".epcisMasterData.vocabularyList[0]";

    private static string Vocabulary(string one) => $$$"""{"epcisMasterData":{"vocabularyList":[{{{one}}}]}}""";

    private static string Elements(string one) => $$"""{"type":"urn:a:type","vocabularyElementList":[{{one}}]}""";

    private static IEnumerable<HostileDocument> Contexts =>
    [
        Without("ShipLots", "@context", MemberMissing),
        Edited("ShipLots", "@context[1]", "{}", MemberMissing, Event + ".@context"),
        Edited("ShipLots", "@context[1].lodestone", "\"https://elsewhere.example/ns/\"", ValueNotAllowed),
        Edited("ShipLots", "@context[1].lodestone", "null", ValueNotAllowed),
        Edited("ShipLots", "@context[1].lodestone", """{"@id":"https://lodestone.example/ns/"}""", ValueNotAllowed),
        Edited("ShipLots", "@context[1]", """{"Lodestone":"https://lodestone.example/ns/"}""", ValueNotAllowed,
            "@context[1].Lodestone"),
        Edited("ShipLots", "@context[1]", """{"ls":"https://lodestone.example/ns/"}""", ValueNotAllowed,
            "@context[1].ls"),
        Edited("ShipLots", "@context[1]",
            """{"lodestone":"https://lodestone.example/ns/","quantity":"https://elsewhere.example/q"}""",
            ValueNotAllowed, "@context[1].quantity"),
        Edited("ShipLots", "@context[0]", "\"https://elsewhere.example/context.jsonld\"", ValueNotAllowed,
            Event + ".@context"),
        Edited("ShipLots", "@context[0]", "\"no uri\"", IdentifierMalformed),
        With("ShipLots", "@context[1].cbv", "\"https://elsewhere.example/cbv/\"", ValueNotAllowed),
        With("ShipLots", "@context[1].@vocab", "\"https://elsewhere.example/\"", ValueNotAllowed, Event + ".@context"),
        With("ShipLots", Event + ".@context", "\"https://elsewhere.example/context.jsonld\"", ValueNotAllowed),
        With("ShipLots", Event + ".@context", """{"lodestone":"https://elsewhere.example/ns/"}""", ValueNotAllowed,
            Event + ".@context.lodestone"),
        With("ShipLots", Event + ".LODESTONE:final", "true", MemberUnknown),
        With("ShipLots", Event + ".:final", "true", MemberUnknown),
        With("ShipLots", Event + ".lodestone:", "true", MemberUnknown),
    ];

    private static IEnumerable<HostileDocument> Identities =>
    [
        .. from sample in (string[])["ShipLots", "ReceiveLots", "PackLots", "EndLots", "TakeStock", "RecordAssay"]
           select Edited(sample, Event + ".eventID", "\"\"", IdentifierMalformed),
        Edited("CommissionLot", Lots + "[0].lotNumber", "\"BO-2026-0302\"", EidDoesNotDerive, Lots + "[0].eid"),
        Edited("CommissionLot", Lots + "[0].nonce", "\"q7f2k9x5\"", EidDoesNotDerive, Lots + "[0].eid"),
        Edited("TransformLots", Lots + "[1].nonce", "\"q7f2k9x5\"", EidDoesNotDerive, Lots + "[1].eid"),
        Edited("CommissionLot", Lots + "[0].eid", $"\"{Cast.Oxide.Eid}\"", EidDoesNotDerive),
        Edited("CommissionLot", Event + ".quantityList[0].epcClass", $"\"urn:lodestone:eid:{Cast.Oxide.Eid}\"",
            EventMalformed, Event + ".quantityList"),
        Edited("CommissionLot", Event + ".quantityList[0].quantity", "249999", EventMalformed),
        Edited("TransformLots", Event + ".outputQuantityList[1].quantity", "1", EventMalformed),
        Edited("TransformLots", Event + ".outputQuantityList[1].epcClass", $"\"urn:lodestone:eid:{Cast.Oxide.Eid}\"",
            EventMalformed, Event + ".outputQuantityList"),
        Without("CommissionLot", Event + ".ilmd", MemberMissing),
        Without("CommissionLot", Lots, MemberMissing),
        Without("CommissionLot", Event + ".ilmd.lodestone:source", MemberMissing),
        Edited("CommissionLot", Lots, "[]", MemberMissing),
        Without("CommissionLot", Event + ".bizLocation", MemberMissing),
    ];

    private static IEnumerable<HostileDocument> Mixtures =>
    [
        .. from sample in (string[])["ShipLots", "ReceiveLots", "ObserveLots", "TransferTitle", "EndLots"]
           select Edited(sample, Event + ".quantityList",
               $$"""[{"epcClass":"urn:lodestone:eid:{{Cast.Oxide.Eid}}"},{{Thing}}]""", NotAControlledLot,
               Event + ".quantityList[1]"),
        Edited("PackLots", Event + ".childQuantityList[1]", Thing, NotAControlledLot),
        Edited("TransformLots", Event + ".inputQuantityList[0]", Thing, NotAControlledLot),
        Edited("TransformLots", Event + ".outputQuantityList[0]", Thing, NotAControlledLot),
        Edited("CommissionLot", Event + ".quantityList[0]", Thing, NotAControlledLot),
        With("TransformLots", Event + ".inputEPCList", """["urn:epc:id:sgtin:6901234.000001.7"]""",
            NotAControlledLot, Event + ".inputEPCList[0]"),
        With("TransformLots", Event + ".outputEPCList", """["urn:epc:id:sgtin:6901234.000001.7"]""",
            NotAControlledLot, Event + ".outputEPCList[0]"),
        With("PackLots", Event + ".childEPCs", """["urn:epc:id:sgtin:6901234.000001.7"]""",
            NotAControlledLot, Event + ".childEPCs[0]"),
        With("CommissionLot", Event + ".epcList", """["urn:epc:id:sgtin:6901234.000001.7"]""",
            NotAControlledLot, Event + ".epcList[0]"),
        Edited("RecordThings", Event + ".epcList[0]", $"\"urn:lodestone:eid:{Cast.Oxide.Eid}\"", EventMalformed),
        Edited("ShipLots", Event + ".epcList[0]", $"\"https://x.example/eid/{Cast.Oxide.Eid}\"", EventMalformed),
        Edited("RecordThings", Event + ".epcList[0]", $"\"https://x.example/Eid/{Cast.Oxide.Eid}\"",
            IdentifierMalformed),
        With("RecordThings", Event + ".lodestone:final", "true", EventMalformed, Event + ".quantityList"),
    ];

    private static IEnumerable<HostileDocument> Movements =>
    [
        Without("ShipLots", Event + ".quantityList", MemberMissing),
        Without("ShipLots", Event + ".bizTransactionList", MemberMissing),
        Edited("ShipLots", Event + ".bizTransactionList[0].type", "\"po\"", MemberMissing,
            Event + ".bizTransactionList"),
        Edited("ShipLots", Event + ".destinationList[0].type", "\"location\"", EventMalformed,
            Event + ".destinationList"),
        Edited("ShipLots", Event + ".destinationList[0].type", "\"urn:x:agent\"", MemberMissing,
            Event + ".destinationList"),
        Without("ShipLots", Event + ".destinationList", MemberMissing),
        Edited("ShipLots", Event + ".lodestone:carrier", "\"a carrier\"", IdentifierMalformed),
        Edited("ShipLots", Event + ".action", "\"ADD\"", EventMalformed),
        Edited("ShipLots", Event + ".bizStep", "\"void_shipping\"", EventMalformed),
        Without("ReceiveLots", Event + ".bizLocation", MemberMissing),
        Without("ReceiveLots", Event + ".bizTransactionList", MemberMissing),
        With("ObserveLots", Event + ".quantityList[0].quantity", "1", MemberMissing, Event + ".quantityList[0].uom"),
        Edited("ObserveLots", Event + ".quantityList[0]",
            $$"""{"epcClass":"urn:lodestone:eid:{{Cast.Oxide.Eid}}","quantity":1,"uom":"KGM"}""", EventMalformed,
            Event + ".quantityList[0].quantity"),
        Edited("PackLots", Event + ".childQuantityList[0]",
            $$"""{"epcClass":"urn:lodestone:eid:{{Cast.Oxide.Eid}}","quantity":1,"uom":"KGM"}""", EventMalformed,
            Event + ".childQuantityList[0].quantity"),
        Without("PackLots", Event + ".parentID", MemberMissing),
        Edited("PackLots", Event + ".action", "\"OBSERVE\"", EventMalformed, Event + ".bizStep"),
        Edited("PackLots", Event + ".type", "\"AssociationEvent\"", EventMalformed),
        Edited("UnpackLots", Event + ".lodestone:all", "false", EventMalformed, Event + ".childQuantityList"),
        With("UnpackLots", Event + ".childQuantityList", $$"""[{"epcClass":"urn:lodestone:eid:{{Cast.Oxide.Eid}}"}]""",
            EventMalformed),
        Without("TransferTitle", Event + ".quantityList", MemberMissing, Event + ".epcList"),
        Without("EndLots", Event + ".lodestone:end", MemberMissing),
        Edited("EndLots", Event + ".disposition", "\"stolen\"", EventMalformed, Event + ".lodestone:end"),
        Edited("EndLots", Event + ".bizStep", "\"destroying\"", EventMalformed, Event + ".lodestone:end"),
        Without("CorrectEvent", Event + ".errorDeclaration.reason", MemberMissing),
        Without("CorrectEvent", Event + ".errorDeclaration.declarationTime", MemberMissing),
    ];

    private static IEnumerable<HostileDocument> Makings =>
    [
        Edited("CommissionLot", Event + ".bizStep", "\"storing\"", EventMalformed, Event + ".action"),
        Edited("CommissionLot", Event + ".action", "\"OBSERVE\"", EventMalformed, Event + ".quantityList[0].quantity"),
        With("RecordThings", Event + ".ilmd", """{"x:y":1}""", MemberUnknown),
        Without("TransformLots", Event + ".lodestone:processStep", MemberMissing),
        Without("TransformLots", Event + ".bizLocation", MemberMissing),
        Without("TransformLots", Event + ".ilmd", MemberMissing),
        Without("TransformLots", Event + ".outputQuantityList", EventMalformed),
        Edited("RecordAssay", Event + ".quantityList", "[]", MemberMissing),
        Edited("RecordAssay", Event + ".quantityList", TwoLots, EventMalformed),
        Without("RecordAssay", Event + ".lodestone:assay.method", MemberMissing),
        Without("RecordAssay", Event + ".lodestone:assay.composition", MemberMissing),
        Edited("RecordAssay", Event + ".bizStep", "\"storing\"", MemberUnknown, Event + ".lodestone:assay"),
        Edited("TakeStock", Event + ".lodestone:stock.measured[0].element", "\"Nd2O3\"", ElementUnknown),
        Edited("TakeStock", Event + ".bizStep", "\"storing\"", EventMalformed, Event + ".quantityList[0].quantity"),
    ];
}
