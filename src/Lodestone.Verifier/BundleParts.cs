using System.Collections.Immutable;
using Lodestone.Transparency;

namespace Lodestone.Verifier;

/// <summary>An entry of the log as a bundle shows it.</summary>
/// <param name="Index">Entry index.</param>
/// <param name="BlockTimeMs">Time of its block, Unix milliseconds; vouched for by the log's manifest.</param>
/// <param name="Statement">The exact COSE bytes.</param>
/// <param name="Path">Inclusion path in the tree of the bundle's checkpoint (RFC 9162 section 2.1.3).</param>
public sealed record BundleEntry(
    long Index, long BlockTimeMs, ReadOnlyMemory<byte> Statement, ImmutableArray<Hash> Path);

/// <summary>A row of the state as a bundle proves it, against the state root that the checkpoint carries.</summary>
/// <param name="Table">Table name.</param>
/// <param name="Key">Row key.</param>
/// <param name="Row">Canonical bytes of the row.</param>
/// <param name="Leaf">Place among all rows in ordinal order.</param>
/// <param name="Path">Inclusion path in the state tree.</param>
public sealed record BundleRow(
    string Table, string Key, ReadOnlyMemory<byte> Row, long Leaf, ImmutableArray<Hash> Path);

/// <summary>An entry that belongs to the lineage and is not shown: it stands as its hash.</summary>
/// <param name="Index">Entry index.</param>
/// <param name="LeafHash">Its leaf hash.</param>
/// <param name="Path">Inclusion path.</param>
/// <param name="Reason">Stable word, such as <c>not-addressed-to-the-holder</c>.</param>
public sealed record WithheldEntry(long Index, Hash LeafHash, ImmutableArray<Hash> Path, string Reason);
