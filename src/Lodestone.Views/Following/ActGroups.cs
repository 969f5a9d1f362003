namespace Lodestone.Views;

/// <summary>
/// Which acts of a statement are told apart. Acts between which a row's state is unknown become one event, and so does
/// every act between them: then what follows from what stays a graph without loops.
/// </summary>
internal sealed class ActGroups
{
    private readonly int[] first;

    public ActGroups(int acts) => first = [.. Enumerable.Range(0, acts)];

    /// <summary>The group of an act: the number of its first act.</summary>
    public int this[int act] => first[act];

    /// <summary>Whether an act stands alone.</summary>
    public bool IsAlone(int act) => first.Count(it => it == first[act]) == 1;

    /// <summary>Joins two acts and all between them.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Join(int earlier, int later)
    {
        int from = first[earlier];
        int to = Array.LastIndexOf(first, first[later]);
        bool changed = false;
        for (int i = from; i <= to; i++)
        {
            changed |= first[i] != from;
            first[i] = from;
        }

        return changed;
    }
}
