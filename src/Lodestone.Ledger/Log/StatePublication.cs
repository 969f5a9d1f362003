namespace Lodestone.Ledger;

/// <summary>A published state root.</summary>
/// <param name="Head">The head whose checkpoint carries it: header, note and root.</param>
/// <param name="Tree">The rows of the state at that head, ready to prove.</param>
public sealed record StatePublication(LedgerHead Head, StateTree Tree);
