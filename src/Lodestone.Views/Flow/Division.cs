using System.Numerics;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Divides whole amounts in proportion, by largest remainder: the parts always add up.</summary>
internal static class Division
{
    /// <summary>The parts of an amount in proportion to weights; the sum of the weights is more than zero.</summary>
    public static Int128[] Of(Int128 amount, IReadOnlyList<Int128> weights)
    {
        BigInteger whole = weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + (BigInteger)weight);
        Int128[] parts = new Int128[weights.Count];
        BigInteger[] remainders = new BigInteger[weights.Count];
        Int128 left = amount;
        for (int i = 0; i < parts.Length; i++)
        {
            BigInteger product = (BigInteger)amount * (BigInteger)weights[i];
            parts[i] = (Int128)BigInteger.DivRem(product, whole, out remainders[i]);
            left -= parts[i];
        }

        foreach (int i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).ThenBy(i => i))
        {
            if (left == 0)
            {
                break;
            }

            parts[i]++;
            left--;
        }

        return parts;
    }

    /// <summary>The shares of amounts of their sum in parts per billion, adding up to the whole.</summary>
    public static IReadOnlyList<Ppb> Shares(IReadOnlyList<Int128> amounts) => amounts.All(amount => amount == 0)
        ? [.. amounts.Select(_ => Ppb.Zero)]
        : [.. Of(Ppb.Whole, amounts).Select(part => Ppb.Of((long)part))];
}
