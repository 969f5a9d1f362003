namespace Lodestone.Transparency;

/// <summary>
/// Fetches the bytes of a hash tile: 32 for each hash, first hash first. It MAY answer with a wider tile of the same
/// level and index, whose first hashes are the same; it MUST answer null, never fewer hashes, when it has none. What it
/// answers need not be trusted: proofs built from wrong tiles do not verify.
/// </summary>
/// <param name="address">The tile, at the least width that is needed.</param>
/// <returns>The bytes, or null when the tile is not there.</returns>
public delegate ReadOnlyMemory<byte>? TileReader(TileAddress address);
