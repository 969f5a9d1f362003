using Lodestone.Verifier.Tests.Harness;

namespace Lodestone.Verifier.Tests;

public sealed class MutationTests(ITestOutputHelper output)
{
    private const int RandomMutantsOfAShortRun = 5_000;

    [Fact]
    public async Task No_altered_field_gives_as_good_a_verdict_and_the_reason_names_it()
    {
        using DemoNode demo = await DemoNode.Fill(100);
        IReadOnlyList<Original> originals = await Originals.Of(demo, 6);
        output.WriteLine(string.Join('\n', originals.Select(one => $"{one.Name}: {one.Bytes.Length} bytes, {one.Standing}")));
        MutationRun run = new(demo.Anchor, originals);
        Original[] bySize = [.. originals.OrderBy(one => one.Bytes.Length)];
        run.Judge(new FieldMutants(bySize[0], FieldMutants.Some).Alone());
        run.Judge(new FieldMutants(originals[1], FieldMutants.Some).Alone());
        foreach (Original other in originals)
        {
            run.Judge(new FieldMutants(bySize[0], FieldMutants.Some).CrossedWith(
                BundleFields.Of(other.Bytes), other.Name));
            run.Judge(new FieldMutants(other, FieldMutants.Some).CrossedWith(
                BundleFields.Of(bySize[0].Bytes), bySize[0].Name));
        }

        output.WriteLine(run.ToString());
        Assert.True(run.Wrong.Count == 0, string.Join('\n', run.Wrong.Take(40)));
        Assert.True(run.Mutants > 1_000, run.ToString());
    }

    [Fact]
    public async Task No_random_alteration_gives_as_good_a_verdict()
    {
        using DemoNode demo = await DemoNode.Fill(100);
        IReadOnlyList<Original> originals = await Originals.Of(demo, 6);
        MutationRun run = new(demo.Anchor, originals);
        int seed = Random.Shared.Next();
        run.Judge(Enumerable.Range(0, RandomMutantsOfAShortRun).Select(
            number => RandomMutants.Of(originals, seed, number)));
        output.WriteLine($"seed {seed}: {run}");
        Assert.True(run.Wrong.Count == 0, $"seed {seed}\n{string.Join('\n', run.Wrong.Take(40))}");
    }
}
