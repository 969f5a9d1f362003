using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>A site with its names.</summary>
/// <param name="Site">GLN.</param>
/// <param name="Name">Names.</param>
/// <param name="Country">ISO 3166 alpha-2, or empty.</param>
public sealed record NamedSite(SiteId Site, Label Name, string Country);
