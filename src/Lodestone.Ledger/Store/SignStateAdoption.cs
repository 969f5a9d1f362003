using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// Leave to go on without the sign-state that was lost: the one way past <see cref="OpenFault.SignStateMissing"/>. With
/// a witness's latest checkpoint the store is checked against it; without one, a person answers for the reason.
/// </summary>
/// <param name="Reason">Who decided it and why; kept in the new sign-state.</param>
/// <param name="Witnessed">The latest checkpoint that a witness has, verified; null if there is none.</param>
public sealed record SignStateAdoption(string Reason, SignedCheckpoint? Witnessed = null);
