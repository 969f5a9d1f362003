using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>An organisation's place in a consortium: what its node orders by and signs its envelopes with.</summary>
/// <param name="Engine">The engine that all nodes of the network order by; disposed by whoever made it.</param>
/// <param name="Organisation">The organisation, a registered party.</param>
/// <param name="Key">A registered key of the organisation.</param>
/// <param name="Genesis">
/// The network's genesis statement: every node begins with it, at the time at which it was issued, before it reads the order.
/// </param>
/// <param name="Agreement">
/// How the nodes agree: nothing is acknowledged before enough of them have signed it. Null if this node's own signature is
/// enough.
/// </param>
public sealed record ConsortiumSeat(
    IOrderingEngine Engine, PartyId Organisation, SigningKey Key, SignedStatement Genesis, AgreementTerms? Agreement = null)
{
    /// <summary>The key that takes over once the ledger knows it as the organisation's; null if none is at hand.</summary>
    public SigningKey? NextKey { get; init; }
}
