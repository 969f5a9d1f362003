namespace Judges;

/// <summary>Checkpoint, tiles and proofs, judged by Go's <c>sumdb/note</c> and <c>sumdb/tlog</c>.</summary>
[Collection(JudgedNode.Shared)]
public sealed class TlogTests(JudgedNode node)
{
    private static readonly string Judge = Tool.At("artifacts", "judges", "tlog");

    [Fact]
    public async Task Checkpoint_tiles_and_proofs_hold()
    {
        (int exitCode, string output) = await Tool.Run(Judge, node.Url, node.LogFile);
        Assert.True(exitCode == 0, output);
        Assert.Matches(@"note\.Open: 1 checkpoint of [1-9]\d{2,} entries", output);
        Assert.Matches(@"tlog\.CheckRecord: [1-9]\d{2,} entries by [1-9]\d* tiles, [1-9]\d+ proofs as served", output);
        Assert.Matches(@"tlog\.CheckTree: [1-9]\d+ earlier sizes", output);
    }

    [Theory]
    [InlineData("entry", "tlog.CheckRecord of entry")]
    [InlineData("proof", "tlog.CheckRecord of the served proof")]
    [InlineData("consistency", "tlog.CheckTree of the served proof")]
    [InlineData("tile", "downloaded inconsistent tile")]
    [InlineData("checkpoint", "note.Open: ")]
    public async Task Planted_fault_is_found(string fault, string found)
    {
        (int exitCode, string output) = await Tool.Run(Judge, node.Url, node.LogFile, fault);
        Assert.Equal(1, exitCode);
        Assert.Contains(found, output, StringComparison.Ordinal);
    }
}
