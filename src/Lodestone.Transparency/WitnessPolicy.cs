using System.Collections.Immutable;

namespace Lodestone.Transparency;

/// <summary>How many of which witnesses must have cosigned a checkpoint before it counts as final.</summary>
public sealed class WitnessPolicy
{
    /// <summary>At least <paramref name="quorum"/> of these witnesses.</summary>
    /// <param name="quorum">How many distinct ones, from 0 to all.</param>
    /// <param name="witnesses">Their keys.</param>
    /// <exception cref="ArgumentException">The quorum is out of range, a key is not a witness's, or two witnesses
    /// share a point: one key must not count twice under two names.</exception>
    public WitnessPolicy(int quorum, IEnumerable<NoteKey> witnesses)
    {
        Quorum = quorum;
        Witnesses = [.. witnesses];
        ArgumentOutOfRangeException.ThrowIfNegative(quorum);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quorum, Witnesses.Length);
        if (Witnesses.Any(key => !key.IsWitness))
            throw new ArgumentException("A witness signs with a cosignature key.", nameof(witnesses));
        if (Witnesses.Select(key => key.PublicKey).Distinct().Count() != Witnesses.Length)
            throw new ArgumentException("Each witness has a key of its own.", nameof(witnesses));
    }

    /// <summary>No witness is asked for: the log's own word is enough.</summary>
    public static WitnessPolicy None { get; } = new(0, []);

    /// <summary>How many distinct witnesses must have signed.</summary>
    public int Quorum { get; }

    /// <summary>The witnesses that count.</summary>
    public ImmutableArray<NoteKey> Witnesses { get; }
}
