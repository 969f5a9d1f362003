using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>A deposit of the reference that a demo mine works.</summary>
/// <param name="Code">Its code on the ledger, such as <c>BAYANOBO</c>.</param>
/// <param name="Name">Its name in the reference.</param>
/// <param name="Mineral">What is mined.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="OreGradeLow">Least share of rare-earth oxides in the ore.</param>
/// <param name="OreGradeHigh">Greatest share of rare-earth oxides in the ore.</param>
/// <param name="Oxides">Shares of the total rare-earth oxides, in ascending order of the element.</param>
public sealed record DemoDeposit(
    string Code,
    string Name,
    string Mineral,
    string Country,
    Ppb OreGradeLow,
    Ppb OreGradeHigh,
    ImmutableArray<DemoOxideShare> Oxides)
{
    /// <summary>An element's share in a unit of total rare-earth oxide.</summary>
    public Ppb ElementInOxide(Element element)
    {
        foreach (DemoOxideShare row in Oxides)
        {
            if (row.Element == element)
            {
                return CompoundCatalogue.ReportedOxide(element).ElementShareOf(row.Share);
            }
        }

        return Ppb.Zero;
    }
}

/// <summary>One oxide's share of the total rare-earth oxides of a deposit.</summary>
/// <param name="Element">The element.</param>
/// <param name="Share">The share of its reported oxide.</param>
/// <param name="Source">Where the figure comes from.</param>
public sealed record DemoOxideShare(Element Element, Ppb Share, string Source);
