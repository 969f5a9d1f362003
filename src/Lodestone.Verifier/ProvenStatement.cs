using Lodestone.Vocabulary;

namespace Lodestone.Verifier;

/// <summary>A shown entry whose inclusion, key and signature are proven.</summary>
/// <param name="Index">Entry index.</param>
/// <param name="BlockTime">Time of its block.</param>
/// <param name="Statement">What it says.</param>
internal sealed record ProvenStatement(long Index, Instant BlockTime, Statement Statement);
