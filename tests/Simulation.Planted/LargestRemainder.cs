using System.Numerics;

namespace Lodestone.Rules;

/// <summary>
/// Stands in for the ledger's own division, with the same promise and a fault to be planted: the histories must find
/// it.
/// </summary>
public static class LargestRemainder
{
    /// <summary>The fault that is planted; none gives what the original gives.</summary>
    public static PlantedFault Fault { get; set; }

    public static void Split(Int128 total, ReadOnlySpan<Int128> weights, Span<Int128> parts)
    {
        BigInteger whole = 0;
        foreach (Int128 weight in weights)
        {
            whole += weight;
        }

        BigInteger[] remainders = new BigInteger[weights.Length];
        Int128 left = total;
        for (int i = 0; i < weights.Length; i++)
        {
            BigInteger quotient = whole.IsZero
                ? 0
                : BigInteger.DivRem((BigInteger)total * weights[i], whole, out remainders[i]);
            parts[i] = (Int128)quotient;
            left -= parts[i];
        }

        left = Planted(left, parts);
        for (; left > 0; left--)
        {
            int largest = Array.IndexOf(remainders, remainders.Max());
            parts[largest]++;
            remainders[largest] = -1;
        }
    }

    public static Int128 MulDiv(Int128 value, Int128 factor, Int128 divisor, out Int128 remainder)
    {
        BigInteger large = BigInteger.DivRem((BigInteger)value * factor, divisor, out BigInteger rest);
        remainder = (Int128)rest;
        return (Int128)large;
    }

    private static Int128 Planted(Int128 left, Span<Int128> parts) => Fault switch
    {
        PlantedFault.RemainderIsDropped => 0,
        PlantedFault.OneOfManyIsDropped when left > 1 => left - 1,
        PlantedFault.RemainderIsGivenTwice when left > 0 && parts.Length > left => left + 1,
        _ => left,
    };
}

/// <summary>What can be wrong with a division.</summary>
public enum PlantedFault
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Every part is rounded down and the rest is forgotten.</summary>
    RemainderIsDropped = 1,

    /// <summary>Only where more than one unit is left over, one of them is forgotten.</summary>
    OneOfManyIsDropped = 2,

    /// <summary>One unit more is given than was left over.</summary>
    RemainderIsGivenTwice = 3,
}
