using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// The second look before anything is signed: reads a block back from the store and derives its root another way than
/// the loop did, from the bytes of the entries and from the stored tiles. One bit that turned in memory or on the disk
/// stops the ledger instead of being signed (Yeti 2022).
/// </summary>
internal static class HeadCheck
{
    /// <exception cref="StoreFailureException">What lies in the store is not what is about to be signed.</exception>
    internal static void Confirm(LedgerStore store, BlockHeader header)
    {
        if (store.Read(reader => reader.Block(header.Height)) is not { } read || read != header)
        {
            throw new StoreFailureException($"Block {header.Height} was read back as another than was written.");
        }

        List<EntryRow> entries = store.Read(reader => reader.Entries(header.First.Value, (int)header.Count));
        if (entries.Count != header.Count)
        {
            throw new StoreFailureException($"Block {header.Height} was read back with {entries.Count} entries.");
        }

        ConfirmLeaves(store, entries);
        Hash root = MerkleFrontier.FromTiles(header.SizeAfter, store.Tile).Root;
        if (root != header.Root)
        {
            throw new StoreFailureException(
                $"The tiles of size {header.SizeAfter} have root {root}, not {header.Root}.");
        }
    }

    /// <summary>Checks entries' bytes against the leaves that their tiles hold.</summary>
    /// <exception cref="StoreFailureException">One differs, or a tile is missing.</exception>
    internal static void ConfirmLeaves(LedgerStore store, IReadOnlyList<EntryRow> entries)
    {
        (long held, ReadOnlyMemory<byte> hashes) = (-1, default);
        foreach (EntryRow entry in entries)
        {
            (long tile, int place) = (entry.Index / TileAddress.FullWidth, (int)(entry.Index % TileAddress.FullWidth));
            if (tile != held || hashes.Length < (place + 1) * Hash.Length)
            {
                (held, hashes) = (tile, store.Tile(TileAddress.Hashes(0, tile, place + 1))
                    ?? throw new StoreFailureException($"The tile of entry {entry.Index} is missing."));
            }

            if (Hash.FromBytes(hashes.Span.Slice(place * Hash.Length, Hash.Length)) != MerkleTree.LeafHash(entry.Cose))
            {
                throw new StoreFailureException($"The bytes of entry {entry.Index} are not those that the tree holds.");
            }
        }
    }
}
