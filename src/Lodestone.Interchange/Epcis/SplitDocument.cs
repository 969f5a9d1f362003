using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>A captured document as the payloads of its statements, or why it cannot be cut.</summary>
public sealed class SplitDocument
{
    private SplitDocument(ImmutableArray<ReadOnlyMemory<byte>> payloads, Refusal? refusal)
    {
        Payloads = payloads;
        Refusal = refusal;
    }

    /// <summary>The payloads in the order of the events, at least one; empty if refused.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Payloads { get; }

    /// <summary>Why the document cannot be cut; null if it can.</summary>
    public Refusal? Refusal { get; }

    internal static SplitDocument Of(ImmutableArray<ReadOnlyMemory<byte>> payloads) => new(payloads, null);

    internal static SplitDocument Refused(Refusal refusal) => new([], refusal);
}
