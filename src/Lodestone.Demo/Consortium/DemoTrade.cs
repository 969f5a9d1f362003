namespace Lodestone.Demo;

/// <summary>What a demo party does.</summary>
public enum DemoTrade
{
    /// <summary>Authority.</summary>
    Authority = 1,

    /// <summary>Auditor.</summary>
    Auditor = 2,

    /// <summary>Mine, with or without a mill.</summary>
    Mine = 3,

    /// <summary>Separation plant.</summary>
    Separation = 4,

    /// <summary>Metal plant or smelter.</summary>
    Metal = 5,

    /// <summary>Alloy maker that works for others' account.</summary>
    TollAlloy = 6,

    /// <summary>Maker of magnets, wafers or other articles.</summary>
    Manufacture = 7,

    /// <summary>Recycler.</summary>
    Recycler = 8,

    /// <summary>Laboratory.</summary>
    Laboratory = 9,

    /// <summary>Carrier.</summary>
    Carrier = 10,

    /// <summary>Port or warehouse.</summary>
    Port = 11,

    /// <summary>Exporter at home.</summary>
    Exporter = 12,

    /// <summary>Importer abroad.</summary>
    Importer = 13,
}
