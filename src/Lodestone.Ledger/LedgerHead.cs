using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>The last published head of the log.</summary>
/// <param name="Header">Header of its last block.</param>
/// <param name="Note">The signed checkpoint that carries the header's hash, as it is served.</param>
/// <param name="StateRoot">The state root that the checkpoint carries; null if it carries none.</param>
public sealed record LedgerHead(BlockHeader Header, SignedNote Note, StateRootLine? StateRoot);
