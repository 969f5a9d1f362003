using CsCheck;

namespace Lodestone.Transparency.Tests;

public sealed class MerkleTreeTests
{
    // The inputs and roots that implementations of RFC 6962 have checked each other with from the start.
    private static readonly string[] KnownInputs =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] KnownRoots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void Known_inputs_have_the_known_roots()
    {
        var leaves = KnownInputs.Select(input => MerkleTree.LeafHash(Convert.FromHexString(input))).ToList();
        for (var size = 0; size <= leaves.Count; size++)
        {
            Assert.Equal(KnownRoots[size], MerkleTree.RootOf(leaves[..size]).ToHex());
            Assert.Equal(KnownRoots[size], MerkleFrontier.Empty.Append(leaves[..size]).Root.ToHex());
        }
    }

    [Fact]
    public void Leaf_cannot_pose_as_a_node()
    {
        var (left, right) = (Hash.Of("l"u8), Hash.Of("r"u8));
        byte[] joined = [.. left.Span, .. right.Span];
        Assert.NotEqual(MerkleTree.NodeHash(left, right), MerkleTree.LeafHash(joined));
        Assert.NotEqual(MerkleTree.NodeHash(left, right), MerkleTree.NodeHash(right, left));
    }

    [Fact]
    public void Frontier_agrees_with_the_definition_at_every_size()
    {
        var leaves = Enumerable.Range(0, 300).Select(TestLog.Leaf).ToList();
        var frontier = MerkleFrontier.Empty;
        for (var size = 0; size < leaves.Count; size++)
        {
            Assert.Equal(MerkleTree.RootOf(leaves[..size]), frontier.Root);
            Assert.Equal(size, frontier.Size.Value);
            frontier = frontier.Append(leaves[size]);
        }
    }

    [Fact]
    public void Frontier_is_the_same_however_it_grew_and_from_wherever_it_was_read()
    {
        Gen.Select(Gen.Int[0, 600], Gen.Int[0, 100]).Sample((first, second) =>
        {
            var log = new TestLog(first + second, lump: 53);
            var atOnce = MerkleFrontier.Empty.Append(log.Leaves);
            var inTwo = MerkleFrontier.Empty.Append(log.Leaves[..first]).Append(log.Leaves[first..]);
            Assert.Equal(atOnce.ToBytes(), inTwo.ToBytes());
            Assert.Equal(atOnce.ToBytes(), MerkleFrontier.FromTiles(log.Size, log.Read).ToBytes());
            Assert.Equal(atOnce.ToBytes(), MerkleFrontier.Parse(atOnce.ToBytes()).Value.ToBytes());
        }, iter: 20);
    }

    [Fact]
    public void Appending_leaves_the_old_frontier_as_it_was()
    {
        var old = MerkleFrontier.Empty.Append(TestLog.Leaf(0));
        var bytes = old.ToBytes();
        _ = old.Append(TestLog.Leaf(1));
        Assert.Equal(bytes, old.ToBytes());
    }

    [Fact]
    public void Damaged_frontier_is_refused()
    {
        var bytes = MerkleFrontier.Empty.Append([TestLog.Leaf(0), TestLog.Leaf(1), TestLog.Leaf(2)]).ToBytes();
        Assert.Equal(FormatFault.Truncated, MerkleFrontier.Parse(bytes.AsSpan(0, 7)).Fault);
        Assert.Equal(FormatFault.WrongLength, MerkleFrontier.Parse(bytes.AsSpan(0, bytes.Length - 1)).Fault);
        Assert.Equal(FormatFault.WrongLength, MerkleFrontier.Parse([.. bytes, 0]).Fault);
        Assert.Equal(FormatFault.OutOfRange, MerkleFrontier.Parse([0xff, .. bytes[1..]]).Fault);
    }
}
