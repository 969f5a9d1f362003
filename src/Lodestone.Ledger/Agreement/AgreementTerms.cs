using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>How an organisation takes part in the agreement of a network's nodes.</summary>
/// <param name="Policy">
/// The organisations' agreement keys (C2SP cosigner keys, named for the organisations) and how many of them make a checkpoint
/// final.
/// </param>
/// <param name="Own">Our key of the policy.</param>
/// <param name="Signer">Signs for it: neither the log's key nor a witness's.</param>
public sealed record AgreementTerms(WitnessPolicy Policy, NoteKey Own, SigningKey Signer);
