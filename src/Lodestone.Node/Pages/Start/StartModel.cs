using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>What the start page shows.</summary>
/// <param name="Asked">What was searched for; null if nothing.</param>
/// <param name="Found">What was found; null if nothing was searched for.</param>
/// <param name="Overview">The network at a glance.</param>
/// <param name="Network">Its name.</param>
/// <param name="LastBlock">Time of the last block; null before the first.</param>
/// <param name="Height">Its height.</param>
/// <param name="Example">A lot worth looking at; null if there is none.</param>
public sealed record StartModel(
    string? Asked, LotPage? Found, NetworkOverview Overview, string Network, Instant? LastBlock, long Height, Eid? Example);
