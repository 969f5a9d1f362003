namespace Lodestone.Transparency.Tests;

public sealed class InclusionProofTests
{
    private static readonly TestLog Log = new(130);
    private static readonly TestLog Wide = new(700, lump: 97);

    [Fact]
    public void Every_entry_of_every_tree_up_to_130_is_proven_from_tiles()
    {
        for (var size = 1; size <= 130; size++)
        {
            var root = Log.RootAt(size);
            for (var index = 0; index < size; index++)
            {
                var proof = InclusionProof.Build(new(index), new(size), Log.Read);
                Assert.Equal(ProofVerdict.Valid, proof.Verify(Log.Leaves[index], root));
            }
        }
    }

    [Theory]
    [InlineData(255, 254)]
    [InlineData(256, 0)]
    [InlineData(257, 256)]
    [InlineData(512, 300)]
    [InlineData(513, 512)]
    [InlineData(699, 511)]
    [InlineData(700, 699)]
    public void Entries_across_tiles_are_proven(int size, int index)
    {
        var proof = InclusionProof.Build(new(index), new(size), Wide.Read);
        Assert.Equal(ProofVerdict.Valid, proof.Verify(Wide.Leaves[index], Wide.RootAt(size)));
    }

    [Fact]
    public void Proof_with_one_flipped_bit_is_refused()
    {
        for (var size = 2; size <= 40; size++)
        {
            var proof = InclusionProof.Build(new(size / 2), new(size), Log.Read);
            for (var step = 0; step < proof.Path.Length; step++)
            {
                foreach (var bit in new[] { 0, 4, 255 })
                {
                    var bent = new InclusionProof(proof.Index, proof.Size, proof.Path.SetItem(step,
                        Mutation.FlipBit(proof.Path[step], bit)));
                    Assert.Equal(ProofVerdict.RootMismatch, bent.Verify(Log.Leaves[size / 2], Log.RootAt(size)));
                }
            }
        }
    }

    [Fact]
    public void Proof_of_another_length_is_refused()
    {
        for (var size = 2; size <= 65; size++)
        {
            for (var index = 0; index < size; index++)
            {
                var proof = InclusionProof.Build(new(index), new(size), Log.Read);
                Assert.Equal(ProofVerdict.PathTooShort, Judge(proof, []));
                Assert.Equal(ProofVerdict.PathTooShort, Judge(proof, proof.Path[..^1]));
                Assert.Equal(ProofVerdict.PathTooShort, Judge(proof, proof.Path[1..]));
                Assert.Equal(ProofVerdict.PathTooLong, Judge(proof, [.. proof.Path, Hash.Zero]));
                Assert.Equal(ProofVerdict.PathTooLong, Judge(proof, [Hash.Zero, .. proof.Path]));
                Assert.Equal(ProofVerdict.PathTooLong, Judge(proof, [.. proof.Path, Log.RootAt(size)]));
            }
        }
    }

    [Fact]
    public void Proof_for_a_neighbouring_index_or_size_is_refused()
    {
        for (var size = 2; size <= 40; size++)
        {
            for (var index = 0; index < size; index++)
            {
                var path = InclusionProof.Build(new(index), new(size), Log.Read).Path;
                foreach (var (i, s) in new[] { (index + 1, size), (index - 1, size), (index ^ 1, size) })
                {
                    if (i >= 0)
                        AssertRefused(new InclusionProof(new(i), new(s), path), index, size);
                }
            }
        }
    }

    [Fact]
    public void Proof_is_bound_to_its_root()
    {
        for (var size = 2; size <= 40; size++)
        {
            var proof = InclusionProof.Build(new(0), new(size), Log.Read);
            Assert.Equal(ProofVerdict.RootMismatch, proof.Verify(Log.Leaves[0], Log.RootAt(size - 1)));
            Assert.Equal(ProofVerdict.RootMismatch, proof.Verify(Log.Leaves[0], Log.RootAt(size + 1)));
            Assert.Equal(ProofVerdict.RootMismatch, proof.Verify(Log.Leaves[1], Log.RootAt(size)));
            Assert.Equal(ProofVerdict.RootMismatch, proof.Verify(Log.Leaves[0], MerkleTree.EmptyRoot));
        }
    }

    [Fact]
    public void Index_beyond_the_tree_is_refused()
    {
        Assert.Equal(ProofVerdict.IndexBeyondTree, new InclusionProof(new(1), new(1), []).Verify(Hash.Zero, Hash.Zero));
        Assert.Equal(ProofVerdict.IndexBeyondTree, new InclusionProof(new(0), new(0), []).Verify(Hash.Zero, Hash.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => InclusionProof.Build(new(1), new(1), Log.Read));
    }

    [Fact]
    public void Missing_or_short_tile_stops_the_building()
    {
        var thrown = Assert.Throws<TileUnavailableException>(
            () => InclusionProof.Build(new(0), new(9), _ => null));
        Assert.Equal("tile/0/000.p/9", thrown.Address.ToString());
        Assert.Throws<TileUnavailableException>(
            () => InclusionProof.Build(new(0), new(9), _ => new byte[8 * Hash.Length]));
    }

    private static ProofVerdict Judge(InclusionProof proof, IEnumerable<Hash> path) =>
        new InclusionProof(proof.Index, proof.Size, path)
            .Verify(Log.Leaves[(int)proof.Index.Value], Log.RootAt((int)proof.Size.Value));

    private static void AssertRefused(InclusionProof proof, int index, int size) =>
        Assert.NotEqual(ProofVerdict.Valid, proof.Verify(Log.Leaves[index], Log.RootAt(size)));
}
