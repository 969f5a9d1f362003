using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>What the search among lots shows.</summary>
/// <param name="Grid">The lots.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="Names">The list of names as it was typed.</param>
/// <param name="Unknown">Names of the list that found nothing.</param>
/// <param name="Since">First date as it was asked for.</param>
/// <param name="Until">Last date as it was asked for.</param>
/// <param name="Materials">Materials to choose from.</param>
/// <param name="Parties">Parties to choose from.</param>
/// <param name="Sites">Sites to choose from.</param>
public sealed record SearchModel(
    Grid Grid,
    LotQuery Query,
    string Names,
    IReadOnlyList<string> Unknown,
    string? Since,
    string? Until,
    IReadOnlyList<(string Code, string Name)> Materials,
    IReadOnlyList<(string Code, string Name)> Parties,
    IReadOnlyList<(string Code, string Name)> Sites);
