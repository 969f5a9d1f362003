using Lodestone.Node.Vault;
using Lodestone.Rules;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Access;

/// <summary>
/// Who asks: nobody known, a party by a managed key with the role that the ledger gives it, or the node's operator.
/// </summary>
/// <param name="Key">The managed key that the caller's API key opens; null for the public and the operator.</param>
/// <param name="Role">The party's role on the ledger; null for the public and the operator.</param>
/// <param name="IsOperator">Whether it is the operator of this node: it reads everything and signs nothing.</param>
/// <param name="IsMember">Whether it is a full member's node: it holds all entries and replays them.</param>
internal sealed record Caller(ManagedKey? Key, PartyRole? Role, bool IsOperator = false, bool IsMember = false)
{
    private const string Field = "Authorization";

    /// <summary>Anybody.</summary>
    public static Caller Public { get; } = new(null, null);

    /// <summary>Who has the node's folders.</summary>
    public static Caller Operator { get; } = new(null, null, IsOperator: true);

    /// <summary>Another full member's node.</summary>
    public static Caller Member { get; } = new(null, null, IsMember: true);

    /// <summary>Whether the caller is an authority.</summary>
    public bool IsAuthority => Role is PartyRole.RootAuthority or PartyRole.IndustryAuthority or PartyRole.Customs;

    /// <summary>
    /// Whether the caller sees every entry: an authority, an auditor that the root authority registered, a full member's
    /// node, or the operator.
    /// </summary>
    public bool SeesAll => IsAuthority || IsOperator || IsMember || Role is PartyRole.Auditor;

    /// <summary>The caller as the views know readers.</summary>
    public Reader Reader => SeesAll ? Reader.Authority
        : Key is { } key ? Reader.Of(key.Party)
        : Reader.Public;

    /// <summary>
    /// Whether the caller may see an entry: who sees all, its issuer, or a party that it names as receiver, owner,
    /// carrier, counterparty or contract partner.
    /// </summary>
    public bool MaySee(Statement statement) => SeesAll
        || (Key is { } key && (statement.Issuer == key.Party || Addressees.Of(statement).Contains(key.Party)));

    /// <summary>
    /// The caller of a managed key; or why the ledger does not let that key speak for its party now. A key that is lost
    /// and revoked must not read on.
    /// </summary>
    public static (Caller? Caller, Refusal? Refusal) Of(LedgerState state, ManagedKey key, Instant now) =>
        Of(state.Keys.Find(key.KeyId), () => state.Parties.Find(key.Party.Value)?.Role, key, now);

    /// <summary>The same, of the key's row and the role of its party, wherever they were read.</summary>
    public static (Caller? Caller, Refusal? Refusal) Of(
        KeyRow? registered, Func<PartyRole?> role, ManagedKey key, Instant now) =>
        registered switch
        {
            null => (null, new Refusal(RefusalCode.KeyUnknown, Field, key.KeyId)),
            { } row when row.Party != key.Party => (null, new Refusal(RefusalCode.KeyOfAnotherParty, Field, key.KeyId)),
            { ValidTo: { } end } when end <= now => (null, new Refusal(RefusalCode.KeyExpired, Field, end.ToString())),
            { RevokedAt: { } at } => (null, new Refusal(RefusalCode.KeyRevoked, Field, $"at entry {at}")),
            _ => (new Caller(key, role()), null),
        };
}
