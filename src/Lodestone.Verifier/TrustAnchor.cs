using Lodestone.Transparency;

namespace Lodestone.Verifier;

/// <summary>
/// What a relying party trusts before it looks at any evidence; obtained out of band, never out of a bundle.
/// </summary>
/// <param name="Network">Identity of the network's genesis statement (COSE <c>aud</c>).</param>
/// <param name="LogKey">The log's checkpoint key; its name is the log's origin.</param>
/// <param name="LogStatementKey">The log's key for manifests, receipts and promises.</param>
/// <param name="Policy">Which witnesses must have cosigned.</param>
public sealed record TrustAnchor(Hash Network, NoteKey LogKey, PublicKey LogStatementKey, WitnessPolicy Policy);
