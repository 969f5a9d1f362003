using CsCheck;

namespace Lodestone.Transparency.Tests;

public sealed class TileTests
{
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 1, 256, "tile/0/001")]
    [InlineData(0, 999, 256, "tile/0/999")]
    [InlineData(0, 1000, 256, "tile/0/x001/000")]
    [InlineData(1, 67, 112, "tile/1/067.p/112")]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(5, 1000000, 1, "tile/5/x001/x000/000.p/1")]
    [InlineData(63, 0, 255, "tile/63/000.p/255")]
    [InlineData(0, long.MaxValue, 256, "tile/0/x009/x223/x372/x036/x854/x775/807")]
    public void Hash_tile_has_the_path_of_the_standard(int level, long index, int width, string path)
    {
        var address = TileAddress.Hashes(level, index, width);
        Assert.Equal(path, address.ToString());
        Assert.Equal(address, TileAddress.Parse(path).Value);
    }

    [Theory]
    [InlineData(0, 256, "tile/entries/000")]
    [InlineData(123456, 7, "tile/entries/x123/456.p/7")]
    public void Entry_bundle_has_the_path_of_the_standard(long index, int width, string path)
    {
        var address = TileAddress.Entries(index, width);
        Assert.Equal(path, address.ToString());
        Assert.Equal(address, TileAddress.Parse(path).Value);
        Assert.True(TileAddress.Parse(path).Value.IsEntries);
        Assert.Throws<InvalidOperationException>(() => address.Level);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tile/")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("/tile/0/000")]
    [InlineData("tile/0/000/")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/+1/000")]
    [InlineData("tile/data/000")]
    [InlineData("Tile/0/000")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/x000/000")]
    [InlineData("tile/0/001/002")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/0/x001/x002")]
    [InlineData("tile/0/x1/002")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/1/2")]
    [InlineData("tile/0/x001.p/000.p/1")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/999")]
    [InlineData("tile/0/../000")]
    [InlineData("tile/0/٠٠٠")]
    public void Path_of_any_other_spelling_is_refused(string path) =>
        Assert.Equal(FormatFault.BadStructure, TileAddress.Parse(path).Fault);

    [Fact]
    public void Every_address_reads_back()
    {
        Gen.Select(Gen.Int[0, 63], Gen.Long[0, long.MaxValue], Gen.Int[1, 256]).Sample((level, index, width) =>
        {
            var hashes = TileAddress.Hashes(level, index, width);
            var entries = TileAddress.Entries(index, width);
            Assert.Equal(hashes, TileAddress.Parse(hashes.ToString()).Value);
            Assert.Equal(entries, TileAddress.Parse(entries.ToString()).Value);
        }, iter: 500);
    }

    [Fact]
    public void Tiles_are_the_same_however_the_log_grew()
    {
        var atOnce = Tile.Grow(TreeSize.Empty, new TestLog(1).Leaves, _ => null);
        Assert.Equal("tile/0/000.p/1", Assert.Single(atOnce).Address.ToString());

        var (slow, fast) = (new TestLog(66_000, lump: 701), new TestLog(66_000, lump: 66_000));
        foreach (var address in new[]
        {
            TileAddress.Hashes(0, 0), TileAddress.Hashes(0, 256), TileAddress.Hashes(0, 257, 208),
            TileAddress.Hashes(1, 0), TileAddress.Hashes(1, 1, 1), TileAddress.Hashes(2, 0, 1),
        })
        {
            Assert.Equal(address.Width * Hash.Length, slow.Read(address)!.Value.Length);
            Assert.Equal(fast.Read(address)!.Value.ToArray(), slow.Read(address)!.Value.ToArray());
        }

        // Level 2 holds the root over 65,536 entries.
        var proof = ConsistencyProof.Build(new(65_536), new(66_000), slow.Read);
        Assert.Equal(ProofVerdict.Valid, proof.Verify(slow.RootAt(65_536), slow.RootAt(66_000)));
        var top = Tile.Parse(TileAddress.Hashes(2, 0, 1), slow.Read(TileAddress.Hashes(2, 0, 1))!.Value.Span).Value;
        Assert.Equal(slow.RootAt(65_536), top[0]);
    }

    [Fact]
    public void Growth_names_every_tile_it_touches_and_no_other()
    {
        var log = new TestLog(510);
        var leaves = Enumerable.Range(510, 5).Select(TestLog.Leaf).ToList();
        var touched = Tile.Grow(log.Size, leaves, log.Read).Select(tile => tile.Address.ToString());
        Assert.Equal(["tile/0/001", "tile/0/002.p/3", "tile/1/000.p/2"], touched);
        Assert.Empty(Tile.Grow(log.Size, [], log.Read));
    }

    [Fact]
    public void Growth_without_the_old_partial_tile_stops()
    {
        var thrown = Assert.Throws<TileUnavailableException>(
            () => Tile.Grow(new(5), [TestLog.Leaf(5)], _ => null));
        Assert.Equal("tile/0/000.p/5", thrown.Address.ToString());
    }

    [Fact]
    public void Tile_of_another_width_than_its_address_is_refused()
    {
        Assert.Equal(FormatFault.WrongLength, Tile.Parse(TileAddress.Hashes(0, 0, 2), new byte[63]).Fault);
        Assert.Equal(FormatFault.WrongLength, Tile.Parse(TileAddress.Hashes(0, 0, 2), new byte[96]).Fault);
        Assert.Equal(FormatFault.WrongLength, Tile.Parse(TileAddress.Entries(0, 2), new byte[64]).Fault);
    }

    [Fact]
    public void Entry_bundle_reads_back()
    {
        Gen.Byte.Array[0, 300].Array[1, 256].Sample(entries =>
        {
            var bundle = EntryBundle.Encode([.. entries.Select(entry => new ReadOnlyMemory<byte>(entry))]);
            var read = EntryBundle.Parse(bundle, entries.Length).Value;
            Assert.Equal(entries, read.Select(entry => entry.ToArray()));
        }, iter: 30);
    }

    [Fact]
    public void Entry_bundle_is_lengths_of_two_bytes_and_contents()
    {
        var bundle = EntryBundle.Encode(["ab"u8.ToArray(), Array.Empty<byte>(), new byte[65_535]]);
        Assert.Equal([0, 2, (byte)'a', (byte)'b', 0, 0, 0xff, 0xff, 0], bundle[..9]);
        Assert.Throws<ArgumentException>(() => EntryBundle.Encode([new byte[65_536]]));
        Assert.Throws<ArgumentException>(() => EntryBundle.Encode([]));
    }

    [Fact]
    public void Damaged_entry_bundle_is_refused()
    {
        var bundle = EntryBundle.Encode(["ab"u8.ToArray(), "cde"u8.ToArray()]);
        for (var length = 0; length < bundle.Length; length++)
            Assert.Equal(FormatFault.Truncated, EntryBundle.Parse(bundle.AsMemory(0, length), 2).Fault);
        Assert.Equal(FormatFault.TrailingBytes, EntryBundle.Parse(bundle, 1).Fault);
        Assert.Equal(FormatFault.Truncated, EntryBundle.Parse(bundle, 3).Fault);
    }
}
