using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Where a captured event lies: its bytes are those of the log, and are read from there.</summary>
/// <param name="Number">Its number: in the order of the log, stable for ever.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Recorded">When the log took it: time of its block.</param>
/// <param name="Start">First byte in the payload of its entry.</param>
/// <param name="Length">Number of bytes.</param>
public sealed record FoundEvent(long Number, Instant Time, Instant Recorded, int Start, int Length)
{
    // A statement's payload holds fewer events than this.
    private const int PlaceBits = 16;

    /// <summary>The entry that said it.</summary>
    public long Entry => Number >> PlaceBits;

    /// <summary>Its place among the events of the entry.</summary>
    public int Place => (int)(Number & ((1 << PlaceBits) - 1));

    /// <summary>The number of an event.</summary>
    public static long NumberOf(long entry, int place) => (entry << PlaceBits) | (uint)place;
}
