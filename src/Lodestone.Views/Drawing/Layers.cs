namespace Lodestone.Views;

/// <summary>Layers of a graph whose nodes are numbered with causes first.</summary>
internal static class Layers
{
    /// <summary>
    /// The layer of each node: one more than its farthest cause's. What has no cause stands just before its first
    /// consequence, so that edges stay short.
    /// </summary>
    public static int[] Of(int count, IReadOnlyList<(int From, int To)> edges)
    {
        int[] layer = new int[count];
        int[] firstConsequence = new int[count];
        bool[] hasCause = new bool[count];
        Array.Fill(firstConsequence, int.MaxValue);
        foreach ((int from, int to) in edges.OrderBy(edge => edge.From))
        {
            if (from >= to)
            {
                throw new ArgumentException("Nodes must be numbered with causes first.", nameof(edges));
            }

            layer[to] = Math.Max(layer[to], layer[from] + 1);
            hasCause[to] = true;
        }

        foreach ((int from, int to) in edges)
        {
            firstConsequence[from] = Math.Min(firstConsequence[from], layer[to]);
        }

        for (int i = 0; i < count; i++)
        {
            if (!hasCause[i] && firstConsequence[i] < int.MaxValue)
            {
                layer[i] = firstConsequence[i] - 1;
            }
        }

        return layer;
    }
}
