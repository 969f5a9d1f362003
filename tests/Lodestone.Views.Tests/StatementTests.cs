using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

/// <summary>Statements of several acts: what the effects tell apart is told apart, what they don't stays whole.</summary>
public class StatementTests(Place place)
{
    private readonly Play play = new(place);

    [Fact]
    public void Two_acts_that_take_from_one_lot_are_two_events()
    {
        Actor plant = Cast.Plant;
        Eid lot = play.Buy(plant, "north", 100);
        play.Accept(
            plant,
            play.Act(plant, "ree.blend", [Goods.Part(lot, 30)], null, null, play.Lot(plant, "ree.mixed.oxide", 30, 299_000_000, 0)),
            play.Act(plant, "ree.blend", [Goods.Part(lot, 60)], null, null, play.Lot(plant, "ree.mixed.oxide", 60, 299_500_000, 0)));
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(lot, LineageDirection.Down))!;

        ProcessNode[] steps = [.. graph.Nodes.OfType<ProcessNode>()];
        Assert.Equal(2, steps.Length);
        Assert.All(steps, step => Assert.Equal(1, step.Acts));
        Assert.Equal(
            [Mass.FromKilograms(30), Mass.FromKilograms(60)],
            graph.Edges.Where(edge => edge.From == 0).Select(edge => edge.Mass!.Value).Order());
        AssertBalanced(graph);
    }

    [Fact]
    public void Lot_made_and_used_up_in_one_statement_is_followed_through()
    {
        Actor plant = Cast.Plant;
        Eid lot = play.Buy(plant, "north", 100);
        LotDeclaration middle = play.Lot(plant, "ree.mixed.oxide", 90, 300_000_000, 0);
        LotDeclaration last = play.Lot(plant, "ree.mixed.oxide", 80, 300_000_000, 0);
        play.Accept(
            plant,
            play.Act(plant, "ree.blend", [Goods.All(lot)], null, null, middle),
            play.Act(plant, "ree.blend", [Goods.All(middle.Eid)], null, null, last));
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(last.Eid, LineageDirection.Up))!;

        Assert.Equal(2, graph.Nodes.OfType<ProcessNode>().Count());
        Assert.Contains(graph.Nodes.OfType<LotNode>(), node => node.Lot == middle.Eid);
        AssertBalanced(graph);
    }

    [Fact]
    public void Acts_between_which_a_lot_is_not_known_are_one_event_whose_balance_is_whole()
    {
        Actor plant = Cast.Plant;
        Eid lot = play.Buy(plant, "north", 100);
        LotDeclaration second = play.Lot(plant, "ree.mixed.oxide", 90, 300_000_000, 0);
        LotDeclaration third = play.Lot(plant, "ree.mixed.oxide", 80, 300_000_000, 0);
        LotDeclaration fourth = play.Lot(plant, "ree.mixed.oxide", 70, 300_000_000, 0);
        play.Accept(
            plant,
            play.Act(plant, "ree.blend", [Goods.All(lot)], null, null, second),
            play.Act(plant, "ree.blend", [Goods.All(second.Eid)], null, null, third),
            play.Act(plant, "ree.blend", [Goods.All(third.Eid)], null, null, fourth));
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(fourth.Eid, LineageDirection.Up))!;

        Assert.Equal(3, graph.Nodes.OfType<ProcessNode>().Sum(step => step.Acts));
        Assert.Contains(graph.Nodes.OfType<LotNode>(), node => node.Lot == lot);
        AssertBalanced(graph);
        MassFlowTests.AssertFlows(viewed.Ask(it => it.MassFlow(fourth.Eid, Element.Of("Nd")))!);
    }

    [Fact]
    public void Charges_of_one_statement_are_told_apart()
    {
        Actor plant = Cast.Plant;
        play.Accept(plant, new RegisterCircuit(Chain.Line, plant.Site, "ree.separation"));
        Eid[] feed = [.. Enumerable.Range(0, 4).Select(i => play.Buy(plant, $"origin-{i}", 100 + i))];
        play.Accept(plant, [.. feed.Select(lot =>
            play.Act(plant, "ree.separation", [Goods.All(lot)], Chain.Line, null))]);
        Eid drawn = play.Make(
            plant, "ree.separation", [], Chain.Line, null, play.Lot(plant, "ree.mixed.oxide", 50, 300_000_000, 200_000_000))[0];
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(drawn, LineageDirection.Up))!;

        CircuitNode run = Assert.Single(graph.Nodes.OfType<CircuitNode>());
        Assert.Equal(5, run.Events);
        Assert.Equal(5, graph.Nodes.OfType<LotNode>().Count());
        AssertBalanced(graph);
        MassFlowTests.AssertFlows(viewed.Ask(it => it.MassFlow(drawn, Element.Of("Dy")))!);
    }

    [Fact]
    public void Charge_and_draw_of_one_statement_balance()
    {
        Actor plant = Cast.Plant;
        play.Accept(plant, new RegisterCircuit(Chain.Line, plant.Site, "ree.separation"));
        Eid lot = play.Buy(plant, "north", 100);
        LotDeclaration drawn = play.Lot(plant, "ree.mixed.oxide", 50, 300_000_000, 200_000_000);
        play.Accept(
            plant,
            play.Act(plant, "ree.separation", [Goods.All(lot)], Chain.Line, null),
            play.Act(plant, "ree.separation", [], Chain.Line, null, drawn));
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(drawn.Eid, LineageDirection.Up))!;

        Assert.Contains(graph.Nodes.OfType<LotNode>(), node => node.Lot == lot);
        AssertBalanced(graph);
    }

    [Fact]
    public void Acts_on_two_circuits_that_are_not_told_apart_keep_their_feed_and_balance()
    {
        Actor plant = Cast.Plant;
        string[] lines = ["urn:test:circuit:a", "urn:test:circuit:b"];
        play.Accept(plant, [.. lines.Select(line => new RegisterCircuit(line, plant.Site, "ree.separation"))]);
        Eid[] feed = [play.Buy(plant, "north", 100), play.Buy(plant, "south", 100)];
        play.Make(plant, "ree.separation", [Goods.All(feed[0])], lines[0]);
        play.Make(plant, "ree.separation", [Goods.All(feed[1])], lines[1]);
        LotDeclaration drawn = play.Lot(plant, "ree.mixed.oxide", 50, 290_000_000, 0);
        LotDeclaration last = play.Lot(plant, "ree.mixed.oxide", 20, 290_000_000, 0);
        play.Accept(
            plant,
            play.Act(plant, "ree.separation", [], lines[0], null, drawn),
            play.Act(plant, "ree.separation", [Goods.Part(drawn.Eid, 10)], lines[1], null),
            play.Act(plant, "ree.separation", [Goods.Part(drawn.Eid, 10)], lines[0], null));
        play.Make(plant, "ree.separation", [], lines[1], null, last);
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(last.Eid, LineageDirection.Up))!;

        Assert.Contains(graph.Nodes.OfType<ProcessNode>(), node => node.Acts == 2);
        Assert.Superset(feed.ToHashSet(), graph.Nodes.OfType<LotNode>().Select(node => node.Lot!.Value).ToHashSet());
        AssertBalanced(graph);
        MassFlowTests.AssertFlows(viewed.Ask(it => it.MassFlow(last.Eid, Element.Of("Nd")))!);
    }

    [Fact]
    public void Emptied_circuit_begins_anew()
    {
        Actor plant = Cast.Plant;
        play.Accept(plant, new RegisterCircuit(Chain.Line, plant.Site, "ree.separation"));
        Eid[] drawn = new Eid[2];
        Eid[] feed = new Eid[2];
        for (int i = 0; i < 2; i++)
        {
            feed[i] = play.Buy(plant, $"origin-{i}", 100);
            play.Make(plant, "ree.separation", [Goods.All(feed[i])], Chain.Line);
            drawn[i] = play.Make(
                plant, "ree.separation", [], Chain.Line, null,
                play.Lot(plant, "ree.mixed.oxide", 100, 300_000_000, 200_000_000))[0];
        }

        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(drawn[1], LineageDirection.Up))!;

        Assert.DoesNotContain(graph.Nodes.OfType<LotNode>(), node => node.Lot == feed[0]);
        Assert.Contains(graph.Nodes.OfType<LotNode>(), node => node.Lot == feed[1]);
    }

    internal static void AssertBalanced(LineageGraph graph)
    {
        foreach (Balance balance in graph.Nodes.Select(node => (node as ProcessNode)?.Balance ?? (node as CircuitNode)?.Balance)
            .OfType<Balance>())
        {
            Assert.True(balance.Closes);
            Assert.All(balance.Lines, line => Assert.Equal(ElementAmount.Zero, line.Difference));
            Assert.All(balance.Lines, line => Assert.Equal(ElementAmount.Zero, line.Entered + line.Left));
            Assert.All(balance.Lines, line => Assert.False(line.Unaccounted.IsNegative));
        }
    }
}
