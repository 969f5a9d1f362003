using CsCheck;
using static Lodestone.Transparency.StatementMalformation;
using static Lodestone.Transparency.Tests.Craft;

namespace Lodestone.Transparency.Tests;

/// <summary>One thing wrong at a time, and the exact reason and field for each.</summary>
public sealed class HostileStatementTests
{
    private static readonly Dictionary<int, byte[]> Claims = new()
    {
        [1] = Text("issuer"),
        [2] = Text("subject"),
        [3] = Bytes(new byte[32]),
        [4] = Int(Statements.IssuedAt + 60),
        [6] = Int(Statements.IssuedAt),
    };

    private static readonly Dictionary<int, byte[]> Fields = new()
    {
        [1] = Int(-8),
        [3] = Text("application/json"),
        [4] = Bytes(new byte[32]),
    };

    [Fact]
    public void Crafted_statement_without_a_fault_is_read() => Assert.True(Parse(Header()).IsParsed);

    [Theory]
    [InlineData(1, "alg")]
    [InlineData(3, "content type")]
    [InlineData(4, "kid")]
    public void Missing_field_is_named(int label, string field) => AssertBad(MissingField, field, Header(drop: label));

    [Theory]
    [InlineData(1, "iss")]
    [InlineData(2, "sub")]
    [InlineData(3, "aud")]
    [InlineData(4, "exp")]
    [InlineData(6, "iat")]
    public void Missing_claim_is_named(int claim, string field) =>
        AssertBad(MissingField, field, Header(dropClaim: claim));

    [Fact]
    public void Missing_claims_are_named() =>
        AssertBad(MissingField, "CWT claims", Map(Fields.Select(field => (Int(field.Key), field.Value))));

    [Theory]
    [InlineData(1, "alg")]
    [InlineData(3, "content type")]
    [InlineData(4, "kid")]
    public void Field_of_another_type_is_named(int label, string field)
    {
        foreach (var wrong in new[] { Null, EmptyMap, [0xf5], Array(), [0xc1, 0x00] })
            AssertBad(WrongType, field, Header(set: (label, wrong)));
    }

    [Theory]
    [InlineData(1, "iss")]
    [InlineData(2, "sub")]
    [InlineData(3, "aud")]
    [InlineData(4, "exp")]
    [InlineData(6, "iat")]
    public void Claim_of_another_type_is_named(int claim, string field)
    {
        foreach (var wrong in new[] { Null, EmptyMap, [0xf5], Array(), Int(-5), [0xc1, 0x00] })
            AssertBad(WrongType, field, Header(setClaim: (claim, wrong)));
    }

    [Fact]
    public void Wrong_values_are_named()
    {
        AssertBad(WrongType, "kid", Header(set: (4, Text("key"))));
        AssertBad(WrongLength, "kid", Header(set: (4, Bytes(new byte[31]))));
        AssertBad(WrongType, "aud", Header(setClaim: (3, Text(new string('a', 32)))));
        AssertBad(WrongLength, "aud", Header(setClaim: (3, Bytes(new byte[33]))));
        AssertBad(UnknownAlgorithm, "alg", Header(set: (1, Int(-37))));
        AssertBad(UnknownAlgorithm, "alg", Header(set: (1, Int(7))));
        AssertBad(WrongType, "alg", Header(set: (1, Text("EdDSA"))));
        AssertBad(Empty, "iss", Header(setClaim: (1, Text(""))));
        AssertBad(ForbiddenCharacter, "sub", Header(setClaim: (2, Text("a\nb"))));
        AssertBad(ForbiddenCharacter, "sub", Header(setClaim: (2, Text("a\u0085b"))));
        AssertBad(TooLong, "iss", Header(setClaim: (1, Text(new string('i', 1025)))));
        AssertBad(TooLong, "content type", Header(set: (3, Text(new string('c', 256)))));
        AssertBad(NotUtf8, "protected", Header(setClaim: (1, [0x62, 0xc3, 0x28])));
        AssertBad(WrongType, "content type", Header(set: (3, Int(50))));
    }

