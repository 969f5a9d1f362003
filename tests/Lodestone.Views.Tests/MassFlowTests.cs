using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

public class MassFlowTests(Place place)
{
    private static readonly Element Dy = Element.Of("Dy");
    private readonly Play play = new(place);

    [Fact]
    public void What_comes_into_a_node_goes_out_to_the_picogram()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();

        MassFlow flow = viewed.Ask(it => it.MassFlow(made.SecondMagnet, Dy))!;

        AssertFlows(flow);
        Assert.Contains(flow.Nodes, node => node.Kind == FlowNodeKind.Circuit);
        Assert.Contains(flow.Nodes, node => node.Lot == made.Swarf);
    }

    [Fact]
    public void Origins_of_the_flow_are_the_origins_of_the_book()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();

        MassFlow flow = viewed.Ask(it => it.MassFlow(made.Magnet, Dy))!;
        IReadOnlyList<OriginShare> shares = viewed.Ask(it => it.Origins(made.Magnet, Dy));

        foreach (OriginShare share in shares)
        {
            FlowNode origin = flow.Nodes.Single(node => node.Name == share.Origin.Code);
            Assert.Equal(share.Amount, origin.Amount);
        }

        Assert.Equal(Ppb.Whole, shares.Sum(share => share.Share.Value));
        Assert.All(shares, share => Assert.Equal(flow.Whole, share.Whole));
    }

    [Fact]
    public void Blend_of_four_parts_and_one_part_has_its_dysprosium_from_the_one()
    {
        Actor plant = Cast.Plant;
        Eid poor = play.Buy(plant, "bayan", 800, nd: 600_000_000, dy: 1_000_000);
        Eid rich = play.Buy(plant, "longnan", 200, nd: 100_000_000, dy: 80_000_000);
        Eid blend = play.Make(
            plant, "ree.blend", [Goods.All(poor), Goods.All(rich)], null, null,
            play.Lot(plant, "ree.mixed.oxide", 1_000, 500_000_000, 16_800_000))[0];
        using Viewed viewed = play.Follow();

        OriginShare share = viewed.Ask(it => it.Origins(blend, Dy)).Single(it => it.Origin.Code.EndsWith("longnan"));

        // 200 kg at 8 % against 800 kg at 0.1 %: 16 of 16.8 kg.
        Assert.Equal(16 * share.Whole!.Value.Picograms, share.Amount!.Value.Picograms * 168 / 10);
        Assert.Equal(952_380_952, share.Share.Value, 1.0);
    }

    [Fact]
    public void Collapsed_flow_loses_nothing()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();
        MassFlow flow = viewed.Ask(it => it.MassFlow(made.SecondMagnet, Dy))!;

        foreach (int limit in Enumerable.Range(4, flow.Nodes.Count))
        {
            MassFlow small = flow.Collapse(limit);
            Assert.True(small.Nodes.Count <= limit);
            AssertFlows(small);
            Assert.Equal(flow.Nodes.Count, small.Nodes.Sum(node => node.Count));
        }
    }

    [Fact]
    public void What_is_not_followed_further_is_shown_as_such()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();

        MassFlow flow = viewed.Ask(it => it.MassFlow(made.SecondMagnet, Dy, maxEvents: 3))!;

        Assert.Contains(flow.Nodes, node => node.Kind == FlowNodeKind.NotFollowed);
        AssertFlows(flow);
    }

    [Fact]
    public void Lot_without_the_element_has_an_empty_flow()
    {
        Eid ore = play.Mine(Cast.Mine);
        using Viewed viewed = play.Follow();

        MassFlow flow = viewed.Ask(it => it.MassFlow(ore, Element.Of("Sb")))!;

        Assert.Single(flow.Nodes);
        Assert.Empty(flow.Links);
    }

    internal static void AssertFlows(MassFlow flow)
    {
        Assert.Equal(Enumerable.Range(0, flow.Nodes.Count), flow.Nodes.Select(node => node.Id));
        Assert.All(flow.Links, link => Assert.True(link.From < link.To));
        Assert.All(flow.Links, link => Assert.True(link.Amount <= link.Recorded));
        foreach (FlowNode node in flow.Nodes)
        {
            Int128 arrived = Sum(flow.Links.Where(link => link.To == node.Id));
            Int128 left = Sum(flow.Links.Where(link => link.From == node.Id));
            if (node.IsSubject)
            {
                Assert.Equal(flow.Whole!.Value.Picograms, arrived);
            }
            else if (arrived > 0)
            {
                Assert.Equal(arrived, left);
            }
        }
    }

    private static Int128 Sum(IEnumerable<FlowLink> links) =>
        links.Aggregate(Int128.Zero, (sum, link) => sum + link.Amount!.Value.Picograms);
}
