using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// The beginnings of all stored identities, in memory: nearly every statement is new, and need not be looked for in the
/// store to know it. Any thread.
/// </summary>
internal sealed class KnownIdentities
{
    private readonly Lock gate = new();
    private readonly HashSet<long> beginnings = [];

    /// <summary>Whether the store may hold an identity; false is certain.</summary>
    internal bool MayHold(Hash identity)
    {
        lock (gate)
        {
            return beginnings.Contains(RowFold.PlaceOf(identity));
        }
    }

    internal void Add(IEnumerable<long> more)
    {
        lock (gate)
        {
            beginnings.UnionWith(more);
        }
    }
}
