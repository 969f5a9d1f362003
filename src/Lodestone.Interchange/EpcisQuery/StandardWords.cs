namespace Lodestone.Interchange;

/// <summary>The words of the standard that an EPCIS repository knows before it has seen an event.</summary>
public static class StandardWords
{
    /// <summary>The kinds of events.</summary>
    public static IReadOnlyList<string> EventTypes { get; } =
        ["AggregationEvent", "AssociationEvent", "ObjectEvent", "TransactionEvent", "TransformationEvent"];

    /// <summary>The business steps of the CBV.</summary>
    public static IReadOnlyList<string> Steps { get; } = CbvWords.Step.InOrder;

    /// <summary>The dispositions of the CBV.</summary>
    public static IReadOnlyList<string> Dispositions { get; } = CbvWords.Disposition.InOrder;
}
