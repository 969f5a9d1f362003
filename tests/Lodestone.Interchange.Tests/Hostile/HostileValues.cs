using Lodestone.Vocabulary;
using static Lodestone.Interchange.Tests.HostileDocument;
using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Interchange.Tests;

/// <summary>Documents of the right shape with a value that must not pass.</summary>
internal static class HostileValues
{
    private const string Event = "epcisBody.eventList[0]";
    private const string Lot = Event + ".ilmd.lodestone:lots[0]";

    public static IEnumerable<HostileDocument> All =>
    [
        .. Parties,
        .. Places,
        .. Lots,
        .. Classes,
        .. Numbers,
        .. Units,
        .. Times,
        .. Words,
        .. Names,
        .. Substance,
        .. HostileEvents.All,
    ];

    private static IEnumerable<HostileDocument> Parties =>
    [
        .. Texts("RegisterParty", "acts[0].party", IdentifierMalformed,
            "", "lei:", "254900LODESTONEMIN14", "LEI:254900LODESTONEMIN14", "lei:254900lodestonemin14",
            "lei:254900LODESTONEMIN1", "lei:254900LODESTONEMIN144", "lei:254900LОDESTONEMIN14",
            "lei:254900LODESTONEMIN１4", " lei:254900LODESTONEMIN14", "lei:254900LODESTONEMIN14 ",
            @"lei:254900LODESTONEMIN14\n", @"lei:\u200b254900LODESTONEMIN14", @"\u202elei:254900LODESTONEMIN14",
            @"lei\u003a254900LODESTONEMIN14\u0000", "duns:123456789", "gln:690123400001", "gln:69012340000166",
            "gln:６９０１２３４００００１６", "uscc:91150000MA0LDXTMNI", "uscc:91150000MA0LDXTMN", "lei:../../etc/passwd",
            "lei:254900LODESTONEMIN14;drop", "lei::254900LODESTONEMIN14"),
        .. Texts("RegisterParty", "acts[0].party", CheckDigitWrong,
            "lei:254900LODESTONEMIN15", "lei:254900LODETSONEMIN14", "gln:6901234000017", "gln:6910234000016"),
        Edited("RegisterParty", "acts[0].party", "5", WrongType),
        Edited("RegisterParty", "acts[0].aliases[0]", "\"gln:6901234000017\"", CheckDigitWrong),
    ];

    private static IEnumerable<HostileDocument> Places =>
    [
        .. Texts("RegisterSite", "acts[0].site", IdentifierMalformed,
            "", "690123400001", "06901234000016", "690123400001６", "٦٩٠١٢٣٤٠٠٠٠١٦", "6901234 000016", "6901234000o16",
            "-690123400001", "gln:6901234000016", "6901234000016\\u0000"),
        .. Texts("RegisterSite", "acts[0].site", CheckDigitWrong, "6901234000017", "6910234000016"),
        .. Texts("CommissionLot", Event + ".bizLocation.id", IdentifierMalformed,
            "urn:epc:id:sgln:6901234.00001", "urn:epc:id:sgln:69012340.00001.0", "urn:epc:id:sgln:690123.40001.0",
            "urn:epc:id:pgln:6901234.00001", "https://id.gs1.org/415/6901234000016",
            "https://id.gs1.org/414/6901234000016?x=1", "https://id.gs1.org/414/6901234000016#x",
            "https:///414/6901234000016", "ftp://id.gs1.org/414/6901234000016", "geo:41.798,109.975",
            "https://id.gs1.org/414/690123400001%36", "no uri", ""),
        .. Texts("CommissionLot", Event + ".bizLocation.id", CheckDigitWrong,
            "https://id.gs1.org/414/6901234000017", "https://any.example/where/414/6910234000016"),
        .. Texts("ShipLots", Event + ".destinationList[0].destination", IdentifierMalformed,
            "urn:lodestone:party:254900LODESTONESEP76", "urn:lodestone:party:LEI:254900LODESTONESEP76",
            "https://id.gs1.org/414/6901234000016", "urn:epc:id:sgln:6901234.00001.0", "urn:example:anybody"),
        .. Texts("ShipLots", Event + ".destinationList[0].destination", CheckDigitWrong,
            "urn:lodestone:party:lei:254900LODESTONESEP77", "https://search.gleif.example/lei/254900LODESTONESEP77",
            "https://id.gs1.org/417/6901234000017"),
    ];