    [Fact]
    public void Wrong_times_are_named()
    {
        AssertBad(ExpiresBeforeIssue, "exp", Header(setClaim: (4, Int(Statements.IssuedAt))));
        AssertBad(ExpiresBeforeIssue, "exp", Header(setClaim: (4, Int(0))));
        var limit = Statements.IssuedAt + StatementHeader.MaxValiditySeconds;
        Assert.True(Parse(Header(setClaim: (4, Int(limit)))).IsParsed);
        AssertBad(ValidForTooLong, "exp", Header(setClaim: (4, Int(limit + 1))));
        AssertBad(ValidForTooLong, "exp", Header(setClaim: (4, Int(long.MaxValue))));
        AssertBad(OutOfRange, "exp", AtTheEndOfTime(StatementHeader.MaxUnixSeconds));
        AssertBad(OutOfRange, "exp", AtTheEndOfTime(long.MaxValue - 1));
        AssertBad(OutOfRange, "exp", Header(setClaim: (4, [0x1b, 0x80, 0, 0, 0, 0, 0, 0, 0])));
        AssertBad(NotDeterministic, "protected", Header(setClaim: (4, [0xfb, 0x41, 0xda, 0, 0, 0, 0, 0, 0])));
    }

    [Fact]
    public void Unknown_field_is_critical()
    {
        AssertBad(UnknownCriticalField, "protected", Header(add: (Int(5), Bytes(new byte[8]))));
        AssertBad(UnknownCriticalField, "protected", Header(add: (Int(16), Text("type"))));
        AssertBad(UnknownCriticalField, "protected", Header(add: (Int(-70_000), Null)));
        AssertBad(WrongType, "protected", Header(add: (Text("x"), Null)));
        AssertBad(UnknownCriticalField, "CWT claims", Header(addClaim: (Int(7), Bytes([1]))));
        AssertBad(UnknownCriticalField, "CWT claims", Header(addClaim: (Int(-1), Null)));
    }

    [Fact]
    public void Critical_list_names_only_what_is_known_and_there()
    {
        byte[] Crit(byte[] list) => Header(add: (Int(2), list));
        Assert.True(Parse(Crit(Array(Int(15)))).IsParsed);
        Assert.True(Parse(Crit(Array(Int(4), Int(15)))).IsParsed);
        AssertBad(UnknownCriticalField, "crit", Crit(Array(Int(15), Int(99))));
        AssertBad(UnknownCriticalField, "crit", Crit(Array(Int(2))));
        AssertBad(UnknownCriticalField, "crit", Crit(Array(Int(0))));
        AssertBad(WrongType, "crit", Crit(Array(Text("unknown"))));
        AssertBad(WrongType, "crit", Crit(Int(15)));
        AssertBad(NotACoseSign1, "crit", Crit(Array()));
        AssertBad(NotACoseSign1, "crit", Crit(Array(Int(15), Int(15))));
    }

    [Fact]
    public void Doubled_or_unsorted_fields_are_refused()
    {
        var header = Header();
        AssertBad(DuplicateField, "protected", [(byte)(header[0] + 1), .. Int(1), .. Int(-8), .. header[1..]]);
        var claims = Claims.Select(claim => (Int(claim.Key), claim.Value)).ToList();
        AssertBad(DuplicateField, "protected", WithClaims([claims[0], .. claims]));
        AssertBad(NotDeterministic, "protected", WithClaims([claims[1], claims[0], .. claims[2..]]));
        AssertBad(NotDeterministic, "protected",
            Map([(Int(15), Map(claims)), .. Fields.Select(field => (Int(field.Key), field.Value))]));
    }

