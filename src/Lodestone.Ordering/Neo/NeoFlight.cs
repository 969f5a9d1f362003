using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Neo;

/// <summary>An envelope that was taken and is not final. Whoever holds the sender's gate may look and touch.</summary>
internal sealed class NeoFlight(Hash id, ReadOnlyMemory<byte> envelope)
{
    public Hash Id { get; } = id;

    public ReadOnlyMemory<byte> Envelope { get; } = envelope;

    public TaskCompletionSource<AppendOutcome> Answer { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many callers wait for it: one that nobody waits for is not signed anew.</summary>
    public int Waiters { get; set; }

    /// <summary>What is sent; null while it waits for room in a block.</summary>
    public NeoSigned? Signed { get; set; }

    /// <summary>Whether dearer fees were tried after a refusal.</summary>
    public bool HasPaidMore { get; set; }

    /// <summary>Nodes that are being given it.</summary>
    public HashSet<NeoEndpoint> Sending { get; } = [];

    /// <summary>Nodes that took it.</summary>
    public HashSet<NeoEndpoint> Taken { get; } = [];

    /// <summary>Nodes that refused it, and what they said.</summary>
    public Dictionary<NeoEndpoint, string> Refusals { get; } = [];

    /// <summary>How high the chain was and when, as it was last sent.</summary>
    public (long Height, long Time)? LastSent { get; set; }

    /// <summary>Begins anew with another transaction.</summary>
    public void Sign(NeoSigned? signed)
    {
        Signed = signed;
        LastSent = null;
        Taken.Clear();
        Refusals.Clear();
    }
}
