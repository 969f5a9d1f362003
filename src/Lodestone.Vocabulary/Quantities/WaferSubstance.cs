namespace Lodestone.Vocabulary;

/// <summary>What a wafer, or the layer grown on it, is made of.</summary>
public sealed record WaferSubstance
{
    // Densities at room temperature as handbooks of semiconductors give them: GaAs 5.3176, GaN 6.15, Ge 5.3234 g/cm³.
    private WaferSubstance(string name, Element element, Compound? compound, long microgramsPerCubicCentimetre) =>
        (Name, Element, Compound, MicrogramsPerCubicCentimetre) =
        (name, element, compound, microgramsPerCubicCentimetre);

    /// <summary>Gallium arsenide.</summary>
    public static WaferSubstance GalliumArsenide { get; } =
        new("GaAs", Element.Of("Ga"), CompoundCatalogue.Of("GaAs"), 5_317_600);

    /// <summary>Gallium nitride.</summary>
    public static WaferSubstance GalliumNitride { get; } =
        new("GaN", Element.Of("Ga"), CompoundCatalogue.Of("GaN"), 6_150_000);

    /// <summary>Germanium.</summary>
    public static WaferSubstance Germanium { get; } = new("Ge", Element.Of("Ge"), null, 5_323_400);

    /// <summary>Its formula.</summary>
    public string Name { get; }

    /// <summary>The listed element in it.</summary>
    public Element Element { get; }

    /// <summary>The compound; null if it is the element itself.</summary>
    public Compound? Compound { get; }

    /// <summary>Its density.</summary>
    public long MicrogramsPerCubicCentimetre { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
