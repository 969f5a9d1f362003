using static Lodestone.Transparency.Tests.Craft;

namespace Lodestone.Transparency.Tests;

public sealed class BlockHeaderTests
{
    private static readonly BlockHeader Header = new(
        4, Hash.Of("previous"u8), 1_780_000_000_123, new(10), 3, Hash.Of("root"u8), Hash.Of("digest"u8), 1);

    [Fact]
    public void Header_reads_back()
    {
        var read = BlockHeader.Parse(Header.Encode()).Value;
        Assert.Equal(Header, read);
        Assert.Equal(Header.HeaderHash, read.HeaderHash);
        Assert.Equal(new TreeSize(13), read.SizeAfter);
        Assert.Equal(CborVerdict.Deterministic, CanonicalCbor.Check(Header.Encode()).Verdict);
    }

    [Fact]
    public void Every_member_is_in_the_hash()
    {
        BlockHeader[] others =
        [
            Header with { Height = 5 }, Header with { Previous = Hash.Zero }, Header with { TimeMs = 1 },
            Header with { First = new(11) }, Header with { Count = 4 }, Header with { Root = Hash.Zero },
            Header with { StateDigest = Hash.Zero }, Header with { RulesVersion = 2 },
        ];
        Assert.Equal(9, others.Append(Header).Select(header => header.HeaderHash).Distinct().Count());
    }

    [Fact]
    public void Malformed_header_is_named()
    {
        var good = Header.Encode();
        for (var length = 1; length < good.Length; length++)
            Assert.Equal(FormatFault.Truncated, BlockHeader.Parse(good.AsMemory(0, length)).Fault);
        Assert.Equal(FormatFault.Empty, BlockHeader.Parse(default).Fault);
        Assert.Equal(FormatFault.TrailingBytes, BlockHeader.Parse((byte[])[.. good, 0]).Fault);
        AssertBad(FormatFault.BadStructure, "block", Array(Int(4)));
        AssertBad(FormatFault.OutOfRange, "count", Members(count: Int(0)));
        AssertBad(FormatFault.WrongType, "height", Members(height: Int(-1)));
        AssertBad(FormatFault.OutOfRange, "block", Members(count: Int(long.MaxValue)));
        AssertBad(FormatFault.OutOfRange, "block", Members(time: 253_402_300_800_000));
    }

    [Fact]
    public void State_line_reads_back_from_the_checkpoint()
    {
        var line = new StateRootLine(12, Hash.Of("rows"u8));
        var checkpoint = new Checkpoint("o", new(13), Header.Root, [Header.ExtensionLine, line.ToString()]);
        Assert.Equal(line, StateRootLine.Of(Checkpoint.Parse(checkpoint.ToString()).Value));
        Assert.Null(StateRootLine.Of(new Checkpoint("o", new(13), Header.Root, [Header.ExtensionLine])));
        var root = line.Root.ToBase64();
        foreach (var bent in new[] { $"state 012 {root}", $"state -1 {root}", "state 1 x" })
            Assert.Null(StateRootLine.Of(new Checkpoint("o", new(13), Header.Root, [bent])));
    }

    private static void AssertBad(FormatFault fault, string field, byte[] bytes)
    {
        var parse = BlockHeader.Parse(bytes);
        Assert.Equal((fault, field), (parse.Fault, parse.Field));
    }

    private static byte[] Members(byte[]? height = null, byte[]? count = null, long time = 1)
    {
        var hash = Bytes(new byte[32]);
        return Array(height ?? Int(4), hash, Int(time), Int(10), count ?? Int(3), hash, hash, Int(1));
    }
}
