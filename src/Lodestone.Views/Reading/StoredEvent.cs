using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>An event as stored.</summary>
internal sealed record StoredEvent
{
    public required long Id { get; init; }

    public required long Entry { get; init; }

    public required LotEventKind Kind { get; init; }

    public required string Detail { get; init; }

    public required string Step { get; init; }

    public required PartyId Party { get; init; }

    public required PartyId? Other { get; init; }

    public required SiteId? Site { get; init; }

    public required Instant Time { get; init; }

    public required bool IsLate { get; init; }

    public required bool IsVoid { get; init; }

    public required bool Closes { get; init; }

    public required byte[] Lost { get; init; }

    /// <summary>How many acts of its statement it is.</summary>
    public required int Acts { get; init; }

    /// <summary>What declared it, or an act of it, wrong; null if nothing did.</summary>
    public required string? CorrectedBy { get; init; }

    /// <summary>The lots that it concerned, as <see cref="FlowBytes"/>.</summary>
    public required byte[] Touched { get; init; }

    /// <summary>What it moved, as <see cref="FlowBytes"/>.</summary>
    public required byte[] Moved { get; init; }

    /// <summary>One stock a circuit that it concerns, in order of the circuits' numbers.</summary>
    public required IReadOnlyList<StoredStock> Stocks { get; init; }

    /// <summary>Whether it is a step from lots to lots, so that a lineage leads through it.</summary>
    public bool IsStep => !IsVoid && IsStepKind(Kind);

    /// <summary>Whether events of a kind are steps from lots to lots.</summary>
    public static bool IsStepKind(LotEventKind kind) => kind is LotEventKind.Transformed or LotEventKind.Split
        or LotEventKind.Merged or LotEventKind.Sampled or LotEventKind.CircuitRun;
}

/// <summary>What a circuit held around an event, as stored.</summary>
/// <param name="Circuit">The circuit's number.</param>
/// <param name="Epoch">The first event since the circuit was last empty.</param>
/// <param name="Before">Bytes of its book before.</param>
/// <param name="After">Bytes of its book after.</param>
internal sealed record StoredStock(long Circuit, long Epoch, byte[] Before, byte[] After);

/// <summary>What an event took from a lot or put into it, as stored.</summary>
/// <param name="Lot">The lot's number.</param>
/// <param name="Material">The number of its material.</param>
/// <param name="Side">Which way.</param>
/// <param name="Mass">Mass.</param>
/// <param name="Book">Bytes of its book.</param>
internal sealed record StoredFlow(long Lot, long Material, FlowSide Side, Mass Mass, byte[] Book);

/// <summary>A lot that an event concerned, as stored.</summary>
/// <param name="Lot">The lot's number.</param>
/// <param name="Material">The number of its material.</param>
/// <param name="Weight">Its weight as reported, or null.</param>
internal sealed record StoredTouch(long Lot, long Material, Mass? Weight);
