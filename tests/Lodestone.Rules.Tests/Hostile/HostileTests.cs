using System.Globalization;

namespace Lodestone.Rules.Tests;

public class HostileTests(ITestOutputHelper output)
{
    private const int Statements = 120;

    [Fact]
    public void No_hostile_sequence_breaks_the_law() => Run(1, 40, Statements);

    /// <summary>The long run; <c>LODESTONE_HOSTILE</c> sets how many sequences, 20,000 if it is unset.</summary>
    [Fact(Explicit = true)]
    public void Many_hostile_sequences_break_no_law() => Run(
        1_000_000,
        int.Parse(
            Environment.GetEnvironmentVariable("LODESTONE_HOSTILE") ?? "20000", CultureInfo.InvariantCulture),
        Statements);

    [Fact]
    public void The_same_hostile_sequence_leaves_the_same_digest_restored_or_not()
    {
        for (int seed = 1; seed <= 4; seed++)
        {
            string digest = new HostilePlay(seed).Run(Statements).Digest;
            Assert.Equal(digest, new HostilePlay(seed).Run(Statements).Digest);
            Assert.Equal(digest, new HostilePlay(seed, isRestored: true).Run(Statements).Digest);
        }
    }

    private void Run(int firstSeed, int count, int statements)
    {
        SortedDictionary<string, long> accepted = new(StringComparer.Ordinal);
        SortedDictionary<string, long> refused = new(StringComparer.Ordinal);
        for (int seed = firstSeed; seed < firstSeed + count; seed++)
        {
            HostilePlay play = new(seed);
            try
            {
                play.Run(statements);
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"Hostile sequence of seed {seed}: {broken.Message}", broken);
            }

            Add(accepted, play.Accepted);
            Add(refused, play.Refused);
        }

        string report = $"{count} sequences of {statements} statements\n  acts accepted {accepted.Values.Sum()}: "
            + $"{string.Join(' ', accepted.Select(pair => $"{pair.Key} {pair.Value}"))}\n  statements refused "
            + $"{refused.Values.Sum()}: {string.Join(' ', refused.Select(pair => $"{pair.Key}:{pair.Value}"))}";
        output.WriteLine(report);
        Console.WriteLine(report);
        Assert.True(accepted.Count >= 22, report);
        Assert.True(refused.Count >= 45, report);
    }

    private static void Add(SortedDictionary<string, long> into, SortedDictionary<string, int> from)
    {
        foreach ((string name, int count) in from)
        {
            into[name] = into.GetValueOrDefault(name) + count;
        }
    }
}
