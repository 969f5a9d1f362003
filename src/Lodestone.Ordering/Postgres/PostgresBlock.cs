using System.Buffers.Binary;
using System.Security.Cryptography;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ordering;

/// <summary>A block's header as the table <c>block</c> holds it.</summary>
/// <param name="Height">From 0, without gaps.</param>
/// <param name="Time">Never earlier than the one before.</param>
/// <param name="Previous">The id of the block before; zero bytes in block 0.</param>
/// <param name="Id">What <see cref="IdOf"/> makes of the rest and of the envelopes' hashes.</param>
/// <param name="Count">How many envelopes it has.</param>
internal sealed record PostgresBlock(long Height, Instant Time, Hash Previous, Hash Id, int Count)
{
    /// <summary>
    /// SHA-256 over the label, the hash of the block before, height and time (8 bytes each), the number of envelopes
    /// (4 bytes), all big-endian, and the SHA-256 of each envelope in their order.
    /// </summary>
    public static Hash IdOf(Hash previous, long height, Instant time, IReadOnlyList<Hash> envelopes)
    {
        using IncrementalHash sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData("lodestone/ordering-postgres/v1"u8);
        sum.AppendData(previous.Span);
        Span<byte> numbers = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(numbers, height);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], time.UnixMilliseconds);
        BinaryPrimitives.WriteInt32BigEndian(numbers[16..], envelopes.Count);
        sum.AppendData(numbers);
        foreach (Hash envelope in envelopes)
        {
            sum.AppendData(envelope.Span);
        }

        Span<byte> id = stackalloc byte[Hash.Length];
        sum.GetHashAndReset(id);
        return Hash.FromBytes(id);
    }

    /// <summary>Checks that it holds just these envelopes.</summary>
    /// <exception cref="BrokenOrderException">It does not.</exception>
    public void CheckEnvelopes(IReadOnlyList<Hash> envelopes)
    {
        if (envelopes.Count != Count || IdOf(Previous, Height, Time, envelopes) != Id)
        {
            throw new BrokenOrderException($"Block {Height} does not hold what its id {Id} stands for: it was rewritten.");
        }
    }

    /// <summary>Checks that it follows upon another.</summary>
    /// <exception cref="BrokenOrderException">It does not.</exception>
    public void CheckFollows(PostgresBlock? before)
    {
        if (Height != (before?.Height ?? -1) + 1)
        {
            throw new BrokenOrderException($"Block {(before?.Height ?? -1) + 1} is missing: the next one is {Height}.");
        }

        if (Previous != (before?.Id ?? Hash.Zero))
        {
            throw new BrokenOrderException($"Block {Height} does not follow upon the block before it: one was rewritten.");
        }

        if (before is not null && Time < before.Time)
        {
            throw new BrokenOrderException($"Block {Height} is earlier than the block before it.");
        }
    }
}
