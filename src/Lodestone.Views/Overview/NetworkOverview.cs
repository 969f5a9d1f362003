using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// Stock of a material. Sums over all parties: for the authority, or the public where parties are many.
/// </summary>
/// <param name="Material">Material code.</param>
/// <param name="Form">Stage along the chain, or null if the catalogue does not know the material.</param>
/// <param name="Status">Where its lots stand.</param>
/// <param name="Lots">How many lots.</param>
/// <param name="Milligrams">Mass left in all of them: may pass the mass that one lot can have.</param>
public sealed record StockLine(string Material, MaterialForm? Form, LotStatus Status, long Lots, long Milligrams);

/// <summary>A block as the views saw it.</summary>
/// <param name="Height">Height.</param>
/// <param name="Time">Block time.</param>
/// <param name="FirstIndex">Index of its first entry.</param>
/// <param name="Entries">How many entries.</param>
public sealed record BlockLine(long Height, Instant Time, long FirstIndex, int Entries);

/// <summary>The network at a glance.</summary>
/// <param name="NextIndex">Entries below this are taken into account.</param>
/// <param name="Parties">How many parties are registered.</param>
/// <param name="Sites">How many sites are registered.</param>
/// <param name="Lots">How many lots there ever were, voided ones left out.</param>
/// <param name="Events">How many events concerned lots.</param>
/// <param name="Stopped">How many lots are under hold or in quarantine.</param>
/// <param name="Stock">Stock by material and status.</param>
/// <param name="LatestBlocks">The latest blocks, newest first.</param>
public sealed record NetworkOverview(
    long NextIndex,
    long Parties,
    long Sites,
    long Lots,
    long Events,
    long Stopped,
    IReadOnlyList<StockLine> Stock,
    IReadOnlyList<BlockLine> LatestBlocks);
