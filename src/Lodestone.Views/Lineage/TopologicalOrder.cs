namespace Lodestone.Views;

/// <summary>
/// Puts nodes in an order in which causes come first; among those that could come next, the least key.
/// </summary>
internal static class TopologicalOrder
{
    /// <summary>The order.</summary>
    /// <exception cref="InvalidDataException">The graph has a loop.</exception>
    public static List<string> Of(IEnumerable<string> keys, IEnumerable<(string From, string To)> edges)
    {
        Dictionary<string, int> waiting = keys.ToDictionary(key => key, _ => 0, StringComparer.Ordinal);
        Dictionary<string, List<string>> next = new(StringComparer.Ordinal);
        foreach ((string from, string to) in edges)
        {
            waiting[to]++;
            if (!next.TryGetValue(from, out List<string>? targets))
            {
                next[from] = targets = [];
            }

            targets.Add(to);
        }

        PriorityQueue<string, string> ready = new(StringComparer.Ordinal);
        foreach ((string key, int count) in waiting)
        {
            if (count == 0)
            {
                ready.Enqueue(key, key);
            }
        }

        List<string> order = [];
        while (ready.TryDequeue(out string? key, out _))
        {
            order.Add(key);
            foreach (string to in next.GetValueOrDefault(key) ?? [])
            {
                if (--waiting[to] == 0)
                {
                    ready.Enqueue(to, to);
                }
            }
        }

        return order.Count == waiting.Count
            ? order
            : throw new InvalidDataException("The lineage has a loop.");
    }
}
