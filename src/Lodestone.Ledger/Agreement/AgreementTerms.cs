using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>How an organisation takes part in the agreement of a network's nodes.</summary>
/// <param name="Signers">
/// The organisation's agreement keys: neither the log's key nor a witness's. Each size is signed with the one that the charter
/// of that size names, so a new key may lie here before its time comes.
/// </param>
/// <param name="Policy">
/// Whose signatures count (C2SP cosigner keys, named for the organisations) and how many make a checkpoint final, in a network
/// whose genesis names no members; where it names them, the charters on the ledger say so.
/// </param>
public sealed record AgreementTerms(IReadOnlyList<SigningKey> Signers, WitnessPolicy? Policy = null);
