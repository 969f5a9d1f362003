using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>How far our node has read the order, and what that says about our own envelopes.</summary>
/// <param name="Height">The engine's height up to which everything is read.</param>
/// <param name="Next">The number of our next envelope: all before it count.</param>
/// <param name="Last">Identity of the envelope before it.</param>
/// <param name="Key">The key that speaks for us now; null if none of ours does.</param>
internal sealed record OrderRead(long Height, long Next, Hash Last, SigningKey? Key);
