using System.Diagnostics;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>A statement past the door: read, its acts parsed, its signature checked if the key was known.</summary>
/// <param name="Signed">The exact bytes and their envelope.</param>
/// <param name="Statement">What it says.</param>
/// <param name="SignatureHolds">Whether the signature was verified already. The key under a key id never changes, so
/// what was verified once holds at every position.</param>
internal sealed record Arrival(SignedStatement Signed, Statement Statement, bool SignatureHolds)
{
    /// <summary>The trace of its submission; default if it is not traced.</summary>
    internal ActivityContext Trace { get; init; }
}
