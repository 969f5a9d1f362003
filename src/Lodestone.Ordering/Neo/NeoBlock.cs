using System.Security.Cryptography;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Neo;

/// <summary>A block as it is on the wire, in itself consistent: its transactions are those of its header.</summary>
/// <param name="Id">SHA-256 over the header without the witness.</param>
/// <param name="Previous">The hash of the block before.</param>
/// <param name="Time">Unix milliseconds, as its primary said.</param>
/// <param name="Height">Its height.</param>
/// <param name="Next">Whose quorum has to sign the next block.</param>
/// <param name="Invocation">The signatures.</param>
/// <param name="Verification">The script that they satisfy.</param>
/// <param name="Transactions">In the order in which they are executed.</param>
internal sealed record NeoBlock(
    Hash Id,
    Hash Previous,
    long Time,
    uint Height,
    ScriptHash Next,
    byte[] Invocation,
    byte[] Verification,
    IReadOnlyList<NeoTransaction> Transactions)
{
    private const int MaxTransactions = 65_535;
    private const int MaxWitnessScript = 1_024;

    /// <summary>Reads a block to its last byte.</summary>
    /// <exception cref="FormatException">It is malformed, or its transactions are not those of its header.</exception>
    public static NeoBlock Parse(ReadOnlySpan<byte> content)
    {
        WireReader reader = new(content);
        if (reader.UInt32() != 0)
        {
            throw reader.Wrong("a block has an unknown version");
        }

        Hash previous = Hash.FromBytes(reader.Take(Hash.Length));
        Hash root = Hash.FromBytes(reader.Take(Hash.Length));
        long time = reader.Amount();
        reader.UInt64();
        uint height = reader.UInt32();
        reader.Byte();
        ScriptHash next = ScriptHash.FromBytes(reader.Take(ScriptHash.Length));
        Hash id = Hash.Of(content[..reader.Position]);
        if (reader.Length(1) != 1)
        {
            throw reader.Wrong("a block has no witness");
        }

        byte[] invocation = reader.Sized(MaxWitnessScript).ToArray();
        byte[] verification = reader.Sized(MaxWitnessScript).ToArray();
        NeoTransaction[] transactions = new NeoTransaction[reader.Length(MaxTransactions)];
        for (int i = 0; i < transactions.Length; i++)
        {
            transactions[i] = NeoTransaction.Read(ref reader, content);
        }

        reader.End();
        if (transactions.DistinctBy(one => one.Id).Count() != transactions.Length)
        {
            throw new FormatException("A transaction stands in the block twice.");
        }

        return RootOf([.. transactions.Select(one => one.Id)]) == root
            ? new NeoBlock(id, previous, time, height, next, invocation, verification, transactions)
            : throw new FormatException("The transactions are not those of the header.");
    }

    /// <summary>
    /// The root over hashes of transactions: double SHA-256 over pairs, an odd last one paired with itself. That makes lists
    /// with repeated ends equal, which is why a repeated transaction is refused before.
    /// </summary>
    public static Hash RootOf(IReadOnlyList<Hash> leaves)
    {
        Hash[] row = [.. leaves];
        while (row.Length > 1)
        {
            Hash[] above = new Hash[(row.Length + 1) / 2];
            for (int i = 0; i < above.Length; i++)
            {
                Hash right = row[Math.Min((2 * i) + 1, row.Length - 1)];
                above[i] = Hash.Of(SHA256.HashData([.. row[2 * i].Span, .. right.Span]));
            }

            row = above;
        }

        return row.Length == 0 ? Hash.Zero : row[0];
    }
}
