using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// What the rules say of a statement: accepted with its effects still in a draft, or refused with a number.
/// </summary>
public sealed class Verdict
{
    private Verdict(Draft? draft, Refusal? refusal)
    {
        Draft = draft;
        Refusal = refusal;
    }

    /// <summary>The effects, to be applied by <see cref="LedgerState.Apply"/>; null if refused.</summary>
    public Draft? Draft { get; }

    /// <summary>Why not; null if accepted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether the statement is accepted.</summary>
    public bool IsAccepted => Refusal is null;

    internal static Verdict Accepted(Draft draft) => new(draft, null);

    internal static Verdict Refused(Refusal refusal) => new(null, refusal);
}
