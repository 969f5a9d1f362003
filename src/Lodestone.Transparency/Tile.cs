using System.Collections.Immutable;

namespace Lodestone.Transparency;

/// <summary>A hash tile: some neighbouring hashes of one level of the tree (C2SP tlog-tiles).</summary>
public sealed class Tile
{
    private readonly byte[] _bytes;

    private Tile(TileAddress address, byte[] bytes)
    {
        Address = address;
        _bytes = bytes;
    }

    /// <summary>Where it belongs, and how wide it is.</summary>
    public TileAddress Address { get; }

    /// <summary>The content to store and serve: 32 bytes for each hash.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The hash at a place from 0 to the width less 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tile has no such place.</exception>
    public Hash this[int place] => Hash.FromBytes(_bytes.AsSpan(place * Hash.Length, Hash.Length));

    /// <summary>Reads a tile; the content must have exactly the address's width.</summary>
    public static Parsed<Tile> Parse(TileAddress address, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsEntries || bytes.Length != address.Width * Hash.Length
            ? Parsed<Tile>.Bad(FormatFault.WrongLength, "tile")
            : Parsed<Tile>.Of(new Tile(address, bytes.ToArray()));
    }

    /// <summary>
    /// The tiles to write when <paramref name="leaves"/> follow the first <paramref name="oldSize"/> entries: every
    /// tile that got a hash, at its new width, lower levels first. The old partial tiles are asked of the reader.
    /// </summary>
    /// <exception cref="TileUnavailableException">An old partial tile is not there.</exception>
    public static ImmutableArray<Tile> Grow(TreeSize oldSize, IReadOnlyList<Hash> leaves, TileReader reader)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        ArgumentNullException.ThrowIfNull(reader);
        var tiles = ImmutableArray.CreateBuilder<Tile>();
        var added = leaves;
        var before = oldSize.Value;
        for (var level = 0; added.Count > 0; level++)
        {
            added = GrowLevel(level, before, added, reader, tiles);
            before /= TileAddress.FullWidth;
        }

        return tiles.ToImmutable();
    }

    // Writes one level's tiles and hands the roots of those that became full to the next.
    private static List<Hash> GrowLevel(
        int level, long before, IReadOnlyList<Hash> added, TileReader reader, ImmutableArray<Tile>.Builder tiles)
    {
        var index = before / TileAddress.FullWidth;
        var held = (int)(before % TileAddress.FullWidth);
        var current = new List<Hash>(TileAddress.FullWidth);
        if (held > 0)
            current.AddRange(HashesOf(TileAddress.Hashes(level, index, held), reader));
        var full = new List<Hash>();
        foreach (var hash in added)
        {
            current.Add(hash);
            if (current.Count < TileAddress.FullWidth)
                continue;
            tiles.Add(Of(level, index, current));
            full.Add(MerkleTree.RootOf(current));
            current.Clear();
            index++;
        }

        if (current.Count > 0)
            tiles.Add(Of(level, index, current));
        return full;
    }

    /// <summary>The hashes of a tile, as many as the address asks for.</summary>
    internal static Hash[] HashesOf(TileAddress address, TileReader reader)
    {
        if (reader(address) is not { } bytes || bytes.Length % Hash.Length != 0
            || bytes.Length < address.Width * Hash.Length || bytes.Length > TileAddress.FullWidth * Hash.Length)
        {
            throw new TileUnavailableException(address);
        }

        var hashes = new Hash[address.Width];
        for (var i = 0; i < hashes.Length; i++)
            hashes[i] = Hash.FromBytes(bytes.Span.Slice(i * Hash.Length, Hash.Length));
        return hashes;
    }

    private static Tile Of(int level, long index, List<Hash> hashes)
    {
        var bytes = new byte[hashes.Count * Hash.Length];
        for (var i = 0; i < hashes.Count; i++)
            hashes[i].CopyTo(bytes.AsSpan(i * Hash.Length));
        return new Tile(TileAddress.Hashes(level, index, hashes.Count), bytes);
    }
}
