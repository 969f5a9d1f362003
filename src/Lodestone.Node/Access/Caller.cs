using Lodestone.Node.Vault;
using Lodestone.Rules;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Access;

/// <summary>Who asks: nobody known, or a party by a managed key, with the role that the ledger gives it.</summary>
/// <param name="Key">The managed key that the caller's API key opens; null for the public.</param>
/// <param name="Role">The party's role on the ledger; null for the public or if it is not registered.</param>
internal sealed record Caller(ManagedKey? Key, PartyRole? Role)
{
    /// <summary>Anybody.</summary>
    public static Caller Public { get; } = new(null, null);

    /// <summary>Whether the caller is an authority, which sees every entry.</summary>
    public bool IsAuthority => Role is PartyRole.RootAuthority or PartyRole.IndustryAuthority or PartyRole.Customs;

    /// <summary>The caller as the views know readers.</summary>
    public Reader Reader => IsAuthority ? Reader.Authority
        : Key is { } key ? Reader.Of(key.Party)
        : Reader.Public;

    /// <summary>
    /// Whether the caller may see an entry: an authority, its issuer, or a party that it names as receiver, owner,
    /// carrier, counterparty or contract partner.
    /// </summary>
    public bool MaySee(Statement statement) => IsAuthority
        || (Key is { } key && (statement.Issuer == key.Party || Addressees.Of(statement).Contains(key.Party)));

    /// <summary>The role of a party by the ledger's own register.</summary>
    public static PartyRole? RoleOf(LedgerState state, PartyId party) => state.Parties.Find(party.Value)?.Role;
}
