namespace Lodestone.Transparency.Tests;

public sealed class ConsistencyProofTests
{
    private static readonly TestLog Log = new(131);
    private static readonly TestLog Wide = new(700, lump: 211);
    private static readonly Hash[] Roots = [.. Enumerable.Range(0, 132).Select(Log.RootAt)];

    [Fact]
    public void Every_pair_of_sizes_up_to_130_is_consistent()
    {
        for (var newSize = 1; newSize <= 130; newSize++)
        {
            for (var oldSize = 1; oldSize <= newSize; oldSize++)
            {
                var proof = ConsistencyProof.Build(new(oldSize), new(newSize), Log.Read);
                Assert.Equal(ProofVerdict.Valid, proof.Verify(Roots[oldSize], Roots[newSize]));
            }
        }
    }

    [Theory]
    [InlineData(1, 700)]
    [InlineData(255, 256)]
    [InlineData(256, 257)]
    [InlineData(300, 699)]
    [InlineData(512, 700)]
    public void Sizes_across_tiles_are_consistent(int oldSize, int newSize)
    {
        var proof = ConsistencyProof.Build(new(oldSize), new(newSize), Wide.Read);
        Assert.Equal(ProofVerdict.Valid, proof.Verify(Wide.RootAt(oldSize), Wide.RootAt(newSize)));
    }

    [Fact]
    public void Proof_with_one_flipped_bit_is_refused()
    {
        ForPairs(40, (proof, oldRoot, newRoot) =>
        {
            for (var step = 0; step < proof.Path.Length; step++)
            {
                var bent = proof.Path.SetItem(step, Mutation.FlipBit(proof.Path[step], 4));
                Assert.True(Judge(proof, bent, oldRoot, newRoot)
                    is ProofVerdict.OldRootMismatch or ProofVerdict.NewRootMismatch);
            }
        });
    }

    [Fact]
    public void Proof_of_another_length_is_refused()
    {
        ForPairs(65, (proof, oldRoot, newRoot) =>
        {
            Assert.Equal(ProofVerdict.PathTooShort, Judge(proof, [], oldRoot, newRoot));
            Assert.Equal(ProofVerdict.PathTooShort, Judge(proof, proof.Path[..^1], oldRoot, newRoot));
            Assert.Equal(ProofVerdict.PathTooShort, Judge(proof, proof.Path[1..], oldRoot, newRoot));
            Assert.Equal(ProofVerdict.PathTooLong, Judge(proof, [.. proof.Path, Hash.Zero], oldRoot, newRoot));
            Assert.Equal(ProofVerdict.PathTooLong, Judge(proof, [Hash.Zero, .. proof.Path], oldRoot, newRoot));
        });
    }

    [Fact]
    public void Swapped_or_foreign_roots_are_refused()
    {
        ForPairs(65, (proof, oldRoot, newRoot) =>
        {
            Assert.NotEqual(ProofVerdict.Valid, proof.Verify(newRoot, oldRoot));
            Assert.NotEqual(ProofVerdict.Valid, proof.Verify(oldRoot, oldRoot));
            Assert.NotEqual(ProofVerdict.Valid, proof.Verify(newRoot, newRoot));
            Assert.NotEqual(ProofVerdict.Valid, proof.Verify(MerkleTree.EmptyRoot, newRoot));
            Assert.NotEqual(ProofVerdict.Valid, proof.Verify(Mutation.FlipBit(oldRoot, 255), newRoot));
            Assert.Equal(ProofVerdict.NewRootMismatch, proof.Verify(oldRoot, Mutation.FlipBit(newRoot, 0)));
        });
    }

    [Fact]
    public void Roots_of_neighbouring_sizes_are_refused()
    {
        ForPairs(40, (proof, oldRoot, newRoot) =>
        {
            var (oldSize, newSize) = ((int)proof.OldSize.Value, (int)proof.NewSize.Value);
            Assert.NotEqual(ProofVerdict.Valid, proof.Verify(Roots[oldSize - 1], newRoot));
            Assert.NotEqual(ProofVerdict.Valid, proof.Verify(Roots[oldSize + 1], newRoot));
            Assert.Equal(ProofVerdict.NewRootMismatch, proof.Verify(oldRoot, Roots[newSize - 1]));
            Assert.Equal(ProofVerdict.NewRootMismatch, proof.Verify(oldRoot, Roots[newSize + 1]));
        });
    }

    [Fact]
    public void Shrinking_tree_is_refused()
    {
        Assert.Equal(ProofVerdict.TreeShrank, new ConsistencyProof(new(3), new(2), []).Verify(Roots[3], Roots[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsistencyProof.Build(new(3), new(2), Log.Read));
    }

    [Fact]
    public void Two_roots_of_one_size_are_a_fork()
    {
        var proof = new ConsistencyProof(new(5), new(5), []);
        Assert.Equal(ProofVerdict.Valid, proof.Verify(Roots[5], Roots[5]));
        Assert.Equal(ProofVerdict.OldRootMismatch, proof.Verify(Roots[5], Mutation.FlipBit(Roots[5], 9)));
        Assert.Equal(ProofVerdict.PathTooLong,
            new ConsistencyProof(new(5), new(5), [Roots[5]]).Verify(Roots[5], Roots[5]));
    }

    [Fact]
    public void From_the_empty_tree_nothing_is_proven()
    {
        var proof = new ConsistencyProof(new(0), new(7), []);
        Assert.Equal(ProofVerdict.NothingProven, proof.Verify(MerkleTree.EmptyRoot, Roots[7]));
        Assert.Equal(ProofVerdict.NothingProven,
            new ConsistencyProof(new(0), new(0), []).Verify(MerkleTree.EmptyRoot, MerkleTree.EmptyRoot));
        Assert.Equal(ProofVerdict.EmptyRootMismatch, proof.Verify(Hash.Zero, Roots[7]));
        Assert.Equal(ProofVerdict.PathTooLong,
            new ConsistencyProof(new(0), new(7), [Roots[7]]).Verify(MerkleTree.EmptyRoot, Roots[7]));
        Assert.Equal(ProofVerdict.OldRootMismatch,
            new ConsistencyProof(new(0), new(0), []).Verify(MerkleTree.EmptyRoot, Roots[1]));
    }

    // All pairs 0 < old < new: those that need a path.
    private static void ForPairs(int max, Action<ConsistencyProof, Hash, Hash> check)
    {
        for (var newSize = 2; newSize <= max; newSize++)
        {
            for (var oldSize = 1; oldSize < newSize; oldSize++)
                check(ConsistencyProof.Build(new(oldSize), new(newSize), Log.Read), Roots[oldSize], Roots[newSize]);
        }
    }

    private static ProofVerdict Judge(ConsistencyProof proof, IEnumerable<Hash> path, Hash oldRoot, Hash newRoot) =>
        new ConsistencyProof(proof.OldSize, proof.NewSize, path).Verify(oldRoot, newRoot);
}
