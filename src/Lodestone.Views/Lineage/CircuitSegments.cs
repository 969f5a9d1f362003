namespace Lodestone.Views;

/// <summary>An event of a graph that is being drawn: numbers of the events, lots and circuits as stored.</summary>
/// <param name="Id">Event number; causes have smaller ones.</param>
/// <param name="Circuit">Circuit number, or null.</param>
/// <param name="Taken">Lots taken.</param>
/// <param name="Made">Lots made.</param>
internal sealed record GraphEvent(
    long Id, long? Circuit, IReadOnlyCollection<long> Taken, IReadOnlyCollection<long> Made);

/// <summary>
/// Divides the life of each circuit into runs that can each be one node, such that the graph has no loop: swarf that
/// goes back into the line that its magnets' metal came from is charged to a later run.
/// </summary>
/// <remarks>
/// A run may take in whatever comes until its first draw; after that, only what descends from no other run than the run
/// itself descends from already. So what a drawn lot descends from never grows afterwards.
/// </remarks>
internal static class CircuitSegments
{
    /// <summary>The run of each circuit event: runs are numbered from 0.</summary>
    public static Dictionary<long, int> Assign(IEnumerable<GraphEvent> ascending)
    {
        Dictionary<long, int> runs = [];
        Dictionary<long, int> current = [];
        Dictionary<long, HashSet<int>> ofLot = [];
        List<HashSet<int>> ofRun = [];
        HashSet<int> drawn = [];
        foreach (GraphEvent it in ascending)
        {
            HashSet<int> from = [.. it.Taken.SelectMany(lot => ofLot.GetValueOrDefault(lot) ?? [])];
            if (it.Circuit is { } circuit)
            {
                int run = RunFor(circuit, from, current, ofRun, drawn);
                runs[it.Id] = run;
                if (it.Made.Count > 0)
                {
                    drawn.Add(run);
                }

                from = [.. ofRun[run], run];
            }

            foreach (long lot in it.Made)
            {
                ofLot[lot] = from;
            }
        }

        return runs;
    }

    private static int RunFor(
        long circuit, HashSet<int> from, Dictionary<long, int> current, List<HashSet<int>> ofRun, HashSet<int> drawn)
    {
        bool known = current.TryGetValue(circuit, out int run);
        if (known && (!drawn.Contains(run) || from.IsSubsetOf(ofRun[run])))
        {
            ofRun[run].UnionWith(from);
            return run;
        }

        HashSet<int> ancestors = known ? [.. ofRun[run], run, .. from] : [.. from];
        ofRun.Add(ancestors);
        current[circuit] = ofRun.Count - 1;
        return ofRun.Count - 1;
    }
}
