namespace Lodestone.Views;

/// <summary>Places slots along their layers: as near to their neighbours as order and gaps allow.</summary>
internal static class LayeredPlacing
{
    private const int Passes = 8;

    /// <summary>The centre of each slot, the topmost edge of all being 0.</summary>
    public static double[] Centres(LayeredOrder order, Func<int, double> heightOf, double gap)
    {
        double[] centres = new double[order.LayerOf.Count];
        foreach (List<int> layer in order.Layers)
        {
            double at = 0;
            foreach (int slot in layer)
            {
                centres[slot] = at + (heightOf(slot) / 2);
                at += heightOf(slot) + gap;
            }
        }

        for (int pass = 0; pass < Passes; pass++)
        {
            bool down = pass % 2 == 0;
            foreach (List<int> layer in down ? order.Layers : Enumerable.Reverse(order.Layers))
            {
                Place(layer, [.. layer.Select(slot => Wanted(order, slot, centres, down))], centres, heightOf, gap);
            }
        }

        double top = centres.Length == 0
            ? 0
            : Enumerable.Range(0, centres.Length).Min(slot => centres[slot] - (heightOf(slot) / 2));
        return [.. centres.Select(centre => centre - top)];
    }

    private static double Wanted(LayeredOrder order, int slot, double[] centres, bool down)
    {
        IReadOnlyList<int> near = down ? order.Causes(slot) : order.Consequences(slot);
        IReadOnlyList<int> neighbours = near.Count > 0 ? near : down ? order.Consequences(slot) : order.Causes(slot);
        return neighbours.Count == 0 ? centres[slot] : neighbours.Average(it => centres[it]);
    }

    // Least squares under a fixed order: neighbours that would overlap move as one block, at their mean.
    private static void Place(
        List<int> layer, double[] wanted, double[] centres, Func<int, double> heightOf, double gap)
    {
        double[] offset = new double[layer.Count];
        for (int i = 1; i < layer.Count; i++)
        {
            offset[i] = offset[i - 1] + ((heightOf(layer[i - 1]) + heightOf(layer[i])) / 2) + gap;
        }

        List<(double Sum, int Count)> blocks = [];
        for (int i = 0; i < layer.Count; i++)
        {
            (double Sum, int Count) block = (wanted[i] - offset[i], 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Count >= block.Sum / block.Count)
            {
                block = (block.Sum + blocks[^1].Sum, block.Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        int at = 0;
        foreach ((double sum, int count) in blocks)
        {
            for (int end = at + count; at < end; at++)
            {
                centres[layer[at]] = (sum / count) + offset[at];
            }
        }
    }
}
