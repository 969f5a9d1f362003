using System.Collections.Concurrent;
using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Lodestone.Node.Consortium;

/// <summary>A seat in a consortium that is taken: the engine runs, the other members' nodes are known.</summary>
/// <param name="seat">What the ledger is opened with.</param>
/// <param name="peers">Where the other members' nodes are asked.</param>
internal sealed class TakenSeat(ConsortiumSeat seat, IReadOnlyList<Uri> peers) : IDisposable
{
    private long carried;

    /// <summary>What the ledger is opened with.</summary>
    public ConsortiumSeat Seat { get; } = seat;

    /// <summary>Where the other members' nodes are asked.</summary>
    public IReadOnlyList<Uri> Peers { get; } = peers;

    /// <summary>What is wrong with a member's node, by its address; null or not there if nothing is known.</summary>
    public ConcurrentDictionary<Uri, string?> Trouble { get; } = new();

    /// <summary>How many of our statements other members' nodes have carried into the order.</summary>
    public long CarriedByOthers => Interlocked.Read(ref carried);

    /// <summary>Counts an answer of a peer that was given one of our statements.</summary>
    public void Carried(bool isIn) => Interlocked.Add(ref carried, isIn ? 1 : 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        Seat.Engine.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Seat.Key.Dispose();
        Seat.NextKey?.Dispose();
        foreach (SigningKey signer in Seat.Agreement?.Signers ?? [])
        {
            signer.Dispose();
        }
    }
}
