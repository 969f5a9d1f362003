using Lodestone.Transparency;

namespace Lodestone.Demo;

/// <summary>Which demo year is made.</summary>
public sealed record DemoOptions
{
    /// <summary>Seed text; the documented one unless a test wants another history.</summary>
    public string Seed { get; init; } = DemoSeed.Text;

    /// <summary>
    /// How many events at least, from 100 to tens of millions. A larger number refines the lots, not the industry: the
    /// year's tonnage stays, in ever smaller lots.
    /// </summary>
    public long Scale { get; init; } = 10_000;

    /// <summary>Name of the network, and the log's origin.</summary>
    public string Network { get; init; } = "demo.lodestone.example";

    /// <summary>The signature suite of all keys; another than Ed25519 is named in the genesis.</summary>
    public SignatureAlgorithm Suite { get; init; } = SignatureAlgorithm.EdDSA;

    /// <summary>How many organisations hold the network together; 0 if one keeps it alone.</summary>
    public int Members { get; init; }

    /// <summary>The simulated calendar year.</summary>
    public int Year { get; init; } = 2025;
}
