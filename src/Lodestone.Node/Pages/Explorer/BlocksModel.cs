using Lodestone.Transparency;

namespace Lodestone.Node.Pages;

/// <summary>What the list of blocks shows.</summary>
/// <param name="Grid">The blocks.</param>
/// <param name="From">First date that is asked for; null for any.</param>
/// <param name="To">Last date that is asked for; null for any.</param>
public sealed record BlocksModel(Grid Grid, string? From, string? To);

/// <summary>What the page of a block shows.</summary>
/// <param name="Block">Its header.</param>
/// <param name="StateRoot">The state root that its checkpoint carried, or null.</param>
/// <param name="HasNext">Whether a further block is published.</param>
/// <param name="Entries">Its entries.</param>
/// <param name="SignedBy">
/// The members who signed its checkpoint alike, and whether they are enough; null if this node orders alone or knows no more.
/// </param>
public sealed record BlockModel(
    BlockHeader Block, StateRootLine? StateRoot, bool HasNext, Grid Entries, (string Names, bool IsFinal)? SignedBy);
