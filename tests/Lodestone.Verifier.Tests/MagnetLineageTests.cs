using Lodestone.Demo;
using Lodestone.Rules;
using Lodestone.Verifier.Tests.Harness;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier.Tests;

/// <summary>The lot of N48SH magnets, as its bundle alone tells it.</summary>
public sealed class MagnetLineageTests(DemoFixture fixture, ITestOutputHelper output) : IClassFixture<DemoFixture>
{
    private static readonly string[] MagnetElements = ["Nd", "Pr", "Dy", "Tb"];

    private BundleStory Story => new(fixture.Node.Bundle(DemoTruth.MagnetLot()));

    [Fact]
    public void It_goes_back_to_two_deposits_through_circuit_toll_and_swarf()
    {
        BundleStory story = Story;
        IReadOnlyList<StoryStep> lineage = story.LineageOf(story.Lot.Eid);
        HashSet<Eid> made = [.. lineage.SelectMany(step => step.Act.Outputs.Select(output => output.Eid))];
        HashSet<Eid> used = [.. lineage.SelectMany(step => step.Act.Inputs.Select(input => input.Lot))];
        string[] deposits =
        [
            .. story.Sources.Where(source => source.Source.Kind == SourceKind.Mined && used.Contains(source.Lot.Eid))
                .Select(source => source.Source.Origin).Distinct().Order(StringComparer.Ordinal),
        ];
        output.WriteLine($"{lineage.Count} steps from {string.Join(" and ", deposits)}: "
            + string.Join(", ", lineage.Select(step => step.Act.ProcessStep)));
        Assert.Equal(["BAYANOBO", "LONGNAN"], deposits);
        Assert.Contains(lineage, step => step.Act.Circuit is not null && step.Act.Inputs.Length > 0);
        Assert.Contains(lineage, step => step.Act.Circuit is not null && step.Act.Outputs.Length > 1);
        Assert.Contains(lineage, step =>
            step.Act.ProcessStep == "ree.stripcast" && step.Act.OnBehalfOf is { } owner && owner != step.Issuer);

        // Swarf that the lot's own magnets left was fed back: made in the lineage, and used in it.
        Assert.Contains(lineage, step => step.Act.Outputs.Any(output =>
            output.Material.Contains("swarf", StringComparison.Ordinal) && made.Contains(output.Eid)
            && used.Contains(output.Eid)));
        Assert.True(story.Lot.RecycledPpb.Value > 0);
    }

    [Fact]
    public void Every_step_balances_to_the_picogram()
    {
        BundleStory story = Story;
        IReadOnlyList<StoryStep> lineage = story.LineageOf(story.Lot.Eid);
        foreach (StoryStep step in lineage)
        {
            string sums = string.Join(", ", MagnetElements.Select(
                symbol => $"{symbol} {step.Change.GetValueOrDefault(Element.Of(symbol))} pg"));
            output.WriteLine($"{step.Act.ProcessStep}: {step.Act.Inputs.Length} in, {step.Act.Outputs.Length} out; {sums}");
            Assert.All(step.Change, change => Assert.Equal(0, change.Value));
        }

        Assert.True(lineage.Count > 15);
        Assert.All(MagnetElements, symbol => Assert.Contains(
            lineage, step => step.Act.Outputs.Any(lot => lot.Composition.ShareOf(Element.Of(symbol)).Value > 0)));
    }

    [Fact]
    public void A_blend_of_80_to_20_has_its_dysprosium_from_longnan_and_its_neodymium_from_bayan_obo()
    {
        BundleStory story = Story;
        TransformLots blend = Assert.Single(
            story.LineageOf(story.Lot.Eid), step => step.Act.ProcessStep == "ree.blend").Act;
        long[] masses = [.. blend.Inputs.Select(input => input.Mass!.Value.Milligrams)];
        Assert.Equal(4, masses[0] / masses[1]);
        LotRow blended = story.State.Lots.Find(blend.Outputs[0].Eid.Code)!;
        LotRow asMade = blended with { Book = DrawnFrom(story, blend) };
        foreach (LotRow lot in (LotRow[])[asMade, story.Lot])
        {
            foreach (string symbol in MagnetElements)
            {
                output.WriteLine($"{lot.Material} {symbol}: {BundleStory.PartsPerMillion(lot, symbol, "LONGNAN")} ppm from Longnan");
            }

            Assert.InRange(BundleStory.PartsPerMillion(lot, "Dy", "LONGNAN"), 930_000, 960_000);
            Assert.InRange(BundleStory.PartsPerMillion(lot, "Nd", "LONGNAN"), 35_000, 45_000);
        }
    }

    // The blend is used up; what its book was is what its two inputs gave, less nothing but a loss in proportion.
    private static System.Collections.Immutable.ImmutableArray<BookLine> DrawnFrom(BundleStory story, TransformLots blend)
    {
        Book both = Book.Empty;
        foreach (LotPortion input in blend.Inputs)
        {
            LotDeclaration declared = story.Steps.SelectMany(step => step.Act.Outputs).First(lot => lot.Eid == input.Lot);
            string origin = story.State.Lots.Find(input.Lot.Code)!.Book[0].Origin;
            both = both.Plus(Book.From(declared.Composition, input.Mass!.Value, origin));
        }

        return both.Lines;
    }
}
