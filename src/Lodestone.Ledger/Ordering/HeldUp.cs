using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>A statement that this node sent into the order and that does not come back in a block, though others do.</summary>
/// <param name="Identity">Its identity.</param>
/// <param name="Bytes">Its COSE bytes.</param>
public sealed record HeldUp(Hash Identity, ReadOnlyMemory<byte> Bytes);
