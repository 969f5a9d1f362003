namespace Lodestone.Views;

/// <summary>An event of a graph that is being drawn: numbers of the events, lots and circuits as stored.</summary>
/// <param name="Id">Event number; causes have smaller ones.</param>
/// <param name="Circuits">Circuit numbers: none for a batch, several for acts that could not be told apart.</param>
/// <param name="Taken">Lots taken.</param>
/// <param name="Made">Lots made.</param>
internal sealed record GraphEvent(
    long Id, IReadOnlyCollection<long> Circuits, IReadOnlyCollection<long> Taken, IReadOnlyCollection<long> Made);

/// <summary>
/// Divides the life of each circuit into runs that can each be one node, such that the graph has no loop: swarf that
/// goes back into the line that its magnets' metal came from is charged to a later run.
/// </summary>
/// <remarks>
/// A run may take in whatever comes until its first draw; after that, only what descends from no other run than the run
/// itself descends from already. So what a drawn lot descends from never grows afterwards. An event of several circuits
/// is a run by itself.
/// </remarks>
internal sealed class CircuitSegments
{
    private readonly Dictionary<long, int> current = [];
    private readonly List<HashSet<int>> ancestors = [];
    private readonly HashSet<int> drawn = [];
    private readonly HashSet<int> closed = [];

    private CircuitSegments()
    {
    }

    /// <summary>The run of each circuit event: runs are numbered from 0.</summary>
    public static Dictionary<long, int> Assign(IEnumerable<GraphEvent> ascending)
    {
        CircuitSegments segments = new();
        Dictionary<long, int> runs = [];
        Dictionary<long, HashSet<int>> ofLot = [];
        foreach (GraphEvent it in ascending)
        {
            HashSet<int> from = [.. it.Taken.SelectMany(lot => ofLot.GetValueOrDefault(lot) ?? [])];
            if (it.Circuits.Count > 0)
            {
                int run = it.Circuits.Count == 1
                    ? segments.RunFor(it.Circuits.First(), from)
                    : segments.RunByItself(it.Circuits, from);
                runs[it.Id] = run;
                segments.drawn.UnionWith(it.Made.Count > 0 ? [run] : []);
                from = [.. segments.ancestors[run], run];
            }

            foreach (long lot in it.Made)
            {
                ofLot[lot] = from;
            }
        }

        return runs;
    }

    private int RunFor(long circuit, HashSet<int> from)
    {
        if (current.TryGetValue(circuit, out int run) && !closed.Contains(run)
            && (!drawn.Contains(run) || from.IsSubsetOf(ancestors[run])))
        {
            ancestors[run].UnionWith(from);
            return run;
        }

        return Begin([circuit], from);
    }

    private int RunByItself(IReadOnlyCollection<long> circuits, HashSet<int> from)
    {
        int run = Begin(circuits, from);
        closed.Add(run);
        return run;
    }

    private int Begin(IReadOnlyCollection<long> circuits, HashSet<int> from)
    {
        HashSet<int> before = [.. from];
        foreach (long circuit in circuits)
        {
            if (current.TryGetValue(circuit, out int last))
            {
                before.UnionWith(ancestors[last]);
                before.Add(last);

                // What leads on to another run must not come to descend from it.
                closed.Add(last);
            }

            current[circuit] = ancestors.Count;
        }

        ancestors.Add(before);
        return ancestors.Count - 1;
    }
}
