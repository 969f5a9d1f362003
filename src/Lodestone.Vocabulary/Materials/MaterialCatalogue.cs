using System.Diagnostics.CodeAnalysis;

namespace Lodestone.Vocabulary;

/// <summary>The materials that lots can be of.</summary>
public static class MaterialCatalogue
{
    private static readonly Dictionary<string, Material> ByCode = RareEarthMaterials.Rows
        .Concat(MagnetMaterials.Rows)
        .Concat(AntimonyMaterials.Rows)
        .Concat(GalliumMaterials.Rows)
        .Concat(GermaniumMaterials.Rows)
        .ToDictionary(material => material.Code, StringComparer.Ordinal);

    /// <summary>Every material, in ordinal order of its code.</summary>
    public static IReadOnlyList<Material> All { get; } =
        [.. ByCode.Values.OrderBy(material => material.Code, StringComparer.Ordinal)];

    /// <summary>The material of a code, or false.</summary>
    public static bool TryFind(string? code, [NotNullWhen(true)] out Material? material)
    {
        material = null;
        return code is not null && ByCode.TryGetValue(code, out material);
    }
}
