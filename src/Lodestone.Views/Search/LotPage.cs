namespace Lodestone.Views;

/// <summary>A page of lots, newest first.</summary>
/// <param name="Lots">The lots.</param>
/// <param name="Next">Where the next page starts, or null.</param>
public sealed record LotPage(IReadOnlyList<LotSummary> Lots, long? Next);
