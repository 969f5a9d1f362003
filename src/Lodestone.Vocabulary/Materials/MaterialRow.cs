using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>How the tables of materials are written: one line a material, its facts added behind it.</summary>
internal static class MaterialRow
{
    /// <summary>
    /// What an assay of the pure substance may read above its formula: 0.1 % of mass, for other listed elements with
    /// heavier atoms and for the assay's own error.
    /// </summary>
    private const long Headroom = 1_000_000;

    internal static readonly ImmutableArray<Element> RareEarthsAndGallium =
        [.. Element.Listed.Where(element => element.IsRareEarth || element.Symbol == "Ga")];

    /// <summary>A material that may be wholly of listed elements.</summary>
    internal static Material Of(
        string code, Chain chain, MaterialForm form, string nameEn, string nameZh, string hsCodes) =>
        new(code, chain, form, nameEn, nameZh, [.. hsCodes.Split(' ')], [], Ppb.Of(Ppb.Whole), []);

    /// <summary>At most so many per cent of listed elements.</summary>
    internal static Material AtMost(this Material material, int percent) =>
        material with { MaxListedShare = Ppb.Of(percent * 10_000_000L) };

    /// <summary>At most what the richest of these formulas holds, with headroom.</summary>
    internal static Material AtMostAs(this Material material, string formulas) => material with
    {
        MaxListedShare = Ppb.Of(Headroom + formulas.Split(' ')
            .Max(formula => CompoundCatalogue.Of(formula).LargestElementShare.Value)),
    };

    internal static Material Holding(this Material material, params ImmutableArray<Element> elements) =>
        material with { MayHold = elements };

    internal static Material TradedFor(this Material material, string elements, string? statedAs = null) =>
        material with { Principal = [.. elements.Split(' ').Select(Element.Of)], StatedAs = statedAs };

    internal static Material InNines(this Material material, string names, string standard = "") =>
        material with
        {
            PurityClasses =
            [
                .. material.PurityClasses,
                .. names.Split(' ').Select(name => PurityClass.OfNines(name, standard)),
            ],
        };

    internal static Material InClass(this Material material, string name, long minPpb, string standard) =>
        material with { PurityClasses = material.PurityClasses.Add(new PurityClass(name, Ppb.Of(minPpb), standard)) };
}
