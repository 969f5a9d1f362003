using Lodestone.Transparency;

namespace Lodestone.Ordering.Neo;

/// <summary>
/// Believes a block only because of the one before: it names it, is later, and the quorum that the one before appointed has
/// signed it for this network. The genesis is believed because its hash was given.
/// </summary>
internal sealed class NeoVerifier(uint magic, Hash genesis) : IDisposable
{
    private NeoQuorum? quorum;

    /// <summary>The tip after a block.</summary>
    /// <exception cref="FormatException">The block must not be believed; the message says why.</exception>
    public NeoTip Follow(NeoTip? tip, NeoBlock block)
    {
        if (block.Height != (tip?.Height + 1 ?? 0))
        {
            throw new FormatException($"The block has height {block.Height}.");
        }

        if (tip is null)
        {
            return block.Id == genesis
                ? new NeoTip(0, block.Id, block.Time, block.Next, 0)
                : throw new FormatException($"Its chain begins with {block.Id}, another genesis.");
        }

        NeoQuorum signers = Appointed(tip, block);
        if (!signers.HasSigned(NeoTransaction.Signed(magic, block.Id), block.Invocation))
        {
            throw new FormatException("The quorum has not signed the block.");
        }

        if (block.Previous != tip.Id)
        {
            throw new FormatException("The quorum has signed a block that does not follow ours: the chain has forked.");
        }

        return block.Time > tip.Time
            ? new NeoTip(block.Height, block.Id, block.Time, block.Next, signers.Count)
            : throw new FormatException("The block is not later than the one before.");
    }

    public void Dispose() => quorum?.Dispose();

    private NeoQuorum Appointed(NeoTip tip, NeoBlock block)
    {
        if (quorum?.Id == tip.Next && ScriptHash.Of(block.Verification) == tip.Next)
        {
            return quorum;
        }

        if (ScriptHash.Of(block.Verification) != tip.Next)
        {
            throw new FormatException("The block is not signed by the quorum that the block before appointed.");
        }

        NeoQuorum opened = NeoQuorum.Open(block.Verification);
        quorum?.Dispose();
        return quorum = opened;
    }
}
