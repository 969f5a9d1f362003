using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Where the pages of parties and sites are.</summary>
internal static class RegistryAddress
{
    /// <summary>A party's page.</summary>
    public static string Of(PartyId party) => $"/parties/{Uri.EscapeDataString(party.Value)}";

    /// <summary>A site's page.</summary>
    public static string Of(SiteId site) => $"/sites/{site.Gln}";
}
