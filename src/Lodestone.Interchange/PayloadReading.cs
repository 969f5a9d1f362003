using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>What a payload says: its acts, or why it cannot be read.</summary>
public sealed class PayloadReading
{
    private PayloadReading(ImmutableArray<Act> acts, Refusal? refusal)
    {
        Acts = acts;
        Refusal = refusal;
    }

    /// <summary>The acts in order, at least one; empty if refused.</summary>
    public ImmutableArray<Act> Acts { get; }

    /// <summary>Why the payload cannot be read; null if it can.</summary>
    public Refusal? Refusal { get; }

    internal static PayloadReading Read(ImmutableArray<Act> acts) => new(acts, null);

    internal static PayloadReading Refused(Refusal refusal) => new([], refusal);
}
