using Lodestone.Ledger;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Log;

/// <summary>Where the published head stands, as JSON: two nodes that agree give the same.</summary>
/// <param name="Height">Height of the last block.</param>
/// <param name="Size">Entries in the tree.</param>
/// <param name="Root">Its Merkle root, hexadecimal.</param>
/// <param name="StateDigest">Chained over the effects of every entry, hexadecimal.</param>
/// <param name="Time">Time of the last block.</param>
/// <param name="RulesVersion">The law by which it was judged.</param>
/// <param name="StateRoot">Merkle root over the state's rows, hexadecimal, if the head carries it.</param>
internal sealed record HeadForm(
    long Height, long Size, string Root, string StateDigest, string Time, int RulesVersion, string? StateRoot)
{
    /// <summary>The form of a head.</summary>
    public static HeadForm Of(LedgerHead head) => new(
        head.Header.Height,
        head.Header.SizeAfter.Value,
        head.Header.Root.ToHex(),
        head.Header.StateDigest.ToHex(),
        new Instant(head.Header.TimeMs).ToString(),
        head.Header.RulesVersion,
        head.StateRoot?.Root.ToHex());
}
