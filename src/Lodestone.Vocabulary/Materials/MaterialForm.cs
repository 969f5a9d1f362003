namespace Lodestone.Vocabulary;

/// <summary>What a material is, along the chain.</summary>
public enum MaterialForm
{
    /// <summary>Ore as mined, or leach liquor's raw precipitate.</summary>
    Ore = 1,

    /// <summary>Concentrate.</summary>
    Concentrate = 2,

    /// <summary>Mixed carbonate, chloride or oxide before separation.</summary>
    MixedCompound = 3,

    /// <summary>Separated oxide or salt.</summary>
    Oxide = 4,

    /// <summary>Metal.</summary>
    Metal = 5,

    /// <summary>Alloy, strip or powder.</summary>
    Alloy = 6,

    /// <summary>Sintered or bonded block, crystal, ingot for slicing.</summary>
    Block = 7,

    /// <summary>Finished article: magnet, wafer.</summary>
    Article = 8,

    /// <summary>Residue that can become feed: tailings, slag, swarf, scrap.</summary>
    Residue = 9,

    /// <summary>Chemical compound for further use.</summary>
    Compound = 10,
}
