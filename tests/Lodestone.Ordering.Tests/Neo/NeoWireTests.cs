using System.Security.Cryptography;
using Lodestone.Ordering.Neo;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>The wire format piece by piece.</summary>
public sealed class NeoWireTests
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(252, "fc")]
    [InlineData(253, "fdfd00")]
    [InlineData(65_535, "fdffff")]
    [InlineData(65_536, "fe00000100")]
    public void Lengths_are_written_and_read_in_their_shortest_form(int length, string hex)
    {
        Assert.Equal(hex, Convert.ToHexStringLower(new WireWriter().Length(length).ToArray()));
        WireReader reader = new(Convert.FromHexString(hex));
        Assert.Equal(length, reader.Length(70_000));
        reader.End();
    }

    [Theory]
    [InlineData("fdfc00", "shortest form")]
    [InlineData("feffff0000", "shortest form")]
    [InlineData("ffffffffff00000000", "shortest form")]
    [InlineData("ffffffffffffffffff", "at most 70000")]
    [InlineData("fe71110100", "at most 70000")]
    [InlineData("fd", "bytes are expected")]
    public void Other_lengths_are_refused(string hex, string why) => Assert.Contains(
        why, Assert.Throws<FormatException>(() => new WireReader(Convert.FromHexString(hex)).Length(70_000)).Message);

    [Fact]
    public void Only_the_one_shape_of_script_is_an_envelope()
    {
        byte[] script = NeoScript.Carrying([7, 8, 9]);
        Assert.Equal("0d030007080945", Convert.ToHexStringLower(script));
        Assert.True(NeoScript.TryEnvelope(script, out ReadOnlySpan<byte> envelope));
        Assert.Equal([7, 8, 9], envelope.ToArray());
        Assert.Equal(65_535, NeoScript.Carrying(new byte[NeoScript.MaxEnvelope]).Length);
        Assert.All(
            (string[])["", "0d000045", "0c0307080945", "0d0300070845", "0d03000708090045", "0d020007080945", "0d030007080946"],
            hex => Assert.False(NeoScript.TryEnvelope(Convert.FromHexString(hex), out _), hex));
    }

    [Fact]
    public void A_quorum_is_read_and_every_other_script_refused()
    {
        using MadeChain chain = new();
        byte[] script = NeoBlock.Parse(chain.Add()).Verification;
        (int wanted, byte[][] keys) = NeoScript.Quorum(script);
        Assert.Equal((3, 4), (wanted, keys.Length));
        Assert.Throws<FormatException>(() => NeoScript.Quorum(script.AsSpan(0, script.Length - 1)));
        Assert.Throws<FormatException>(() => NeoScript.Quorum([.. script, 0]));
        byte[] tooFew = [0x12, .. script[1..]];
        Assert.Equal(2, NeoScript.Quorum(tooFew).Wanted);
        Assert.Equal(
            "2 of 4 signatures are no quorum of dBFT.",
            Assert.Throws<FormatException>(() => NeoQuorum.Open(tooFew)).Message);
    }

    [Fact]
    public void A_key_is_the_same_compressed_and_opened_again()
    {
        byte[] message = [1];
        for (int i = 0; i < 20; i++)
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using ECDsa opened = NeoKey.Open(NeoKey.Compress(key));
            Assert.True(opened.VerifyData(message, key.SignData(message, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256));
        }

        byte[] unknown = [9, .. new byte[32]];
        byte[] beyond = [2, .. Enumerable.Repeat((byte)0xFF, 32)];
        Assert.Throws<FormatException>(() => NeoKey.Open(unknown));
        Assert.Throws<FormatException>(() => NeoKey.Open(beyond));
    }

    [Fact]
    public void The_same_envelope_is_the_same_transaction_whoever_asks_and_signatures_do_not_change_its_hash()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] one = Made.Carrying(key, [1, 2]);
        byte[] two = Made.Carrying(key, [1, 2]);
        Assert.NotEqual(one, two);
        Assert.Equal(Read(one).Id, Read(two).Id);
        Assert.NotEqual(Read(one).Id, Read(Made.Carrying(key, [1, 3])).Id);
    }

    // P stands for a script hash, Q for a key.
    [Theory]
    [InlineData("00", true)]
    [InlineData("01", false)]
    [InlineData("80", false)]
    [InlineData("1002PP", false)]
    [InlineData("2001Q", false)]
    [InlineData("40010102060100" + "0118P19Q2028P030129Q", false)]
    [InlineData("71" + "01P01Q010120", false)]
    [InlineData("02", null)]
    [InlineData("40010155", null)]
    [InlineData("400101010101010101010101010101010120", null)]
    public void Every_scope_is_read_and_none_but_the_narrowest_carries_an_envelope(string scope, bool? carries)
    {
        string filled = scope.Replace("P", new string('3', 40), StringComparison.Ordinal)
            .Replace("Q", new string('2', 66), StringComparison.Ordinal);
        Check($"01{new string('1', 40)}{filled}", "00", 1, carries);
    }

    [Theory]
    [InlineData("0101", false)]
    [InlineData("0111" + "0100000000000000" + "00" + "03010203", false)]
    [InlineData("0120" + "05000000", false)]
    [InlineData("0121" + "2222222222222222222222222222222222222222222222222222222222222222", false)]
    [InlineData("0122" + "04", false)]
    [InlineData("0199", null)]
    public void Every_attribute_is_read_and_carries_no_envelope(string attributes, bool? carries) =>
        Check($"01{new string('1', 40)}00", attributes, 1, carries);

    [Fact]
    public void Two_signers_carry_no_envelope_and_none_is_malformed()
    {
        string two = $"02{new string('1', 40)}00{new string('2', 40)}00";
        Check(two, "00", 2, false);
        Check(two, "00", 1, null);
        Check("00", "00", 0, null);
    }

    private static void Check(string signers, string attributes, int witnesses, bool? carries)
    {
        byte[] unsigned = Made.Unsigned(
            1, 2, Convert.FromHexString(signers), Convert.FromHexString(attributes), NeoScript.Carrying([5]));
        byte[] whole = Made.Whole(unsigned, [.. Enumerable.Repeat(((byte[])[1], (byte[])[2]), witnesses)]);
        if (carries is { } does)
        {
            Assert.Equal(does, Read(whole).Envelope is not null);
        }
        else
        {
            Assert.Throws<FormatException>(() => Read(whole));
        }
    }

    private static NeoTransaction Read(byte[] bytes)
    {
        WireReader reader = new(bytes);
        NeoTransaction read = NeoTransaction.Read(ref reader, bytes);
        reader.End();
        return read;
    }
}
