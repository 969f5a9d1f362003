namespace Lodestone.Vocabulary;

/// <summary>
/// A chemical compound that a listed element is weighed and traded in: an oxide, a salt, a hydrate, a phase. The
/// element's fraction is the ratio of two integers, so that conversions are exact up to the rounding they state.
/// </summary>
public sealed record Compound
{
    internal Compound(string formula, string element, string nameEn, string nameZh, string? casNumber)
    {
        Formula = formula;
        Element = Element.Of(element);
        NameEn = nameEn;
        NameZh = nameZh;
        CasNumber = casNumber;
        (ElementMicrodaltons, MolarMicrodaltons) = FormulaWeight.Of(formula, element);
    }

    /// <summary>The formula in ASCII, hydrate water after a point: <c>Nd2O3</c>, <c>LaCl3.7H2O</c>.</summary>
    public string Formula { get; }

    /// <summary>The listed element that it is traded for.</summary>
    public Element Element { get; }

    /// <summary>English name.</summary>
    public string NameEn { get; }

    /// <summary>Chinese name.</summary>
    public string NameZh { get; }

    /// <summary>CAS Registry Number; null if the table holds none.</summary>
    public string? CasNumber { get; }

    /// <summary>The element's mass in one formula unit, in millionths of a dalton.</summary>
    public long ElementMicrodaltons { get; }

    /// <summary>The mass of one formula unit, in millionths of a dalton.</summary>
    public long MolarMicrodaltons { get; }

    /// <summary>Whether the formula holds crystal water.</summary>
    public bool IsHydrate => Formula.Contains('.', StringComparison.Ordinal);

    /// <summary>The element's share of the compound's mass, rounded down to a part per billion.</summary>
    public Ppb ElementFraction => Ppb.Of((long)((Int128)ElementMicrodaltons * Ppb.Whole / MolarMicrodaltons));

    /// <summary>The element's share of the compound's mass, rounded up: what no sample of it can exceed.</summary>
    public Ppb LargestElementShare => Ppb.Of(
        (long)((((Int128)ElementMicrodaltons * Ppb.Whole) + MolarMicrodaltons - 1) / MolarMicrodaltons));

    /// <summary>The element in a mass of the pure compound, rounded down to a picogram.</summary>
    public ElementAmount ElementIn(Mass compound) =>
        new ElementAmount((Int128)compound.Milligrams * Ppb.Whole).Share(ElementMicrodaltons, MolarMicrodaltons);

    /// <summary>The mass of pure compound that holds an amount of the element, in picograms, rounded down.</summary>
    public ElementAmount CompoundOf(ElementAmount element) => element.Share(MolarMicrodaltons, ElementMicrodaltons);

    /// <summary>A share by mass of the element, from a share of the compound, rounded down.</summary>
    public Ppb ElementShareOf(Ppb compound) =>
        Ppb.Of((long)((Int128)compound.Value * ElementMicrodaltons / MolarMicrodaltons));

    /// <summary>
    /// A share by mass of the compound, from a share of the element, rounded down; null if the element's share is more
    /// than the pure compound holds.
    /// </summary>
    public Ppb? CompoundShareOf(Ppb element) =>
        Ppb.TryOf((long)((Int128)element.Value * MolarMicrodaltons / ElementMicrodaltons), out Ppb share)
            ? share
            : null;

    /// <inheritdoc/>
    public override string ToString() => Formula;
}
