using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// What a rule sees of the act before it: the draft, who speaks, and where the ledger stands. No clock, no disk.
/// </summary>
/// <param name="Draft">The state as the statement's earlier acts have left it.</param>
/// <param name="Statement">The whole statement.</param>
/// <param name="ActIndex">Which act is being judged, from 0.</param>
/// <param name="Position">Entry index and block time.</param>
public sealed record Case(Draft Draft, Statement Statement, int ActIndex, Position Position)
{
    /// <summary>The speaking party.</summary>
    public PartyId Issuer => Statement.Issuer;

    /// <summary>Where in the act the rules are reading, such as <c>proposed.</c>; empty at its top.</summary>
    public string Within { get; init; } = string.Empty;

    /// <summary>Whether the act is proposed by one person and approved by another.</summary>
    public bool IsDecidedByTwo { get; init; }

    /// <summary>The path of a field of this act, such as <c>acts[0].site</c>.</summary>
    public string Field(string name) => $"acts[{ActIndex}].{Within}{name}";

    /// <summary>The key under which this act's event is recorded: its event id, or statement and index.</summary>
    public string EventKey(EventFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.EventId ?? $"{Statement.Identity.Hex}#{ActIndex}";
    }

    /// <summary>The pseudonym of the person who speaks; the key is known to be registered.</summary>
    internal string Person => Draft.Keys.Find(Statement.Key)?.Person ?? string.Empty;

    /// <summary>A refusal of a field of this act.</summary>
    internal Refusal Refuse(RefusalCode code, string field, string? detail = null) => new(code, Field(field), detail);
}
