using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>What a table says: the events of all its rows, or everything that is wrong with it. Never a part.</summary>
public sealed class TableReading
{
    /// <summary>Most refusals that one reading names.</summary>
    public const int MaxRefusals = 10_000;

    private TableReading(ImmutableArray<PhysicalAct> acts, ImmutableArray<RowRefusal> refusals)
    {
        Acts = acts;
        Refusals = refusals;
    }

    /// <summary>The events in the order of the rows; empty if anything was refused.</summary>
    public ImmutableArray<PhysicalAct> Acts { get; }

    /// <summary>What is wrong, in the order of the rows; at most <see cref="MaxRefusals"/>.</summary>
    public ImmutableArray<RowRefusal> Refusals { get; }

    /// <summary>Whether the table can be used.</summary>
    public bool IsAccepted => Refusals.Length == 0;

    /// <summary>Reads a table to its end.</summary>
    /// <param name="items">Its items.</param>
    public static TableReading Of(IEnumerable<TableItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        ImmutableArray<PhysicalAct>.Builder acts = ImmutableArray.CreateBuilder<PhysicalAct>();
        List<RowRefusal> refusals = [];
        foreach (TableItem item in items)
        {
            refusals.AddRange(item.Refusals);
            if (item.Act is { } act)
            {
                acts.Add(act);
            }
        }

        return Of(acts.ToImmutable(), refusals);
    }

    private static TableReading Of(ImmutableArray<PhysicalAct> acts, List<RowRefusal> refusals) =>
        refusals.Count == 0
            ? new TableReading(acts, [])
            : new TableReading([], [.. refusals.OrderBy(refusal => refusal.Row).Take(MaxRefusals)]);
}
