namespace Lodestone.Vocabulary;

/// <summary>Which mineral chain a material belongs to.</summary>
public enum Chain
{
    /// <summary>Rare earths (稀土).</summary>
    RareEarth = 1,

    /// <summary>Antimony (锑).</summary>
    Antimony = 2,

    /// <summary>Gallium (镓).</summary>
    Gallium = 3,

    /// <summary>Germanium (锗).</summary>
    Germanium = 4,
}
