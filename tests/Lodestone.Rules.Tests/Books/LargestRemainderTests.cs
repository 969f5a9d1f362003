using System.Numerics;
using CsCheck;

namespace Lodestone.Rules.Tests;

public class LargestRemainderTests
{
    private static readonly Gen<Int128> Amount = Gen.Select(
        Gen.Long[0, long.MaxValue], Gen.Int[0, 60], (value, shift) => (Int128)value << shift >> 5);

    [Fact]
    public void Parts_always_add_up_to_the_whole() => Gen.Select(Amount, Amount.Array[1, 12]).Sample((total, weights) =>
    {
        Int128 sum = weights.Aggregate((Int128)0, (left, right) => left + right);
        Int128[] parts = new Int128[weights.Length];
        if (sum > 0)
        {
            LargestRemainder.Split(total, weights, parts);
            Assert.Equal(total, parts.Aggregate((Int128)0, (left, right) => left + right));
        }
    });

    [Fact]
    public void Every_part_is_its_exact_share_rounded_down_or_up() =>
        Gen.Select(Amount, Amount.Array[1, 12]).Sample((total, weights) =>
        {
            BigInteger sum = weights.Aggregate(BigInteger.Zero, (left, right) => left + (BigInteger)right);
            if (sum.IsZero)
            {
                return;
            }

            Int128[] parts = new Int128[weights.Length];
            LargestRemainder.Split(total, weights, parts);
            for (int i = 0; i < parts.Length; i++)
            {
                BigInteger floor = (BigInteger)total * (BigInteger)weights[i] / sum;
                Assert.True((BigInteger)parts[i] == floor || (BigInteger)parts[i] == floor + 1);
                Assert.True(weights[i] > 0 || parts[i] == 0);
            }
        });

    [Fact]
    public void Of_equal_remainders_the_earlier_part_gets_one_more()
    {
        Int128[] parts = new Int128[3];
        LargestRemainder.Split(10, [1, 1, 1], parts);
        Assert.Equal([4, 3, 3], parts);
    }

    [Fact]
    public void The_largest_remainder_gets_one_more()
    {
        Int128[] parts = new Int128[3];
        LargestRemainder.Split(10, [10, 26, 15], parts);
        Assert.Equal([2, 5, 3], parts);
    }

    [Fact]
    public void A_part_of_a_whole_never_exceeds_its_weight() =>
        Gen.Select(Amount.Array[1, 8], Gen.Int[0, 1_000]).Sample((weights, perMille) =>
        {
            Int128 sum = weights.Aggregate((Int128)0, (left, right) => left + right);
            Int128[] parts = new Int128[weights.Length];
            LargestRemainder.Split(LargestRemainder.MulDiv(sum, perMille, 1_000, out _), weights, parts);
            Assert.All(parts.Zip(weights), pair => Assert.True(pair.First <= pair.Second));
        });

    [Fact]
    public void Nothing_is_not_divided_by_nothing() =>
        Assert.Throws<ArgumentException>(() => LargestRemainder.Split(1, [0, 0], new Int128[2]));
}
