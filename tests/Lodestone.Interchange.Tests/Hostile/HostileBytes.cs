using System.Text;
using Lodestone.Vocabulary;
using static Lodestone.Interchange.Tests.HostileDocument;
using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Interchange.Tests;

/// <summary>Documents that are wrong as bytes: syntax, encoding, repeated names, depth, length.</summary>
internal static class HostileBytes
{
    private const string Good = """{"acts":[{"type":"LiftHold","hold":"H-1"}]}""";

    public static IEnumerable<HostileDocument> All =>
    [
        .. Syntax,
        .. Truncated,
        .. Encodings,
        .. Repeated,
        .. Deep,
        .. Long,
    ];

    private static IEnumerable<HostileDocument> Syntax =>
    [
        Acts("nothing", "", JsonMalformed),
        Acts("only spaces", "  \n ", JsonMalformed),
        Acts("a byte order mark", "\ufeff" + Good, JsonMalformed),
        Acts("bytes after the document", Good + " x", JsonMalformed),
        Acts("two documents", Good + Good, JsonMalformed),
        Acts("a NUL after the document", Good + "\0", JsonMalformed),
        Acts("comma before a brace", """{"acts":[{"type":"LiftHold","hold":"H-1",}]}""", JsonMalformed, "acts[0]"),
        Acts("comma before a bracket", """{"acts":[{"type":"LiftHold","hold":"H-1"},]}""", JsonMalformed, "acts"),
        Acts("a line comment", "// x\n" + Good, JsonMalformed),
        Acts("a block comment", """{"acts":/* x */[]}""", JsonMalformed),
        Acts("single quotes", "{'acts':[]}", JsonMalformed),
        Acts("a name without quotes", "{acts:[]}", JsonMalformed),
        Acts("a missing colon", """{"acts" []}""", JsonMalformed),
        Acts("a missing comma", """{"acts":[{"type":"LiftHold" "hold":"H-1"}]}""", JsonMalformed, "acts[0]"),
        Acts("brackets crossed", """{"acts":[}]""", JsonMalformed, "acts"),
        Acts("a raw newline in a text", "{\"acts\":[{\"type\":\"Lift\nHold\"}]}", JsonMalformed, "acts[0]"),
        Acts("a raw tab in a name", "{\"ac\tts\":[]}", JsonMalformed),
        Acts("an unknown escape", """{"acts":[{"type":"\x41"}]}""", JsonMalformed, "acts[0]"),
        Acts("a short escape", """{"acts":[{"type":"\u12G4"}]}""", JsonMalformed, "acts[0]"),
        .. from number in (string[])["NaN", "Infinity", "-Infinity", "-", "+1", "01", "1.", ".5", "1e", "0x10", "1_0"]
           select Edited("RegisterSite", "acts[0].latitude", number, JsonMalformed, "acts[0]"),
        .. from word in (string[])["True", "nul", "undefined", "yes"]
           select Edited("SuspendParty", "acts[0].suspended", word, JsonMalformed, "acts[0]"),
        Acts("a text alone", "\"acts\"", WrongType),
        Acts("a number alone", "17", WrongType),
        Acts("null alone", "null", WrongType),
        Acts("a list alone", "[]", WrongType),
    ];

    private static IEnumerable<HostileDocument> Truncated =>
        from length in Enumerable.Range(1, Good.Length - 1)
        where length % 3 == 1
        select Acts($"cut after {length} bytes", Good[..length], JsonMalformed, length switch
        {
            < 9 => null,
            < 10 => "acts",
            < 42 => "acts[0]",
            < 43 => "acts",
            _ => null,
        });

