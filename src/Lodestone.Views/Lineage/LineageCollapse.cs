using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Shows alike nodes of a lineage as one.</summary>
internal static class LineageCollapse
{
    /// <summary>The lineage with at most so many nodes, as far as layers allow.</summary>
    public static LineageGraph Of(LineageGraph graph, int maxNodes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNodes, 4);
        if (graph.Nodes.Count <= maxNodes)
        {
            return graph;
        }

        int subject = graph.Nodes.Single(node => node is LotNode { IsSubject: true }).Id;
        int[] group = LayerCollapse.Of(
            [.. graph.Edges.Select(edge => (edge.From, edge.To))],
            [.. graph.Nodes.Select(KeysOf)],
            subject,
            maxNodes);
        IReadOnlyList<LineageNode> nodes = [.. graph.Nodes
            .GroupBy(node => group[node.Id]).OrderBy(it => it.Key)
            .Select(it => it.Count() == 1 ? it.First() with { Id = it.Key } : Merged(it.Key, [.. it]))];
        IReadOnlyList<LineageEdge> edges = [.. graph.Edges
            .Select(edge => edge with { From = group[edge.From], To = group[edge.To] })
            .Where(edge => edge.From != edge.To)
            .GroupBy(edge => (edge.From, edge.To))
            .OrderBy(it => it.Key)
            .Select(it => Merged([.. it]))];
        return graph with { Nodes = nodes, Edges = edges };
    }

    private static string[] KeysOf(LineageNode node) => node switch
    {
        LotNode lot => [$"lot/{lot.Material}", "lot"],
        ProcessNode step => [$"step/{step.Step}", "step"],
        CircuitNode run => [$"step/{run.Step}", "step"],
        _ => ["group", "group"],
    };

    private static GroupNode Merged(int id, IReadOnlyList<LineageNode> members)
    {
        List<string> words = [.. members.Select(Word).Distinct(StringComparer.Ordinal)];
        return new GroupNode(
            id,
            words.Count == 1 ? words[0] : string.Empty,
            members.Sum(node => node is GroupNode group ? group.Lots : node is LotNode ? 1 : 0),
            members.Sum(node => node is GroupNode group ? group.Processes : node is LotNode ? 0 : 1))
        {
            Concerned = [.. members.Skip(1).Aggregate(
                members[0].Concerned.AsEnumerable(), (all, node) => all.Intersect(node.Concerned))],
        };
    }

    private static string Word(LineageNode node) => node switch
    {
        LotNode lot => lot.Material,
        ProcessNode step => step.Step,
        CircuitNode run => run.Step,
        GroupNode group => group.Material,
        _ => string.Empty,
    };

    private static LineageEdge Merged(IReadOnlyList<LineageEdge> edges)
    {
        if (edges is [{ } only])
        {
            return only;
        }

        bool told = edges.All(edge => edge.Amounts is not null);
        bool weighed = edges.All(edge => edge.Mass is not null);
        Int128 mass = edges.Aggregate(Int128.Zero, (sum, edge) => sum + (edge.Mass?.Milligrams ?? 0));
        return edges[0] with
        {
            Time = edges.All(edge => edge.Time == edges[0].Time) ? edges[0].Time : null,
            Entry = edges.Min(edge => edge.Entry),
            Mass = weighed && mass <= Mass.MaxMilligrams ? Mass.FromMilligrams((long)mass) : null,
            Amounts = told ? Flows.Sum(edges.SelectMany(edge => edge.Amounts!)) : null,
        };
    }
}
