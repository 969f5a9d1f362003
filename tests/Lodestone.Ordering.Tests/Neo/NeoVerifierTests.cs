using System.Security.Cryptography;
using Lodestone.Ordering.Neo;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>Which blocks are believed, on chains that are made here.</summary>
public sealed class NeoVerifierTests : IDisposable
{
    private readonly MadeChain chain = new();

    public void Dispose() => chain.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void A_chain_is_believed_from_its_genesis_on(int validators)
    {
        using MadeChain made = new(validators);
        made.Add();
        made.Add();
        NeoTip tip = Follow(made, made.Blocks);
        Assert.Equal((2, validators), (tip.Height, tip.Nodes));
    }

    [Fact]
    public void Another_genesis_is_not_believed()
    {
        using NeoVerifier verifier = new(MadeChain.Magic, Hash.Of([1]));
        Assert.EndsWith("another genesis.", Fault(() => verifier.Follow(null, NeoBlock.Parse(chain.Blocks[0]))));
    }

    [Fact]
    public void Validators_that_a_block_appoints_sign_the_next_one_and_the_former_no_more()
    {
        ECDsa[] others = chain.Keys(7);
        ECDsa[] former = chain.Next;
        chain.Next = others;
        chain.Add();
        chain.Add();
        Assert.Equal(7, Follow(chain, chain.Blocks).Nodes);
        Assert.Equal(
            "The block is not signed by the quorum that the block before appointed.", Refusal(chain.Make(by: former)));
    }

    [Fact]
    public void Too_few_or_foreign_signatures_are_not_believed()
    {
        chain.Add();
        Assert.Contains("1 bytes are expected and 0 are left", Refusal(chain.Make(missing: 1)));
        Assert.Equal(
            "The block is not signed by the quorum that the block before appointed.", Refusal(chain.Make(by: chain.Keys(4))));
    }

    [Fact]
    public void Signatures_for_another_network_are_not_believed() =>
        Assert.Equal("The quorum has not signed the block.", Refusal(chain.Make(magic: MadeChain.Magic + 1)));

    [Fact]
    public void A_changed_header_is_not_believed()
    {
        byte[] block = chain.Make();
        block[68] ^= 1; // The time.
        Assert.Equal("The quorum has not signed the block.", Refusal(block));
    }

    [Fact]
    public void A_block_that_the_quorum_signed_and_that_follows_another_is_called_a_fork()
    {
        chain.Add();
        Assert.EndsWith("the chain has forked.", Refusal(chain.Make(previous: Hash.Of([1]))));
    }

    [Fact]
    public void A_block_that_is_not_later_or_has_another_height_is_not_believed()
    {
        chain.Add();
        Assert.Equal("The block is not later than the one before.", Refusal(chain.Make(time: 2_000)));
        Assert.Equal("The block has height 7.", Refusal(chain.Make(height: 7)));
    }

    [Fact]
    public void Every_single_changed_bit_of_a_block_is_found()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] block = chain.Make([Made.Carrying(key, [1, 2, 3]), Made.Carrying(key, [4])]);
        using NeoVerifier verifier = new(MadeChain.Magic, chain.Genesis);
        NeoTip tip = verifier.Follow(null, NeoBlock.Parse(chain.Blocks[0]));
        NeoBlock good = NeoBlock.Parse(block);
        verifier.Follow(tip, good);
        for (int bit = 0; bit < 8 * block.Length; bit++)
        {
            byte[] changed = [.. block];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                NeoBlock read = NeoBlock.Parse(changed);
                verifier.Follow(tip, read);
                // What is left are the transactions' witnesses: consensus has looked at them, and nothing is read from them.
                Assert.Equal(good.Id, read.Id);
                Assert.Equal(
                    good.Transactions.Select(it => it.Envelope!), read.Transactions.Select(it => it.Envelope!));
            }
            catch (FormatException)
            {
                // Found.
            }
        }
    }

    [Fact]
    public void A_block_cut_anywhere_or_with_something_behind_is_refused()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] block = chain.Make([Made.Carrying(key, [1, 2, 3])]);
        for (int length = 0; length < block.Length; length++)
        {
            Assert.Throws<FormatException>(() => NeoBlock.Parse(block.AsSpan(0, length)));
        }

        Assert.Throws<FormatException>(() => NeoBlock.Parse([.. block, 0]));
    }

    [Fact]
    public void Noise_is_refused_and_nothing_else_happens()
    {
        Random random = new(5);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] noise = new byte[random.Next(300)];
            random.NextBytes(noise);
            noise.AsSpan(0, Math.Min(4, noise.Length)).Clear();
            Assert.Throws<FormatException>(() => NeoBlock.Parse(noise));
        }
    }

    // The Merkle tree pairs an odd last leaf with itself: three leaves and the last one again have one root.
    [Fact]
    public void A_repeated_transaction_is_refused_though_the_root_is_the_same()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[][] three = [.. Enumerable.Range(1, 3).Select(i => Made.Carrying(key, [(byte)i]))];
        byte[] block = chain.Make(three);
        int count = block.Length - three.Sum(it => it.Length) - 1;
        byte[] repeated = [.. block[..count], 4, .. block[(count + 1)..], .. three[2]];
        Hash[] ids = [.. NeoBlock.Parse(block).Transactions.Select(it => it.Id)];
        Assert.Equal(NeoBlock.RootOf(ids), NeoBlock.RootOf([.. ids, ids[2]]));
        Assert.Equal("A transaction stands in the block twice.", Fault(() => NeoBlock.Parse(repeated)));
    }

    private static NeoTip Follow(MadeChain made, IEnumerable<byte[]> blocks)
    {
        using NeoVerifier verifier = new(MadeChain.Magic, made.Genesis);
        NeoTip? tip = null;
        foreach (byte[] block in blocks)
        {
            tip = verifier.Follow(tip, NeoBlock.Parse(block));
        }

        return tip!;
    }

    private string Refusal(byte[] block) => Fault(() => Follow(chain, [.. chain.Blocks, block]));

    private static string Fault(Func<object> act) => Assert.Throws<FormatException>(act).Message;
}
