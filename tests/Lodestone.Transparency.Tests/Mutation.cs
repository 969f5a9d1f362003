namespace Lodestone.Transparency.Tests;

/// <summary>Small ways to damage things.</summary>
internal static class Mutation
{
    internal static Hash FlipBit(Hash hash, int bit) => Hash.FromBytes(FlipBit(hash.ToArray(), bit));

    internal static byte[] FlipBit(ReadOnlySpan<byte> bytes, int bit)
    {
        var bent = bytes.ToArray();
        bent[bit / 8] ^= (byte)(1 << (bit % 8));
        return bent;
    }
}
