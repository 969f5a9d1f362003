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

    public required long? Circuit { get; init; }

    public required long? Epoch { get; init; }

    public required PartyId Party { get; init; }

    public required PartyId? Other { get; init; }

    public required SiteId? Site { get; init; }

    public required Instant Time { get; init; }

    public required bool IsLate { get; init; }

    public required bool IsVoid { get; init; }

    public required bool Closes { get; init; }

    public required byte[] Lost { get; init; }

    public required byte[] Before { get; init; }

    public required byte[] After { get; init; }

    /// <summary>Whether it is a step from lots to lots, so that a lineage leads through it.</summary>
    public bool IsStep => !IsVoid && Kind is LotEventKind.Transformed or LotEventKind.Split or LotEventKind.Merged
        or LotEventKind.Sampled or LotEventKind.CircuitRun;
}

/// <summary>What an event took from a lot or put into it, as stored.</summary>
/// <param name="Lot">The lot's number.</param>
/// <param name="Side">Which way.</param>
/// <param name="Mass">Mass.</param>
/// <param name="Book">Bytes of its book.</param>
internal sealed record StoredFlow(long Lot, FlowSide Side, Mass Mass, byte[] Book);
