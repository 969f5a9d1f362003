namespace Lodestone.Views;

/// <summary>
/// Merges nodes of a graph until few enough are left. Nodes of one layer never depend on each other, so merging within
/// layers, and then whole neighbouring layers, keeps the graph without loops.
/// </summary>
internal static class LayerCollapse
{
    /// <summary>The new number of each node, causes first.</summary>
    /// <param name="edges">Edges between nodes numbered with causes first.</param>
    /// <param name="keys">For each node, what it is from fine to coarse: those alike are merged.</param>
    /// <param name="kept">A node that stays by itself, or -1.</param>
    /// <param name="maxNodes">How many may be left.</param>
    public static int[] Of(
        IReadOnlyList<(int From, int To)> edges, IReadOnlyList<string[]> keys, int kept, int maxNodes)
    {
        int[] layer = Layers.Of(keys.Count, edges);
        if (keys.Count <= maxNodes)
        {
            return [.. Enumerable.Range(0, keys.Count)];
        }

        int[] group = [.. Enumerable.Range(0, keys.Count)];
        for (int level = 0; level < keys[0].Length; level++)
        {
            int column = level;
            group = MergedLargest(group, i => i == kept ? null : (layer[i], keys[i][column]), maxNodes);
            if (group.Distinct().Count() <= maxNodes)
            {
                return Numbered(keys.Count, kept, i => layer[i], i => group[i]);
            }
        }

        int around = kept >= 0 ? layer[kept] : 0;
        for (int width = 1; ; width++)
        {
            int span = width;
            int[] made = Numbered(keys.Count, kept, i => Bucket(layer[i], around, span), _ => 0);
            if (made.Max() < maxNodes || width > layer.Max())
            {
                return made;
            }
        }
    }

    // Layers are counted from the kept node's, which stays a layer of its own: nothing is merged across it.
    private static int Bucket(int layer, int around, int width) => layer == around
        ? 0
        : layer < around ? -((around - layer - 1) / width) - 1 : ((layer - around - 1) / width) + 1;

    // Merges what is alike, the largest crowds first, and no more than needed: the rest keeps its detail.
    private static int[] MergedLargest(int[] group, Func<int, (int Layer, string Key)?> alike, int maxNodes)
    {
        int left = group.Distinct().Count();
        int[] merged = [.. group];
        foreach (int[] crowd in Enumerable.Range(0, group.Length)
            .Where(i => alike(i) is not null)
            .GroupBy(i => alike(i)!.Value)
            .Select(it => it.ToArray())
            .OrderByDescending(it => it.Select(i => group[i]).Distinct().Count()).ThenBy(it => it[0]))
        {
            int size = crowd.Select(i => group[i]).Distinct().Count();
            if (left <= maxNodes || size == 1)
            {
                break;
            }

            foreach (int i in crowd)
            {
                merged[i] = crowd[0];
            }

            left -= size - 1;
        }

        return merged;
    }

    private static int[] Numbered(int count, int kept, Func<int, int> layer, Func<int, int> key)
    {
        int[] made = new int[count];
        int next = 0;
        foreach (var group in Enumerable.Range(0, count)
            .GroupBy(i => (Layer: layer(i), IsKept: i == kept, Key: i == kept ? 0 : key(i)))
            .OrderBy(group => group.Key.Layer).ThenBy(group => group.First()))
        {
            foreach (int i in group)
            {
                made[i] = next;
            }

            next++;
        }

        return made;
    }
}
