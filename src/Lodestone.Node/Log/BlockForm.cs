using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Log;

/// <summary>A block header as JSON.</summary>
internal sealed record BlockForm(
    long Height,
    string Hash,
    string Previous,
    string Time,
    long FirstIndex,
    long Count,
    string Root,
    string StateDigest)
{
    /// <summary>The form of a header.</summary>
    public static BlockForm Of(BlockHeader block) => new(
        block.Height,
        block.HeaderHash.ToHex(),
        block.Previous.ToHex(),
        new Instant(block.TimeMs).ToString(),
        block.First.Value,
        block.Count,
        block.Root.ToHex(),
        block.StateDigest.ToHex());
}
