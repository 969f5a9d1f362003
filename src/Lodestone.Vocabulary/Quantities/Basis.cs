namespace Lodestone.Vocabulary;

/// <summary>What a mass counts. Every quantity says its basis; two bases are never added.</summary>
public enum Basis
{
    /// <summary>Goods with packaging.</summary>
    Gross = 1,

    /// <summary>Goods without packaging, moisture as it is.</summary>
    Net = 2,

    /// <summary>Net mass without moisture.</summary>
    Dry = 3,

    /// <summary>Net mass with its moisture, which is stated beside it.</summary>
    Wet = 4,

    /// <summary>Only the contained element.</summary>
    ContainedElement = 5,

    /// <summary>Only the contained oxide.</summary>
    ContainedOxide = 6,
}
