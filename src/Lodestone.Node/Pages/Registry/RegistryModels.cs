using Lodestone.Rules;
using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>What the list of parties shows.</summary>
/// <param name="Parties">The parties.</param>
public sealed record PartiesModel(Grid Parties);

/// <summary>What the page of a party shows.</summary>
/// <param name="Party">Its registration.</param>
/// <param name="Sites">Its sites.</param>
/// <param name="Permits">Its permits.</param>
/// <param name="Keys">Its keys.</param>
/// <param name="Stock">Its stock; null if it is not for the reader.</param>
public sealed record PartyModel(PartyRow Party, Grid Sites, Grid Permits, Grid Keys, Grid? Stock);

/// <summary>What the page of a site shows.</summary>
/// <param name="Site">Its registration.</param>
/// <param name="Party">Who runs it.</param>
/// <param name="Permits">Permits that are good there.</param>
/// <param name="Stock">Stock there; null if it is not for the reader.</param>
/// <param name="Circuits">Circuits; null if they are not for the reader.</param>
/// <param name="Unaccounted">The account of material unaccounted for; null if it is not for the reader.</param>
/// <param name="Account">Its row; null if nothing was ever posted, or it is not for the reader.</param>
public sealed record SiteModel(
    SiteRow Site,
    NamedParty Party,
    Grid Permits,
    Grid? Stock,
    Grid? Circuits,
    Grid? Unaccounted,
    UnaccountedRow? Account);
