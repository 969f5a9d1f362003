using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>All that one commit makes durable.</summary>
/// <param name="Header">The block's header.</param>
/// <param name="Entries">Its entries in order.</param>
/// <param name="Tiles">Every hash tile that got a hash.</param>
/// <param name="Frontier">The tree's frontier after it.</param>
/// <param name="StateRoot">The state root, when one is due at this block.</param>
internal sealed record StoredBlock(
    BlockHeader Header,
    IReadOnlyList<StoredEntry> Entries,
    ImmutableArray<Tile> Tiles,
    MerkleFrontier Frontier,
    StateRootLine? StateRoot);

/// <summary>An accepted statement and what it did.</summary>
/// <param name="Identity">Identity of the statement.</param>
/// <param name="Cose">The exact bytes.</param>
/// <param name="Effects">Its effects on the state.</param>
internal sealed record StoredEntry(Hash Identity, ReadOnlyMemory<byte> Cose, IReadOnlyList<StateChange> Effects);

/// <summary>A statement for which a promise was given and no answer yet.</summary>
/// <param name="Identity">Identity of the statement.</param>
/// <param name="Cose">The exact bytes.</param>
/// <param name="DeadlineSeconds">Until when it was promised, Unix seconds.</param>
internal sealed record PendingStatement(Hash Identity, ReadOnlyMemory<byte> Cose, long DeadlineSeconds);
