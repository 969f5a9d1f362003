using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>A party with its names.</summary>
/// <param name="Party">Identifier.</param>
/// <param name="Name">Names.</param>
/// <param name="Country">ISO 3166 alpha-2, or empty.</param>
public sealed record NamedParty(PartyId Party, Label Name, string Country);