    private static IEnumerable<HostileDocument> Lots
    {
        get
        {
            string code = Cast.Concentrate.Eid.Code;
            return
            [
                .. Texts("PlaceHold", "acts[0].lots[0]", IdentifierMalformed,
                    "", code.ToLowerInvariant(), code[..16], code + "0", " " + code[1..], code.Replace('C', 'С'),
                    code.Replace('C', 'I'), code.Replace('8', '８'), "U" + code[1..], code[..4] + "-" + code[5..],
                    code[..16] + "\\u0000", code[..16] + "*", "/eid/" + code, "urn:lodestone:eid:" + code),
                .. Texts("PlaceHold", "acts[0].lots[0]", CheckDigitWrong,
                    code[..16] + (code[16] == '0' ? '1' : '0'), code[1] + code[..1] + code[2..], "0" + code[1..]),
            ];
        }
    }

    private static IEnumerable<HostileDocument> Classes
    {
        get
        {
            string code = Cast.Concentrate.Eid.Code;
            string path = Event + ".quantityList[0].epcClass";
            return
            [
                .. Texts("ShipLots", path, IdentifierMalformed,
                    $"https://id.lodestone.example/EID/{code}", $"https://id.lodestone.example/eid/{code}?x=1",
                    $"https://id.lodestone.example/eid/{code}#x", $"https://id.lodestone.example/eid/{code}/",
                    $"https://me@id.lodestone.example/eid/{code}", $"https://id.lodestone.example/eid/%37{code[1..]}",
                    $"https://id.lodestone.example/eid/{code.ToLowerInvariant()}", $"ftp://x/eid/{code}",
                    $"https:///eid/{code}", $"HTTPS://ID.LODESTONE.EXAMPLE/eid/{code}", $"urn:lodestone:EID:{code}",
                    $"URN:LODESTONE:EID:{code}", $"urn:lodestone:eid:{code}x", $"urn:lodestone:eid:{code[1..]}",
                    $"https://id.lodestone.exаmple/eid/{code}", $"https://id.lodestone.example/eid/{code}\\n",
                    $"https://x y/eid/{code}", "", "lot 7", $"/eid/{code}"),
                .. Texts("ShipLots", path, CheckDigitWrong,
                    $"urn:lodestone:eid:0{code[1..]}", $"https://any.example/some/eid/0{code[1..]}",
                    $"https://any.example/eid/{code}/eid/0{code[1..]}"),
            ];
        }
    }

