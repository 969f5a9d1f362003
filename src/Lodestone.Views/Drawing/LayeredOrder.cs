namespace Lodestone.Views;

/// <summary>
/// Layers and the order within them. A slot is a node, or a place where a long edge passes a layer; slots of nodes have
/// the nodes' numbers.
/// </summary>
internal sealed class LayeredOrder
{
    private const int Sweeps = 12;

    private readonly List<List<int>> causes = [];
    private readonly List<List<int>> consequences = [];
    private readonly List<int> layerOf = [];

    private LayeredOrder()
    {
    }

    /// <summary>The slots of each layer, top to bottom.</summary>
    public List<List<int>> Layers { get; private set; } = [];

    /// <summary>The layer of each slot.</summary>
    public IReadOnlyList<int> LayerOf => layerOf;

    /// <summary>For each edge its slots, both ends included.</summary>
    public List<List<int>> Paths { get; } = [];

    /// <summary>The slots that edges lead to a slot from.</summary>
    public IReadOnlyList<int> Causes(int slot) => causes[slot];

    /// <summary>The slots that edges lead to from a slot.</summary>
    public IReadOnlyList<int> Consequences(int slot) => consequences[slot];

    /// <summary>Orders a graph whose nodes are numbered with causes first.</summary>
    public static LayeredOrder Of(int nodes, IReadOnlyList<(int From, int To)> edges)
    {
        LayeredOrder order = new();
        foreach (int layer in Views.Layers.Of(nodes, edges))
        {
            order.AddSlot(layer);
        }

        foreach ((int from, int to) in edges)
        {
            order.Paths.Add(order.PathOf(from, to));
        }

        int count = order.layerOf.DefaultIfEmpty(-1).Max() + 1;
        order.Layers = [.. Enumerable.Range(0, count).Select(layer =>
            Enumerable.Range(0, order.layerOf.Count).Where(slot => order.layerOf[slot] == layer).ToList())];
        order.Sweep();
        return order;
    }

    private int AddSlot(int layer)
    {
        layerOf.Add(layer);
        causes.Add([]);
        consequences.Add([]);
        return layerOf.Count - 1;
    }

    private List<int> PathOf(int from, int to)
    {
        List<int> path = [from];
        for (int layer = layerOf[from] + 1; layer < layerOf[to]; layer++)
        {
            path.Add(AddSlot(layer));
        }

        path.Add(to);
        for (int i = 1; i < path.Count; i++)
        {
            consequences[path[i - 1]].Add(path[i]);
            causes[path[i]].Add(path[i - 1]);
        }

        return path;
    }

    private void Sweep()
    {
        double[] place = new double[layerOf.Count];
        Number(place);
        List<List<int>> best = Copy();
        long crossings = Crossings(place);
        for (int sweep = 0; sweep < Sweeps && crossings > 0; sweep++)
        {
            bool down = sweep % 2 == 0;
            foreach (int layer in down ? Enumerable.Range(1, Math.Max(0, Layers.Count - 1))
                : Enumerable.Range(0, Math.Max(0, Layers.Count - 1)).Reverse())
            {
                Layers[layer] = [.. Layers[layer].OrderBy(slot => Barycentre(slot, down, place))];
                for (int i = 0; i < Layers[layer].Count; i++)
                {
                    place[Layers[layer][i]] = i;
                }
            }

            long now = Crossings(place);
            if (now < crossings)
            {
                (best, crossings) = (Copy(), now);
            }
        }

        Layers = best;
    }

    private double Barycentre(int slot, bool down, double[] place)
    {
        List<int> neighbours = down ? causes[slot] : consequences[slot];
        return neighbours.Count == 0 ? place[slot] : neighbours.Average(it => place[it]);
    }

    private void Number(double[] place)
    {
        foreach (List<int> layer in Layers)
        {
            for (int i = 0; i < layer.Count; i++)
            {
                place[layer[i]] = i;
            }
        }
    }

    private List<List<int>> Copy() => [.. Layers.Select(layer => layer.ToList())];

    // Inversions among the far ends, edges taken in order of their near ends.
    private long Crossings(double[] place)
    {
        long crossings = 0;
        foreach (List<int> layer in Layers)
        {
            List<double> ends = [.. layer.SelectMany(slot => consequences[slot].Select(to => place[to]).Order())];
            List<double> sorted = [];
            foreach (double end in ends)
            {
                int at = sorted.BinarySearch(end);
                at = at < 0 ? ~at : at;
                while (at < sorted.Count && sorted[at] <= end)
                {
                    at++;
                }

                crossings += sorted.Count - at;
                sorted.Insert(at, end);
            }
        }

        return crossings;
    }
}
