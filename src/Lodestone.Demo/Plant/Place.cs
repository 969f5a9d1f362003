using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>A site with the party that runs it.</summary>
internal sealed record Place(DemoParty Party, DemoSite Site)
{
    public PartyId Owner => Party.Id;

    public SiteId Id => Site.Id;

    public string Scale => Site.Instruments[0].Uri;

    public bool Equals(Place? other) => other is not null && other.Id == Id;

    public override int GetHashCode() => Id.GetHashCode();
}