    private static IEnumerable<HostileDocument> Numbers =>
    [
        .. Raw("RegisterSite", "acts[0].latitude", NumberOutOfRange,
            "90.000001", "-90.000001", "1e3", "1e400", "-1e400", "9e99999999999", "12345678901234567890", "1E+2"),
        .. Raw("RegisterSite", "acts[0].latitude", TooManyDigits,
            "41.7980001", "1e-7", "-0.0000001", "1e-40", "41.79800000000000000000000000000000001"),
        .. Raw("GrantPermit", "acts[0].yearlyCapacity.value", NumberOutOfRange,
            "-1", "-0.5", "100000000.000001", "1e9", "9223372036854.775808", "92233720368547758070", "1e38", "1e39",
            "1e-400"),
        .. Raw("GrantPermit", "acts[0].yearlyCapacity.value", TooManyDigits,
            "0.0000001", "1.0000001", "0.1234567890123456789", "1e-9", "9007199254740993e-12"),
        .. Raw("ShipLots", Event + ".quantityList[0].quantity", NumberOutOfRange, "-1", "1e12", "1e99"),
        .. Raw("ShipLots", Event + ".quantityList[0].quantity", TooManyDigits, "0.0000001", "249912.0000005"),
        .. Raw("CommissionLot", Lot + ".composition[0].share.value", NumberOutOfRange, "-0.1", "100.0000001", "101"),
        .. Raw("CommissionLot", Lot + ".composition[0].share.value", TooManyDigits, "19.00000001", "1e-8"),
        .. Raw("TransformLots", Event + ".lodestone:losses[0].amount.value", TooManyDigits, "0.0000000000001"),
        .. Raw("TransformLots", Event + ".lodestone:losses[0].amount.value", NumberOutOfRange, "-1", "1e12"),
        .. Raw("Approve", "acts[0].actIndex", NumberOutOfRange, "-1", "1000", "4294967296"),
        .. Raw("Approve", "acts[0].actIndex", TooManyDigits, "0.5", "1e-1"),
        .. Raw("Genesis", "acts[0].skewSeconds", NumberOutOfRange, "-1", "86401"),
        .. Raw("RegisterParty", "acts[0].keys[0].algorithm", NumberOutOfRange, "-6", "-9", "8", "-257"),
        .. Raw("RevokeKey", "acts[0].suspectSince", NumberOutOfRange, "-1", "1e13"),
        .. Raw("RegisterSite", "acts[0].latitude", WrongType, "\"41.8\"", "true", "{}", "[41.8]"),
        .. Raw("ShipLots", Event + ".quantityList[0].quantity", WrongType, "\"12\"", "true"),
        With("CommissionLot", Lot + ".pieces", "0", NumberOutOfRange),
        With("CommissionLot", Lot + ".pieces", "1.5", TooManyDigits),
    ];

    private static IEnumerable<HostileDocument> Units =>
    [
        .. Texts("GrantPermit", "acts[0].yearlyCapacity.uom", UnitUnknown,
            "KG", "kgm", "KGM ", "LTR", "P1", "", "кgm", "t", "TNЕ"),
        .. Texts("ShipLots", Event + ".quantityList[0].uom", UnitUnknown, "KG", "EA", "P1", "LTR"),
        .. Texts("CommissionLot", Lot + ".composition[0].share.uom", UnitUnknown, "%", "KGM", "ppm", "1000"),
        .. Texts("TransformLots", Event + ".lodestone:losses[0].amount.uom", UnitUnknown, "PG", "P1"),
        Without("ShipLots", Event + ".quantityList[0].uom", MemberMissing),
        Without("ShipLots", Event + ".quantityList[0].quantity", MemberMissing),
    ];

    private static IEnumerable<HostileDocument> Times =>
    [
        .. Texts("GrantPermit", "acts[0].validFrom", TimeMalformed,
            "", "2026", "2026-01-01", "2026-01-01T00:00:00", "2026-01-01 00:00:00Z", "2026-01-01T00:00:00z",
            "2026-01-01t00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z",
            "2026-01-01T24:00:00Z", "2026-01-01T23:60:00Z", "2026-12-31T23:59:60Z", "2026-01-01T00:00:00.Z",
            "2026-01-01T00:00:00.1234567890Z", "2026-01-01T00:00:00+0800", "2026-01-01T00:00:00+14:01",
            "2026-01-01T00:00:00+08:60", "1969-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "12026-01-01T00:00:00Z",
            "２０２６-01-01T00:00:00Z", "2026-01-01T00:00:00ZZ", "2026-1-1T00:00:00Z", "20260101T000000Z",
            "-026-01-01T00:00:00Z", "Thu, 01 Jan 2026 00:00:00 GMT", "1767225600"),
        Edited("GrantPermit", "acts[0].validFrom", "1767225600", WrongType),
        .. Texts("ShipLots", Event + ".eventTime", TimeMalformed, "2026-03-06T00:00:00", "2026-03-06"),
        .. Texts("ShipLots", Event + ".eventTimeZoneOffset", TimeMalformed,
            "", "Z", "+8", "+08", "+0800", "08:00", "+14:01", "+08:60", "−08:00", "Asia/Shanghai"),
    ];