    [Fact]
    public void Other_spellings_of_the_same_header_are_refused()
    {
        AssertBad(NotDeterministic, "protected", Header(set: (1, [0x38, 0x07])));
        byte[] long8 = [0x1b, 0, 0, 0, 0, .. Int(Statements.IssuedAt + 60)[1..]];
        AssertBad(NotDeterministic, "protected", Header(setClaim: (4, long8)));
        AssertBad(NotDeterministic, "protected", Header(setClaim: (1, [0x78, 0x02, 0x61, 0x61])));
        AssertBad(NotDeterministic, "protected", Header(setClaim: (1, [0x7f, 0x61, 0x61, 0xff])));
        AssertBad(NotDeterministic, "protected", [0xbf, .. Header()[1..], 0xff]);
        AssertBad(TrailingBytes, "protected", [.. Header(), 0x00]);
        AssertBad(Truncated, "protected", Header()[..^1]);
        AssertBad(WrongType, "protected", Array());
        AssertBad(Empty, "protected", []);
    }

    [Fact]
    public void Frame_is_exactly_a_tagged_sign1()
    {
        var good = Sign1(Header());
        AssertBadBytes(NotACoseSign1, "tag", good[1..]);
        AssertBadBytes(NotACoseSign1, "tag", [0xd1, .. good[1..]]);
        AssertBadBytes(NotACoseSign1, "message", [0xd2, .. good]);
        AssertBadBytes(NotACoseSign1, "message", [0xd2, .. Array(Bytes(Header()), EmptyMap, Bytes([1]))]);
        AssertBadBytes(NotACoseSign1, "message",
            [0xd2, .. Array(Bytes(Header()), EmptyMap, Bytes([1]), Signature, Null)]);
        AssertBadBytes(NotACoseSign1, "message", [0xd2, .. EmptyMap]);
        AssertBadBytes(NotDeterministic, "message", [0xd8, 0x12, .. good[1..]]);
        AssertBadBytes(NotDeterministic, "message", [0xd2, 0x9f, .. good[2..], 0xff]);
        AssertBadBytes(NotDeterministic, "message",
            [0xd2, 0x84, 0x5f, .. Bytes(Header()), 0xff, .. EmptyMap, .. Bytes([1]), .. Signature]);
        AssertBadBytes(TrailingBytes, "message", [.. good, 0x00]);
        AssertBadBytes(TrailingBytes, "message", [.. good, .. good]);
    }

    [Fact]
    public void Frame_parts_are_checked()
    {
        AssertBadBytes(UnprotectedHeaderNotEmpty, "unprotected", Sign1(Header(), Map([(Int(4), Bytes([1]))])));
        AssertBadBytes(WrongType, "unprotected", Sign1(Header(), Array()));
        AssertBadBytes(PayloadDetached, "payload", Sign1(Header(), payload: Null));
        AssertBadBytes(Empty, "payload", Sign1(Header(), payload: Bytes([])));
        AssertBadBytes(WrongType, "payload", Sign1(Header(), payload: Text("{}")));
        AssertBadBytes(WrongLength, "signature", Sign1(Header(), signature: Bytes(new byte[63])));
        AssertBadBytes(WrongLength, "signature", Sign1(Header(), signature: Bytes(new byte[65])));
        AssertBadBytes(WrongType, "signature", Sign1(Header(), signature: Null));
        byte[] deep = [.. Enumerable.Repeat((byte)0x81, 40), 0x00];
        AssertBadBytes(TooDeep, "message", Sign1(Header(), Map([(Int(4), deep)])));
    }

    [Fact]
    public void Offset_points_at_the_fault()
    {
        var bytes = Sign1(Header(set: (1, Int(-37))));
        // Tag, array, two bytes of string head, map, label: then the algorithm.
        Assert.Equal(6, SignedStatement.Parse(bytes).Offset);
        Assert.Equal(5, SignedStatement.Parse(Sign1(Header(add: (Int(0), Null)))).Offset);
        Assert.Equal(bytes.Length, SignedStatement.Parse((byte[])[.. bytes, 0]).Offset);
    }

    [Fact]
    public void Whole_is_at_most_65535_bytes()
    {
        var overhead = Sign1(Header(), payload: Bytes(new byte[60_000])).Length - 60_000;
        var fits = Sign1(Header(), payload: Bytes(new byte[SignedStatement.MaxBytes - overhead]));
        Assert.Equal(SignedStatement.MaxBytes, fits.Length);
        Assert.True(SignedStatement.Parse(fits).IsParsed);
        AssertBadBytes(TooLong, "message", Sign1(Header(), payload: Bytes(new byte[65_536 - overhead])));
    }

