using System.Buffers.Binary;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// The beginnings of all stored identities, in memory: nearly every statement is new, and need not be looked for in the
/// store to know it. Any thread.
/// </summary>
internal sealed class KnownIdentities
{
    private readonly Lock gate = new();
    private readonly HashSet<ulong> beginnings = [];

    /// <summary>Whether the store may hold an identity; false is certain.</summary>
    internal bool MayHold(Hash identity)
    {
        lock (gate)
        {
            return beginnings.Contains(BeginningOf(identity));
        }
    }

    internal void Add(IEnumerable<Hash> identities)
    {
        lock (gate)
        {
            foreach (Hash identity in identities)
            {
                beginnings.Add(BeginningOf(identity));
            }
        }
    }

    private static ulong BeginningOf(Hash identity) => BinaryPrimitives.ReadUInt64BigEndian(identity.Span);
}