    private static IEnumerable<HostileDocument> Words =>
    [
        .. Texts("RegisterParty", "acts[0].role", ValueNotAllowed, "", "Operator", "1", "operator ", "admin", "none"),
        .. Texts("GrantPermit", "acts[0].activity", ValueNotAllowed, "Mining", "mining,smelting", "everything"),
        .. Texts("GrantPermit", "acts[0].chains[0]", ValueNotAllowed, "gold", "RareEarth", "1"),
        .. Texts("DecideQuarantine", "acts[0].outcome", ValueNotAllowed, "release", "0"),
        .. Texts("CommissionLot", Event + ".ilmd.lodestone:source.kind", ValueNotAllowed, "found", "Mined"),
        .. Texts("CommissionLot", Event + ".ilmd.lodestone:source.grade", ValueNotAllowed, "sworn"),
        .. Texts("CommissionLot", Lot + ".model", ValueNotAllowed, "mass_balance", "MassBalance"),
        .. Texts("CommissionLot", Lot + ".basis", ValueNotAllowed, "asReceived"),
        .. Texts("CommissionLot", Lot + ".basis", BasisNotUsable, "gross", "containedElement", "containedOxide"),
        .. Texts("PlaceHold", "acts[0].type", ActUnknown, "placeHold", "PlaceHold ", "", "RecordThings", "ShipLots"),
        Edited("Propose", "acts[0].act.type", "\"Propose\"", MemberMissing, "acts[0].act.act"),
        Edited("Propose", "acts[0].act", """{"type":"Propose","act":{"type":"CloseOpeningWindow"}}""", ValueNotAllowed),
        Edited("Propose", "acts[0].act", """{"type":"CommissionLot"}""", ActUnknown, "acts[0].act.type"),
        .. Texts("ShipLots", Event + ".action", ValueNotAllowed, "observe", "CHANGE", ""),
        .. Texts("ShipLots", Event + ".bizStep", ValueNotAllowed,
            "Shipping", "shiping", "", "https://ref.gs1.org/cbv/BizStep-", "https://ref.gs1.org/cbv/BizStep-smuggling",
            "urn:epcglobal:cbv:bizstep:Shipping", "cbv:BizStep-x"),
        .. Texts("ShipLots", Event + ".disposition", ValueNotAllowed, "lost", "In_transit"),
        .. Texts("ShipLots", Event + ".sourceList[0].type", ValueNotAllowed, "owner", "custody"),
        .. Texts("ShipLots", Event + ".bizTransactionList[0].type", ValueNotAllowed, "invoice"),
        .. Texts("CorrectEvent", Event + ".errorDeclaration.reason", ValueNotAllowed, "oops", "urn:example:my-reason"),
    ];

