namespace Lodestone.Transparency;

/// <summary>
/// A tile that a proof needs is missing or cut short. The store is incomplete; trying again may not help.
/// </summary>
public sealed class TileUnavailableException : Exception
{
    /// <summary>Names the tile.</summary>
    public TileUnavailableException(TileAddress address)
        : base($"The tile {address} is not available.") => Address = address;

    /// <summary>The tile that was asked for.</summary>
    public TileAddress Address { get; }
}
