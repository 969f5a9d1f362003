using System.Collections.Frozen;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// The fictional consortium of the demo: authorities, mines, plants, laboratories, carriers, traders.
/// </summary>
public sealed class DemoConsortium
{
    private static readonly DemoConsortium Only = new(Cast.All);

    private readonly FrozenDictionary<string, DemoParty> byCode;
    private readonly FrozenDictionary<PartyId, DemoParty> byId;

    private DemoConsortium(IReadOnlyList<DemoParty> parties)
    {
        Parties = parties;
        byCode = parties.ToFrozenDictionary(party => party.Code, StringComparer.Ordinal);
        byId = parties.ToFrozenDictionary(party => party.Id);
    }

    /// <summary>Every party, the root authority first.</summary>
    public IReadOnlyList<DemoParty> Parties { get; }

    /// <summary>The root authority.</summary>
    public DemoParty Root => Parties.Single(party => party.Role == PartyRole.RootAuthority);

    /// <summary>The consortium; the same in every demo network.</summary>
    public static DemoConsortium Describe() => Only;

    /// <summary>The party of a short name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public DemoParty Party(string code) => byCode[code];

    /// <summary>The party of an identifier, or null.</summary>
    public DemoParty? Find(PartyId id) => byId.GetValueOrDefault(id);

    /// <summary>The site of a short name: its party's, or its party's and a number.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public DemoSite Site(string code) =>
        Parties.SelectMany(party => party.Sites).FirstOrDefault(site => site.Code == code)
        ?? throw new KeyNotFoundException($"No demo site '{code}'.");
}
