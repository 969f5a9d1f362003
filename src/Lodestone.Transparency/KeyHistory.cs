using System.Collections.Immutable;

namespace Lodestone.Transparency;

/// <summary>
/// Which keys count at which position of the log. Positions decide, not times: nobody can prove when a signature was
/// made, but the log proves what lies before what. Entries before a revocation stay valid. Immutable.
/// </summary>
public sealed class KeyHistory
{
    private readonly ImmutableSortedDictionary<Hash, Span> _spans;

    private KeyHistory(ImmutableSortedDictionary<Hash, Span> spans) => _spans = spans;

    /// <summary>No key yet.</summary>
    public static KeyHistory Empty { get; } = new(ImmutableSortedDictionary<Hash, Span>.Empty);

    /// <summary>Every key ever added, by key id.</summary>
    public IEnumerable<PublicKey> Keys => _spans.Values.Select(span => span.Key);

    /// <summary>The history in which the key counts from that position on, that position included.</summary>
    /// <exception cref="InvalidOperationException">The key was added before; a revoked key never returns.</exception>
    public KeyHistory Add(PublicKey key, EntryIndex from)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _spans.ContainsKey(key.KeyId.Value)
            ? throw new InvalidOperationException($"The key {key.KeyId} was added before.")
            : new KeyHistory(_spans.Add(key.KeyId.Value, new Span(key, from, null)));
    }

    /// <summary>The history in which the key does not count from that position on, that position included.</summary>
    /// <exception cref="InvalidOperationException">The key is unknown, revoked already, or was added later.</exception>
    public KeyHistory Revoke(KeyId keyId, EntryIndex at)
    {
        if (!_spans.TryGetValue(keyId.Value, out var span) || span.Until is not null || at < span.From)
            throw new InvalidOperationException($"The key {keyId} does not count at {at}: it cannot be revoked there.");
        return new KeyHistory(_spans.SetItem(keyId.Value, span with { Until = at }));
    }

    /// <summary>Whether the key counts for an entry at that position.</summary>
    public KeyValidity ValidAt(KeyId keyId, EntryIndex position)
    {
        if (!_spans.TryGetValue(keyId.Value, out var span))
            return KeyValidity.Unknown;
        if (position < span.From)
            return KeyValidity.NotYetValid;
        return span.Until is { } until && position >= until ? KeyValidity.Revoked : KeyValidity.Valid;
    }

    /// <summary>The key of that name, whether it still counts or not; null when none was added.</summary>
    public PublicKey? Find(KeyId keyId) => _spans.GetValueOrDefault(keyId.Value)?.Key;

    private sealed record Span(PublicKey Key, EntryIndex From, EntryIndex? Until);
}
