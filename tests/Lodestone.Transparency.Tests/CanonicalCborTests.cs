using CsCheck;

namespace Lodestone.Transparency.Tests;

public sealed class CanonicalCborTests
{
    [Theory]
    [InlineData("00")]
    [InlineData("17")]
    [InlineData("1818")]
    [InlineData("1bffffffffffffffff")]
    [InlineData("20")]
    [InlineData("3bffffffffffffffff")]
    [InlineData("40")]
    [InlineData("63e6b0b4")]
    [InlineData("80")]
    [InlineData("a0")]
    [InlineData("f4")]
    [InlineData("f5")]
    [InlineData("f6")]
    [InlineData("d28440a0f640")]
    [InlineData("a30a001864002080")]
    public void Deterministic_items_are_recognised(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        Assert.Equal((CborVerdict.Deterministic, bytes.Length), CanonicalCbor.Check(bytes));
    }

    [Theory]
    [InlineData("", CborVerdict.Truncated, 0)]
    [InlineData("0000", CborVerdict.TrailingBytes, 1)]
    [InlineData("1817", CborVerdict.NotShortest, 0)]
    [InlineData("1900ff", CborVerdict.NotShortest, 0)]
    [InlineData("1a0000ffff", CborVerdict.NotShortest, 0)]
    [InlineData("1b00000000ffffffff", CborVerdict.NotShortest, 0)]
    [InlineData("3817", CborVerdict.NotShortest, 0)]
    [InlineData("580161", CborVerdict.NotShortest, 0)]
    [InlineData("980100", CborVerdict.NotShortest, 0)]
    [InlineData("b8010000", CborVerdict.NotShortest, 0)]
    [InlineData("d81200", CborVerdict.NotShortest, 0)]
    [InlineData("5f4100ff", CborVerdict.IndefiniteLength, 0)]
    [InlineData("7f6161ff", CborVerdict.IndefiniteLength, 0)]
    [InlineData("9fff", CborVerdict.IndefiniteLength, 0)]
    [InlineData("bfff", CborVerdict.IndefiniteLength, 0)]
    [InlineData("1f", CborVerdict.UnsupportedValue, 0)]
    [InlineData("1c", CborVerdict.UnsupportedValue, 0)]
    [InlineData("f7", CborVerdict.UnsupportedValue, 0)]
    [InlineData("e0", CborVerdict.UnsupportedValue, 0)]
    [InlineData("f820", CborVerdict.UnsupportedValue, 0)]
    [InlineData("f90000", CborVerdict.UnsupportedValue, 0)]
    [InlineData("fb0000000000000000", CborVerdict.UnsupportedValue, 0)]
    [InlineData("ff", CborVerdict.UnsupportedValue, 0)]
    [InlineData("61ff", CborVerdict.NotUtf8, 1)]
    [InlineData("62c080", CborVerdict.NotUtf8, 1)]
    [InlineData("63eda080", CborVerdict.NotUtf8, 1)]
    [InlineData("a201000100", CborVerdict.DuplicateKey, 3)]
    [InlineData("a202000100", CborVerdict.UnsortedKeys, 3)]
    [InlineData("a22000186400", CborVerdict.UnsortedKeys, 3)]
    [InlineData("4261", CborVerdict.Truncated, 1)]
    [InlineData("5bffffffffffffffff", CborVerdict.Truncated, 9)]
    [InlineData("9bffffffffffffffff", CborVerdict.Truncated, 9)]
    [InlineData("bbffffffffffffffff", CborVerdict.Truncated, 9)]
    [InlineData("8161ff", CborVerdict.NotUtf8, 2)]
    [InlineData("c0", CborVerdict.Truncated, 1)]
    public void Anything_else_is_named(string hex, CborVerdict verdict, int offset)
    {
        var bytes = Convert.FromHexString(hex);
        Assert.Equal((verdict, offset), CanonicalCbor.Check(bytes));
    }

    [Fact]
    public void Keys_ascend_bytewise_and_not_by_length_first()
    {
        // RFC 8949: 15 (0x0f) before 395 (0x19018b) before -1 (0x20). RFC 7049 would put -1 before 395.
        CborVerdict Judge(string hex) => CanonicalCbor.Check(Convert.FromHexString(hex)).Verdict;
        Assert.Equal(CborVerdict.Deterministic, Judge("a30f0019018b002000"));
        Assert.Equal(CborVerdict.UnsortedKeys, Judge("a30f00200019018b00"));
    }

    [Fact]
    public void Writer_sorts_mixed_keys_bytewise()
    {
        var writer = CanonicalCbor.NewWriter();
        writer.WriteStartMap(5);
        foreach (var key in new[] { -1, 395, 15, -300 })
        {
            writer.WriteInt32(key);
            writer.WriteNull();
        }

        writer.WriteTextString("a");
        writer.WriteNull();
        writer.WriteEndMap();
        var bytes = writer.Encode();
        Assert.Equal("a50ff619018bf620f639012bf66161f6", Convert.ToHexStringLower(bytes));
        Assert.Equal(CborVerdict.Deterministic, CanonicalCbor.Check(bytes).Verdict);
    }

    [Fact]
    public void Nesting_ends_at_sixteen()
    {
        byte[] Nested(int depth) => [.. Enumerable.Repeat((byte)0x81, depth), 0x00];
        Assert.Equal(CborVerdict.Deterministic, CanonicalCbor.Check(Nested(16)).Verdict);
        Assert.Equal(CborVerdict.TooDeep, CanonicalCbor.Check(Nested(17)).Verdict);
        Assert.Equal(CborVerdict.TooDeep, CanonicalCbor.Check(Nested(100_000)).Verdict);
        byte[] tags = [.. Enumerable.Repeat((byte)0xc1, 100_000), 0x00];
        Assert.Equal(CborVerdict.TooDeep, CanonicalCbor.Check(tags).Verdict);
    }

    [Fact]
    public void Length_is_bounded()
    {
        Assert.Equal(CborVerdict.TooLong, CanonicalCbor.Check(new byte[11], maxBytes: 10).Verdict);
    }

    [Fact]
    public void Any_bytes_get_a_verdict()
    {
        Gen.Byte.Array[0, 64].Sample(bytes =>
        {
            var (verdict, offset) = CanonicalCbor.Check(bytes);
            Assert.True(Enum.IsDefined(verdict));
            Assert.InRange(offset, 0, bytes.Length);
        }, iter: 20_000);
    }
}
