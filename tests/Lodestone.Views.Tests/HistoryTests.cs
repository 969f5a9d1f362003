using System.Globalization;
using CsCheck;
using Lodestone.Rules;
using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

/// <summary>Random histories of one plant: whatever happens, the views' amounts are those of the books.</summary>
public class HistoryTests(Place place)
{
    private const int Histories = 10;
    private const int Steps = 24;
    private static readonly Actor Plant = Cast.Plant;

    [Fact]
    public void Views_of_random_histories_agree_with_the_books()
    {
        // One history may be unlucky with its statements; all of them together may not.
        int together = 0;
        Gen.Int[1, 1_000_000].Sample(
            seed =>
            {
                Play play = History(place, new Random(seed), out int accepted);
                Interlocked.Add(ref together, accepted);
                using Viewed viewed = play.Follow(5);
                using ViewReading reading = viewed.Store.Read();
                foreach ((string code, LotRow row) in play.World.State.Lots.Rows)
                {
                    AssertLot(reading, Eid.Of(code), row);
                    AncestryTests.AssertAsInLineage(viewed, reading, Eid.Of(code));
                }

                play.World.AssertConserved();
            },
            iter: Histories);
        Assert.True(
            together > Histories * Steps / 3, $"{together} of {Histories * Steps} statements accepted");
    }

    private static void AssertLot(ViewReading reading, Eid eid, LotRow row)
    {
        LineageGraph graph = reading.LineageOf(eid, LineageDirection.Both)!;
        Assert.All(graph.Edges, edge => Assert.True(edge.From < edge.To));
        StatementTests.AssertBalanced(graph);
        int node = graph.Nodes.OfType<LotNode>().Single(it => it.IsSubject).Id;
        IReadOnlyList<ElementFlow> made = reading.Passport(eid)!.Booked!;
        foreach (ElementFlow flow in made)
        {
            ElementAmount taken = LineageTests.Sum(graph.Edges.Where(edge => edge.From == node), flow.Element);
            Assert.Equal(
                row.Book.Where(line => line.Element == flow.Element).Sum(line => (decimal)line.Amount.Picograms),
                (decimal)(flow.Amount - taken).Picograms);
            MassFlowTests.AssertFlows(reading.MassFlow(eid, flow.Element)!);
        }
    }

    internal static Play History(Place place, Random random, out int accepted)
    {
        Play play = new(place);
        accepted = 0;
        string[] lines = ["urn:test:circuit:a", "urn:test:circuit:b"];
        play.Accept(Plant, [.. lines.Select(line => new RegisterCircuit(line, Plant.Site, "ree.separation"))]);
        for (int i = 0; i < 3; i++)
        {
            play.Buy(Plant, string.Create(CultureInfo.InvariantCulture, $"origin-{i}"), 100 + random.Next(900));
        }

        for (int i = 0; i < Steps; i++)
        {
            Act[] acts = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Next(play, random, lines))];
            if (play.World.Judge(Plant, acts) is null)
            {
                play.Accept(Plant, acts);
                accepted++;
            }
        }

        return play;
    }

    private static TransformLots Next(Play play, Random random, string[] lines)
    {
        Eid[] lots = [.. play.World.State.Lots.Rows
            .Where(row => row.Value is { Status: LotStatus.Active, Quarantined: false })
            .Select(row => row.Value.Eid).Order()];
        Eid lot = lots.Length > 0 ? lots[random.Next(lots.Length)] : default;
        Eid other = lots.Length > 0 ? lots[random.Next(lots.Length)] : default;
        long kilograms = lots.Length > 0 ? play.World.Lot(lot).Remaining.Milligrams / 1_000_000 : 1;
        string line = lines[random.Next(lines.Length)];
        switch (random.Next(4))
        {
            case 0:
                long part = 1 + random.NextInt64(Math.Max(1, kilograms));
                return play.Act(
                    Plant, "split", [Goods.Part(lot, part)], null, null,
                    play.Goods.Lot(
                        Plant, "ree.mixed.oxide", part, play.World.Lot(lot).Composition, CustodyModel.ControlledBlending));
            case 1:
                return play.Act(Plant, "ree.separation", [Goods.Part(lot, 1 + (kilograms / 2))], line, null);
            case 2:
                ElementLoss[] losses = random.Next(2) == 0
                    ? [new ElementLoss(Element.Of("Nd"), new ElementAmount(random.Next(1, 1_000_000)))]
                    : [];
                return play.Act(
                    Plant, "ree.separation", [], line, losses,
                    play.Lot(Plant, "ree.mixed.oxide", 1 + random.Next(30), 290_000_001, 150_000_003));
            default:
                LotPortion[] inputs = lot == other ? [Goods.All(lot)] : [Goods.All(lot), Goods.Part(other, 1)];
                return play.Act(
                    Plant, "ree.blend", inputs, null, null,
                    play.Lot(Plant, "ree.mixed.oxide", Math.Max(1, kilograms - 1), 280_000_007, 140_000_009));
        }
    }
}
