using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Shows alike nodes of a mass flow as one.</summary>
internal static class FlowCollapse
{
    public static MassFlow Of(MassFlow flow, int maxNodes)
    {
        int[] group = LayerCollapse.Of(
            [.. flow.Links.Select(link => (link.From, link.To))],
            [.. flow.Nodes.Select(KeysOf)],
            flow.Nodes.Single(node => node.IsSubject).Id,
            maxNodes);
        return flow with
        {
            Nodes = [.. flow.Nodes.GroupBy(node => group[node.Id]).OrderBy(it => it.Key)
                .Select(it => Merged(it.Key, [.. it]))],
            Links = [.. flow.Links
                .Select(link => link with { From = group[link.From], To = group[link.To] })
                .Where(link => link.From != link.To)
                .GroupBy(link => (link.From, link.To))
                .OrderBy(it => it.Key)
                .Select(it => Merged([.. it]))],
        };
    }

    private static string[] KeysOf(FlowNode node) => [$"{node.Kind}/{node.Name}", $"{node.Kind}"];

    private static FlowNode Merged(int id, IReadOnlyList<FlowNode> members)
    {
        if (members is [{ } only])
        {
            return only with { Id = id };
        }

        return new FlowNode(
            id,
            members.All(node => node.Kind == members[0].Kind) ? members[0].Kind : FlowNodeKind.Group,
            members.All(node => node.Name == members[0].Name) ? members[0].Name : string.Empty,
            null,
            members.Sum(node => node.Count),
            Sum(members.Select(node => node.Amount)),
            false)
        {
            Concerned = [.. members.Skip(1).Aggregate(
                members[0].Concerned.AsEnumerable(), (all, node) => all.Intersect(node.Concerned))],
        };
    }

    private static FlowLink Merged(IReadOnlyList<FlowLink> links) => links[0] with
    {
        Amount = Sum(links.Select(link => link.Amount)),
        Recorded = Sum(links.Select(link => link.Recorded)),
        Width = Ppb.Of(Math.Min(Ppb.Whole, links.Sum(link => link.Width.Value))),
    };

    private static ElementAmount? Sum(IEnumerable<ElementAmount?> amounts)
    {
        ElementAmount sum = ElementAmount.Zero;
        foreach (ElementAmount? amount in amounts)
        {
            if (amount is not { } told)
            {
                return null;
            }

            sum += told;
        }

        return sum;
    }
}
