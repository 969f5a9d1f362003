namespace Lodestone.Verifier.Tests.Harness;

/// <summary>Bundles altered at random places: bits, bytes, slices deleted, doubled, exchanged, or taken from another.</summary>
internal static class RandomMutants
{
    /// <summary>The mutant of a number: the same seed and number give the same one.</summary>
    public static Mutant Of(IReadOnlyList<Original> originals, int seed, int number)
    {
        Random dice = new(HashCode.Combine(seed, number));
        Original of = originals[dice.Next(originals.Count)];
        byte[] bytes = of.Bytes;
        string what = string.Empty;
        for (int times = dice.Next(4) == 0 ? dice.Next(2, 5) : 1; times > 0; times--)
        {
            (string how, bytes) = Altered(bytes, originals, dice);
            what += how;
        }

        return new Mutant(of, $"{number}: {what}", bytes, null, null);
    }

    private static (string How, byte[] Bytes) Altered(byte[] bytes, IReadOnlyList<Original> originals, Random dice)
    {
        int at = dice.Next(bytes.Length);
        int length = Math.Min(1 << dice.Next(12), bytes.Length - at);
        int other = dice.Next(bytes.Length - length + 1);
        byte[] slice = bytes[at..(at + length)];
        switch (dice.Next(8))
        {
            case 0 or 1:
                byte[] turned = [.. bytes];
                turned[at] ^= (byte)(1 << dice.Next(8));
                return ($"bit at {at} ", turned);
            case 2:
                byte[] set = [.. bytes];
                set[at] = (byte)dice.Next(256);
                return ($"byte at {at} ", set);
            case 3:
                return ($"{length} deleted at {at} ", [.. bytes[..at], .. bytes[(at + length)..]]);
            case 4:
                return ($"{length} doubled at {at} ", [.. bytes[..at], .. slice, .. bytes[at..]]);
            case 5:
                byte[] moved = [.. bytes];
                Array.Copy(bytes, other, moved, at, length);
                Array.Copy(bytes, at, moved, other, length);
                return ($"{length} at {at} exchanged with {other} ", moved);
            case 6:
                byte[] over = [.. bytes];
                Array.Copy(bytes, other, over, at, length);
                return ($"{length} at {at} overwritten from {other} ", over);
            default:
                byte[] theirs = originals[dice.Next(originals.Count)].Bytes;
                int from = dice.Next(theirs.Length);
                int taken = Math.Min(length, theirs.Length - from);
                byte[] spliced = dice.Next(2) == 0
                    ? [.. bytes[..at], .. theirs[from..(from + taken)], .. bytes[Math.Min(bytes.Length, at + taken)..]]
                    : [.. bytes[..at], .. theirs[Math.Min(at, theirs.Length)..]];
                return ($"spliced at {at} from {from} ", spliced);
        }
    }
}
