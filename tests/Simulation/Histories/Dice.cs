namespace Simulation.Histories;

/// <summary>
/// Random numbers that follow from a seed on every machine and version (SplitMix64), so that a failing history can be
/// run again from its number.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state = unchecked(state + 0x9E3779B97F4A7C15);
        ulong mixed = state;
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to one less than the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>A number between two, both included.</summary>
    public long Between(long least, long most) => least + (long)(Next() % (ulong)(most - least + 1));

    /// <summary>True so many times in a hundred.</summary>
    public bool Percent(int chance) => Below(100) < chance;

    public T OneOf<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    /// <summary>A number whose order of magnitude is random too, between one and the limit.</summary>
    public long Magnitude(long limit)
    {
        long most = limit;
        for (int steps = Below(4); steps > 0 && most > 1_000; steps--)
        {
            most /= 17;
        }

        return Between(1, most);
    }
}
