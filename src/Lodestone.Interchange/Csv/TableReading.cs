using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>What a table says: the events of all its rows, or everything that is wrong with it. Never a part.</summary>
public sealed class TableReading
{
    private TableReading(ImmutableArray<PhysicalAct> acts, ImmutableArray<RowRefusal> refusals)
    {
        Acts = acts;
        Refusals = refusals;
    }

    /// <summary>The events in the order of the rows; empty if anything was refused.</summary>
    public ImmutableArray<PhysicalAct> Acts { get; }

    /// <summary>What is wrong, in the order of the rows; at most <see cref="CsvImport.MaxRefusals"/>.</summary>
    public ImmutableArray<RowRefusal> Refusals { get; }

    /// <summary>Whether the table can be used.</summary>
    public bool IsAccepted => Refusals.Length == 0;

    internal static TableReading Of(ImmutableArray<PhysicalAct> acts, IReadOnlyCollection<RowRefusal> refusals) =>
        refusals.Count == 0
            ? new TableReading(acts, [])
            : new TableReading([], [.. refusals.OrderBy(refusal => refusal.Row).Take(CsvImport.MaxRefusals)]);
}