    private static IEnumerable<HostileDocument> Encodings =>
    [
        .. from bad in ((string Name, byte[] Bytes)[])
           [
               ("a lone continuation", [0x80]), ("an overlong slash", [0xC0, 0xAF]), ("a short sequence", [0xE4, 0xB8]),
               ("a raw surrogate", [0xED, 0xA0, 0x80]), ("a raw surrogate pair", [0xED, 0xA0, 0xBD, 0xED, 0xB2, 0xA9]),
               ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80]), ("a byte that UTF-8 has not", [0xFF]),
               ("Latin-1", [0x4D, 0xFC, 0x6C]), ("GBK", [0xCF, 0xA1, 0xCD, 0xC1]),
           ]
           from spliced in (HostileDocument[])
           [
               new($"{bad.Name} in a text", ContentTypes.Acts, Splice("H-1", bad.Bytes), TextNotUnicode, null),
               new($"{bad.Name} in a name", ContentTypes.Acts, Splice("hold", bad.Bytes), TextNotUnicode, null),
           ]
           select spliced,
        new("UTF-16", ContentTypes.Acts, Encoding.Unicode.GetBytes(Good), JsonMalformed, null),
        new("UTF-16 with its mark", ContentTypes.Acts, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Good)],
            TextNotUnicode, null),
        new("UTF-32", ContentTypes.Acts, Encoding.UTF32.GetBytes(Good), JsonMalformed, null),
        .. from lone in (string[])
           [@"\ud800", @"\uDBFF", @"\udc00", @"\udc00\ud800", @"\ud800\ud800", @"\ud83dx", @"\ud83d\n", @"x\uDFFF"]
           select Edited("LiftHold", "acts[0].hold", $"\"{lone}\"", TextNotUnicode),
        Acts("a lone surrogate in a name", """{"acts":[{"type":"LiftHold","\ud800":1}]}""", TextNotUnicode, "acts[0]"),
        Edited("RegisterParty", "acts[0].nameZh", @"""稀\ud842""", TextNotUnicode),
    ];

    private static IEnumerable<HostileDocument> Repeated =>
    [
        Acts("acts twice", """{"acts":[],"acts":[]}""", JsonDuplicateMember, "acts"),
        Acts("type twice", """{"acts":[{"type":"A","type":"A"}]}""", JsonDuplicateMember, "acts[0].type"),
        Acts("first and last", """{"acts":[{"a":1,"b":2,"c":3,"a":4}]}""", JsonDuplicateMember, "acts[0].a"),
        Acts("an escaped name", """{"acts":[{"a":1,"\u0061":2}]}""", JsonDuplicateMember, "acts[0].a"),
        Acts("two escaped names", """{"acts":[{"\u0061b":1,"a\u0062":2}]}""", JsonDuplicateMember, "acts[0].ab"),
        Acts("an empty name twice", """{"":1,"":2}""", JsonDuplicateMember, ""),
        Acts("a pair and its character", "{\"\\ud842\\udfb7\":1,\"\ud842\udfb7\":2}", JsonDuplicateMember, "??"),
        With("CommissionLot", "extra", "{\"x:a\":{\"b\":{\"c\":1,\"c\":2}}}", JsonDuplicateMember, "extra.x:a.b.c"),
        Edited("CommissionLot", "@context[1]", "{\"a\":\"b:c\",\"a\":\"b:c\"}", JsonDuplicateMember, "@context[1].a"),
        Edited("GrantPermit", "acts[0].yearlyCapacity", """{"value":1,"value":2,"uom":"KGM"}""", JsonDuplicateMember,
            "acts[0].yearlyCapacity.value"),
        Edited("ShipLots", "epcisBody.eventList[0].quantityList[0]",
            """{"epcClass":"urn:x:y","quantity":1,"uom":"KGM","quantity":9}""", JsonDuplicateMember,
            "epcisBody.eventList[0].quantityList[0].quantity"),
        Edited("ShipLots", "epcisBody.eventList[0].readPoint", """{"id":"urn:x:1","i\u0064":"urn:x:2"}""",
            JsonDuplicateMember, "epcisBody.eventList[0].readPoint.id"),
    ];

    private static IEnumerable<HostileDocument> Deep =>
    [
        Acts("lists in lists", Nested("[", 17) , JsonTooDeep, string.Concat(Enumerable.Repeat("[0]", 16))),
        Acts("ten thousand lists", Nested("[", 10_000), JsonTooDeep, string.Concat(Enumerable.Repeat("[0]", 16))),
        Acts("objects in objects", Nested("{\"a\":", 17), JsonTooDeep, string.Join('.', Enumerable.Repeat("a", 16))),
        Acts("never closed", new string('[', 59_000), JsonTooDeep, string.Concat(Enumerable.Repeat("[0]", 16))),
        With("RecordThings", "x:y", Nested("[", 16), JsonTooDeep,
            "x:y" + string.Concat(Enumerable.Repeat("[0]", 15))),
        With("RecordThings", "epcisBody.eventList[0].x:y", Nested("{\"a\":", 13), JsonTooDeep,
            "epcisBody.eventList[0].x:y." + string.Join('.', Enumerable.Repeat("a", 12))),
    ];

    private static IEnumerable<HostileDocument> Long =>
    [
        Acts("60,001 bytes", Good + new string(' ', 60_001 - Good.Length), TooLong),
        Acts("a megabyte", Good + new string(' ', 1_000_000), TooLong),
        Edited("LiftHold", "acts[0].hold", $"\"{new string('a', 4_097)}\"", TooLong),
        Edited("LiftHold", "acts[0].hold", $"\"{string.Concat(Enumerable.Repeat(@"\u0041", 700))}\"", TooLong),
        Acts("a name of 201 bytes", $$"""{"{{new string('n', 201)}}":1}""", TooLong),
        Acts("201 members", $"{{{Series(201, i => $"\"m{i}\":0")}}}", TooLong),
        Acts("1,001 acts", $"{{\"acts\":[{Series(1_001, _ => "{}")}]}}", TooLong, "acts"),
        Edited("PlaceHold", "acts[0].lots", $"[{Series(1_001, _ => "\"\"")}]", TooLong),
        Edited("RecordThings", "epcisBody.eventList[0].epcList", $"[{Series(1_001, i => $"\"urn:x:{i}\"")}]", TooLong),
        Edited("RegisterSite", "acts[0].latitude", new string('9', 41), TooManyDigits),
        Edited("RegisterSite", "acts[0].latitude", new string('9', 50_000), TooManyDigits),
        Edited("RegisterSite", "acts[0].latitude", "0." + new string('0', 50_000) + "1", TooManyDigits),
        With("RecordThings", "epcisBody.eventList[0].x:y", "1" + new string('0', 40), TooManyDigits),
    ];

    private static byte[] Splice(string before, byte[] bad)
    {
        int at = Good.IndexOf(before, StringComparison.Ordinal);
        return [.. Encoding.UTF8.GetBytes(Good[..at]), .. bad, .. Encoding.UTF8.GetBytes(Good[at..])];
    }

    private static string Nested(string open, int levels) =>
        string.Concat(Enumerable.Repeat(open, levels)) + "0"
        + string.Concat(Enumerable.Repeat(open[0] == '[' ? "]" : "}", levels));

    private static string Series(int count, Func<int, string> item) =>
        string.Join(',', Enumerable.Range(0, count).Select(item));
}
