namespace Lodestone.Node.Pages;

/// <summary>A lot that is not here.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="IsWellFormed">Whether it could be a lot's identity.</param>
public sealed record NoLotModel(string Asked, bool IsWellFormed);