    [Fact]
    public void Statement_cut_short_at_any_byte_is_refused()
    {
        var bytes = Statements.Signed().Bytes;
        AssertBadBytes(Empty, "message", []);
        for (var length = 1; length < bytes.Length; length++)
            AssertBadBytes(Truncated, "message", bytes[..length].ToArray());
    }

    [Fact]
    public void Statement_with_any_one_bit_flipped_never_verifies()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA);
        var good = Statements.Signed();
        for (var bit = 0; bit < good.Bytes.Length * 8; bit++)
        {
            var parse = SignedStatement.Parse(Mutation.FlipBit(good.Bytes.Span, bit));
            Assert.NotEqual(parse.IsParsed, parse.Malformation is not null);
            if (parse.IsParsed)
                Assert.NotEqual(SignatureVerdict.Valid, parse.Statement.VerifySignature(key.PublicKey));
        }
    }

    [Fact]
    public void Arbitrary_bytes_get_a_reason()
    {
        var good = Statements.Signed().Bytes.ToArray();
        var place = Gen.Int[0, good.Length];
        var splice = Gen.Select(place, Gen.Byte.Array[0, 12], place, (at, bytes, to) =>
            (byte[])[.. good[..at], .. bytes, .. good[Math.Max(at, to)..]]);
        Gen.OneOf(Gen.Byte.Array[0, 200], splice).Sample(bytes =>
        {
            var parse = SignedStatement.Parse(bytes);
            Assert.True(parse.IsParsed || Enum.IsDefined(parse.Malformation.Value));
        }, iter: 5_000);
    }

    private static byte[] Header(
        int? drop = null, int? dropClaim = null, (int, byte[])? set = null, (int, byte[])? setClaim = null,
        (byte[], byte[])? add = null, (byte[], byte[])? addClaim = null)
    {
        var claims = Edited(Claims, dropClaim, setClaim, addClaim);
        var fields = Edited(Fields, drop, set, add);
        return Map(Sorted([.. fields, (Int(15), Map(claims))]));
    }

    // A well-formed header whose statement would be signed in some second and expire in the next.
    private static byte[] AtTheEndOfTime(long issuedAt) => Map(Sorted([
        .. Edited(Fields, null, null, null),
        (Int(15), Map(Sorted([
            .. Edited(Claims, 4, (6, Int(issuedAt)), (Int(4), Int(issuedAt + 1))),
        ]))),
    ]));

    private static byte[] WithClaims(IEnumerable<(byte[], byte[])> claims) =>
        Map([.. Fields.Select(field => (Int(field.Key), field.Value)), (Int(15), Map(claims))]);

    private static List<(byte[] Key, byte[] Value)> Edited(
        Dictionary<int, byte[]> fields, int? drop, (int Label, byte[] Value)? set, (byte[], byte[])? add)
    {
        var list = fields.Where(field => field.Key != drop)
            .Select(field => (Int(field.Key), field.Key == set?.Label ? set.Value.Value : field.Value)).ToList();
        if (add is { } extra)
            list.Add(extra);
        return Sorted(list);
    }

    private static List<(byte[] Key, byte[] Value)> Sorted(List<(byte[] Key, byte[] Value)> fields)
    {
        fields.Sort((left, right) => left.Key.AsSpan().SequenceCompareTo(right.Key));
        return fields;
    }

    private static StatementParse Parse(byte[] header) => SignedStatement.Parse(Sign1(header));

    private static void AssertBad(StatementMalformation malformation, string field, byte[] header) =>
        AssertBadBytes(malformation, field, Sign1(header));

    private static void AssertBadBytes(StatementMalformation malformation, string field, byte[] bytes)
    {
        var parse = SignedStatement.Parse(bytes);
        Assert.Equal((malformation, field), (parse.Malformation, parse.Field));
        Assert.False(parse.IsParsed);
    }
}
