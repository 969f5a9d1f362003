namespace Lodestone.Vocabulary;

/// <summary>What a permit allows a party to do at a site.</summary>
public enum Activity
{
    /// <summary>Extraction of ore or leach liquor (开采).</summary>
    Mining = 1,

    /// <summary>Beneficiation of ore to concentrate (选矿).</summary>
    Beneficiation = 2,

    /// <summary>Cracking, leaching, separation and refining (冶炼分离).</summary>
    Separation = 3,

    /// <summary>Reduction to metal and purification (金属冶炼).</summary>
    Smelting = 4,

    /// <summary>Alloying and strip casting.</summary>
    Alloying = 5,

    /// <summary>Making of magnets, wafers and other articles.</summary>
    Manufacturing = 6,

    /// <summary>Recovery from scrap, swarf and residues (综合利用).</summary>
    Recycling = 7,

    /// <summary>Buying, selling, import and export (流通、进出口).</summary>
    Trading = 8,

    /// <summary>Carriage of goods.</summary>
    Transport = 9,

    /// <summary>Storage of goods, ports included.</summary>
    Storage = 10,

    /// <summary>Assay by a laboratory.</summary>
    Assay = 11,
}
