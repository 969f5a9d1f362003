using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>What events of one kind moved of one material within a period.</summary>
/// <param name="Kind">What the events did.</param>
/// <param name="Direction">Whether it was taken, made or moved.</param>
/// <param name="Material">Material code.</param>
/// <param name="Events">How many events.</param>
/// <param name="Lots">How many lots, each counted once.</param>
/// <param name="Milligrams">Their mass; of what moved, what was weighed.</param>
/// <param name="Unweighed">How many times a lot moved without being weighed.</param>
/// <param name="ContentMilligrams">Listed elements by the books; null for what only moved.</param>
/// <param name="OxideMilligrams">The rare earths among these as oxides (REO); null for what only moved.</param>
public sealed record FlowSum(
    LotEventKind Kind,
    FlowDirection Direction,
    string Material,
    long Events,
    long Lots,
    long Milligrams,
    long Unweighed,
    long? ContentMilligrams,
    long? OxideMilligrams);

/// <summary>Which way lots went in an event.</summary>
public enum FlowDirection
{
    /// <summary>Taken from lots: input, or out of the books.</summary>
    Taken = 1,

    /// <summary>Put into lots: output, or into the books.</summary>
    Made = 2,

    /// <summary>From one holder to the next.</summary>
    Moved = 3,
}

/// <summary>The flows of a period.</summary>
/// <param name="From">First block time that counts.</param>
/// <param name="To">Time of the last block; the period ends with it.</param>
/// <param name="Sums">The flows, by kind, direction and material.</param>
public sealed record PeriodFlows(Instant From, Instant To, IReadOnlyList<FlowSum> Sums);
