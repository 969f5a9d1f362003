using CsCheck;

namespace Lodestone.Transparency.Tests;

public sealed class HashTests
{
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Hash_of_abc_is_the_one_of_FIPS_180() => Assert.Equal(OfAbc, Hash.Of("abc"u8).ToHex());

    [Fact]
    public void Every_form_reads_back()
    {
        Gen.Byte.Array[Hash.Length].Sample(bytes =>
        {
            var hash = Hash.FromBytes(bytes);
            Assert.Equal(bytes, hash.ToArray());
            Assert.True(hash.Span.SequenceEqual(bytes));
            Assert.Equal(hash, Hash.FromHex(hash.ToHex()));
            Assert.Equal(hash, Hash.FromHex(hash.ToHex().ToUpperInvariant()));
            Assert.Equal(hash, Hash.FromBase64(hash.ToBase64()));
            Assert.Equal(hash.GetHashCode(), Hash.FromBytes(bytes).GetHashCode());
        }, iter: 200);
    }

    [Fact]
    public void Order_is_that_of_the_bytes()
    {
        Gen.Select(Gen.Byte.Array[Hash.Length], Gen.Byte.Array[Hash.Length]).Sample((left, right) =>
        {
            var order = left.AsSpan().SequenceCompareTo(right);
            Assert.Equal(Math.Sign(order), Math.Sign(Hash.FromBytes(left).CompareTo(Hash.FromBytes(right))));
        }, iter: 200);
        Assert.True(Hash.Zero < Hash.Of([]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ba")]
    [InlineData("zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(" a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(OfAbc + "00")]
    public void Text_that_is_not_64_hex_digits_is_no_hash(string text)
    {
        Assert.False(Hash.TryFromHex(text, out _));
        Assert.Throws<FormatException>(() => Hash.FromHex(text));
    }

    [Fact]
    public void Base64_has_one_spelling()
    {
        var text = Hash.Of("abc"u8).ToBase64();
        Assert.Equal(44, text.Length);
        Assert.False(Hash.TryFromBase64(text.TrimEnd('='), out _));
        Assert.False(Hash.TryFromBase64(text + "\n", out _));
        Assert.False(Hash.TryFromBase64(" " + text[1..], out _));
        Assert.False(Hash.TryFromBase64(text.Replace('+', '-').Replace('/', '_') + "=", out _));

        // The last character carries two bits that belong to no byte; they must be zero.
        Assert.EndsWith("0=", text, StringComparison.Ordinal);
        Assert.False(Hash.TryFromBase64(text[..42] + "1=", out _));
        Assert.Throws<FormatException>(() => Hash.FromBase64("AAAA"));
    }

    [Fact]
    public void Only_32_bytes_are_a_hash()
    {
        Assert.Throws<ArgumentException>(() => Hash.FromBytes(new byte[31]));
        Assert.Throws<ArgumentException>(() => Hash.FromBytes(new byte[33]));
    }

    [Fact]
    public void Index_and_size_are_never_negative_and_know_each_other()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EntryIndex(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TreeSize(-1));
        Assert.Equal(new TreeSize(4), new EntryIndex(3).SizeThrough);
        Assert.Equal(new EntryIndex(4), new TreeSize(4).Next);
        Assert.True(new TreeSize(4).Contains(new(3)));
        Assert.False(new TreeSize(4).Contains(new(4)));
        Assert.Equal(new TreeSize(9), new TreeSize(4).Plus(5));
    }
}
