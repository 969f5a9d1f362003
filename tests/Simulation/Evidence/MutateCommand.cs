using System.Diagnostics;
using System.Globalization;
using Lodestone.Verifier.Tests.Harness;

namespace Simulation.Evidence;

/// <summary>
/// <c>dotnet run --project tests/Simulation -c Release -- mutate [--count N] [--scale N] [--bundles N] [--seed N]</c>: every
/// field of real bundles and every byte of the smallest altered, then so many at random.
/// </summary>
internal static class MutateCommand
{
    /// <summary>The command's word.</summary>
    internal const string Word = "mutate";

    internal static async Task<int> RunAsync(string[] args)
    {
        int count = Number(args, "--count") ?? 100_000;
        int seed = Number(args, "--seed") ?? Random.Shared.Next();
        long started = Stopwatch.GetTimestamp();
        using DemoNode demo = await DemoNode.Fill(Number(args, "--scale") ?? 2_000);
        IReadOnlyList<Original> originals = await Originals.Of(demo, Number(args, "--bundles") ?? 20);
        foreach (Original original in originals)
        {
            Console.WriteLine($"{original.Name}: {original.Bytes.Length} bytes, {original.Standing}");
        }

        Original smallest = originals.MinBy(original => original.Bytes.Length)!;
        Original[] whole = [originals[0], originals[1], smallest];
        bool good = Told("every field", demo, originals, whole.Distinct()
            .SelectMany(original => new FieldMutants(original, FieldMutants.Every).Alone()));
        good &= Told("first, middle and last items' fields of all", demo, originals, originals
            .SelectMany(original => new FieldMutants(original, FieldMutants.Some).Alone()));
        good &= Told("fields exchanged between all pairs", demo, originals, Crossed(originals));
        good &= Told("every byte of the smallest", demo, originals, EveryByte(smallest));
        good &= Told($"at random, seed {seed}", demo, originals, Enumerable.Range(0, count).Select(
            number => RandomMutants.Of(originals, seed, number)));
        Console.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: {(good ? "none as good" : "WRONG")}");
        return good ? 0 : 1;
    }

    private static IEnumerable<Mutant> Crossed(IReadOnlyList<Original> originals) =>
        from mine in originals
        from theirs in originals
        where mine != theirs
        from mutant in new FieldMutants(mine, FieldMutants.Some).CrossedWith(BundleFields.Of(theirs.Bytes), theirs.Name)
        select mutant;

    private static IEnumerable<Mutant> EveryByte(Original original) =>
        from place in Enumerable.Range(0, original.Bytes.Length)
        from bits in (byte[])[0x01, 0x80, 0xff]
        select new Mutant(original, $"byte {place} ^ {bits}", Turned(original.Bytes, place, bits), null, null);

    private static byte[] Turned(byte[] bytes, int place, byte bits)
    {
        byte[] turned = [.. bytes];
        turned[place] ^= bits;
        return turned;
    }

    private static bool Told(
        string what, DemoNode demo, IReadOnlyList<Original> originals, IEnumerable<Mutant> mutants)
    {
        MutationRun run = new(demo.Anchor, originals);
        run.Judge(mutants);
        Console.WriteLine($"{what}: {run}");
        run.Wrong.Take(20).ToList().ForEach(Console.WriteLine);
        return run.Wrong.Count == 0 && run.Mutants > 0;
    }

    internal static int? Number(string[] args, string name)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : null;
    }
}
