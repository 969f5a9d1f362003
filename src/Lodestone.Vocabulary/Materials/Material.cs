using System.Collections.Immutable;

namespace Lodestone.Vocabulary;

/// <summary>A material of the catalogue.</summary>
/// <param name="Code">Its code, such as <c>ree.oxide.nd</c>: lower-case words joined by points.</param>
/// <param name="Chain">The mineral chain.</param>
/// <param name="Form">What it is.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="HsCodes">HS codes that it is usually declared under, six digits or more; reference, not law.</param>
/// <param name="MayHold">Listed elements that it may hold; empty means all of the chain.</param>
/// <param name="MaxListedShare">The largest total share by mass of listed elements that is chemically possible.</param>
/// <param name="PurityClasses">
/// Trade purity classes, such as <c>4N</c> with the least share of the main substance.
/// </param>
public sealed record Material(
    string Code,
    Chain Chain,
    MaterialForm Form,
    string NameEn,
    string NameZh,
    ImmutableArray<string> HsCodes,
    ImmutableArray<Element> MayHold,
    Ppb MaxListedShare,
    ImmutableArray<PurityClass> PurityClasses)
{
    /// <summary>The elements that it is named after and traded for; empty for ores, mixtures and residues.</summary>
    public ImmutableArray<Element> Principal { get; init; } = [];

    /// <summary>
    /// The formula of <see cref="CompoundCatalogue"/> that its content is stated in; null if it is the element.
    /// </summary>
    public string? StatedAs { get; init; }

    /// <summary>Whether a listed element may be in it; elements that are not listed always may.</summary>
    public bool MayContain(Element element)
    {
        if (!element.IsListed)
        {
            return true;
        }

        return MayHold.IsEmpty ? ChainOf(element) == Chain : MayHold.Contains(element);
    }

    /// <summary>
    /// Whether a composition is chemically possible for this material: null, or the refusal that names the element that
    /// it cannot hold or the sum that it cannot reach. Censored shares count nothing.
    /// </summary>
    public Refusal? Judge(Composition composition, string field)
    {
        ArgumentNullException.ThrowIfNull(composition);
        long sum = 0;
        foreach (ElementShare share in composition.Shares)
        {
            if (share.IsCensored || !share.Element.IsListed)
            {
                continue;
            }

            if (!share.Share.Equals(Ppb.Zero) && !MayContain(share.Element))
            {
                return new Refusal(RefusalCode.CompositionDoesNotFitMaterial, field, $"{share.Element} in {Code}");
            }

            sum += share.Share.Value;
        }

        return sum > MaxListedShare.Value
            ? new Refusal(RefusalCode.CompositionDoesNotFitMaterial, field, $"{sum} ppb > {MaxListedShare.Value} ppb")
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static Chain ChainOf(Element listed) => listed.Symbol switch
    {
        "Sb" => Chain.Antimony,
        "Ga" => Chain.Gallium,
        "Ge" => Chain.Germanium,
        _ => Chain.RareEarth,
    };
}