    private static IEnumerable<HostileDocument> Names =>
    [
        .. Texts("RegisterParty", "acts[0].nameEn", ValueNotAllowed,
            "", " Mine", "Mine ", @"Mine\nMine", @"Mine\u0000", @"Mine\u202egnp.exe", @"Mi\u200bne", @"\ufeffMine",
            @"Mine\u0085", @"Mine\ue000", @"Mine\u2028x", new string('M', 201)),
        .. Texts("RegisterParty", "acts[0].country", IdentifierMalformed, "", "cn", "CHN", "C", "С​N", "CΝ", "C1"),
        .. Texts("RegisterSite", "acts[0].locode", IdentifierMalformed, "", "CNBA", "CN BAO", "CNBA0", "CNBA1",
            "cnbao"),
        .. Texts("RegisterParty", "acts[0].keys[0].keyId", IdentifierMalformed,
            "", "33", new string('3', 63), new string('3', 65), new string('A', 64), new string('g', 64)),
        .. Texts("RegisterParty", "acts[0].keys[0].publicKey", IdentifierMalformed,
            "", new string('3', 63), new string('F', 64), new string('3', 258)),
        .. Texts("OpenResult", "acts[0].salt", IdentifierMalformed, "00", new string('a', 31), new string('a', 33)),
        .. Texts("Approve", "acts[0].proposal", IdentifierMalformed, "", new string('A', 64), new string('a', 63)),
        .. Texts("LiftHold", "acts[0].hold", IdentifierMalformed,
            "", "H 1", "H/1", "Н-1", "H-1\\n", new string('H', 65), "../H", "H\\u0000"),
        .. Texts("RegisterCircuit", "acts[0].circuit", IdentifierMalformed,
            "", "sx-1", "urn:example:sx 1", "urn:example:<sx>", "urn:example:槽", "urn:x:" + new string('a', 250)),
        .. Texts("CommissionLot", Lot + ".lotNumber", IdentifierMalformed,
            "", "BO~2026", "BO 2026", "BO$1", new string('1', 21), "ВО-2026-0301"),
        .. Texts("CommissionLot", Lot + ".nonce", IdentifierMalformed, "", "q7f2k9x", "q7f2 k9x4", new string('q', 65)),
    ];

    private static IEnumerable<HostileDocument> Substance =>
    [
        .. Texts("CommissionLot", Lot + ".composition[0].element", ElementUnknown, "", "ce", "CE", "Xx", "Се", "CeO2"),
        Edited("CommissionLot", Lot + ".composition[0].element", "\"Nd\"", CompositionNamesAnElementTwice,
            Lot + ".composition"),
        Edited("CommissionLot", Lot + ".composition[0].share.value", "90", CompositionExceedsTheWhole,
            Lot + ".composition"),
        Edited("CommissionLot", Lot + ".composition[0]",
            """{"compound":"Nd2O3","share":{"value":1,"uom":"P1"}}""", CompositionNamesAnElementTwice,
            Lot + ".composition"),
        Edited("CommissionLot", Lot + ".composition[0]",
            """{"compound":"Nd2O4","share":{"value":1,"uom":"P1"}}""", ElementUnknown,
            Lot + ".composition[0].compound"),
        Edited("CommissionLot", Lot + ".composition[0]",
            """{"compound":"CeO2","element":"Ce","share":{"value":1,"uom":"P1"}}""", MemberUnknown,
            Lot + ".composition[0].element"),
        Edited("CommissionLot", Lot + ".composition[0]", """{"element":"Ce"}""", MemberMissing,
            Lot + ".composition[0].share"),
        .. Texts("CommissionLot", Lot + ".material", MaterialUnknown, "ree.concentrate", "REE.CONCENTRATE.MIXED",
            "gold"),
        .. Texts("TransformLots", Event + ".lodestone:processStep", ProcessStepUnknown, "ree.alchemy",
            "Ree.separation"),
        .. Texts("RegisterCircuit", "acts[0].processStep", ProcessStepUnknown, "ree.sx", "separation"),
        Without("CommissionLot", Lot + ".moisture", BasisNotUsable),
        With("TransformLots", Event + ".ilmd.lodestone:lots[0].moisture", """{"value":1,"uom":"P1"}""", BasisNotUsable),
    ];

    private static IEnumerable<HostileDocument> Texts(
        string sample, string path, RefusalCode code, params string[] texts) =>
        texts.Select(text => Edited(sample, path, $"\"{text}\"", code));

    private static IEnumerable<HostileDocument> Raw(
        string sample, string path, RefusalCode code, params string[] values) =>
        values.Select(value => Edited(sample, path, value, code));
}
