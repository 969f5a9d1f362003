using System.Buffers.Binary;

namespace Lodestone.Demo;

/// <summary>
/// A seeded source of pseudorandom whole numbers (SplitMix64, by its published constants): the same on every runtime,
/// which <see cref="Random"/> does not promise. Not for keys.
/// </summary>
internal sealed class Dice
{
    private ulong state;

    /// <summary>Dice for one purpose: other purposes, and how often they are thrown, do not touch them.</summary>
    public Dice(string seed, string purpose) =>
        state = BinaryPrimitives.ReadUInt64BigEndian(DemoSeed.Derive(seed, "dice", purpose));

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>A whole number from least to most, both included.</summary>
    public long Between(long least, long most) => least + (long)(Next() % (ulong)(most - least + 1));

    /// <summary>Whether something that happens so many times in a thousand happens now.</summary>
    public bool Happens(int perMille) => Between(0, 999) < perMille;

    /// <summary>
    /// An error of measurement in parts per million: the sum of four throws, so that small errors are commoner than
    /// large
    /// ones and none is beyond <paramref name="most"/>.
    /// </summary>
    public long Error(long most)
    {
        long sum = 0;
        for (int i = 0; i < 4; i++)
        {
            sum += Between(-most, most);
        }

        return sum / 4;
    }

    /// <summary>One of a list.</summary>
    public T Of<T>(params ReadOnlySpan<T> choices) => choices[(int)Between(0, choices.Length - 1)];
}
